internal import Primitives

/// What a log's folder says of itself, in `log.json`: its name and the keys it signs with.
public struct LogSettings: Hashable, Sendable {
  public static let format = "depositary-log/1"

  public var origin: String
  /// The key in use.
  public var key: VerifierKey
  /// Keys that were in use, oldest first; an entry of the log hands over from each to the next.
  public var formerKeys: [VerifierKey]

  public init(origin: String, key: VerifierKey, formerKeys: [VerifierKey] = []) {
    self.origin = origin
    self.key = key
    self.formerKeys = formerKeys
  }

  func bytes() throws -> [UInt8] {
    try JSONValue.object([
      ("format", .string(LogSettings.format)), ("origin", .string(origin)),
      ("key", .string(key.text)),
      ("former_keys", .array(formerKeys.map { .string($0.text) })),
    ]).canonicalBytes() + [0x0A]
  }

  init(parsing bytes: [UInt8], path: String) throws {
    func bad(_ why: String) -> TransparencyError {
      TransparencyError(.damaged, "\(path): \(why).")
    }
    let value: JSONValue
    do { value = try JSONValue(parsing: bytes) } catch { throw bad("can't be read: \(error)") }
    guard case .string(let format)? = value["format"] else { throw bad("doesn't say its format") }
    guard format == LogSettings.format else {
      throw TransparencyError(.unknownVersion, "\(path): the format “\(format)” isn't read here.")
    }
    guard case .string(let origin)? = value["origin"], case .string(let key)? = value["key"],
      case .array(let former)? = value["former_keys"]
    else { throw bad("has no origin, key or former_keys") }
    self.origin = origin
    self.key = try VerifierKey(parsing: key)
    formerKeys = try former.map {
      guard case .string(let text) = $0 else { throw bad("a former key is no text") }
      return try VerifierKey(parsing: text)
    }
  }
}
