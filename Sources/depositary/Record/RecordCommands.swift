import Archive
import ArgumentParser
import Foundation
import Primitives

/// The commands of the record itself, in the order the help lists them.
enum RecordCommands {
  static let group = CommandGroup(
    name: "The record: review, history, exports",
    subcommands: [
      ReviewCommand.self, ExportCommand.self, ImportCommand.self, RecordCommand.self,
    ])
}

/// Looks after the record's file.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Check, copy, compact and rebuild the record, and read its history.",
    subcommands: [
      RecordCheckCommand.self, RecordStatsCommand.self, RecordHistoryCommand.self,
      RecordBackupCommand.self, RecordRestoreCommand.self, RecordCompactCommand.self,
      RecordRebuildCommand.self, RecordRereadCommand.self,
    ])
}

/// Checks the record.
struct RecordCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the record from its pages to its meaning.",
    discussion: """
      Pages and indexes, orphans, every text and kept byte against its hash, every place against its \
      text, every event's digest against what it wrote, and the tables made from the events. Changes \
      nothing; status 1 where something is found.

      EXAMPLE: depositary record check
      """)

  @Flag(help: "Pages and orphans only.")
  var quick = false
  @OptionGroup var record: RecordOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let check = try record.openForReading().check(deep: !quick)
    var text = check.faults.map { "\($0.code): \($0.message)\n" }.joined()
    text +=
      "\(check.documents) documents, \(check.statements) statements, \(check.reviews) reviews, \(check.events) events: "
    text += check.faults.isEmpty ? "sound.\n" : "\(check.faults.count) faults.\n"
    if check.eventsWithoutDigest > 0 {
      text += "\(check.eventsWithoutDigest) events are older than digests, and not vouched for.\n"
    }
    if check.eventsRedacted > 0 {
      text += "\(check.eventsRedacted) events lost words to a redaction; their digests are kept.\n"
    }
    if let digest = check.digest { text += "Digest of the history: \(digest)\n" }
    output.print(
      json: [
        "faults": .array(
          check.faults.map { ["code": .string($0.code), "message": .string($0.message)] }),
        "documents": .integer(check.documents), "statements": .integer(check.statements),
        "reviews": .integer(check.reviews), "events": .integer(check.events),
        "events_without_digest": .integer(check.eventsWithoutDigest),
        "events_redacted": .integer(check.eventsRedacted),
        "log_entries": .integer(check.logEntries),
        "digest": JSONValue(check.digest),
      ], text: text)
    if !check.faults.isEmpty { throw ExitCode.finding }
  }
}

/// Counts what the record holds.
struct RecordStatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Count what the record holds.",
    discussion: "EXAMPLE: depositary record stats --json")

  @OptionGroup var record: RecordOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let store = try record.openForReading()
    let totals = try store.totals()
    var rows: [(String, Int)] = [
      ("documents", totals.documents), ("statements", totals.statements),
      ("speakers", totals.speakers), ("instruments", totals.instruments),
      ("events", totals.events),
    ]
    for standing in StatementStanding.allCases {
      rows.append((standing.rawValue, try store.count(of: StatementFilter(standings: [standing]))))
    }
    rows.append(
      (
        "contested",
        try store.count(
          of: StatementFilter(standings: Set(StatementStanding.allCases), isContested: true))
      ))
    rows.append(("proposals", try store.proposals().count))
    rows.append(("bytes", store.fileSize))
    var table = TextTable(columns: ["what", "how many"])
    for (name, count) in rows { table.add([name, String(count)]) }
    output.print(
      json: .object(rows.map { ($0.0.replacing("-", with: "_"), JSONValue.integer($0.1)) }),
      text: "\(store.path)\n\n" + table.text)
  }
}

/// Lists the record's events.
struct RecordHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "List who did what to the record, when and why; the last first.",
    discussion: "EXAMPLE: depositary record history --kind statement-reviewed --limit 20")

  @Option(
    help:
      "Only document-read, document-reread, statement-reviewed, review-withdrawn, entries-logged or text-redacted."
  )
  var kind: String?
  @Option(help: "At most so many.")
  var limit = 50
  @OptionGroup var record: RecordOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let events = try record.openForReading().events(kind: kind, limit: limit)
    var table = TextTable(columns: ["no.", "when", "who", "what", "to", "why"])
    for event in events {
      table.add([
        String(event.id), event.at, event.who, event.kind, event.subject, event.why ?? "",
      ])
    }
    output.print(
      json: .array(
        events.map {
          [
            "id": .integer(Int($0.id)), "at": .string($0.at), "who": .string($0.who),
            "kind": .string($0.kind), "subject": .string($0.subject), "why": JSONValue($0.why),
            "digest": JSONValue($0.digest),
          ]
        }), text: table.text)
  }
}

/// Copies the record.
struct RecordBackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Write a copy of the record while work goes on.",
    discussion: "EXAMPLE: depositary record backup /media/stick/record-2026-11-21.sqlite")

  @Argument(help: "Where to; nothing may lie there.")
  var destination: String
  @OptionGroup var record: RecordOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try record.openForReading().backup(to: destination)
    let copy = try RecordStore(path: destination, access: .read)
    let totals = try copy.totals()
    output.print(
      json: [
        "backup": .string(destination), "bytes": .integer(copy.fileSize),
        "events": .integer(totals.events),
      ],
      text:
        "\(destination): \(totals.documents) documents, \(totals.statements) statements, \(copy.fileSize) bytes.\n"
    )
  }
}

/// Puts a copy back.
struct RecordRestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a backup in the record's place, after checking it.",
    discussion: """
      The record that lay there is kept beside it. Stop other programs that use the record first.

      EXAMPLE: depositary record restore /media/stick/record-2026-11-21.sqlite
      """)

  @Argument(help: "The backup.")
  var backup: String
  @OptionGroup var record: RecordOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let path = record.url.path
    try FileManager.default.createDirectory(
      at: record.url.deletingLastPathComponent(), withIntermediateDirectories: true)
    let kept = try RecordStore.restore(backup, to: path)
    var text = "\(path) is restored from \(backup).\n"
    if let kept { text += "The record that lay there is kept as \(kept).\n" }
    output.print(json: ["record": .string(path), "kept": JSONValue(kept)], text: text)
  }
}

/// Takes free space out.
struct RecordCompactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compact",
    abstract: "Take free space out of the file and fold its indexes together.",
    discussion: "EXAMPLE: depositary record compact")

  @OptionGroup var record: RecordOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    _ = try record.openForReading()
    let store = try record.openForWriting()
    let sizes = try store.compact()
    try store.close()
    output.print(
      json: ["before": .integer(sizes.before), "after": .integer(sizes.after)],
      text: "\(sizes.before) bytes before, \(sizes.after) after.\n")
  }
}

/// Replays the events.
struct RecordRebuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Make the record anew from its events.",
    discussion: """
      Without --into the search and the standings are made anew in place. With it every event is \
      replayed into a new record, which must come out the same; status 1 where it does not.

      EXAMPLE: depositary record rebuild --into again.sqlite
      """)

  @Option(help: "Where to put the new record; nothing may lie there.")
  var into: String?
  @OptionGroup var record: RecordOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let store = try record.openForReading()
    guard let into else {
      let writer = try record.openForWriting()
      try writer.rebuildDerived()
      try writer.close()
      output.print(json: ["differing": []], text: "Search and standings are made anew.\n")
      return
    }
    let differing = try store.rebuild(into: into)
    output.print(
      json: ["record": .string(into), "differing": JSONValue(differing)],
      text: differing.isEmpty
        ? "\(into) holds the same record.\n"
        : "\(into) differs in \(differing.joined(separator: ", ")).\n")
    if !differing.isEmpty { throw ExitCode.finding }
  }
}
