import Foundation
import Catalogue
import Primitives
import TestSupport
import Testing
import Treaties

/// The built-in catalogue, read once for all tests.
enum BuiltIn {
  static let read = CatalogueFolder(path: ProjectFolder.catalogue.path).read()
  static let catalogue = read.catalogue
  static let register = read.catalogue.register
  static let packed = CatalogueFolder(path: ProjectFolder.catalogue.path).packed().bytes
  static let today = Day("2026-11-21")!
}

@Suite struct `The built-in catalogue` {
  @Test func `is read without a fault`() {
    #expect(BuiltIn.read.diagnostics.map(\.description) == [])
  }

  @Test func `holds every instrument, system, person and outlet`() {
    #expect(BuiltIn.catalogue.instruments.count == 51)
    #expect(BuiltIn.catalogue.instruments.map(\.acts.count).reduce(0, +) >= 303)
    #expect(BuiltIn.catalogue.instruments.map(\.provisions.count).reduce(0, +) >= 83)
    #expect(BuiltIn.catalogue.systems.count == 30)
    #expect(BuiltIn.catalogue.people.count == 66)
    #expect(BuiltIn.catalogue.outlets.count == 71)
    #expect(BuiltIn.catalogue.instrumentNames.count == 81)
    #expect(BuiltIn.catalogue.table("new-start-aggregates.csv") != nil)
  }

  @Test func `reads the same from one packed file`() throws {
    let (bytes, faults) = CatalogueFolder(path: ProjectFolder.catalogue.path).packed()
    #expect(faults == [])
    let file = ProjectFolder.root.appending(path: ".build/packed-\(bytes.count).bin")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let packed = CatalogueFolder(path: file.path).read()
    #expect(packed.diagnostics == [])
    #expect(packed.catalogue.instruments == BuiltIn.catalogue.instruments)
    #expect(packed.catalogue.systems == BuiltIn.catalogue.systems)
    #expect(packed.catalogue.people == BuiltIn.catalogue.people)
    #expect(packed.catalogue.outlets == BuiltIn.catalogue.outlets)
    #expect(packed.catalogue.ambiguousNames == BuiltIn.catalogue.ambiguousNames)
    #expect(packed.catalogue.tables == BuiltIn.catalogue.tables)
  }
}
