import Catalogue
import Foundation
import Primitives
import TestSupport
import Testing
import Treaties

/// A copy of the built-in catalogue's small parts with files of one's own over it.
struct OwnCatalogue {
  let folder: URL

  init(_ files: [String: String]) throws {
    try self.init(bytes: files.mapValues { Array($0.utf8) })
  }

  init(bytes files: [String: [UInt8]]) throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "catalogue-\(UUID().uuidString)")
    for (path, bytes) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
  }

  func read() -> (catalogue: LoadedCatalogue, diagnostics: [Diagnostic]) {
    defer { try? FileManager.default.removeItem(at: folder) }
    return CatalogueFolder(path: ProjectFolder.catalogue.path, with: [folder.path]).read()
  }
}

@Suite struct `A catalogue of one's own over the built-in one` {
  static let instrument = """
    name: A Treaty of Our Own
    aliases: [Our Own]
    kind: treaty
    bilateral: true
    parties: [DE, FR]
    parties-complete: true
    depositary: []
    """
  static let acts = """
    acts:
    - id: our-own/2020-01-31/DE+FR/signed
      type: signed
      date: 2020-01-31
      by: [DE, FR]
      confidence: high
      sources: [https://example.org/signed]
    """

  @Test func `adds an instrument and replaces readings`() throws {
    let own = try OwnCatalogue([
      "instruments/our-own/instrument.yaml": Self.instrument,
      "instruments/our-own/acts.yaml": Self.acts,
      "instruments/new-start/readings.yaml": """
      rulings:
      - holder: FR
        act: new-start/2023-02-28/RU/suspended
        ruling: void
        sources: [https://example.org/fr]
      disputes:
      - {id: ns-d1, over-act: new-start/2023-02-28/RU/suspended, question: Q, claims: []}
      - {id: ns-d2, over-act: new-start/2026-02-05/US+RU/expired, question: Q, claims: []}
      - {id: ns-d3, over-act: new-start/2026-02-05/US+RU/expired, question: Q, claims: []}
      """,
    ])
    let (catalogue, diagnostics) = own.read()
    #expect(diagnostics.map(\.message) == [])
    #expect(catalogue.instruments.count == 52)
    let answer = try catalogue.register.status(
      StatusQuestion(
        instrument: "our own", party: "DE", on: Day("2020-02-01")!, knownOn: BuiltIn.today))
    #expect(answer.answers[0].state == .signed)
    let newStart = try #require(catalogue.register.instrument("new-start"))
    #expect(newStart.holdersThatRule == ["FR"])
    #expect(newStart.acts.count == BuiltIn.register.instrument("new-start")?.acts.count)
  }

  @Test func `has all its faults reported at once, each with file and line`() throws {
    let own = try OwnCatalogue([
      "instruments/our-own/instrument.yaml": Self.instrument + "\nkindd: x\nduration: forever\n",
      "instruments/our-own/acts.yaml": """
      acts:
      - id: our-own/2020-02-30/DE/signed
        type: signed
        date: 2020-02-30
        by: [DE, XX]
        confidence: sure
        sources: []
      - id: our-own/2020-03-01/DE/withdrawal-notice
        type: withdrawal-notice
        date: 2020-03-01
        by: [DE, US]
        confirms: our-own/2019-01-01/DE/signed
        confidence: high
        sources: [ftp://example.org]
      - id: something-else
        type: signeed
        date: 2020-03-01
        by: [DE]
        confidence: high
        sources: [https://example.org/x]
      """,
      "instruments/our-own/readings.yaml": """
      rulings:
      - holder: nobody
        act: our-own/none
        ruling: maybe
        sources: [https://example.org/x]
      """,
      "systems/own.yaml": "names: [Own]\nstate: [DE\n",
      "actors/people/someone.yaml":
        "name: S\naliases: []\nkind: official\noffices:\n- {role: R, organisation: O, state: ZZ, authority: Q, sources: []}\n",
    ])
    let (_, diagnostics) = own.read()
    let found = diagnostics.map(\.description).joined(separator: "\n")
    for wanted in [
      "instrument.yaml:8: error: “kindd” is no key", "instrument.yaml:9: error: “forever”",
      "acts.yaml:4: error: “2020-02-30” does not fit “date”. It is not a day. Write YYYY-MM-DD",
      "acts.yaml:6: error: “sure” does not fit “confidence”. Known: high, medium, low",
      "every fact needs a source", "“XX” in “by” is no code",
      "“ftp://example.org” is no http address",
      "US acts but is no listed party", "a notice needs “effective”",
      "“confirms” names our-own/2019",
      "“signeed” is no act type", "the id of this act should be our-own/2020-03-01/DE/signeed",
      "“nobody” is not in actors/holders.yaml", "“act” names our-own/none", "“maybe” does not fit",
      "systems/own.yaml:", "not YAML", "“Q” does not fit “authority”", "“ZZ” is no code",
    ] {
      #expect(found.contains(wanted), "\(wanted) in\n\(found)")
    }
    #expect(diagnostics.allSatisfy { $0.file != nil })
  }

  @Test func `may not share a name with another in silence, nor an id, nor a key`() throws {
    let own = try OwnCatalogue([
      "instruments/our-own/instrument.yaml":
        Self.instrument.replacing("[Our Own]", with: "[new start, Our Own]"),
      "instruments/our-own/acts.yaml": Self.acts,
      "instruments/twice/instrument.yaml": Self.instrument.replacing("Our Own", with: "Twice")
        + "\nkind: treaty\n",
    ])
    let found = own.read().diagnostics.map(\.description).joined(separator: "\n")
    #expect(found.contains("“new start” is a name of new-start and of our-own"))
    #expect(found.contains("twice/instrument.yaml") && found.contains("stands twice"))
  }

  @Test func `that cannot be read is reported, not skipped`() throws {
    let own = try OwnCatalogue(bytes: [
      "instruments/our-own/instrument.yaml": [0xFF, 0xFE, 0x00],
      "instruments/half/acts.yaml": Array("acts: []".utf8),
      "systems/odd.yaml": Array("- just\n- a list\n".utf8),
    ])
    let found = own.read().diagnostics.map(\.description).joined(separator: "\n")
    #expect(found.contains("not UTF-8"))
    #expect(found.contains("has no instrument.yaml"))
    #expect(found.contains("a mapping of keys to values is wanted here"))
    let missing = CatalogueFolder(path: "/no/such/folder").read()
    #expect(missing.diagnostics.contains { $0.message.contains("no catalogue folder here") })
    #expect(missing.catalogue.instruments.isEmpty)
  }

  @Test(arguments: 0..<40)
  func `packed and then damaged is refused or read, and never crashes`(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    var bytes = CatalogueFolder(path: ProjectFolder.root.appending(path: "Catalogue/none").path)
      .packed().bytes
    #expect(bytes.count >= 9)
    bytes = BuiltIn.packed
    for _ in 0..<8 {
      bytes[Int.random(in: 8..<bytes.count, using: &generator)] = UInt8.random(
        in: 0...255, using: &generator)
    }
    if seed % 2 == 0 { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator)) }
    let file = FileManager.default.temporaryDirectory.appending(path: "packed-\(UUID().uuidString)")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let (_, diagnostics) = CatalogueFolder(path: file.path).readNames()
    #expect(diagnostics.allSatisfy { !$0.message.isEmpty })
  }
}
