import Archive
import Foundation
import Primitives
import Transparency

/// An entry of a log by what a person calls it: its place, or what the record knows it by.
struct LoggedThing {
  let index: UInt64
  let entry: [UInt8]
  /// The record's side of it; nil where there is no record or the entry isn't of it.
  let logged: LoggedEntry?

  init(index: UInt64, logged: LoggedEntry) {
    (self.index, entry, self.logged) = (index, logged.envelope, logged)
  }

  /// - Parameter what: A place from 0; a statement's id or its beginning, `review/7`, an act's id.
  init(_ what: String, in reader: LogReader, of record: RecordStore?) throws {
    let size = try reader.checkpoint().head.size
    let origin = reader.settings.origin
    if let place = UInt64(what), place < size || record == nil {
      index = place
      entry = try reader.entry(at: place, in: size)
      logged = try record?.logEntry(leaf: RFC6962Hashing.leaf(entry), of: origin)
      return
    }
    guard let record else {
      throw TransparencyError(
        .missing,
        "“\(what)” is no entry's place, and there is no record to look it up in. Name one with --record."
      )
    }
    let found = try record.logEntry(named: what, of: origin)
    guard let place = try reader.index(ofLeaf: found.leaf) else {
      throw TransparencyError(
        .missing,
        "“\(what)” is prepared for \(origin) and not in the log yet. Run `depositary log append`.")
    }
    (index, entry, logged) = (place, found.envelope, found)
  }

  /// The payload with its salt, checked against the entry, from the record or the folder beside the log;
  /// nil where it was deleted, never kept, or the entry commits to none.
  func payload(log path: String) throws -> (bytes: [UInt8], salt: Secret32)? {
    if let payload = logged?.payload, let salt = logged?.salt { return (payload, salt) }
    guard let envelope = try? Envelope(parsing: entry), let commitment = envelope.payload else {
      return nil
    }
    return try PayloadFolder(at: path + "/payloads")
      .payload(of: RFC6962Hashing.leaf(entry), commitment: commitment)
  }

  /// The proof with all that it takes to check it, as far as that is text and no longer than a proof
  /// may be.
  ///
  /// - Parameter proof: Of this entry.
  func complete(_ proof: ProofBundle, log path: String) throws -> ProofBundle {
    var kept = try payload(log: path)
    if let bytes = kept?.bytes,
      bytes.count > 500_000 || String(validating: bytes, as: UTF8.self) == nil
    {
      kept = nil
    }
    var proof = proof
    proof.extra = try? ProvedEntry(entry: entry, payload: kept?.bytes, salt: kept?.salt).extra()
    return proof
  }
}
