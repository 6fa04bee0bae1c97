internal import Primitives

/// The record that a payload was deleted: which leaf, and why. The leaf itself stays.
public struct Redaction: Hashable, Sendable {
  public static let kind = "redaction"

  public var id: String
  public var recorded: String
  /// The hash of the leaf whose payload was deleted.
  public var target: SHA256Hash
  public var targetIndex: UInt64
  /// Why, for the public; it must not repeat what was deleted.
  public var reason: String

  public init(
    id: String, recorded: String, target: SHA256Hash, targetIndex: UInt64, reason: String
  ) {
    self.id = id
    self.recorded = recorded
    self.target = target
    self.targetIndex = targetIndex
    self.reason = reason
  }

  public var envelope: Envelope {
    Envelope(
      kind: Redaction.kind, id: id, recorded: recorded,
      members: [
        .init("target", .string(target.hex)), .init("target_index", .integer(Int(targetIndex))),
        .init("reason", .string(reason)),
      ])
  }

  /// The redaction an envelope is; nil for any other kind or a malformed one.
  public init?(_ envelope: Envelope) {
    let members = JSONValue.object(envelope.members.map { ($0.key, $0.value) })
    guard envelope.kind == Redaction.kind, case .string(let hex)? = members["target"],
      let target = SHA256Hash(hex: hex), case .integer(let index)? = members["target_index"],
      index >= 0, case .string(let reason)? = members["reason"]
    else { return nil }
    self.init(
      id: envelope.id, recorded: envelope.recorded, target: target, targetIndex: UInt64(index),
      reason: reason)
  }
}
