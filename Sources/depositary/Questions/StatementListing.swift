import Archive
import Positions
import Primitives
import Questions

/// Statements laid out for reading in a terminal.
struct StatementListing {
  let width: Int

  func text(_ answer: WhoSaidWhat.Answer) -> String {
    if answer.statements.isEmpty {
      return "No recorded statement answers this. Widen the question, or read more documents.\n"
    }
    var text = ""
    for statement in answer.statements { text += entry(statement) + "\n" }
    let shown = answer.statements.count
    text += "\(shown) statement\(shown == 1 ? "" : "s")"
    if answer.total > shown { text += " of \(answer.total)" }
    return text + "\n"
  }

  private func entry(_ statement: RecordedStatement) -> String {
    let day = statement.day?.description ?? "no date"
    var who = statement.speakerLabel
    if let office = statement.office, office != who { who += ", \(office)" }
    let side = [statement.state, "authority \(statement.authority.rawValue)"].compactMap { $0 }
    var text = "\(day)  \(who) (\(side.joined(separator: ", ")))\n"
    let about =
      statement.instruments.isEmpty
      ? "no instrument" : statement.instruments.joined(separator: ", ")
    var does = "\(statement.act.rawValue) · \(about) · \(statement.measure.rawValue)"
    if let target = statement.target { does += " · about \(target)" }
    text += "    \(does)\n"
    let words = statement.content.map(\.text).joined(separator: " … ")
    let cue = statement.cue.map { $0.text + ": " } ?? ""
    text += (cue + "“" + words + "”").wrapped(to: width, indent: "    ") + "\n"
    if let condition = statement.condition {
      text += "condition: “\(condition.text)”".wrapped(to: width, indent: "    ") + "\n"
    }
    var source = "[\(statement.document)] \(statement.documentTitle ?? statement.documentName)"
    if let outlet = statement.outlet { source += ", \(outlet)" }
    if let reporter = statement.reportedBy { source += ", through \(reporter)" }
    source +=
      " (\(statement.tier.rawValue), \(statement.standing.rawValue), \(Int((statement.confidence * 100).rounded())) %)"
    return text + source.wrapped(to: width, indent: "    ") + "\n"
  }
}
