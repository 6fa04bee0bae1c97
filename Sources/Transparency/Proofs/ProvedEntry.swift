internal import Primitives

/// What a proof is about, carried in the proof's `extra`, so that one file is checked by itself: the
/// entry and, unless it was deleted or is withheld, the payload with its salt.
///
/// Nothing vouches for `extra` as such. The entry's hash is what the proof is checked for, and the
/// payload's salted hash what the entry commits to: a change of either is found.
public struct ProvedEntry: Hashable, Sendable {
  /// The leaf, byte for byte.
  public var entry: [UInt8]
  public var payload: [UInt8]?
  public var salt: Secret32?

  public init(entry: [UInt8], payload: [UInt8]? = nil, salt: Secret32? = nil) {
    self.entry = entry
    self.payload = payload
    self.salt = salt
  }

  /// Canonical JSON for a proof's `extra`; entry and payload must be UTF-8.
  ///
  /// - Throws: `TransparencyError` `bad-encoding` for bytes that aren't UTF-8.
  public func extra() throws -> [UInt8] {
    func text(_ bytes: [UInt8]) throws -> JSONValue {
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw TransparencyError(
          .badEncoding,
          "The entry or its payload isn't text and doesn't go into a proof; give it as a file beside it."
        )
      }
      return .string(text)
    }
    var members: [(key: String, value: JSONValue)] = [("entry", try text(entry))]
    if let payload, let salt {
      members.append(("payload", try text(payload)))
      members.append(("salt", .string(salt.exposedBytes.hexadecimal)))
    }
    do {
      return try JSONValue.object(members).canonicalBytes()
    } catch {
      throw TransparencyError(.badEncoding, "The entry can't be written as JSON: \(error)")
    }
  }

  /// Reads an `extra`; nil for one that another program put there.
  public init?(extra: [UInt8]) {
    guard let value = try? JSONValue(parsing: extra), case .string(let entry)? = value["entry"]
    else { return nil }
    self.entry = Array(entry.utf8)
    guard case .string(let payload)? = value["payload"], case .string(let hex)? = value["salt"],
      let salt = Secret32(hex: hex)
    else { return }
    self.payload = Array(payload.utf8)
    self.salt = salt
  }

  /// Checks the payload against the entry.
  ///
  /// - Returns: The envelope.
  /// - Throws: `TransparencyError` `payload-mismatch`, or what the entry is refused with.
  public func envelope() throws -> Envelope {
    let envelope = try Envelope(parsing: entry)
    if let payload, let salt {
      guard PayloadCommitment.hash(payload, salt: salt) == envelope.payload else {
        throw TransparencyError(
          .payloadMismatch, "The payload in the proof isn't what its entry commits to.")
      }
    }
    return envelope
  }
}
