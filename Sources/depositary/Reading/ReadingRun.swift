import Archive
import ArgumentParser
import Documents
import Foundation
import Intake
import Primitives

/// What a command that records documents does with each, and what it tells at the end.
struct ReadingRun {
  private let store: RecordStore
  private let who: String
  private let json: Bool
  private var progress: ReadingProgress
  private(set) var summary: ReadingSummary
  private(set) var results: [JSONValue] = []

  /// - Parameters:
  ///   - total: Files to read; 0 where it isn't known.
  ///   - json: Whether what became of each document is gathered for printing.
  init(store: RecordStore, who: String?, total: Int, passedOver: Int = 0, json: Bool) {
    self.store = store
    self.who = who ?? NSUserName()
    self.json = json
    progress = ReadingProgress(total: total)
    summary = ReadingSummary(documents: 0, statements: 0, faults: 0, passedOver: passedOver)
  }

  /// Gathers something for the printed results.
  mutating func note(_ value: @autoclosure () -> JSONValue) {
    if json { results.append(value()) }
  }

  /// Notes that these bytes were recorded before.
  mutating func known(_ document: Int64) {
    summary.known += 1
    note(["document": .integer(Int(document)), "outcome": "known"])
    progress.add(documents: 0, statements: 0, faults: 0, files: 1)
  }

  /// Records what was read of one file or one document, and complains of what could not be.
  mutating func record(_ documents: [Result<ReadDocument, DocumentFault>]) throws {
    var done = (documents: 0, statements: 0, faults: 0)
    for result in documents {
      switch result {
      case .failure(let fault):
        done.faults += 1
        complain(fault.message)
        note(ExtractJSON.value(fault))
      case .success(let read):
        let outcome = try store.record(
          read.document, statements: read.statements, from: read.origin,
          textSHA256: read.textSHA256, reader: "depositary/\(Version.current)",
          by: RecordEvent(at: Instant.now, who: who))
        switch outcome {
        case .known(let document):
          summary.known += 1
          note(["document": .integer(Int(document)), "outcome": "known"])
        case .recorded(let document, let statements, let first):
          done.documents += 1
          done.statements += statements
          if first != nil { summary.repeating += 1 }
          note([
            "document": .integer(Int(document)), "name": .string(read.document.id),
            "outcome": "recorded", "statements": .integer(statements),
            "repeats": JSONValue(first.map { Int($0) }),
          ])
        }
      }
    }
    summary.documents += done.documents
    summary.statements += done.statements
    summary.faults += done.faults
    progress.add(
      documents: done.documents, statements: done.statements, faults: done.faults, files: 1)
  }

  /// Counts something that could not be had, and says why.
  mutating func fail(_ message: String, _ value: @autoclosure () -> JSONValue) {
    summary.faults += 1
    complain(message)
    note(value())
  }

  private mutating func complain(_ message: String) {
    progress.finish()
    Terminal.complain("depositary: \(message)")
  }

  /// Prints what came of it, and ends the command with the status that says so.
  mutating func close(stopped: Bool) throws {
    progress.finish()
    if json {
      Terminal.write(
        JSONValue.object([
          ("record", .string(store.path)), ("documents", .integer(summary.documents)),
          ("statements", .integer(summary.statements)), ("known", .integer(summary.known)),
          ("faults", .integer(summary.faults)), ("results", .array(results)),
        ]).text(indented: true) + "\n")
    }
    summary.show()
    try? store.close()
    if stopped {
      Terminal.complain(
        "depositary: stopped. What is counted above is recorded; the same command goes on from there."
      )
      throw ExitCode(130)
    }
    if summary.faults > 0 { throw ExitCode.finding }
  }
}
