public import Archive
import Positions
import Primitives

/// An Atom feed, an entry for each statement (RFC 4287).
public struct AtomExport: Export {
  public let name = "atom"
  public let summary = "an Atom feed, a statement an entry (RFC 4287)"
  public let fileExtension = "atom"
  public let mediaType = "application/atom+xml"

  public func write(
    _ statements: [RecordedStatement], with documents: inout ExportedDocuments,
    to write: (String) throws -> Void
  ) throws {
    // An empty feed has a day too: Atom wants one, and ours may not be that of the clock.
    let updated = statements.map(\.recordedAt).max() ?? "1970-01-01T00:00:00Z"
    try write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
        <id>urn:depositary:statements</id>
        <title>Recorded statements</title>
        <updated>\(escaped(updated))</updated>
        <generator>Depositary</generator>

      """)
    for statement in statements {
      let document = try documents.document(statement.document)
      let headline = "\(statement.speakerLabel): \(statement.act.rawValue)"
      var entry = """
          <entry>
            <id>\(escaped(statement.urn))</id>
            <title>\(escaped(headline))</title>
            <updated>\(escaped(statement.recordedAt))</updated>

        """
      if let day = statement.published?.exact {
        entry += "    <published>\(day)T00:00:00Z</published>\n"
      }
      entry += "    <author><name>\(escaped(statement.speakerLabel))</name></author>\n"
      if let url = document.url {
        entry += "    <link rel=\"via\" href=\"\(escaped(url))\"/>\n"
      }
      for instrument in statement.instruments {
        entry += "    <category scheme=\"urn:depositary:instrument\" term=\"\(escaped(instrument))\"/>\n"
      }
      entry += "    <category scheme=\"urn:depositary:act\" term=\"\(statement.act.rawValue)\"/>\n"
      entry +=
        "    <category scheme=\"urn:depositary:standing\" term=\"\(statement.standing.rawValue)\"/>\n"
      entry +=
        "    <source><id>\(escaped(document.urn))</id><title>\(escaped(document.headline))</title><updated>\(escaped(document.recordedAt))</updated></source>\n"
      entry += "    <content type=\"text\">\(escaped(statement.note))</content>\n  </entry>\n"
      try write(entry)
    }
    try write("</feed>\n")
  }

  /// Text for an element or an attribute; what XML 1.0 cannot hold becomes U+FFFD.
  private func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\t", "\n": out.unicodeScalars.append(scalar)
      case "\r": out += "&#13;"
      default:
        let isBad = scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
        out.unicodeScalars.append(isBad ? "\u{FFFD}" : scalar)
      }
    }
    return out
  }
}
