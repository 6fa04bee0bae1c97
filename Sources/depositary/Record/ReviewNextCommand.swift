import Archive
import ArgumentParser
import Foundation
import Positions
import Primitives
import Questions
import Statements

/// Goes from statement to statement, one key for each verdict.
struct ReviewNextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next",
    abstract: "Review the next statement; at a terminal one after another, by single keys.",
    discussion: """
      Keys: a accept, r reject, c correct, s skip, m more of the text, n note (kept with the next verdict), \
      u undo, q quit. \
      Without a terminal, or with --json, the next statement is printed and that is all.

      EXAMPLE: depositary review next --instrument new-start --by Anna
      """)

  @Flag(help: "Statements that someone else has reviewed.")
  var second = false
  @Flag(help: "Statements that reviewers found different, to settle them.")
  var contested = false
  @Flag(help: "The least certain first.")
  var doubtful = false
  @OptionGroup var statements: StatementOptions
  @OptionGroup var reviewer: ReviewerOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  private func next(in store: RecordStore, passingOver: Set<String>) throws -> RecordedStatement? {
    var filter = statements.filter
    if contested {
      filter.isContested = true
      filter.standings = Set(StatementStanding.allCases)
      filter.order = .recorded
      return try store.statements(matching: filter).first { !passingOver.contains($0.uid) }
    }
    return try store.nextToReview(
      by: reviewer.name, matching: filter, second: second, doubtful: doubtful,
      passingOver: passingOver)
  }

  func run() throws {
    guard Keyboard.isThere, !output.json else {
      let store = try record.openForReading()
      guard let statement = try next(in: store, passingOver: []) else {
        output.print(json: .null, text: "Nothing is left to review.\n")
        return
      }
      var places = DocumentPlaces(store: store)
      let json = output.json ? try RecordedStatementJSON.value(statement, places: &places) : .null
      let text = try sheet(statement, store).text
      output.print(json: json, text: text)
      return
    }
    try converse(try record.openForWriting())
  }

  private func sheet(
    _ statement: RecordedStatement, _ store: RecordStore, reach: Int = 240
  ) throws -> ReviewSheet {
    ReviewSheet(
      statement: statement, document: try store.text(ofDocument: statement.document) ?? "",
      reviews: try store.reviews(of: statement.uid), width: Terminal.width,
      isColoured: Terminal.isColoured, reach: reach)
  }

  /// How many are left, where that can be counted without reading them.
  private func left(in store: RecordStore) throws -> String {
    if second || contested { return "" }
    var filter = statements.filter
    filter.standings = [.machineRead]
    return " · \(try store.count(of: filter)) left"
  }

  /// The loop at the terminal. Every verdict is on the disk before the next statement is shown.
  private func converse(_ store: RecordStore) throws {
    var skipped: Set<String> = []
    var note = reviewer.note
    var done = 0
    let adjudicates = reviewer.adjudicate || contested
    conversation: while let statement = try next(in: store, passingOver: skipped) {
      Terminal.write("\n" + (try sheet(statement, store).text) + "\n")
      let left = try left(in: store)
      var reach = 240
      while true {
        let noted = note == nil ? "" : " (with a note)"
        Terminal.write(
          "[a]ccept  [r]eject  [c]orrect  [s]kip  [m]ore  [n]ote  [u]ndo  [q]uit\(noted)\(left) ")
        let key = Keyboard.key()
        Terminal.write("\(key.map { $0.isLetter ? String($0) : "" } ?? "")\n")
        do {
          switch key {
          case nil, "q": break conversation
          case "a":
            tell(
              "Accepted",
              try store.review(
                statement.uid, .accepted, note: note, adjudicating: adjudicates, by: reviewer.event)
            )
          case "r":
            tell(
              "Rejected",
              try store.review(
                statement.uid, .rejected, note: note, adjudicating: adjudicates, by: reviewer.event)
            )
          case "c":
            let sheet = CorrectionSheet(statement: statement) {
              CatalogueIDs(catalogue: try catalogue.load())
            }
            guard let correction = sheet.ask() else { continue }
            tell(
              "Corrected",
              try store.correct(
                statement.uid, correction, note: note, adjudicating: adjudicates,
                by: reviewer.event))
          case "s": skipped.insert(statement.uid)
          case "m":
            reach *= 4
            Terminal.write("\n" + (try sheet(statement, store, reach: reach).text) + "\n")
            continue
          case "n":
            note = Keyboard.line("note: ").flatMap { $0.isEmpty ? nil : $0 }
            continue
          case "u":
            let back = try store.undoReview(by: reviewer.event)
            skipped.remove(back.uid)
            done = max(0, done - 1)
            Terminal.write("Taken back: \(back.uid).\n")
          default: continue
          }
        } catch let error as RecordError {
          Terminal.write(error.message + "\n")
          continue
        }
        if key == "a" || key == "r" || key == "c" {
          done += 1
          note = nil
        }
        break
      }
    }
    Terminal.write("\n\(done) reviewed by \(reviewer.name), \(skipped.count) skipped.\n")
    try store.close()
  }

  /// One line on what a verdict made of the statement.
  private func tell(_ verdict: String, _ after: RecordedStatement) {
    var words = after.content.map(\.text).joined(separator: " … ")
    if words.count > 50 { words = words.prefix(49) + "…" }
    Terminal.write(
      "\(verdict): \(after.speakerLabel), \(after.act.rawValue), “\(words)”\n".safeOnTerminal)
  }
}
