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
        <updated>\(XMLText.escaped(updated))</updated>
        <generator>Depositary</generator>

      """)
    for statement in statements {
      let document = try documents.document(statement.document)
      let headline = "\(statement.speakerLabel): \(statement.act.rawValue)"
      var entry = """
          <entry>
            <id>\(XMLText.escaped(statement.urn))</id>
            <title>\(XMLText.escaped(headline))</title>
            <updated>\(XMLText.escaped(statement.recordedAt))</updated>

        """
      if let day = statement.published?.exact {
        entry += "    <published>\(day)T00:00:00Z</published>\n"
      }
      entry += "    <author><name>\(XMLText.escaped(statement.speakerLabel))</name></author>\n"
      if let url = document.url {
        entry += "    <link rel=\"via\" href=\"\(XMLText.escaped(url))\"/>\n"
      }
      for instrument in statement.instruments {
        entry +=
          "    <category scheme=\"urn:depositary:instrument\" term=\"\(XMLText.escaped(instrument))\"/>\n"
      }
      entry += "    <category scheme=\"urn:depositary:act\" term=\"\(statement.act.rawValue)\"/>\n"
      entry +=
        "    <category scheme=\"urn:depositary:standing\" term=\"\(statement.standing.rawValue)\"/>\n"
      entry +=
        "    <source><id>\(XMLText.escaped(document.urn))</id><title>\(XMLText.escaped(document.headline))</title><updated>\(XMLText.escaped(document.recordedAt))</updated></source>\n"
      entry +=
        "    <content type=\"text\">\(XMLText.escaped(statement.note))</content>\n  </entry>\n"
      try write(entry)
    }
    try write("</feed>\n")
  }
}
