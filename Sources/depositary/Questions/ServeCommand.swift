import Archive
import ArgumentParser
import Catalogue
import Foundation
import Primitives
import Workbench

/// Serves the workbench.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the record and the catalogue in a browser.",
    discussion: """
      Pages are rendered here, need no script and fetch nothing from another host. Served to this \
      machine alone unless --host says otherwise. Ctrl-C stops it.

      EXAMPLE: depositary serve
               depositary serve --port 9000 --record team.sqlite
      """)

  @Option(help: "The port; 0 for any that is free.")
  var port = 8080
  @Option(help: "The address to serve at.")
  var host = "127.0.0.1"
  @OptionGroup var record: RecordOptions
  @OptionGroup var catalogue: CatalogueOptions
  @Flag(name: .long, help: "Print where it serves as one line of JSON.")
  var json = false

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port takes a number from 0 to 65535.")
    }
  }

  func run() async throws {
    let catalogue = try catalogue.load()
    // With no record yet there are the instruments to look at, and an empty record to read into.
    if try record.openIfPresent() == nil { try record.openForWriting().close() }
    let server = try WorkbenchServer(
      holdings: Holdings(
        record: try record.openForReading(), instruments: catalogue.register,
        people: catalogue.people),
      today: { Day.today })
    let (host, path, json) = (host, record.url.path, json)
    try await server.run(host: host, port: port) { port in
      let address = "http://\(host.contains(":") ? "[\(host)]" : host):\(port)/"
      Terminal.write(
        json
          ? JSONValue.object([("url", .string(address)), ("record", .string(path))]).text() + "\n"
          : "The workbench is at \(address) (record: \(path)). Ctrl-C stops it.\n")
    }
  }
}
