import Archive
import Foundation
import Positions
import Primitives
import Statements

/// A statement laid out for a reviewer: its place in the text, what was read of it, and its reviews.
struct ReviewSheet {
  let statement: RecordedStatement
  /// The text of its document.
  let document: String
  let reviews: [Review]
  let width: Int
  let isColoured: Bool
  /// How many bytes of the text are shown on either side.
  var reach = 240

  /// The sheet, every line ended.
  var text: String {
    var out = "\(paint(statement.uid, .bold))  \(statement.standing.rawValue)"
    if statement.isContested { out += ", " + paint("contested", .red) }
    out += "  \(Int((statement.confidence * 100).rounded())) %\n"
    var source = statement.documentTitle ?? statement.documentName
    if let outlet = statement.outlet { source += ", \(outlet)" }
    if let day = statement.published { source += ", \(day)" }
    out += source.wrapped(to: width) + "\n\n" + context + "\n\n"
    for (name, value) in fields {
      out +=
        "  " + paint(name.padding(toLength: 12, withPad: " ", startingAt: 0), .faint) + value + "\n"
    }
    if let next = statement.supersededBy { out += "  \(next) stands in its place.\n" }
    for review in reviews {
      out += "  \(review.at)  \(review.reviewer): \(review.verdict.rawValue)"
      if review.isAdjudication { out += " (adjudication)" }
      if let note = review.note { out += " — \(note)" }
      if let at = review.withdrawnAt { out += " [taken back \(at)]" }
      out += "\n"
    }
    return Paint.finished(out)
  }

  private var fields: [(String, String)] {
    var speaker = statement.speakerLabel
    if let person = statement.person { speaker += " [\(person)]" }
    if let office = statement.office, office != statement.speakerLabel { speaker += ", \(office)" }
    let side = [statement.state, "authority \(statement.authority.rawValue)"].compactMap { $0 }
    var fields = [
      ("speaker", "\(speaker) (\(side.joined(separator: ", ")))"),
      ("act", statement.act.rawValue),
      (
        "instrument",
        statement.instruments.isEmpty ? "none" : statement.instruments.joined(separator: ", ")
      ),
      ("measure", statement.measure.rawValue), ("quote", statement.quote.rawValue),
    ]
    if let day = statement.saidOn { fields.append(("said on", day.description)) }
    if let target = statement.target { fields.append(("target", target)) }
    if let condition = statement.condition { fields.append(("condition", "“\(condition.text)”")) }
    if let reporter = statement.reportedBy { fields.append(("through", reporter)) }
    if !statement.flags.isEmpty {
      fields.append(("flags", statement.flags.joined(separator: ", ")))
    }
    return fields
  }

  /// The statement's stretch of the text with some words on either side; speaker, cue and content are
  /// marked: by colour, or by brackets where there is none.
  private var context: String {
    var marks: [(range: TextRange, colour: Paint.Code, open: String, close: String)] = []
    if let speaker = statement.speaker { marks.append((speaker.range, .cyan, "{", "}")) }
    if let cue = statement.cue { marks.append((cue.range, .yellow, "<", ">")) }
    marks += statement.content.map { ($0.range, .bold, "[", "]") }
    marks.sort { $0.range < $1.range }
    let start = marks.map(\.range.start).min() ?? 0
    let end = marks.map(\.range.end).max() ?? 0
    // Whole words: from behind the last space in front of the reach, to the first space behind it.
    let bytes = Array(document.utf8)
    var from = min(max(0, start - reach), bytes.count)
    while from > 0, !bytes[from - 1].isWhiteSpace { from -= 1 }
    var to = max(0, min(end + reach, bytes.count))
    while to < bytes.count, !bytes[to].isWhiteSpace { to += 1 }
    var out = from > 0 ? "… " : ""
    var at = from
    for mark in marks where mark.range.start >= at {
      out += (document.passage(TextRange(at, mark.range.start)) ?? "").safeOnTerminal
      let words = (document.passage(mark.range) ?? "").safeOnTerminal
      out += isColoured ? paint(words, mark.colour) : mark.open + words + mark.close
      at = mark.range.end
    }
    out += (document.passage(TextRange(at, to)) ?? "").safeOnTerminal
    if to < document.utf8.count { out += " …" }
    return out.wrapped(to: width - 4, indent: "    ")
  }

  private func paint(_ words: String, _ code: Paint.Code) -> String {
    Paint(isColoured: isColoured).words(words, code)
  }
}
