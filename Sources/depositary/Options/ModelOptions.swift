import ArgumentParser
import Catalogue
import Foundation
import Intake
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

  @Option(
    help: ArgumentHelp(
      "Who reads attributions: fast, accurate, or auto.",
      discussion: """
        The fast reader takes hundreds of articles a second, the accurate one some six. auto takes \
        the accurate one for documents that name an instrument, a system or a speaker of the \
        catalogue.
        """,
      valueName: "reader"))
  var reader = ReaderChoice.fast

  /// The folder of all models; where there is none the command ends.
  private func folder() throws -> URL {
    guard let folder = InstalledFolder.models.find(option: models) else {
      throw ExitCode.finding.saying(
        "the models that go with the program were not found beside it. Install with `make install`, or name a folder with --models or DEPOSITARY_MODELS."
      )
    }
    return folder
  }

  /// The trained reader of English that was asked for; a missing or damaged model ends the command.
  ///
  /// With `auto` a missing encoder is said, and everything is read fast.
  func reader(_ catalogue: CatalogueOptions) throws -> AttributionReader {
    let folder = try folder()
    let chains = folder.path + "/en-1"
    let encoder = folder.path + "/en-accurate-1"
    switch reader {
    case .fast: return AttributionReader(try AttributionLabeller(folder: chains))
    case .accurate:
      return AttributionReader(
        try AttributionLabeller(folder: chains, encoder: AttributionEncoder(folder: encoder)))
    case .auto:
      let fast = try AttributionLabeller(folder: chains)
      let accurate: AttributionLabeller
      do {
        accurate = try AttributionLabeller(
          folder: chains, encoder: AttributionEncoder(folder: encoder))
      } catch let error as ModelError where error.code == "model-missing" {
        Terminal.complain("depositary: \(error.message) Everything is read by the fast reader.")
        return AttributionReader(fast)
      }
      let names = try catalogue.loadNames()
      return AttributionReader(
        fast: fast, accurate: accurate,
        field: FieldNames(people: names.people, instruments: names.instrumentNames))
    }
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
