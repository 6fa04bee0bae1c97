import ArgumentParser
import Foundation
import Language

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
}
