import Foundation
import Primitives
import TestSupport
import Testing

@testable import Documents

/// Another parser's text of the same pages: lexbor's through selectolax, or libxml2's through lxml, whichever this
/// Python has. `DEPOSITARY_PYTHON` names another Python than `python3`.
private enum OtherParser {
  static let python = ProcessInfo.processInfo.environment["DEPOSITARY_PYTHON"] ?? "python3"

  static let script = """
    import gzip, json, sys
    try:
        from selectolax.lexbor import LexborHTMLParser
        def text(raw):
            tree = LexborHTMLParser(raw.decode("utf-8", "replace"))
            tree.strip_tags(["script", "style", "noscript", "template", "head", "svg"])
            return tree.body.text(separator=" ") if tree.body else ""
    except ImportError:
        from lxml import html
        def text(raw):
            tree = html.fromstring(raw.decode("utf-8", "replace").encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
            for node in list(tree.iter("script", "style", "noscript", "template", "head", "svg")):
                node.drop_tree()
            return " ".join(tree.itertext())
    for line in sys.stdin:
        path = line.strip()
        with (gzip.open if path.endswith(".gz") else open)(path, "rb") as f:
            print(json.dumps(text(f.read())))
    """

  static func run(_ script: String, _ input: String) -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, "-c", script]
    let output = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let source = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer {
      try? FileManager.default.removeItem(at: output)
      try? FileManager.default.removeItem(at: source)
    }
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    guard (try? Data(input.utf8).write(to: source)) != nil,
      let writing = try? FileHandle(forWritingTo: output),
      let reading = try? FileHandle(forReadingFrom: source)
    else { return nil }
    process.standardInput = reading
    process.standardOutput = writing
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return (try? Data(contentsOf: output)).map { String(decoding: $0, as: UTF8.self) }
  }

  static let isInstalled =
    run("try:\n import selectolax.lexbor\nexcept ImportError:\n import lxml.html", "") != nil
}

@Suite struct `The tree of a page` {
  private static let folder = ProjectFolder.shared?.appending(path: "data/webpages/scrapinghub")
  private static let pages: [String] =
    folder.flatMap { folder in
      try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "html").path)
        .filter { $0.hasSuffix(".gz") }.sorted()
    } ?? []

  private static func text(_ html: [UInt8]) -> String {
    html.withUnsafeBufferPointer { bytes in
      HTMLEncoding.withUTF8(bytes) { bytes, _ in
        let tree = HTMLTreeBuilder.tree(of: bytes)
        let none = WordFilter(words: 1)
        let page = PageBlocks(tree, titleWords: none, known: none)
        return page.blocks.map { String(decoding: page.text(of: $0), as: UTF8.self) }.joined(
          separator: "\n")
      }
    }
  }

  /// How many of the words of `gold` are there, each as often as it stands in it.
  private static func found(_ gold: [UInt64], in text: String) -> Double {
    var words: [UInt64: Int] = [:]
    for word in WordFilter.hashes(of: text) { words[word, default: 0] += 1 }
    var hits = 0
    for word in gold where words[word, default: 0] > 0 {
      words[word, default: 0] -= 1
      hits += 1
    }
    return Double(hits) / Double(max(1, gold.count))
  }

  @Test(
    .enabled(
      if: !pages.isEmpty && OtherParser.isInstalled,
      "needs the shared pages beside this checkout and selectolax or lxml for Python"))
  func `loses no more of the articles than lexbor's or libxml2's does`() throws {
    let folder = try #require(Self.folder)
    let data = try Data(contentsOf: folder.appending(path: "ground-truth.json"))
    let gold = try #require(
      try JSONSerialization.jsonObject(with: data) as? [String: [String: Any]])
    let paths = Self.pages.map { folder.appending(path: "html/\($0)").path }
    let answer = try #require(OtherParser.run(OtherParser.script, paths.joined(separator: "\n")))
    let theirs = answer.split(separator: "\n")
    #expect(theirs.count == paths.count)
    var ours = 0.0
    var others = 0.0
    for (name, line) in zip(Self.pages, theirs) {
      let id = String(name.prefix { $0 != "." })
      guard let body = gold[id]?["articleBody"] as? String else { continue }
      let words = WordFilter.hashes(of: body)
      let path = folder.appending(path: "html/\(name)")
      let html = try #require(
        Gzip.decompressed([UInt8](try Data(contentsOf: path)), limit: 1 << 26))
      let text = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8), options: .fragmentsAllowed)
          as? String)
      let own = Self.found(words, in: Self.text(html))
      let other = Self.found(words, in: text)
      #expect(own >= other - 0.06, "\(id): \(own) of the words, theirs \(other)")
      ours += own
      others += other
    }
    #expect(ours >= others - 0.002 * Double(paths.count), "\(ours) and \(others) in all")
  }
}
