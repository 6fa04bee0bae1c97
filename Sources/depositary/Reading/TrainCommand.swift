import ArgumentParser
import Primitives
import Training

/// Makes the models of attributions anew.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Make the models of attributions anew from open corpora.",
    discussion: """
      The folder of corpora holds attribution/ and treebank/. The same corpora and seed give the same \
      bytes. Takes about ten minutes of one core and 2 GB of memory; a card with the corpora, their \
      licences, the configuration and the digests is written beside the models.

      EXAMPLE: depositary train --data ../shared/data --statements ../shared/train/train.jsonl --into Models/en-1
      """)

  @Option(help: "The folder of corpora.")
  var data: String
  @Option(help: "The folder to write the models and their card to.")
  var into: String
  @Option(help: "Annotated statements (JSON Lines) to shape the reader to the guidelines with.")
  var statements: String?
  @Option(help: "The seed of everything random.")
  var seed: UInt64 = 1
  @OptionGroup var output: OutputOptions

  func run() throws {
    do {
      try ModelTraining.train(from: data, into: into, seed: seed, statements: statements) {
        Terminal.complain($0)
      }
    } catch let error as TrainingError {
      throw ExitCode.finding.saying(error.message)
    }
    output.print(
      json: ["models": .string(into), "seed": .integer(Int(clamping: seed))],
      text: "The models are in \(into).\n")
  }
}
