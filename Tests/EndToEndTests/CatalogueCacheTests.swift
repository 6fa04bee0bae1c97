import Foundation
import TestSupport
import Testing

@Suite struct `A catalogue that is kept packed` {
  private func resolves(_ name: String, _ program: Program) throws -> Bool {
    try program.run(["resolve", name]).status == 0
  }

  @Test func `is read anew when a file changed, and when the kept one is damaged`() throws {
    var program = try Program()
    defer { program.finish() }
    let catalogue = program.folder.appending(path: "catalogue")
    let cache = program.folder.appending(path: "cache")
    try FileManager.default.copyItem(at: ProjectFolder.catalogue, to: catalogue)
    program.environment = [
      "DEPOSITARY_CATALOGUE": catalogue.path, "XDG_CACHE_HOME": cache.path,
    ]
    func kept() -> [URL] {
      (try? FileManager.default.contentsOfDirectory(
        at: cache.appending(path: "depositary"), includingPropertiesForKeys: nil)) ?? []
    }

    // Files that changed just now may change again within the clock's tick: nothing is kept of them.
    let file = catalogue.appending(path: "instruments/new-start/instrument.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.write(to: file, atomically: true, encoding: .utf8)
    #expect(try resolves("Prague Treaty", program))
    Thread.sleep(forTimeInterval: 1.2)
    #expect(try resolves("Prague Treaty", program))
    #expect(try !resolves("Plague Treaty", program))
    #expect(kept().count == 1)

    // The same length, another name.
    let other = text.replacing("Prague Treaty", with: "Plague Treaty")
    #expect(other != text)
    try other.write(to: file, atomically: true, encoding: .utf8)
    #expect(try resolves("Plague Treaty", program))
    #expect(try !resolves("Prague Treaty", program))
    Thread.sleep(forTimeInterval: 1.2)
    #expect(try resolves("Plague Treaty", program))
    #expect(kept().count == 2)

    for kept in kept() {
      var bytes = try Data(contentsOf: kept)
      bytes[bytes.count / 2] ^= 0x41
      try bytes.write(to: kept)
    }
    #expect(try resolves("Plague Treaty", program))
    #expect(try !resolves("Prague Treaty", program))
  }
}
