import Archive
import ArgumentParser
import Foundation
import Positions
import Primitives
import Questions
import Statements

/// Looks at what was read, and says what is right.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Review statements: accept, correct, reject, and see how far reviewers agree.",
    subcommands: [
      ReviewNextCommand.self, ReviewShowCommand.self, ReviewAcceptCommand.self,
      ReviewCorrectCommand.self, ReviewRejectCommand.self, ReviewUndoCommand.self,
      ReviewProposalsCommand.self, ReviewAgreementCommand.self,
    ], defaultSubcommand: ReviewNextCommand.self)
}

/// Who reviews, and why.
struct ReviewerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Who reviews; $DEPOSITARY_REVIEWER, else your login name.", valueName: "name"))
  var by: String?
  @Option(help: "A note to keep with the review.")
  var note: String?
  @Flag(help: "Settle what reviewers found differently.")
  var adjudicate = false

  var name: String {
    let named = ProcessInfo.processInfo.environment["DEPOSITARY_REVIEWER"]
    return by ?? named.flatMap { $0.isEmpty ? nil : $0 } ?? NSUserName()
  }

  var event: RecordEvent { RecordEvent(at: Instant.now, who: name) }
}

/// Prints a reviewed statement.
struct ReviewedOutput {
  let store: RecordStore
  let output: OutputOptions

  func print(_ statement: RecordedStatement, _ done: String) throws {
    var places = DocumentPlaces(store: store)
    let json = output.json ? try RecordedStatementJSON.value(statement, places: &places) : .null
    var text = "\(done): \(statement.uid) is \(statement.standing.rawValue)"
    if statement.isContested { text += ", contested" }
    if !statement.reviewers.isEmpty { text += " (\(statement.reviewers.joined(separator: ", ")))" }
    output.print(json: json, text: text + ".\n")
  }
}

/// A verdict on one statement: what accepting and rejecting share.
struct VerdictOptions: ParsableArguments {
  @Argument(help: "The statement's id, or the beginning of it.")
  var id: String
  @OptionGroup var reviewer: ReviewerOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var output: OutputOptions

  func give(_ verdict: ReviewVerdict, saying done: String) throws {
    let store = try record.openForWriting()
    let after = try store.review(
      store.uid(beginning: id), verdict, note: reviewer.note, adjudicating: reviewer.adjudicate,
      by: reviewer.event)
    try ReviewedOutput(store: store, output: output).print(after, done)
  }
}

struct ReviewAcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Accept a statement as it was read.",
    discussion:
      "EXAMPLE: depositary review accept 0f3c9a5be1d2 --by Anna --note \"checked against the transcript\""
  )

  @OptionGroup var verdict: VerdictOptions

  func run() throws { try verdict.give(.accepted, saying: "Accepted") }
}

struct ReviewRejectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Reject what is no statement, or wrong altogether.",
    discussion: "EXAMPLE: depositary review reject 0f3c9a5be1d2 --by Anna --note \"a headline\"")

  @OptionGroup var verdict: VerdictOptions

  func run() throws { try verdict.give(.rejected, saying: "Rejected") }
}

struct ReviewCorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Put a corrected statement in the place of one that was read.",
    discussion: """
      What isn't named stays as it was read. Passages are given by their words, to the letter.

      EXAMPLE: depositary review correct 0f3c9a5be1d2 --act decline --content "there will be no talks" --by Anna
      """)

  @Argument(help: "The statement's id, or the beginning of it.")
  var id: String
  @Option(help: "What the speaker does (18 acts).")
  var act: String?
  @Option(
    help:
      "The measure: treaty, negotiation, deployment, limits, testing, inspections, data-exchange or other."
  )
  var measure: String?
  @Option(
    help:
      "An instrument's catalogue id or name, several times for several; none for no instrument.")
  var instrument: [String] = []
  @Option(help: "Addressee or accused: ISO codes parted by commas, or a name.")
  var target: String?
  @Option(help: "The words of the text that name the speaker.")
  var speaker: String?
  @Option(help: "The speaker's full name.")
  var speakerName: String?
  @Option(help: "The speaker's catalogue id.")
  var person: String?
  @Option(help: "The office held.")
  var office: String?
  @Option(help: "The side spoken for, an ISO 3166-1 code.")
  var state: String?
  @Option(help: "Class of authority, A to F.")
  var authority: String?
  @Option(help: "direct, indirect or mixed.")
  var quote: String?
  @Option(help: "When it was said: YYYY, YYYY-MM or YYYY-MM-DD.")
  var saidOn: String?
  @Option(help: "The cue's words.")
  var cue: String?
  @Option(help: "A passage of what was said, several times for several.")
  var content: [String] = []
  @Option(help: "The condition's words.")
  var condition: String?
  @Option(help: "Empty this field: \(StatementCorrection.clearable.joined(separator: ", ")).")
  var clear: [String] = []
  @OptionGroup var reviewer: ReviewerOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  private func correction() throws -> StatementCorrection {
    func known<Value>(_ text: String?, _ name: String, _ make: (String) -> Value?) throws -> Value?
    {
      guard let text else { return nil }
      guard let value = make(text) else { throw ValidationError("“\(text)” is no \(name).") }
      return value
    }
    var correction = StatementCorrection()
    correction.act = try known(act, "act of a statement", StatementAct.init(rawValue:))
    correction.measure = try known(measure, "measure", Measure.init(rawValue:))
    if !instrument.isEmpty { correction.instruments = instrument.filter { $0 != "none" } }
    correction.target = target
    correction.speaker = speaker
    correction.speakerName = speakerName
    correction.person = person
    correction.office = office
    correction.state = state?.uppercased()
    correction.authority = try known(
      authority?.uppercased(), "class of authority", Authority.init(rawValue:))
    correction.quote = try known(
      quote, "kind of quotation", AttributedStatement.Quote.init(rawValue:))
    correction.saidOn = try known(saidOn, "day") { PartialDay($0) }
    correction.cue = cue
    if !content.isEmpty { correction.content = content }
    correction.condition = condition
    correction.cleared = Set(clear)
    for field in clear where !StatementCorrection.clearable.contains(field) {
      throw ValidationError("“\(field)” cannot be emptied.")
    }
    return correction
  }

  func validate() throws {
    if try correction().isEmpty { throw ValidationError("Name what is to be corrected.") }
  }

  func run() throws {
    let store = try record.openForWriting()
    let uid = try store.uid(beginning: id)
    var correction = try correction()
    if correction.instruments != nil || correction.person != nil {
      let ids = CatalogueIDs(catalogue: try catalogue.load())
      let day = try store.statement(uid: uid)?.day?.earliest
      correction.instruments = try correction.instruments.map { try ids.instruments($0, on: day) }
      correction.person = try correction.person.map { try ids.person($0) }
    }
    let after = try store.correct(
      uid, correction, note: reviewer.note, adjudicating: reviewer.adjudicate, by: reviewer.event)
    try ReviewedOutput(store: store, output: output).print(after, "Corrected")
  }
}

struct ReviewUndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take your last review back; the record keeps both.",
    discussion: "EXAMPLE: depositary review undo --by Anna")

  @Argument(help: "The statement's id, or the beginning of it; your last review of all by default.")
  var id: String?
  @OptionGroup var reviewer: ReviewerOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let store = try record.openForWriting()
    let after = try store.undoReview(
      of: id.map { try store.uid(beginning: $0) }, by: reviewer.event)
    try ReviewedOutput(store: store, output: output).print(after, "Taken back")
  }
}

struct ReviewShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a statement in its text, with its reviews.",
    discussion: "EXAMPLE: depositary review show 0f3c9a5be1d2")

  @Argument(help: "The statement's id, or the beginning of it.")
  var id: String
  @OptionGroup var record: RecordOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let store = try record.openForReading()
    let uid = try store.uid(beginning: id)
    guard let statement = try store.statement(uid: uid) else { return }
    let reviews = try store.reviews(of: uid)
    var places = DocumentPlaces(store: store)
    let json: JSONValue =
      output.json
      ? [
        "statement": try RecordedStatementJSON.value(statement, places: &places),
        "reviews": .array(
          reviews.map {
            [
              "number": .integer(Int($0.id)), "reviewer": .string($0.reviewer),
              "role": $0.isAdjudication ? "adjudication" : "review",
              "verdict": .string($0.verdict.rawValue), "correction": JSONValue($0.correction),
              "note": JSONValue($0.note), "at": .string($0.at),
              "withdrawn_at": JSONValue($0.withdrawnAt),
            ]
          }),
      ] : .null
    let sheet = ReviewSheet(
      statement: statement, document: try store.text(ofDocument: statement.document) ?? "",
      reviews: reviews, width: Terminal.width, isColoured: Terminal.isColoured)
    output.print(json: json, text: sheet.text)
  }
}

struct ReviewProposalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proposals",
    abstract: "List what later readers would change of statements that persons have ruled on.",
    discussion: """
      Accepting the proposed statement makes it the correction of the one held.

      EXAMPLE: depositary review proposals
      """)

  @OptionGroup var record: RecordOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let proposals = try record.openForReading().proposals()
    var text = ""
    for proposal in proposals {
      text += "\(proposal.held.uid) (\(proposal.held.standing.rawValue)): "
      if let proposed = proposal.proposed {
        text += "\(proposal.held.act.rawValue) → \(proposed.act.rawValue), as \(proposed.uid)"
      } else {
        text += "no longer found"
      }
      text += " [\(proposal.reader)]\n"
    }
    output.print(
      json: .array(
        proposals.map {
          [
            "held": .string($0.held.uid), "proposed": JSONValue($0.proposed?.uid),
            "reader": .string($0.reader),
          ]
        }), text: text + "\(proposals.count) proposals.\n")
  }
}

struct ReviewAgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement", abstract: "How far reviewers agree: Krippendorff's alpha, unit F1.",
    discussion: """
      Of statements that two persons or more have reviewed. Reviewers see what the machine read: the \
      figures are higher than those of people who annotate from nothing.

      EXAMPLE: depositary review agreement
      """)

  @OptionGroup var record: RecordOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let agreement = try record.openForReading().reviewAgreement()
    func figure(_ value: Double?) -> String { value.map { String(format: "%.3f", $0) } ?? "–" }
    func number(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }
    var fields = TextTable(columns: ["field", "alpha", "judged", "same"])
    for field in agreement.fields {
      fields.add([field.name, figure(field.alpha), String(field.units), String(field.agreeing)])
    }
    var pairs = TextTable(columns: ["reviewers", "statements", "unit F1", "overlapping"])
    for pair in agreement.pairs {
      pairs.add([
        "\(pair.first), \(pair.second)", String(pair.statements), figure(pair.unitF1),
        figure(pair.unitF1Overlapping),
      ])
    }
    output.print(
      json: [
        "statements": .integer(agreement.statements), "contested": .integer(agreement.contested),
        "fields": .array(
          agreement.fields.map {
            [
              "name": .string($0.name), "alpha": number($0.alpha), "units": .integer($0.units),
              "agreeing": .integer($0.agreeing),
            ]
          }),
        "pairs": .array(
          agreement.pairs.map {
            [
              "reviewers": JSONValue([$0.first, $0.second]), "statements": .integer($0.statements),
              "unit_f1": number($0.unitF1), "unit_f1_overlapping": number($0.unitF1Overlapping),
            ]
          }),
      ],
      text: agreement.statements == 0
        ? "No statement has been reviewed by two persons.\n"
        : fields.text + "\n" + pairs.text
          + "\n\(agreement.statements) statements reviewed twice, \(agreement.contested) contested.\n"
    )
  }
}
