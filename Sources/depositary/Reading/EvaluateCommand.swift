import ArgumentParser
import Documents
import Foundation
import Intake
import Primitives
import Training

/// Scores the reader against a gold annotation.
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Score the reader of statements against a gold file.",
    discussion: """
      The gold file is JSON Lines: doc, text, meta (published, ignore_spans) and statements, as \
      Evaluation/README.md describes. With --floors a figure below its floor is a finding.

      EXAMPLE: depositary evaluate gold.jsonl --misses 20
               depositary evaluate gold.jsonl --floors Evaluation/floors.json --set corpus
      """)

  @Argument(help: "The gold file, JSON Lines.")
  var gold: String
  @Option(
    help: ArgumentHelp(
      "Score these predictions (what extract printed) instead of reading.",
      valueName: "file"))
  var predictions: String?
  @Option(help: ArgumentHelp("The file of floors.", valueName: "file"))
  var floors: String?
  @Option(help: "The set of floors to hold to; the gold file's name by default.")
  var set: String?
  @Option(help: "Print so many misses.")
  var misses = 0
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var models: ModelOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let golds = try lines(of: gold)
    var predicted: [String: JSONValue] = [:]
    if let predictions {
      for value in try lines(of: predictions) { predicted[value["id"]?.string ?? ""] = value }
    } else {
      let intake = try catalogue.intake(reader: models)
      try await OrderedWork.run(golds, jobs: ProcessInfo.processInfo.activeProcessorCount) {
        gold -> (String, JSONValue)? in
        guard let name = gold["doc"]?.string, let text = gold["text"]?.string else { return nil }
        let source = DocumentSource(
          id: name, bytes: Array(text.utf8), format: .text,
          published: gold["meta"]?["published"]?.string.flatMap { PartialDay($0) })
        guard case .success(let read)? = intake.read(source).first else { return nil }
        return (name, ExtractJSON.value(read))
      } each: { result in
        if let (name, value) = result { predicted[name] = value }
      }
    }
    var score = StatementScore()
    for gold in golds {
      try score.add(gold: gold, predicted: predicted[gold["doc"]?.string ?? ""])
    }
    let name = set ?? URL(filePath: gold).deletingPathExtension().lastPathComponent
    let findings =
      try floors.map {
        try Floors(parsing: [UInt8](Data(contentsOf: URL(filePath: $0))))
          .findings(of: score, set: name)
      } ?? []
    output.print(json: json(score, findings), text: text(score, name: name))
    for finding in findings { Terminal.complain("depositary: \(finding)") }
    if !findings.isEmpty { throw ExitCode.finding }
  }

  private func lines(of path: String) throws -> [JSONValue] {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw ExitCode.finding.saying("\(path) cannot be read: \(error.localizedDescription)")
    }
    var number = 0
    return try bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .compactMap { line in
        number += 1
        guard line.contains(where: { $0 > 32 }) else { return nil }
        do {
          return try JSONValue(parsing: [UInt8](line))
        } catch {
          throw ExitCode.finding.saying("\(path):\(number): \(error)")
        }
      }
  }

  private func text(_ score: StatementScore, name: String) -> String {
    var text = misses > 0 ? score.misses.prefix(misses).joined(separator: "\n") + "\n" : ""
    text += "\(name)\n"
    for (label, figure) in [
      ("found", score.found), ("whole", score.whole), ("condition", score.condition),
    ] {
      text +=
        "  \(label.padding(toLength: 10, withPad: " ", startingAt: 0)) P \(three(figure.precision))  R \(three(figure.recall))  F1 \(three(figure.f1))   (\(figure.predicted) predicted, \(figure.gold) gold)\n"
    }
    return text + "  "
      + score.shares.map { "\($0.name) \(three($0.value))" }.joined(separator: "  ")
      + "\n"
  }

  private func json(_ score: StatementScore, _ findings: [String]) -> JSONValue {
    .object(
      score.figures.map { (key: $0.name, value: .number(($0.value * 10_000).rounded() / 10_000)) }
        + [("findings", JSONValue(findings))])
  }

  private func three(_ value: Double) -> String { String(format: "%.3f", value) }
}
