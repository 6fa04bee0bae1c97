import ArgumentParser
import Foundation
import Primitives
import TestSupport
import Testing

@testable import depositary

@Suite struct `The documentation` {
  private func pages() throws -> [Manual.Page] {
    let dump = try JSONValue(parsing: Depositary._dumpHelp())
    return ManualCommand.pages(try #require(dump["command"]), under: [])
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: ProjectFolder.root.appending(path: path), encoding: .utf8)
  }

  @Test func `of the commands is what the commands say of themselves`() throws {
    #expect(try text("Documentation/Commands.md") == Manual.markdown(pages()), "run `make man`")
    #expect(try text("Documentation/depositary.1") == Manual.roff(pages()), "run `make man`")
  }

  @Test func `gives an example for every command that does something, and every one takes --json`()
    throws
  {
    let all = try pages()
    for page in all.dropFirst() {
      let isGroup = all.contains { $0.name.hasPrefix(page.name + " ") }
      if isGroup { continue }
      #expect(!page.parts.example.isEmpty, "\(page.name) has no example")
      #expect(
        page.arguments.contains {
          $0.usage.hasPrefix("--json") || $0.usage.hasPrefix("--format")
            || $0.usage.hasPrefix("--geojson")
        }, "\(page.name) has no --json")
    }
  }

  @Test func `is led by a README of under 150 lines`() throws {
    #expect(
      try text("README.md").split(separator: "\n", omittingEmptySubsequences: false).count < 150)
  }

  @Test func `names every file that it links to within the checkout`() throws {
    let root = ProjectFolder.root
    let files = try FileManager.default.subpathsOfDirectory(
      atPath: root.appending(path: "Documentation").path
    )
    .filter { $0.hasSuffix(".md") }.map { "Documentation/" + $0 }
    for file in ["README.md", "CONTRIBUTING.md", "CONVENTIONS.md", "Sources/README.md"] + files {
      let folder = root.appending(path: file).deletingLastPathComponent()
      for match in try text(file).matches(of: #/\]\(([^)#:\s]+)(?:#[^)\s]*)?\)/#) {
        let target = folder.appending(path: String(match.1))
        #expect(FileManager.default.fileExists(atPath: target.path), "\(file) links to \(match.1)")
      }
    }
  }
}
