import ArgumentParser
import Catalogue
import Foundation
import Primitives
import Treaties

/// Works on the catalogue itself.
struct CatalogueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalogue",
    abstract: "Check, list, show and export the catalogue of instruments and actors.",
    discussion: """
      EXAMPLE: depositary catalogue check
               depositary catalogue show new-start
               depositary catalogue export --format csv --table acts > acts.csv
      """,
    subcommands: [
      CatalogueCheckCommand.self, CatalogueListCommand.self, CatalogueShowCommand.self,
      CatalogueExportCommand.self, CataloguePackCommand.self,
    ])
}

/// Reports every fault of the catalogue at once.
struct CatalogueCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read everything, report every fault by file and line, and run the cases.",
    discussion: """
      EXAMPLE: depositary catalogue check
               depositary catalogue check --catalogue Catalogue --catalogue ~/mine

      EXIT STATUS: 1 where a fault was found or a case failed.
      """)

  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    var (loaded, found) = try catalogue.folder().read()
    found += loaded.failedCases(today: .today)
    let errors = found.filter { $0.severity == .error }
    let summary =
      "\(loaded.instruments.count) instruments, "
      + "\(loaded.instruments.map(\.acts.count).reduce(0, +)) acts, "
      + "\(loaded.systems.count) systems, \(loaded.people.count) people, "
      + "\(loaded.outlets.count) outlets, \(loaded.cases.count) cases: "
      + (errors.isEmpty ? "no fault" : "\(errors.count) fault\(errors.count == 1 ? "" : "s")")
    output.print(
      json: [
        "faults": .array(
          found.map {
            [
              "severity": .string($0.severity.rawValue), "code": .string($0.code),
              "message": .string($0.message), "file": JSONValue($0.file),
              "line": JSONValue($0.line),
            ]
          }), "summary": .string(summary),
      ], text: found.map { $0.description + "\n" }.joined() + summary + "\n")
    if !errors.isEmpty { throw ExitCode.finding }
  }
}

/// Lists what the catalogue holds.
struct CatalogueListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List instruments, or systems, people, outlets, readings.",
    discussion: """
      EXAMPLE: depositary catalogue list
               depositary catalogue list people --json
      """)

  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case instruments, systems, people, outlets, readings
  }

  @Argument(help: "instruments, systems, people, outlets or readings.")
  var kind: Kind = .instruments
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let loaded = try catalogue.load()
    let rows: [[String]] =
      switch kind {
      case .instruments: loaded.instruments.map { [$0.id, $0.kind.id, $0.shortName] }
      case .systems:
        loaded.systems.map { [$0.id, $0.states.joined(separator: " "), $0.names[0].name] }
      case .people:
        loaded.people.map { [$0.id, $0.kind, $0.offices.last.map(\.role) ?? ""] }
      case .outlets: loaded.outlets.map { [$0.id, $0.kind, $0.names[0]] }
      case .readings: loaded.holders.map { [$0.id, $0.kind, $0.name] }
      }
    var table = TextTable(columns: ["id", "kind", "name"])
    for row in rows { table.add(row) }
    output.print(
      json: .array(
        rows.map { ["id": .string($0[0]), "kind": .string($0[1]), "name": .string($0[2])] }),
      text: table.text)
  }
}

/// Shows one thing of the catalogue whole.
struct CatalogueShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show an instrument, a system, a person or an outlet.",
    discussion: """
      EXAMPLE: depositary catalogue show cfe
               depositary catalogue show sergei-ryabkov --json
      """)

  @Argument(help: "An id, or a name of an instrument or system.")
  var id: String
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let loaded = try catalogue.load()
    if let person = loaded.people.first(where: { $0.id == id }) {
      return output.print(json: CatalogueExport.json(person), text: CataloguePage.text(person))
    }
    if let outlet = loaded.outlets.first(where: { $0.id == id }) {
      return output.print(json: CatalogueExport.json(outlet), text: CataloguePage.text(outlet))
    }
    if loaded.register.resolve(id) == .unknown, let system = try? loaded.register.system(id) {
      return output.print(json: CatalogueExport.json(system), text: CataloguePage.text(system))
    }
    let instrument = try asking(json: output.json) { () throws(TreatyError) in
      try loaded.register.find(id)
    }
    output.print(json: CatalogueExport.json(instrument), text: CataloguePage.text(instrument))
  }
}

/// Exports the catalogue as data.
struct CatalogueExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Export the catalogue: JSON, a CSV table, or one row for each claimed fact.",
    discussion: """
      EXAMPLE: depositary catalogue export > catalogue.json
               depositary catalogue export --format csv --table rulings
               depositary catalogue export --format statements > statements.csv
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case json, csv, statements }

  @Option(help: "json, csv (one table), or statements (a row for each fact with its source).")
  var format: Format = .json
  @Flag(help: "The same as --format json.")
  var json = false
  @Option(
    help:
      "The table for CSV: \(CatalogueExport.Table.allCases.map(\.rawValue).joined(separator: ", "))."
  )
  var table = "acts"
  @OptionGroup var catalogue: CatalogueOptions

  func validate() throws {
    if CatalogueExport.Table(rawValue: table) == nil {
      let known = CatalogueExport.Table.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("“\(table)” is no table. Known: \(known).")
    }
  }

  func run() throws {
    let loaded = try catalogue.load()
    let export = CatalogueExport(
      register: loaded.register, people: loaded.people, outlets: loaded.outlets, seenOn: .today)
    switch json ? .json : format {
    case .json: Terminal.write(export.json.text(indented: true) + "\n")
    case .csv: Terminal.write(export.csv(CatalogueExport.Table(rawValue: table) ?? .acts))
    case .statements: Terminal.write(export.factsCSV())
    }
  }
}

/// Packs the catalogue into one file.
struct CataloguePackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Pack the catalogue into one file that is read faster than its folder.",
    discussion: """
      EXAMPLE: depositary catalogue pack catalogue.packed
               depositary status new-start --catalogue catalogue.packed
      """)

  @Argument(help: "The file to write.")
  var file: String
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let (bytes, faults) = try catalogue.folder().packed()
    guard faults.isEmpty else {
      for fault in faults { Terminal.complain(fault.description) }
      throw ExitCode.finding.saying("a catalogue with faults is not packed.")
    }
    do {
      try Data(bytes).write(to: URL(filePath: file), options: .atomic)
    } catch {
      throw ExitCode.finding.saying("“\(file)” cannot be written: \(error.localizedDescription)")
    }
    output.print(
      json: ["file": .string(file), "bytes": .integer(bytes.count)],
      text: "\(file): \(bytes.count) bytes\n")
  }
}
