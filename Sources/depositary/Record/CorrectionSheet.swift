import Archive
import Positions
import Primitives
import Statements

/// Asks a reviewer, field after field, what of a statement is to be otherwise.
struct CorrectionSheet {
  let statement: RecordedStatement
  /// Reads the catalogue where an instrument or a person is named; not before.
  let ids: () throws -> CatalogueIDs

  private static let keys = """
    a act · i instrument · m measure · w words · s speaker · n name · p person · o office · t state · d said on · \
    k condition · g target; Return when done
    """

  /// What was answered; nil where nothing is to be changed.
  func ask() -> StatementCorrection? {
    var correction = StatementCorrection()
    while true {
      Terminal.write(CorrectionSheet.keys.wrapped(to: Terminal.width - 1) + " ")
      let key = Keyboard.key()
      Terminal.write("\n")
      switch key {
      case nil: return nil
      case "\n", "\r": return correction.isEmpty ? nil : correction
      case .some(let key):
        do { try take(key, into: &correction) } catch {
          Terminal.write("\(error)\n".safeOnTerminal)
        }
      }
    }
  }

  private func take(_ key: Character, into correction: inout StatementCorrection) throws {
    switch key {
    case "a":
      correction.act = try known(
        "act", statement.act.rawValue, StatementAct.allCases.map(\.rawValue)
      ).flatMap(StatementAct.init)
    case "m":
      correction.measure = try known(
        "measure", statement.measure.rawValue, Measure.allCases.map(\.rawValue)
      ).flatMap(Measure.init)
    case "i":
      let now = statement.instruments.joined(separator: ", ")
      if let typed = line("instruments, or none", now.isEmpty ? "none" : now) {
        correction.instruments = try ids().instruments([typed], on: statement.day?.earliest)
      }
    case "w":
      correction.content = line("what was said, as the text has it; / between passages", nil).map {
        $0.split(separator: "/").map { String($0) }
      }
    case "s": correction.speaker = line("the speaker's words in the text", statement.speaker?.text)
    case "n": correction.speakerName = line("full name", statement.speakerName)
    case "p":
      if let typed = clearable("person", "catalogue id", statement.person, &correction) {
        correction.person = try ids().person(typed)
      }
    case "o": correction.office = clearable("office", "office", statement.office, &correction)
    case "t":
      correction.state = clearable("state", "state, an ISO code", statement.state, &correction)?
        .uppercased()
    case "d":
      let now = statement.saidOn?.description
      if let typed = clearable("said-on", "said on", now, &correction) {
        guard let day = PartialDay(typed) else {
          throw RecordError(
            code: "day", message: "“\(typed)” is no day. Write YYYY, YYYY-MM or YYYY-MM-DD.")
        }
        correction.saidOn = day
      }
    case "k":
      correction.condition = clearable(
        "condition", "the condition's words in the text", statement.condition?.text, &correction)
    case "g": correction.target = clearable("target", "target", statement.target, &correction)
    default: break
    }
  }

  /// A line that was typed; nil where only Return was.
  private func line(_ what: String, _ now: String?) -> String? {
    let shown = now.map { " [\($0.split(whereSeparator: \.isWhitespace).joined(separator: " "))]" }
    return Keyboard.line("\(what)\(shown ?? ""): ".safeOnTerminal)
      .flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A line for a field that a `-` empties.
  private func clearable(
    _ field: String, _ what: String, _ now: String?, _ correction: inout StatementCorrection
  ) -> String? {
    let typed = line(now == nil ? what : what + " (- for none)", now)
    correction.cleared.remove(field)
    if typed == "-" {
      if now != nil { correction.cleared.insert(field) }
      return nil
    }
    return typed
  }

  /// One of several names; a beginning that only one has is enough.
  private func known(_ what: String, _ now: String, _ names: [String]) throws -> String? {
    Terminal.write(names.joined(separator: " ").wrapped(to: Terminal.width) + "\n")
    guard let typed = line(what, now) else { return nil }
    if names.contains(typed) { return typed }
    let fitting = names.filter { $0.hasPrefix(typed) }
    guard fitting.count == 1, let one = fitting.first else {
      throw RecordError(code: "unknown", message: "“\(typed)” is none of these.")
    }
    return one
  }
}
