import Archive
import Positions
import Primitives
import Questions

/// Statements laid out for reading in a terminal.
struct StatementListing {
  let width: Int
  /// What was searched for, to be seen in what was found.
  var search: SearchWords?
  var paint = Paint(isColoured: false)

  func text(_ answer: WhoSaidWhat.Answer) -> String {
    if answer.statements.isEmpty {
      return "No recorded statement answers this. Widen the question, or read more documents.\n"
    }
    var text = ""
    for statement in answer.statements { text += entry(statement) + "\n" }
    let shown = answer.statements.count
    text += "\(shown) statement\(shown == 1 ? "" : "s")"
    if answer.total > shown { text += " of \(answer.total)" }
    return Paint.finished(text + "\n")
  }

  private func entry(_ statement: RecordedStatement) -> String {
    let day = statement.day?.description ?? "no date"
    var who = statement.speakerLabel.safeOnTerminal
    if let office = statement.office, office != who { who += ", \(office.safeOnTerminal)" }
    let side = [statement.state, "authority \(statement.authority.rawValue)"].compactMap { $0 }
    var text = "\(day)  \(who) (\(side.joined(separator: ", ")))\n"
    let about =
      statement.instruments.isEmpty
      ? "no instrument" : statement.instruments.joined(separator: ", ")
    var does = "\(statement.act.rawValue) · \(about) · \(statement.measure.rawValue)"
    if let target = statement.target { does += " · about \(target.safeOnTerminal)" }
    text += "    \(does)\n"
    let words = statement.content.map { marked($0.text) }.joined(separator: " … ")
    let cue = statement.cue.map { $0.text.safeOnTerminal + ": " } ?? ""
    text += (cue + "“" + words + "”").wrapped(to: width, indent: "    ") + "\n"
    if let condition = statement.condition {
      text +=
        "condition: “\(condition.text.safeOnTerminal)”".wrapped(to: width, indent: "    ") + "\n"
    }
    var source = "[\(statement.document)] \(statement.documentTitle ?? statement.documentName)"
    if let outlet = statement.outlet { source += ", \(outlet)" }
    if let reporter = statement.reportedBy { source += ", through \(reporter)" }
    source +=
      " (\(statement.tier.rawValue), \(statement.standing.rawValue), \(Int((statement.confidence * 100).rounded())) %)"
    return text + source.safeOnTerminal.wrapped(to: width, indent: "    ") + "\n"
  }

  private func marked(_ words: String) -> String {
    guard let search else { return words.safeOnTerminal }
    return search.marked(words.safeOnTerminal).map {
      $0.isFound ? paint.words($0.text, .found) : $0.text
    }.joined()
  }
}
