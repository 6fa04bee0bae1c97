import ArgumentParser
import Catalogue
import Foundation
import Intake
import Language
import Positions
import Statements

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
      "Who reads: fast, accurate, or auto.",
      discussion: """
        The accurate reader takes some eight articles a second, the fast one twenty times as many. Statements \
        are read by rules; with accurate the accurate reader adds what it is sure of in sentences \
        where they find nothing. auto takes the accurate one for documents that name an \
        instrument, a system or a speaker of the catalogue.
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

  /// The trained reader of attributions that was asked for; a missing or damaged model ends the command.
  ///
  /// With `auto` a missing encoder is said, and everything is read fast.
  func reader(_ catalogue: CatalogueOptions) throws -> AttributionReader {
    let chains = try folder().path + "/en-1"
    switch reader {
    case .fast: return AttributionReader(try AttributionLabeller(folder: chains))
    case .accurate: return AttributionReader(try accurate())
    case .auto:
      let fast = try AttributionLabeller(folder: chains)
      guard let accurate = try accurateIfThere() else { return AttributionReader(fast) }
      return AttributionReader(
        fast: fast, accurate: accurate, field: FieldNames(try catalogue.loadNames()))
    }
  }

  /// What finds statements in English, as it was asked for; no model is opened for the fast one.
  func finder(_ names: CatalogueNames) throws -> any AttributionFinder {
    switch reader {
    case .fast: return EnglishAttributions()
    case .accurate:
      let accurate = try accurate()
      return SecondOpinion { _ in accurate }
    case .auto:
      guard let accurate = try accurateIfThere() else { return EnglishAttributions() }
      let field = FieldNames(names)
      return SecondOpinion { field.occur(in: $0) ? accurate : nil }
    }
  }

  private func accurate() throws -> AttributionLabeller {
    let folder = try folder().path
    return try AttributionLabeller(
      folder: folder + "/en-1", encoder: AttributionEncoder(folder: folder + "/en-accurate-1"))
  }

  /// The accurate reader; nil, and a word of it, where its encoder isn't installed.
  private func accurateIfThere() throws -> AttributionLabeller? {
    do {
      return try accurate()
    } catch let error as ModelError where error.code == "model-missing" {
      Terminal.complain("depositary: \(error.message) Everything is read by the fast reader.")
      return nil
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

extension FieldNames {
  fileprivate init(_ names: CatalogueNames) {
    self.init(people: names.people, instruments: names.instrumentNames)
  }
}
