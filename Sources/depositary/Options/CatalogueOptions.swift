import ArgumentParser
import Documents
import Intake
import Positions
import Primitives

/// Which catalogue a command asks.
struct CatalogueOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The catalogue's folder.",
      discussion:
        "By default $DEPOSITARY_CATALOGUE, else the one that came with the program.",
      valueName: "path"))
  var catalogue: String?

  func load() throws -> KnownWorld { KnownWorld() }
}

struct KnownWorld {
  var intake: DocumentIntake {
    DocumentIntake(
      documents: DocumentReader(outlets: []),
      statements: StatementReader(people: [], outlets: [], instruments: [], ambiguous: []))
  }
  func instrumentID(_ name: String, on day: Day?) throws -> String { name }
  func name(ofInstrument id: String) -> String { id }
  func standingMarkdown(_ id: String, on: Day, knownOn: Day) throws -> String { "" }
}
