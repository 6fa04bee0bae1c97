internal import Primitives

/// The public files of a draw: all that a third party needs to repeat it.
///
/// ```
/// round.json         what is drawn from, and how many: root, the list's digest, the sample's size
/// list.json          the ids to draw from
/// commit-a.json      each party's commitment to its coin, for this round and no other
/// commit-a.note      the party's signature over it, where it was signed
/// coin-a.json        the coin, once both have committed
/// default-a.json     the other party's word that the coin was never shown
/// ```
///
/// Both commitments name the digest of `round.json`, and that names the digest of the list: after them
/// neither list, sample nor root can be changed without one of the two having to commit again. The order in
/// which files appeared can't be told from the folder; who must not rely on the other for it signs, and
/// puts each file into a log as it appears.
public struct DrawFolder: Sendable {
  /// What both agreed to before either committed.
  public struct Round: Hashable, Sendable {
    public static let type = "draw-round/v1"
    /// The escrow's root, or the list's digest where the list stands alone.
    public var root: SHA256Hash
    public var listDigest: SHA256Hash
    public var sample: Int

    public init(root: SHA256Hash, listDigest: SHA256Hash, sample: Int) {
      self.root = root
      self.listDigest = listDigest
      self.sample = sample
    }

    var json: JSONValue {
      [
        "type": .string(Round.type), "root": .string(root.hex), "list": .string(listDigest.hex),
        "sample": .integer(sample),
      ]
    }
  }

  /// What the files come to.
  public struct Reading: Hashable, Sendable {
    public enum Outcome: Hashable, Sendable {
      /// Waits for these parties' commitments.
      case open(uncommitted: [VerifiableDraw.Party])
      /// Both committed; waits for these parties' coins.
      case committed(unshown: [VerifiableDraw.Party])
      /// These parties' coins were put on record as withheld.
      case withheld(by: [VerifiableDraw.Party])
      case drawn(seed: SHA256Hash, selected: [String])
    }
    public var outcome: Outcome
    /// The parties whose commitment was signed, by the keys given.
    public var signed: [VerifiableDraw.Party]
  }

  public let path: String
  public let round: Round
  public let ids: [String]
  let roundDigest: SHA256Hash

  /// The digest of a list of ids: SHA-256 of its canonical JSON.
  public static func digest(of ids: [String]) throws -> SHA256Hash {
    SHA256Hash(of: try JSONValue(ids).canonicalBytes(profile: .integersOnly))
  }

  /// Begins a draw in a new folder.
  ///
  /// - Parameter root: The root of the escrow whose entries the ids are; nil for a list that stands alone,
  ///   whose own digest takes its place.
  /// - Throws: `TransparencyError` `bad-declaration` for an id that stands twice or is empty, `out-of-range`
  ///   for a sample larger than the list, `exists` where a draw was begun already.
  public static func begin(
    drawing sample: Int, from ids: [String], root: SHA256Hash?, at path: String
  ) throws -> DrawFolder {
    try check(ids, sample: sample)
    let digest = try digest(of: ids)
    let round = Round(root: root ?? digest, listDigest: digest, sample: sample)
    try Files.makeFolders(path)
    try Files.create(path + "/round.json", with: try line(round.json), mode: 0o644)
    try Files.create(path + "/list.json", with: try line(JSONValue(ids)), mode: 0o644)
    return try DrawFolder(at: path)
  }

  private static func check(_ ids: [String], sample: Int) throws {
    guard sample >= 1, sample <= ids.count else {
      throw TransparencyError(
        .outOfRange, "A sample of \(sample) can't be drawn from \(ids.count) ids.")
    }
    var seen: Set<[UInt8]> = []
    for id in ids {
      guard !id.isEmpty, seen.insert(Array(id.utf8)).inserted else {
        throw TransparencyError(
          .badDeclaration,
          "“\(id)” stands twice in the list, or is empty; it would have two chances.")
      }
    }
  }

  /// Reads round and list.
  ///
  /// - Throws: `TransparencyError` `missing`, `bad-statement` for files that are malformed or a list that
  ///   isn't the round's.
  public init(at path: String) throws {
    self.path = path
    guard let bytes = try Files.read(path + "/round.json") else {
      throw TransparencyError(.missing, "\(path)/round.json: there is no such file; begin a draw.")
    }
    guard let value = try? JSONValue(parsing: bytes), value["type"] == .string(Round.type),
      let root = DrawFolder.hash(value["root"]), let list = DrawFolder.hash(value["list"]),
      case .integer(let sample)? = value["sample"]
    else { throw TransparencyError(.badStatement, "\(path)/round.json: is no round of a draw.") }
    round = Round(root: root, listDigest: list, sample: sample)
    guard try DrawFolder.line(round.json) == bytes else {
      throw TransparencyError(
        .badStatement, "\(path)/round.json: isn't written as it was, so its digest is another.")
    }
    roundDigest = SHA256Hash(of: bytes)
    guard let listBytes = try Files.read(path + "/list.json") else {
      throw TransparencyError(.missing, "\(path)/list.json: there is no such file.")
    }
    guard case .array(let values)? = try? JSONValue(parsing: listBytes) else {
      throw TransparencyError(.badStatement, "\(path)/list.json: is no list of ids.")
    }
    ids = try values.map {
      guard case .string(let id) = $0 else {
        throw TransparencyError(.badStatement, "\(path)/list.json: an id is no text.")
      }
      return id
    }
    guard try DrawFolder.digest(of: ids) == list else {
      throw TransparencyError(
        .badStatement, "\(path)/list.json: isn't the list of round.json; it was changed.")
    }
    try DrawFolder.check(ids, sample: sample)
  }

  private static func hash(_ value: JSONValue?) -> SHA256Hash? {
    guard case .string(let hex)? = value else { return nil }
    return SHA256Hash(hex: hex)
  }

  private static func line(_ value: JSONValue) throws -> [UInt8] {
    try value.canonicalBytes(profile: .integersOnly) + [0x0A]
  }

  // MARK: The steps of the parties

  private func signedText(_ party: VerifiableDraw.Party, _ commitment: SHA256Hash) -> [UInt8] {
    let lines = [
      "depositary/draw-commitment/v1", "round " + roundDigest.hex, "party " + party.rawValue,
      "commitment " + commitment.hex,
    ]
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  /// Publishes a party's commitment to its coin.
  ///
  /// - Throws: `TransparencyError` `exists` where the party committed before; `coin-mismatch` where the other
  ///   party's commitment is the same.
  public func commit(
    _ party: VerifiableDraw.Party, to coin: Secret32, signedBy signer: SignerKey? = nil
  ) throws -> SHA256Hash {
    let commitment = VerifiableDraw.commitment(to: coin)
    if try self.commitment(of: party.other) == commitment {
      throw TransparencyError(
        .coinMismatch, "Party \(party.other.rawValue) committed to the same coin.")
    }
    try Files.create(
      path + "/commit-\(party.rawValue).json",
      with: try DrawFolder.line([
        "type": "draw-commitment/v1", "round": .string(roundDigest.hex),
        "party": .string(party.rawValue), "commitment": .string(commitment.hex),
      ]), mode: 0o644)
    if let signer {
      let text = signedText(party, commitment)
      try Files.create(
        path + "/commit-\(party.rawValue).note",
        with: SignedNote(text: text, signatures: [try signer.sign(text)]).bytes, mode: 0o644)
    }
    return commitment
  }

  /// A party's commitment; nil where there is none yet.
  ///
  /// - Throws: `TransparencyError` `bad-statement` for one that is malformed or of another round.
  public func commitment(of party: VerifiableDraw.Party) throws -> SHA256Hash? {
    try field("commitment", in: "commit-\(party.rawValue).json", "draw-commitment/v1", party)
      .map { text in
        guard let hash = SHA256Hash(hex: text) else {
          throw TransparencyError(
            .badStatement,
            "\(path)/commit-\(party.rawValue).json: isn't 64 hexadecimal digits.")
        }
        return hash
      }
  }

  private func coin(of party: VerifiableDraw.Party) throws -> Secret32? {
    try field("coin", in: "coin-\(party.rawValue).json", "draw-coin/v1", party).map { text in
      guard let coin = Secret32(hex: text) else {
        throw TransparencyError(
          .coinMismatch, "\(path)/coin-\(party.rawValue).json: isn't 64 hexadecimal digits.")
      }
      return coin
    }
  }

  private func field(
    _ name: String, in file: String, _ type: String, _ party: VerifiableDraw.Party
  ) throws -> String? {
    guard let bytes = try Files.read(path + "/" + file) else { return nil }
    guard let value = try? JSONValue(parsing: bytes), value["type"] == .string(type),
      value["party"] == .string(party.rawValue), case .string(let text)? = value[name]
    else {
      throw TransparencyError(
        .badStatement, "\(path)/\(file): isn't the \(name) of party \(party.rawValue).")
    }
    guard value["round"] == .string(roundDigest.hex) else {
      throw TransparencyError(
        .badStatement,
        "\(path)/\(file): belongs to another round; list, sample or root was changed after it.")
    }
    return text
  }

  /// Shows a party's coin, once both have committed.
  ///
  /// - Throws: `TransparencyError` `missing` where the other hasn't committed: it could then choose its coin
  ///   to fit; `coin-mismatch` for another coin than the one committed to; `exists` for one shown before.
  public func reveal(_ party: VerifiableDraw.Party, coin: Secret32) throws {
    for each in [VerifiableDraw.Party.a, .b] {
      guard try commitment(of: each) != nil else {
        throw TransparencyError(
          .missing,
          "Party \(each.rawValue) hasn't committed. No coin is shown before both have: who commits "
            + "last could choose the draw.")
      }
    }
    guard try commitment(of: party) == VerifiableDraw.commitment(to: coin) else {
      throw TransparencyError(
        .coinMismatch, "The coin of party \(party.rawValue) isn't the one it committed to.")
    }
    try Files.create(
      path + "/coin-\(party.rawValue).json",
      with: try DrawFolder.line([
        "type": "draw-coin/v1", "round": .string(roundDigest.hex),
        "party": .string(party.rawValue), "coin": .string(coin.exposedBytes.hexadecimal),
      ]), mode: 0o644)
  }

  /// Puts on record that a party didn't show its coin. It stays: a coin withheld is how a draw would be
  /// biased, so it is a default, never a reason to begin again in silence.
  ///
  /// - Throws: `TransparencyError` `exists` where the coin was shown, or the default recorded before;
  ///   `missing` where a coin wasn't due, because not both have committed.
  public func recordDefault(of party: VerifiableDraw.Party, reason: String, recorded: String) throws
  {
    guard try coin(of: party) == nil else {
      throw TransparencyError(.exists, "Party \(party.rawValue) has shown its coin.")
    }
    for each in [VerifiableDraw.Party.a, .b] where try commitment(of: each) == nil {
      throw TransparencyError(
        .missing, "Party \(each.rawValue) hasn't committed, so no coin was due yet.")
    }
    try Files.create(
      path + "/default-\(party.rawValue).json",
      with: try DrawFolder.line([
        "type": "draw-default/v1", "round": .string(roundDigest.hex),
        "party": .string(party.rawValue), "reason": .string(reason), "recorded": .string(recorded),
      ]), mode: 0o644)
  }

  // MARK: Checking

  /// What the files come to, checked from end to end.
  ///
  /// - Parameters:
  ///   - keys: The parties' keys; a party whose key is given must have signed its commitment.
  ///   - escrow: The escrow that the ids are leaves of; its root must be the round's.
  /// - Throws: `TransparencyError` for the first thing that doesn't hold, naming it.
  public func verify(
    keys: [VerifiableDraw.Party: VerifierKey] = [:], escrow: EscrowStatement? = nil
  ) throws -> Reading {
    if let escrow {
      guard escrow.head.root == round.root else {
        throw TransparencyError(
          .badStatement, "\(path)/round.json: its root isn't that of the escrow.")
      }
    }
    var signed: [VerifiableDraw.Party] = []
    var commitments: [VerifiableDraw.Party: SHA256Hash] = [:]
    for party in [VerifiableDraw.Party.a, .b] {
      guard let commitment = try commitment(of: party) else { continue }
      commitments[party] = commitment
      guard let key = keys[party] else { continue }
      try verifySignature(of: party, commitment, by: key)
      signed.append(party)
    }
    guard let a = commitments[.a], let b = commitments[.b] else {
      for party in [VerifiableDraw.Party.a, .b] where try coin(of: party) != nil {
        throw TransparencyError(
          .badStatement,
          "\(path)/coin-\(party.rawValue).json: was shown before both had committed.")
      }
      let open = [VerifiableDraw.Party.a, .b].filter { commitments[$0] == nil }
      return Reading(outcome: .open(uncommitted: open), signed: signed)
    }
    let ended = try VerifiableDraw.end(
      VerifiableDraw.Round(escrowRoot: round.root, commitmentA: a, commitmentB: b),
      coinA: try coin(of: .a), coinB: try coin(of: .b))
    switch ended {
    case .drawn(let draw):
      let selected = try draw.select(round.sample, from: ids)
      return Reading(outcome: .drawn(seed: draw.seed, selected: selected), signed: signed)
    case .withheld(let parties):
      let recorded = try parties.filter { party in
        try field("reason", in: "default-\(party.rawValue).json", "draw-default/v1", party) != nil
      }
      return Reading(
        outcome: recorded.isEmpty ? .committed(unshown: parties) : .withheld(by: recorded),
        signed: signed)
    }
  }

  private func verifySignature(
    of party: VerifiableDraw.Party, _ commitment: SHA256Hash, by key: VerifierKey
  ) throws {
    let file = path + "/commit-\(party.rawValue).note"
    guard let bytes = try Files.read(file) else {
      throw TransparencyError(.missing, "\(file): the commitment wasn't signed.")
    }
    let note = try SignedNote(parsing: bytes)
    _ = try note.open(with: [key])
    guard note.text == signedText(party, commitment) else {
      throw TransparencyError(.badSignature, "\(file): was signed for another commitment or round.")
    }
  }
}

extension VerifiableDraw.Party {
  /// The other of the two.
  public var other: VerifiableDraw.Party { self == .a ? .b : .a }
}
