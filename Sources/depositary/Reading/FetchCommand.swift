import Archive
import ArgumentParser
import Documents
import Foundation
import Intake
import Primitives
import Retrieval

/// Retrieves pages and feeds from the web and records them: the one command that uses the network.
struct FetchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Retrieve pages or feeds from the web, keep a snapshot of each, and record them.",
    discussion: """
      The only command that uses the network, and only for the addresses named. It asks robots.txt \
      first, waits between two requests to one host, asks again only for what has changed, and keeps \
      what the server sent, with its headers, date and SHA-256, as a web archive (WARC) that any \
      archive tool reads. It sends no cookies and runs no scripts; a page that needs them is better \
      saved from a browser and read with `read`.

      EXAMPLE: depositary fetch https://example.org/2023/03/treaty.html
               depositary fetch --follow https://example.org/feed.xml
               depositary fetch --snapshot-only --snapshots evidence/ example.org/page.html
      """)

  @Flag(help: "Of a feed, retrieve and read the pages that its entries lead to.")
  var follow = false
  @Option(
    help: ArgumentHelp("How many of a feed's entries are followed at most.", valueName: "n"))
  var entries = 50
  @Flag(help: "Keep the snapshots and record nothing.")
  var snapshotOnly = false
  @Flag(help: "Ask for the page even where the last snapshot is still the same.")
  var again = false
  @Option(
    help: ArgumentHelp(
      "The folder of snapshots.", discussion: "By default snapshots/ beside the record.",
      valueName: "folder"))
  var snapshots: String?
  @Option(
    help: ArgumentHelp(
      "An address for the site's owner to write to, sent with each request.", valueName: "contact"))
  var contact: String?
  @Option(help: ArgumentHelp("Seconds between two requests to one host.", valueName: "s"))
  var pause = 1.0
  @Flag(help: "Also ask addresses of private networks and of this machine.")
  var allowPrivate = false
  @Option(
    help: ArgumentHelp(
      "Who reads, for the record's history; your login name by default.", valueName: "name"))
  var by: String?
  @OptionGroup var record: RecordOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var models: ModelOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: ArgumentHelp("Addresses of pages, PDFs or feeds.", valueName: "url"))
  var addresses: [String]

  func validate() throws {
    guard pause >= 0, pause <= 3_600 else {
      throw ValidationError("--pause takes seconds from 0 to 3600.")
    }
    guard entries > 0 else { throw ValidationError("--entries takes a number from 1 up.") }
    if let contact, contact.contains(where: { $0.isNewline || !$0.isASCII }) {
      throw ValidationError("--contact takes one line of plain letters.")
    }
  }

  private struct Interrupted: Error {}

  func run() async throws {
    let intake = try catalogue.intake(reader: models)
    let store = try record.openForWriting()
    let interruption = Interruption()
    let archive = SnapshotArchive(
      folder: snapshots.map { URL(filePath: $0) }
        ?? record.url.deletingLastPathComponent().appending(path: "snapshots"),
      software: "depositary/\(Version.current)")
    var limits = PageRetriever.Limits()
    limits.pause = .seconds(pause)
    limits.allowsPrivate = allowPrivate
    let agent = "depositary/\(Version.current)" + (contact.map { " (+\($0))" } ?? "")
    let retriever = PageRetriever(agent: agent, limits: limits)
    var run = ReadingRun(store: store, who: by, total: 0, json: output.json)
    var unchanged = 0
    var waiting = addresses.map { (address: $0, follows: follow) }
    var asked = Set<String>()
    var stopped = false
    while let next = waiting.first {
      waiting.removeFirst()
      if interruption.isAsked {
        stopped = true
        break
      }
      guard asked.insert(next.address).inserted else { continue }
      do {
        let earlier = again ? nil : archive.latest(of: try PageAddress(next.address).description)
        switch try await retriever.retrieve(next.address, since: earlier) {
        case .unchanged(let snapshot, let at):
          try archive.keepUnchanged(since: snapshot, at: at)
          unchanged += 1
          run.note([
            "address": .string(snapshot.asked), "outcome": "unchanged",
            "since": .string(snapshot.at),
          ])
        case .sent(let snapshot):
          let file = try archive.keep(snapshot)
          run.note([
            "address": .string(snapshot.asked), "outcome": "kept", "at": .string(snapshot.at),
            "status": .integer(snapshot.status), "snapshot": .string(file.path),
          ])
          if snapshotOnly { continue }
          let read = intake.read(
            DocumentSource(id: snapshot.address, bytes: snapshot.body, url: snapshot.address))
          let links = next.follows ? feedEntries(read) : []
          if links.isEmpty {
            try run.record(read)
          } else {
            waiting.insert(contentsOf: links.map { (address: $0, follows: false) }, at: 0)
          }
        }
      } catch let fault as RetrievalFault {
        run.fail(
          fault.message,
          [
            "address": .string(next.address), "outcome": "fault", "code": .string(fault.code),
            "message": .string(fault.message),
          ])
      }
    }
    if unchanged > 0 {
      Terminal.complain("\(unchanged) unchanged since the last snapshot")
    }
    try run.close(stopped: stopped)
  }

  /// Where a feed's entries lead; empty for what is no feed.
  private func feedEntries(_ read: [Result<ReadDocument, DocumentFault>]) -> [String] {
    let documents = read.compactMap { try? $0.get().document }.filter { $0.format == .feed }
    return Array(documents.compactMap(\.metadata.url).prefix(entries))
  }
}
