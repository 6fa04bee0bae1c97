import Foundation
import Positions
import Primitives
import Statements
import Testing

@testable import Workbench

@Suite struct `Hostile text` {
  static let words = [
    "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' onfocus='alert(1)",
    "</textarea><img src=x onerror=alert(1)>", "{{#page}}{{{json}}}{{/page}}", "{{>layout}}",
    "\"\u{301} onmouseover=alert(1) x=\"", "<\u{301}b>", "&\u{20DD}lt;", "\"\u{FE0F}><u>",
    "\u{202E}gnp.exe", "]]>", "--><u>", "\u{1}<u>\u{7F}", "&amp;lt;script&gt;",
  ]

  @Test(arguments: words) func `never becomes markup on any page`(word: String) async throws {
    let small = try SmallRecord()
    var draft = SmallRecord.report
    draft.title = word
    draft.outlet = word
    draft.text = "Kremlin\(word) said\(word) that all is well \(word) if\(word) it is"
    draft.kinds = [.paragraph]
    draft.statements = [
      DraftStatement(
        uid: "u1", speaker: "Kremlin\(word)", name: word, person: nil, office: word, state: word,
        kind: .office, authority: .speaking, cue: "said\(word)",
        content: ["all is well \(word) if\(word) it is"], condition: "if\(word) it is",
        act: .affirm, measure: .treaty, instruments: [word], saidOn: nil, confidence: 1,
        target: word, reportedBy: word, flags: [word])
    ]
    draft.marks = [("homoglyph", "all is well", word)]
    draft.url = "https://sample.invalid/\(word)"
    try small.record(draft)
    let visitor = try Visitor(small)
    let addresses =
      ["/", "/documents", "/documents/1", "/statements", "/statements/u1", "/speakers"] + [
        SitePath.speaker(word).path,
        SitePath.statements.path([("search", word)]), SitePath.documents.path([("search", word)]),
        SitePath.statements.path([("instrument", word), ("speaker", word)]),
        SitePath.statements.path([(word, "x")]), SitePath.instrument(word).path,
      ]
    for address in addresses {
      let text = try await visitor.get(address).text
      // With the quoted values taken out, only the page's own tags and attributes are left.
      let markup = text.replacing(/="[^"]*"/, with: "")
      for broken in ["<script", "<img", "<u>", "<\u{301}b"] {
        #expect(!markup.utf8Contains(broken), "\(broken) at \(address)")
      }
      for tag in markup.matches(of: /<[a-zA-Z][^<>]*>/) {
        #expect(
          !tag.output.contains(" on") && !tag.output.contains("'") && !tag.output.contains("\""),
          "\(tag.output) at \(address)")
      }
      #expect(!text.unicodeScalars.contains("\u{0}"))
    }
  }

  @Test func `keeps a quotation mark with an accent in its attribute`() {
    #expect(
      ScalarHTML().escapeText("\"\u{301}<\u{301}&\u{20DD}'")
        == "&quot;\u{301}&lt;\u{301}&amp;\u{20DD}&#39;")
  }

  @Test func `loses the controls that HTML forbids`() {
    #expect(ScalarHTML().escapeText("a\u{0}b\u{1}\t\n\u{7F}") == "a\u{FFFD}b\u{FFFD}\t\n\u{FFFD}")
  }

  @Test(arguments: Templates.sources.map(\.name))
  func `meets our own escaping in every template`(name: String) throws {
    let bytes = try #require(Templates.sources.first { $0.name == name }?.bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("{{% CONTENT_TYPE:\(ScalarHTML.name)}}"))
    #expect(!text.contains("{{{") && !text.contains("{{&"))
  }

  @Test(
    arguments: [
      ("https://example.org/a", "https://example.org/a", "example.org"),
      ("http://www.mid.ru/x?y#z", "http://www.mid.ru/x?y#z", "mid.ru"),
      ("javascript:alert(1)", nil, "javascript:alert(1)"),
      ("JaVaScRiPt:alert(1)", nil, "JaVaScRiPt:alert(1)"),
      ("data:text/html,x", nil, "data:text/html,x"),
      (" https://example.org", nil, " https://example.org"),
      ("https://exa\nmple.org", nil, "exa\nmple.org"), ("//example.org", nil, "//example.org"),
    ] as [(String, String?, String)])
  func `is linked to only where it is an address of the web`(
    address: String, href: String?, words: String
  ) {
    #expect(SafeLink(address).href == href)
    #expect(SafeLink(address).words == words)
  }

  @Test(arguments: ["a/b?c#d", "Ядро", "a b+c%", "..", "x.json", "é", "👍🏽"])
  func `survives as an id in a path`(id: String) throws {
    let path = SitePath.speaker(id).path
    #expect(path.utf8.allSatisfy { $0 < 128 && $0 > 32 })
    let last = try #require(path.split(separator: "/").last)
    #expect(Percent.decoded(last) == id)
  }
}

extension String {
  /// By bytes: `contains` holds composed and decomposed equal and skips half a character.
  fileprivate func utf8Contains(_ other: String) -> Bool {
    let own = Array(utf8)
    let wanted = Array(other.utf8)
    guard wanted.count <= own.count else { return false }
    return (0...(own.count - wanted.count)).contains {
      own[$0] == wanted[0] && own[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }
}
