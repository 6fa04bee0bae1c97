import Archive
import Positions
import Primitives

/// Words for the short names that the record and the catalogue keep, as pages print them.
enum Labels {
  /// `not-bound` as `not bound`.
  static func words(_ name: String) -> String {
    name.split(separator: "-").joined(separator: " ")
  }

  static func authority(_ authority: Authority) -> String {
    switch authority {
    case .binding: "binds the state"
    case .speaking: "speaks for the state"
    case .official: "other official"
    case .former: "former official"
    case .expert: "expert"
    case .unnamed: "unnamed"
    }
  }

  static func tier(_ tier: SourceTier) -> String {
    switch tier {
    case .official: "official text"
    case .agency: "agency"
    case .report: "report"
    case .rewrite: "rewrite"
    case .anonymous: "anonymous channel"
    }
  }

  static func standing(_ standing: StatementStanding) -> String {
    switch standing {
    case .machineRead: "machine-read"
    case .accepted: "accepted by a person"
    case .corrected: "corrected by a person"
    case .rejected: "rejected by a person"
    }
  }

  static func order(_ order: StatementFilter.Order) -> String {
    switch order {
    case .newest: "newest first"
    case .relevance: "by relevance to the words"
    case .recorded: "as recorded"
    }
  }

  /// `0.834` as `83 %`.
  static func percent(_ share: Double) -> String {
    "\(Int((min(max(share, 0), 1) * 100).rounded())) %"
  }

  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    number == 1 ? "1 \(one)" : "\(number) \(many)"
  }

  /// What a statement's act is (annotation guidelines, section 4), for the tip on its badge.
  static func definition(_ act: StatementAct) -> String {
    switch act {
    case .affirm: "says it keeps to a commitment"
    case .notBound: "says it is free of a commitment"
    case .suspend: "puts a commitment on hold"
    case .withdraw: "leaves by procedure"
    case .conclude: "enters, signs or ratifies"
    case .propose: "offers a measure it would join"
    case .open: "says it is ready to talk"
    case .condition: "names what must come first"
    case .decline: "refuses"
    case .noTalks: "says that no talks are under way"
    case .accuse: "charges another with a breach or with blame"
    case .deny: "rejects a charge"
    case .dispute: "disputes that another's act has the effect claimed"
    case .deploy: "announces or confirms a test, production or deployment"
    case .threaten: "announces its own countermeasures"
    case .urge: "asks another to act"
    case .warn: "points to consequences or danger"
    case .assess: "gives a view"
    }
  }
}

/// An address that may be linked to, and how it is shown.
struct SafeLink: Sendable {
  /// Nil where only the words are shown.
  var href: String?
  var words: String

  /// Only `http` and `https` become links: an address out of a document may be a script.
  init(_ address: String) {
    let lower = address.lowercased()
    let isWeb = lower.hasPrefix("https://") || lower.hasPrefix("http://")
    let hasSpace = address.unicodeScalars.contains { $0.properties.isWhitespace || $0.value < 0x20 }
    href = isWeb && !hasSpace ? address : nil
    words = isWeb ? SafeLink.host(of: address) : address
  }

  /// The host without `www.`, for a short line of sources.
  private static func host(of address: String) -> String {
    guard let start = address.range(of: "://")?.upperBound else { return address }
    let host = address[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : String(host)
  }
}

extension String {
  /// The first place of `text`; nil where it doesn't occur.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return start..<index(start, offsetBy: text.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
