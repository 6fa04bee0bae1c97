/// A draw that two parties make together and anyone can repeat, so that neither chooses what is inspected.
///
/// Each commits to a coin, then both show theirs. The seed takes in the escrow's root, so that the entries
/// are fixed before the draw. Names are ordered by a keyed hash under the seed: a larger sample extends
/// the same list.
///
/// ```
/// commitment = SHA-256("depositary/coin/v1" 00 ‖ coin)
/// seed       = SHA-256("depositary/seed/v1" 00 ‖ root ‖ commitment_a ‖ commitment_b ‖ coin_a ‖ coin_b)
/// rank       = HMAC-SHA-256(seed, "depositary/select/v1" 00 ‖ id), ties by the id's bytes
/// ```
public struct VerifiableDraw: Hashable, Sendable {
  public enum Party: String, Hashable, Sendable { case a, b }

  /// What both have committed to, before either shows a coin.
  public struct Round: Hashable, Sendable {
    public var escrowRoot: SHA256Hash
    public var commitmentA: SHA256Hash
    public var commitmentB: SHA256Hash

    public init(escrowRoot: SHA256Hash, commitmentA: SHA256Hash, commitmentB: SHA256Hash) {
      self.escrowRoot = escrowRoot
      self.commitmentA = commitmentA
      self.commitmentB = commitmentB
    }
  }

  /// How a round ended.
  public enum Outcome: Hashable, Sendable {
    case drawn(VerifiableDraw)
    /// These parties didn't show their coin. It goes on record: a coin withheld because the other's was
    /// seen first is how a draw would be biased, so it counts as a default, never as a reason to begin
    /// again in silence.
    case withheld(by: [Party])
  }

  /// The draw's seed.
  public let seed: SHA256Hash

  private static func label(_ name: String) -> [UInt8] { Array("depositary/\(name)/v1".utf8) + [0] }

  /// What a party publishes before the coins are shown.
  public static func commitment(to coin: Secret32) -> SHA256Hash {
    SHA256Hash(of: label("coin") + coin.exposedBytes)
  }

  /// Ends a round with the coins that were shown; nil for one that wasn't.
  ///
  /// - Throws: `TransparencyError` `coin-mismatch` for a coin that wasn't committed to, naming the
  ///   party, and for two equal commitments: one party has copied the other's.
  public static func end(
    _ round: Round, coinA: Secret32?, coinB: Secret32?
  ) throws -> Outcome {
    guard round.commitmentA != round.commitmentB else {
      throw TransparencyError(
        .coinMismatch, "Both parties committed to the same coin; one has copied the other's.")
    }
    for (party, coin, commitment) in [
      (Party.a, coinA, round.commitmentA), (.b, coinB, round.commitmentB),
    ] {
      guard let coin else { continue }
      guard VerifiableDraw.commitment(to: coin) == commitment else {
        throw TransparencyError(
          .coinMismatch, "The coin of party \(party.rawValue) isn't the one it committed to.")
      }
    }
    guard let coinA, let coinB else {
      return .withheld(by: (coinA == nil ? [.a] : []) + (coinB == nil ? [.b] : []))
    }
    var message = label("seed")
    for hash in [round.escrowRoot, round.commitmentA, round.commitmentB] { message.append(hash) }
    message += coinA.exposedBytes + coinB.exposedBytes
    return .drawn(VerifiableDraw(seed: SHA256Hash(of: message)))
  }

  /// A draw from a published seed.
  public init(seed: SHA256Hash) { self.seed = seed }

  /// The first `count` of `ids` in the drawn order; all of them where there aren't as many.
  ///
  /// - Throws: `TransparencyError` `bad-declaration` for an id that stands twice, which would have two
  ///   chances; `out-of-range` for a negative count.
  public func select(_ count: Int, from ids: [String]) throws -> [String] {
    guard count >= 0 else {
      throw TransparencyError(.outOfRange, "A sample of \(count) can't be drawn.")
    }
    var seen: Set<[UInt8]> = []
    let ranked = try ids.map { id in
      let bytes = Array(id.utf8)
      guard seen.insert(bytes).inserted else {
        throw TransparencyError(
          .badDeclaration,
          "“\(id)” stands twice in the list to draw from; it would have two chances.")
      }
      let rank = HMACSHA256.code(
        for: VerifiableDraw.label("select") + bytes, key: seed.bytes)
      return (rank: rank, bytes: bytes, id: id)
    }
    return ranked.sorted {
      $0.rank != $1.rank ? $0.rank < $1.rank : $0.bytes.lexicographicallyPrecedes($1.bytes)
    }.prefix(count).map(\.id)
  }
}
