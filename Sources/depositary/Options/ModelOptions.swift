import ArgumentParser
import Foundation
import Language
import Positions

/// Which trained models a command reads with.
struct ModelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of the models.",
      discussion: "By default $DEPOSITARY_MODELS, else the one that came with the program.",
      valueName: "path"))
  var models: String?

  /// The trained labeller of English; a missing or damaged model ends the command.
  func labeller() throws -> AttributionLabeller {
    guard let folder = InstalledFolder.models.find(option: models) else {
      throw ExitCode.finding.saying(
        "the models that go with the program were not found beside it. Install with `make install`, or name a folder with --models or DEPOSITARY_MODELS."
      )
    }
    return try AttributionLabeller(folder: folder.path + "/en-1")
  }

  /// What acts, measures and instruments are told by: `positions.bin` of the models that go with the program.
  static func positions() throws -> PositionModels {
    guard let folder = InstalledFolder.models.find(option: nil) else {
      throw ExitCode.finding.saying(
        "the models that go with the program were not found beside it. Install with `make install`, or name a folder with DEPOSITARY_MODELS."
      )
    }
    do {
      return try PositionModels(folder: folder.path + "/en-1")
    } catch let error as ModelError {
      throw ExitCode.finding.saying(error.message)
    }
  }
}
