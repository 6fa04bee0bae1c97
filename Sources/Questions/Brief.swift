public import Archive
import Positions
import Primitives

/// A brief on one instrument: who said what, when and where, with the exact words, in Markdown.
///
/// Every claim carries a footnote that leads to the place in its source. The brief says what was said
/// and what each reading holds; it never says which is right.
public struct Brief: Sendable {
  /// The instrument's id and its name for the title.
  public var instrument: String
  public var name: String
  /// Paragraphs in Markdown on who is bound, put before the statements; empty for none.
  public var standing: String
  public var statements: [RecordedStatement]
  /// The day the brief is made for, and the day whose knowledge it uses, in words for the heading.
  public var asOf: String

  public init(
    instrument: String, name: String, standing: String, statements: [RecordedStatement],
    asOf: String
  ) {
    self.instrument = instrument
    self.name = name
    self.standing = standing
    self.statements = statements
    self.asOf = asOf
  }

  /// The brief as Markdown with footnotes (the form that Pandoc, GitHub and most editors read).
  public var markdown: String {
    var text = "# \(Brief.escaped(name))\n\n"
    let documents = Set(statements.map(\.document)).count
    text +=
      "*\(asOf) \(statements.count) recorded statements from \(documents) documents. What was said is evidence, not fact; readings stand side by side.*\n"
    if !standing.isEmpty { text += "\n## Who is bound\n\n" + standing }
    text += "\n## Who said what\n"
    if statements.isEmpty { text += "\nNo statement on this instrument is recorded.\n" }
    var notes: [String] = []
    var heading: String?
    for statement in statements {
      let day = statement.day?.description ?? "Undated"
      if day != heading {
        heading = day
        text += "\n### \(day)\n\n"
      }
      notes.append(note(statement))
      text += line(statement) + "[^\(notes.count)]\n"
    }
    if !notes.isEmpty {
      text += "\n"
      for (index, note) in notes.enumerated() { text += "[^\(index + 1)]: \(note)\n" }
    }
    return text
  }

  private func line(_ statement: RecordedStatement) -> String {
    var who = "**\(Brief.escaped(statement.speakerLabel))**"
    let details = [statement.office, statement.state].compactMap { $0 }.filter {
      $0 != statement.speakerLabel
    }
    if !details.isEmpty { who += " (\(Brief.escaped(details.joined(separator: ", "))))" }
    let words = statement.content.map { "“\(Brief.escaped($0.text))”" }.joined(separator: " … ")
    let cue = statement.cue.map { " \(Brief.escaped($0.text)):" } ?? ":"
    var does = "\(statement.act.rawValue), \(statement.measure.rawValue)"
    if let condition = statement.condition {
      does += "; condition: “\(Brief.escaped(condition.text))”"
    }
    return "- \(who)\(cue) \(words) — *\(does)*"
  }

  private func note(_ statement: RecordedStatement) -> String {
    var parts = [Brief.escaped(statement.documentTitle ?? statement.documentName)]
    if let outlet = statement.outlet { parts.append(Brief.escaped(outlet)) }
    if let published = statement.published { parts.append("published \(published)") }
    if let reporter = statement.reportedBy { parts.append("through \(Brief.escaped(reporter))") }
    parts.append(
      "document \(statement.document) (`\(statement.documentName.replacing("`", with: "'"))`)")
    if let place = statement.content.first {
      parts.append("bytes \(place.range.start)–\(place.range.end)")
    }
    parts.append(
      "\(statement.tier.rawValue), authority \(statement.authority.rawValue), \(statement.standing.rawValue)"
    )
    if let url = statement.documentURL { parts.append("<\(url)>") }
    return parts.joined(separator: ", ") + "."
  }

  /// The words with Markdown's own marks escaped and line ends folded, so that a text that was read
  /// cannot change the brief around it.
  static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~":
        out += "\\\(character)"
      case "\n", "\r", "\r\n", "\t": out += " "
      default: out.append(character)
      }
    }
    return out
  }
}
