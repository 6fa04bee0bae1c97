import Documents
import Foundation
import Primitives
import TestSupport
import Testing

@testable import Training

@Suite struct `The training of the page model` {
  /// Pages of several sites, laid out by one of two templates, with furniture in each.
  private static func write(to folder: URL) throws {
    for (number, set) in ["scrapinghub", "andy", "wcxb"].enumerated() {
      let place = folder.appending(path: "webpages/\(set)/html")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      var gold: [String] = []
      for page in 0..<8 {
        let id = "p\(number)\(page)"
        let lines = (0..<4).map {
          "The minister said on day \($0 + page) that the \(page + 3) parties would keep limit \($0) of the treaty."
        }
        let body = lines.map { "<p>\($0)</p>" }.joined()
        let furniture =
          "<div class=\"related\"><p><a href=\"/a\">Read more of what the minister said last year</a></p></div>"
        let html =
          "<html><head><title>Talks \(page)</title></head><body><nav><ul><li><a href=\"/\">Home</a></ul></nav><div class=\"\(page % 2 == 0 ? "story-body" : "entry")\"><h1>Talks \(page)</h1>\(body)</div>\(furniture)<footer>All rights reserved by the paper of the town</footer></body></html>"
        let path = place.appending(path: id + ".html").path
        try Data(html.utf8).write(to: URL(filePath: path))
        let gzip = Process()
        gzip.executableURL = URL(filePath: "/usr/bin/env")
        gzip.arguments = ["gzip", "-n", "-f", path]
        try gzip.run()
        gzip.waitUntilExit()
        gold.append(
          "\"\(id)\": {\"articleBody\": \"\(lines.joined(separator: "\\n"))\", \"url\": \"https://www.s\(number)\(page / 2).org/\(page)\"}"
        )
      }
      try Data("{\(gold.joined(separator: ","))}".utf8).write(
        to: folder.appending(path: "webpages/\(set)/ground-truth.json"))
    }
  }

  @Test func `gives the same bytes twice, and a model that reads pages`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "page-model-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try Self.write(to: folder)
    var made: [Data] = []
    for name in ["first", "second"] {
      let place = folder.appending(path: name)
      try PageModelTraining.train(from: folder.path, into: place.path, trees: 6)
      made.append(try Data(contentsOf: place.appending(path: "blocks.bin")))
      let source = try String(
        contentsOf: place.appending(path: "BlockClassifierData.swift"), encoding: .utf8)
      #expect(source.contains("enum BlockClassifierData"))
    }
    #expect(made[0] == made[1])
    let reader = DocumentReader(outlets: [], model: Array(made[0]))
    let page =
      "<html><head><title>Talks</title></head><body><div class=\"entry\"><p>The minister said that the parties would keep the limits of the treaty.</p><p>They would keep them for one more year, said the minister.</p></div></body></html>"
    let document = try #require(
      reader.read(DocumentSource(id: "p.html", bytes: Array(page.utf8))).first
    ).get()
    #expect(!document.flags.contains { $0.kind == "no-model" })
    #expect(document.text.contains("keep the limits of the treaty"))
  }

  @Test func `says which set is missing`() {
    let error = #expect(throws: TrainingError.self) {
      try PageModelTraining.train(from: "/nowhere", into: "/nowhere/models")
    }
    #expect(error?.code == "corpus-missing")
    #expect(error?.message.contains("scrapinghub") == true)
  }
}
