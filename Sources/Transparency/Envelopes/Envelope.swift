public import Primitives

/// What stands in a leaf of the log: canonical JSON with integers only, version 1.
///
/// ```json
/// {"id":"stmt-7","kind":"statement","payload":"8c31…","recorded":"2026-01-02T03:04:05Z","v":1}
/// ```
///
/// The bytes are what is hashed and kept; a reader takes only bytes that are canonical to the letter, so
/// that one leaf has one reading.
public struct Envelope: Hashable, Sendable {
  public static let version = 1

  /// What kind of record it is: `statement`, `review`, `act`, `redaction`, `key-rotation`, `escrow` …
  public var kind: String
  /// The record's name, unique in the log.
  public var id: String
  /// When the record says it was made, RFC 3339 in UTC. A claim: the evidence is a witness's time.
  public var recorded: String
  /// The salted hash of what was recorded; nil for a record that is all here.
  public var payload: SHA256Hash?
  /// The id of the earlier record that this one corrects; nil where it corrects none.
  public var supersedes: String?
  /// Further members, by key; integers, strings, and lists and objects of these.
  public var members: [Member]

  /// A further member of an envelope.
  public struct Member: Hashable, Sendable {
    public var key: String
    public var value: JSONValue
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }
  }

  public init(
    kind: String, id: String, recorded: String, payload: SHA256Hash? = nil,
    supersedes: String? = nil, members: [Member] = []
  ) {
    self.kind = kind
    self.id = id
    self.recorded = recorded
    self.payload = payload
    self.supersedes = supersedes
    self.members = members
  }

  /// The envelope as a value, its keys in no particular order.
  public var json: JSONValue {
    var object: [(key: String, value: JSONValue)] = [
      ("v", .integer(Envelope.version)), ("kind", .string(kind)), ("id", .string(id)),
      ("recorded", .string(recorded)),
    ]
    if let payload { object.append(("payload", .string(payload.hex))) }
    if let supersedes { object.append(("supersedes", .string(supersedes))) }
    return .object(object + members.map { ($0.key, $0.value) })
  }

  /// The bytes that go into the log.
  ///
  /// - Throws: `TransparencyError` `bad-envelope` for a doubled key or a number that isn't an integer,
  ///   `too-large` for more than an entry may have.
  public func bytes() throws -> [UInt8] {
    let bytes: [UInt8]
    do {
      bytes = try json.canonicalBytes(profile: .integersOnly)
    } catch {
      throw TransparencyError(.badEnvelope, "The envelope “\(id)” can't be written: \(error)")
    }
    guard bytes.count <= EntryBundle.longestEntry else {
      throw TransparencyError(
        .tooLarge, "The envelope “\(id)” has \(bytes.count) bytes; 65,535 is the most.")
    }
    return bytes
  }

  /// Reads an envelope.
  ///
  /// - Throws: `TransparencyError` `bad-envelope` for bytes that aren't canonical or lack a member,
  ///   `unknown-version` for another `v`.
  public init(parsing bytes: some Collection<UInt8>) throws {
    let value: JSONValue
    do {
      value = try CanonicalJSON.parse(bytes, profile: .integersOnly)
    } catch {
      throw TransparencyError(.badEnvelope, "This is not an envelope: \(error)")
    }
    guard case .object(let object) = value else { throw Envelope.bad("it is no object") }
    guard case .integer(let version)? = value["v"] else { throw Envelope.bad("it has no version") }
    guard version == Envelope.version else {
      throw TransparencyError(
        .unknownVersion, "The envelope is of version \(version), which isn't read here.")
    }
    func text(_ key: String) throws -> String {
      guard case .string(let text)? = value[key] else { throw Envelope.bad("it has no \(key)") }
      return text
    }
    kind = try text("kind")
    id = try text("id")
    recorded = try text("recorded")
    payload = nil
    if value["payload"] != nil {
      let hex = try text("payload")
      guard let hash = SHA256Hash(hex: hex), hash.hex == hex else {
        throw Envelope.bad("its payload isn't 64 hexadecimal digits")
      }
      payload = hash
    }
    supersedes = value["supersedes"] == nil ? nil : try text("supersedes")
    let known = ["v", "kind", "id", "recorded", "payload", "supersedes"]
    members = object.filter { !known.contains($0.key) }.map { Member($0.key, $0.value) }
  }

  private static func bad(_ why: String) -> TransparencyError {
    TransparencyError(.badEnvelope, "This is not an envelope: \(why).")
  }
}
