import Foundation
import Primitives
import TestSupport

/// The built program, run as a person runs it.
struct Program {
  /// What a run left behind.
  struct Outcome {
    var status: Int32
    var output: String
    var complaint: String

    /// The lines of the output as JSON objects.
    var lines: [JSONValue] {
      get throws {
        try output.utf8.split(separator: 10).map { try JSONValue(parsing: Array($0)) }
      }
    }
  }

  /// A folder of its own for one test, removed by `finish`.
  let folder: URL
  var record: URL { folder.appending(path: "record.sqlite") }

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "depositary-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func finish() { try? FileManager.default.removeItem(at: folder) }

  /// Writes a file into the folder.
  func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let url = folder.appending(path: name)
    try Data(bytes).write(to: url)
    return url.path
  }

  /// What the environment holds besides that of the tests.
  var environment: [String: String] = [:]

  func run(_ arguments: [String], input: String? = nil) throws -> Outcome {
    let process = try start(arguments, input: input)
    process.process.waitUntilExit()
    return try process.outcome()
  }

  /// A run under way, its output going to files so that no pipe can fill up.
  struct Running {
    let process: Process
    let output: URL
    let complaint: URL

    func outcome() throws -> Outcome {
      Outcome(
        status: process.terminationStatus,
        output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
        complaint: String(decoding: try Data(contentsOf: complaint), as: UTF8.self))
    }
  }

  func start(_ arguments: [String], input: String? = nil) throws -> Running {
    let process = Process()
    process.executableURL = Program.url
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging([
      "DEPOSITARY_RECORD": record.path, "DEPOSITARY_CATALOGUE": ProjectFolder.catalogue.path,
      "DEPOSITARY_MODELS": ProjectFolder.root.appending(path: "Models").path,
    ]) { $1 }.merging(environment) { $1 }
    let name = UUID().uuidString
    let output = folder.appending(path: ".\(name).out")
    let complaint = folder.appending(path: ".\(name).err")
    for url in [output, complaint] { try Data().write(to: url) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: complaint)
    if let input {
      let url = folder.appending(path: ".\(name).in")
      try Data(input.utf8).write(to: url)
      process.standardInput = try FileHandle(forReadingFrom: url)
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    try process.run()
    return Running(process: process, output: output, complaint: complaint)
  }

  /// The program lies beside the bundle of tests that was built with it.
  static let url: URL = {
    let tests = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
    let beside = tests.deletingLastPathComponent().appending(path: "depositary")
    return FileManager.default.isExecutableFile(atPath: beside.path)
      ? beside : ProjectFolder.root.appending(path: ".build/debug/depositary")
  }()
}
