import Archive
import ArgumentParser
import Foundation
import Primitives
import Transparency

/// Copies the public part of a log.
struct LogExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Copy the log's public files, ready to be served or audited elsewhere.",
    discussion: """
      Checkpoint, tiles, entries and the log's public key; no payloads, salts, keys or journal. What is \
      copied is audited first. With --lines the entries are printed instead, one a line. With --bundles \
      the record's entries are written as proofs, one file each, that verify offline by themselves.

      EXAMPLE: depositary log export log/ --to public/
               depositary log export log/ --bundles proofs/ 0f3c9a5be1d2 review/7
               depositary log export log/ --lines
      """)

  @Argument(help: ArgumentHelp("The log's folder.", valueName: "log"))
  var path: String
  @Option(
    help: ArgumentHelp("The folder to copy to; it must not be there yet.", valueName: "folder"))
  var to: String?
  @Option(
    help: ArgumentHelp(
      "The folder to write proofs to; it must not be there yet.", valueName: "folder"))
  var bundles: String?
  @Argument(
    help: ArgumentHelp(
      "What to write proofs of: places, statements, reviews, acts; all of the record by default.",
      valueName: "what"))
  var what: [String] = []
  @OptionGroup var record: RecordOptions
  @Flag(help: "Print the entries, one a line.")
  var lines = false
  @Flag(name: .long, help: "Print JSON: what was copied; the entries are JSON as they are.")
  var json = false

  func validate() throws {
    guard [to != nil, bundles != nil, lines].count(where: { $0 }) == 1 else {
      throw ValidationError("Give one of --to, --bundles and --lines.")
    }
    if bundles == nil, !what.isEmpty { throw ValidationError("Entries are named with --bundles.") }
  }

  func run() throws {
    try ExitCode.refusing {
      let audit = LogAudit(of: path) { _, entry in
        if lines { Terminal.write(String(decoding: entry, as: UTF8.self) + "\n") }
      }
      guard audit.isClean, let head = audit.head else {
        throw TransparencyError(
          .damaged, "\(path): the log isn't whole. See what `depositary log audit` finds.")
      }
      if let bundles { return try writeBundles(to: bundles) }
      guard let to else { return }
      let files = try LogReader(at: path).export(to: to)
      if json {
        Terminal.write(
          JSONValue.object([
            ("files", .integer(files)), ("size", .integer(Int(clamping: head.size))),
            ("to", .string(to)),
          ]).text(indented: true) + "\n")
      } else {
        Terminal.complain("Copied \(files) files of a log of \(head.size) entries to \(to).")
      }
    }
  }

  private func writeBundles(to folder: String) throws {
    let reader = try LogReader(at: path)
    let store = try record.openIfPresent()
    var things: [LoggedThing] = []
    if what.isEmpty {
      var places: [SHA256Hash: UInt64] = [:]
      for (place, leaf) in try reader.leafHashes().enumerated() { places[leaf] = UInt64(place) }
      things =
        try store?.logEntries(for: reader.settings.origin).compactMap { logged in
          places[logged.leaf].map { LoggedThing(index: $0, logged: logged) }
        } ?? []
    } else {
      things = try what.map { try LoggedThing($0, in: reader, of: store) }
    }
    guard !FileManager.default.fileExists(atPath: folder) else {
      throw TransparencyError(.exists, "\(folder): is there already; it is not overwritten.")
    }
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    for (thing, proof) in zip(things, try reader.proofs(of: things.map(\.index))) {
      let name = (try? Envelope(parsing: thing.entry).id) ?? String(thing.index)
      // Names of envelopes that came from outside may be anything.
      let isPlain = name.utf8.allSatisfy {
        $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
      }
      let file = isPlain ? "\(thing.index)-\(name)" : String(thing.index)
      try FileBytes.write(
        try thing.complete(proof, log: path).bytes, to: "\(folder)/\(file).tlog-proof")
    }
    if json {
      Terminal.write(
        JSONValue.object([
          ("bundles", .integer(things.count)), ("to", .string(folder)),
        ]).text(indented: true) + "\n")
    } else {
      Terminal.complain("Wrote \(things.count) proofs to \(folder).")
    }
  }
}
