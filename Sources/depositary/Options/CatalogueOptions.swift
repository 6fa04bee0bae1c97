import ArgumentParser
import Catalogue
import Documents
import Foundation
import Intake
import Positions
import Primitives
import Statements
import Synchronization
import Treaties

/// Which catalogue a command asks.
struct CatalogueOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The catalogue's folder; given several times, each is laid over the ones before.",
      discussion:
        "By default $DEPOSITARY_CATALOGUE, else the one that came with the program.",
      valueName: "path"))
  var catalogue: [String] = []

  /// The folder or folders, found but not read.
  func folder() throws -> CatalogueFolder {
    guard let first = InstalledFolder.catalogue.find(option: catalogue.first) else {
      throw ExitCode.finding.saying(
        "the catalogue that goes with the program was not found beside it. Install with `make install`, or name a folder with --catalogue or DEPOSITARY_CATALOGUE."
      )
    }
    return CatalogueFolder(path: first.path, with: Array(catalogue.dropFirst()))
  }

  /// The whole catalogue, its cases apart; a fault in it ends the command with a list of all of them.
  ///
  /// What was read without a fault is packed and kept, so that the next command needs no YAML.
  func load() throws -> LoadedCatalogue {
    let folder = try folder()
    let cache = CatalogueCache(of: folder)
    if let kept = cache?.kept {
      let (catalogue, diagnostics) = kept.read()
      if !diagnostics.contains(where: { $0.severity == .error }) { return catalogue }
    }
    let (catalogue, diagnostics) = folder.read()
    try refuse(diagnostics)
    cache?.keep(folder)
    return catalogue
  }

  /// What reading documents needs of it: the names of people, outlets and instruments.
  func loadNames() throws -> CatalogueNames {
    let folder = try folder()
    let cache = CatalogueCache(of: folder)
    let kept = cache?.kept
    let (names, diagnostics) = (kept ?? folder).readNames()
    try refuse(diagnostics)
    if kept == nil { cache?.keep(folder) }
    return names
  }

  /// The way from bytes to statements, with the names of this catalogue and the models that go with the program.
  ///
  /// `reader` says who finds statements; without it the rules do.
  /// Names are read on one core and models on another, where there are two.
  func intake(reader: ModelOptions? = nil) throws -> DocumentIntake {
    // What is missing is said once, and of the catalogue first.
    _ = try folder()
    let opened = Mutex<Opened>(Opened())
    DispatchQueue.concurrentPerform(iterations: 2) { half in
      if half == 0 {
        let names = Result { try loadNames() }
        opened.withLock { $0.names = names }
      } else {
        let models = Result { try ModelOptions.positions() }
        opened.withLock { $0.models = models }
        StatementReader.makeReady()
      }
    }
    let (names, models) = try opened.withLock { (try $0.names?.get(), try $0.models?.get()) }
    guard let names, let models else { preconditionFailure("both halves were done") }
    let (documents, statements) = readers(
      names, models: models, english: try reader?.finder(names) ?? EnglishAttributions())
    return DocumentIntake(documents: documents, statements: statements)
  }

  /// The readers of documents and of statements, with the names of this catalogue.
  func readers(models: PositionModels) throws -> (
    documents: DocumentReader, statements: StatementReader
  ) {
    readers(try loadNames(), models: models, english: EnglishAttributions())
  }

  private func readers(
    _ names: CatalogueNames, models: PositionModels, english: any AttributionFinder
  ) -> (documents: DocumentReader, statements: StatementReader) {
    (
      DocumentReader(outlets: names.outlets),
      StatementReader(
        people: names.people, outlets: names.outlets, instruments: names.instrumentNames,
        ambiguous: names.ambiguousNames, models: models, english: english)
    )
  }

  /// What two cores open side by side; nil until it is there.
  private struct Opened {
    var names: Result<CatalogueNames, any Error>?
    var models: Result<PositionModels, any Error>?
  }

  private func refuse(_ diagnostics: [Diagnostic]) throws {
    let errors = diagnostics.filter { $0.severity == .error }
    guard !errors.isEmpty else { return }
    for error in errors { Terminal.complain(error.description) }
    throw ExitCode.finding.saying(
      "the catalogue has \(errors.count) fault\(errors.count == 1 ? "" : "s"); nothing was answered from it."
    )
  }
}

extension InstrumentRegister {
  /// The instrument's id for an id or a name; a name that is unknown or shared ends the command with
  /// the names there are (status 64 or 2).
  func id(named name: String, on day: Day?) throws -> String {
    do {
      return try find(name, on: day).id
    } catch {
      throw ExitCode(error.exitStatus).saying(error.message)
    }
  }
}
