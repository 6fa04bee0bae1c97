internal import Foundation

/// The lines of a corpus file, unpacked if its name ends in `.gz`.
enum CorpusFile {
  /// The bytes of the file, unpacked by the system's `gzip` where they are packed.
  static func bytes(_ url: URL) throws -> Data {
    guard FileManager.default.isReadableFile(atPath: url.path) else {
      throw TrainingError(
        code: "corpus-missing",
        url.pathExtension == "gz"
          ? "\(url.path): there is no such corpus. Give the folder that holds attribution/ and treebank/."
          : "\(url.path): there is no such file, or it can't be read."
      )
    }
    guard url.pathExtension == "gz" else { return try Data(contentsOf: url) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", url.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw TrainingError(code: "corpus-damaged", "\(url.path): gzip can't unpack it.")
    }
    return data
  }

  /// The lines of the file, without the empty ones.
  static func lines(_ url: URL) throws -> [Data] {
    try bytes(url).split(separator: 0x0A).map { Data($0) }
  }

  /// The lines of a JSON Lines file, each of the form `Line`.
  ///
  /// - Parameter what: What the lines are of, for the message.
  /// - Throws: `TrainingError`, `corpus-form` where a line is of another form.
  static func records<Line: Decodable>(_: Line.Type, of path: String, called what: String) throws
    -> [Line]
  {
    let decoder = JSONDecoder()
    return try lines(URL(filePath: path)).enumerated().map { number, data in
      do {
        return try decoder.decode(Line.self, from: data)
      } catch {
        throw TrainingError(
          code: "corpus-form",
          "\(path), line \(number + 1) of those that aren't empty: not a line of \(what): \(Self.what(error))"
        )
      }
    }
  }

  /// What is wrong with a line, and at which field.
  private static func what(_ error: any Error) -> String {
    func field(_ path: [any CodingKey]) -> String {
      path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
    }
    return switch error as? DecodingError {
    case .keyNotFound(let key, let context): "there is no “\(field(context.codingPath + [key]))”."
    case .valueNotFound(_, let context), .typeMismatch(_, let context):
      "“\(field(context.codingPath))” is of another kind. \(context.debugDescription)"
    case .dataCorrupted(let context) where context.codingPath.isEmpty: "it is no JSON."
    default: "\(error)"
    }
  }
}

/// What stops a training run.
public struct TrainingError: Error, Sendable, CustomStringConvertible {
  /// `corpus-missing`, `corpus-damaged`, `corpus-form`.
  public var code: String
  public var message: String

  public init(code: String, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}
