public import Archive
import Positions
import Primitives
public import Treaties

/// A brief on one instrument: who said what, when and where, with the exact words, in Markdown.
///
/// Every claim carries a footnote that leads to the place in its source. The brief says what was said
/// and what each reading holds; it never says which is right.
public struct Brief: Sendable {
  /// The instrument's id and its name for the title.
  public var instrument: String
  public var name: String
  /// Who is bound, for every party and reading.
  public var status: StatusAnswer
  public var statements: [RecordedStatement]

  public init(
    instrument: String, name: String, status: StatusAnswer, statements: [RecordedStatement]
  ) {
    self.instrument = instrument
    self.name = name
    self.status = status
    self.statements = statements
  }

  /// The brief as Markdown with footnotes (the form that Pandoc, GitHub and most editors read).
  public var markdown: String {
    var text = "# \(Brief.escaped(name))\n\n"
    let documents = Set(statements.map(\.document)).count
    text +=
      "*As of \(status.on), as known on \(status.knownOn). \(statements.count) recorded statements from \(documents) documents. What was said is evidence, not fact; readings stand side by side.*\n"
    var notes: [String] = []
    text += "\n## Who is bound\n\n" + standing(&notes)
    text += "\n## Who said what\n"
    if statements.isEmpty { text += "\nNo statement on this instrument is recorded.\n" }
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

  /// A table with a row for each party and reading; its notes name the acts and their sources.
  private func standing(_ notes: inout [String]) -> String {
    guard !status.answers.isEmpty else { return "No party's standing is in the catalogue.\n" }
    var text =
      status.isContested
      ? "The readings differ; they stand side by side, and none is preferred.\n\n" : ""
    text +=
      "| party | reading | state | bound | since | until | why |\n|---|---|---|---|---|---|---|\n"
    for answer in status.answers {
      var marks = ""
      for because in answer.because {
        let about = [because.act, because.effect].compactMap { $0 }.joined(separator: ": ")
        let note =
          Brief.escaped(about) + ". " + because.sources.map { "<\($0)>" }.joined(separator: ", ")
        // The same act stands behind several rows: one note serves them all.
        if let known = notes.firstIndex(of: note) {
          marks += "[^\(known + 1)]"
        } else {
          notes.append(note)
          marks += "[^\(notes.count)]"
        }
      }
      var state = answer.state.rawValue
      if answer.isUncertain { state += " (uncertain)" }
      if let condition = answer.condition {
        state += ", only while \(Brief.escaped(condition.text))"
      }
      let cells = [
        answer.party, answer.reading, state, answer.bound.rawValue, answer.since?.description ?? "",
        answer.until?.description ?? "", marks,
      ]
      text += "| " + cells.joined(separator: " | ") + " |\n"
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
