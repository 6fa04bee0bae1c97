import Archive
import ArgumentParser
import Foundation
import Positions
import Primitives
import Questions

/// Which statements a question, an export or a review is about.
struct StatementOptions: ParsableArguments {
  @Option(
    help:
      "The instrument: a catalogue id, for who-said a name too; none for statements on no instrument."
  )
  var instrument: String?
  @Option(help: "The speaker: a catalogue id, or words of the name or office.")
  var speaker: String?
  @Option(help: "The side spoken for, an ISO 3166-1 code such as RU.")
  var state: String?
  @Option(help: "What the speaker does: affirm, decline, accuse, … (18 acts).")
  var act: String?
  @Option(help: "Said, or else published, on this day or later.")
  var since: Day?
  @Option(help: "… on this day or earlier.")
  var until: Day?
  @Option(help: "Words that were said; \"a phrase\", a beginning*.")
  var search: String?
  @Option(help: "The number of a document.")
  var document: Int64?

  var filter: StatementFilter {
    StatementFilter(
      instrument: instrument, speaker: speaker, state: state?.uppercased(),
      act: act.flatMap(StatementAct.init), since: since, until: until, search: search,
      document: document)
  }

  func validate() throws {
    if let act, StatementAct(rawValue: act) == nil {
      let known = StatementAct.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("“\(act)” is no act of a statement. Known are: \(known).")
    }
  }
}

/// Writes statements in a form for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write statements in a form for other programs, or the whole record as a dump.",
    discussion: """
      \(Exports.all.map { "\($0.name): \($0.summary)" }.joined(separator: "; ")); dump: the whole \
      history, which `depositary import` makes the same record of. Documentation/DataFormats.md \
      describes each.

      EXAMPLE: depositary export --format csv --instrument new-start > new-start.csv
               depositary export --format dump > record.jsonl
      """)

  @Option(help: ArgumentHelp("The form.", valueName: "name"))
  var format = "jsonl"
  @OptionGroup var statements: StatementOptions
  @Option(
    help:
      "Only this standing (machine-read, accepted, corrected, rejected); several times for several. All but rejected by default."
  )
  var standing: [String] = []
  @Option(help: "As known on this day: recorded on it or earlier.")
  var knownOn: Day?
  @OptionGroup var record: RecordOptions

  func validate() throws {
    guard format == "dump" || Exports.named(format) != nil else {
      let known = (Exports.all.map(\.name) + ["dump"]).joined(separator: ", ")
      throw ValidationError("“\(format)” is no form of export. Known are: \(known).")
    }
    for each in standing where StatementStanding(rawValue: each) == nil {
      let known = StatementStanding.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("“\(each)” is no standing. Known are: \(known).")
    }
  }

  func run() throws {
    let store = try record.openForReading()
    guard let export = Exports.named(format) else {
      try store.dump(Terminal.write)
      return
    }
    var filter = statements.filter
    filter.knownOn = knownOn
    if !standing.isEmpty { filter.standings = Set(standing.compactMap(StatementStanding.init)) }
    var documents = ExportedDocuments(store: store)
    var pending = ""
    try export.write(store.statements(matching: filter), with: &documents) { piece in
      pending += piece
      if pending.utf8.count > 1 << 16 {
        Terminal.write(pending)
        pending = ""
      }
    }
    Terminal.write(pending)
  }
}

/// Makes a record of a dump.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a new record of a dump.",
    discussion: """
      Every hash, place and digest is checked on the way. The record must not exist yet.

      EXAMPLE: depositary import record.jsonl --record copy.sqlite
      """)

  @Argument(help: "The dump; - for standard input.")
  var dump = "-"
  @OptionGroup var record: RecordOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let path = record.url.path
    try FileManager.default.createDirectory(
      at: record.url.deletingLastPathComponent(), withIntermediateDirectories: true)
    let stream = dump == "-" ? fdopen(STDIN_FILENO, "r") : fopen(dump, "r")
    guard let stream else {
      throw ExitCode.finding.saying("\(dump) cannot be read; check its name and permissions.")
    }
    defer { if dump != "-" { fclose(stream) } }
    var buffer: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(buffer) }
    let taken = try RecordStore.load(
      dump: {
        let count = getline(&buffer, &capacity, stream)
        guard count >= 0, let buffer else { return nil }
        let bytes = UnsafeRawBufferPointer(start: buffer, count: count)
        return String(decoding: bytes.last == 0x0A ? bytes.dropLast() : bytes[...], as: UTF8.self)
      }, to: path)
    output.print(
      json: ["record": .string(path), "events": .integer(taken)],
      text: "\(path): \(taken) events taken; the record is the same as the one that was dumped.\n")
  }
}
