import ArgumentParser
import Foundation
import Primitives
import Transparency

/// New secrets and identities: the one place where these commands take from the system's randomness.
enum Fresh {
  static func secret() -> Secret32 {
    var generator = SystemRandomNumberGenerator()
    return .random(using: &generator)
  }

  static func escrow() -> EscrowID {
    var generator = SystemRandomNumberGenerator()
    return .random(using: &generator)
  }

  /// Sixteen hexadecimal digits, for names of records.
  static func name() -> String {
    var generator = SystemRandomNumberGenerator()
    return String(Secret32.random(using: &generator).exposedBytes.hexadecimal.prefix(16))
  }
}

/// Whom a reader of notes trusts.
struct TrustOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Trust this log's key.", valueName: "name+id+key"))
  var key: String?
  @Option(
    help: ArgumentHelp(
      "Trust by this policy: logs, witnesses and a quorum (C2SP tlog-policy).", valueName: "file"))
  var policy: String?

  func validate() throws {
    if key != nil, policy != nil { throw ValidationError("Give --key or --policy, not both.") }
  }

  /// The policy, nil where none was given.
  func load() throws -> TrustPolicy? {
    if let key { return TrustPolicy(log: try VerifierKey(parsing: key)) }
    return try policy.map { try TrustPolicy(parsing: try FileBytes.read($0)) }
  }
}

/// Whole files, `-` for standard input and output.
enum FileBytes {
  static func read(_ path: String) throws -> [UInt8] {
    if path == "-" { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ExitCode.finding.saying("\(path): can't be read.")
    }
    return Array(data)
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    do {
      // Byte for byte: what is shown may be hashed again.
      if path == "-" { return try FileHandle.standardOutput.write(contentsOf: Data(bytes)) }
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw ExitCode.finding.saying("\(path): can't be written: \(error.localizedDescription)")
    }
  }
}

extension ExitCode {
  /// Runs work on proofs and keys; what it is refused with ends the command with status 1, and 2 where
  /// something is missing.
  static func refusing<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as TransparencyError {
      throw ExitCode(error.code == .missing ? 2 : 1).saying(error.message)
    } catch let error as JSONError {
      throw ExitCode.finding.saying("\(error)")
    }
  }
}

/// Seconds since 1970, for a witness's word.
enum UnixTime {
  static var now: UInt64 { UInt64(max(0, Date().timeIntervalSince1970)) }

  /// The time as people read it.
  static func text(_ seconds: UInt64) -> String {
    // Past the year 9999 a date has no form in ISO 8601.
    guard seconds < 253_402_300_800 else { return "second \(seconds)" }
    return Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
  }
}
