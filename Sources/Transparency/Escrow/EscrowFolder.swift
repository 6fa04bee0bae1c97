internal import Primitives

/// The public files of an escrow: all that a verifier needs.
///
/// ```
/// statement.json     what was committed to, canonical
/// commitments        the leaves' data, 64 hexadecimal digits a line
/// plan.json          the agreed order of opening
/// statement.note     the declarant's signature over statement and plan, where it was signed
/// openings/0001.json, 0002.json …   in the order they were made
/// loss.json          the declarant's word that the rest can't be opened any more
/// ```
///
/// The order of the openings is that of their numbers. Who must not rely on the declarant for it puts each
/// file into a log as it appears, and reads the order there.
public struct EscrowFolder: Sendable {
  public let path: String
  public let statement: EscrowStatement
  public let commitments: [SHA256Hash]
  public let plan: OpeningPlan

  /// Publishes a commitment in a new folder. The statement comes last: where it is, all the rest is.
  ///
  /// - Throws: `TransparencyError` `exists` where there is a statement already.
  public static func publish(
    _ escrow: Escrow, plan: OpeningPlan? = nil, at path: String, signedBy signer: SignerKey? = nil
  ) throws -> EscrowFolder {
    try Files.makeFolders(path)
    let plan = plan ?? OpeningPlan(statement: escrow.statement)
    try check(plan, against: escrow.statement)
    let statement = try escrow.statement.bytes()
    let planBytes = try bytes(of: plan)
    if try Files.read(path + "/statement.json") != nil {
      throw TransparencyError(
        .exists, "\(path)/statement.json: is there already; a commitment is not overwritten.")
    }
    // Without a statement these are what an attempt that broke off has left; nobody was shown them.
    for name in ["commitments", "plan.json", "statement.note"] {
      try Files.remove(path + "/" + name)
    }
    try Files.create(
      path + "/commitments", with: Array(escrow.commitments.map { $0.hex + "\n" }.joined().utf8),
      mode: 0o644)
    try Files.create(path + "/plan.json", with: planBytes, mode: 0o644)
    if let signer {
      let text = signedText(statement: statement, plan: planBytes)
      let note = SignedNote(text: text, signatures: [try signer.sign(text)])
      try Files.create(path + "/statement.note", with: note.bytes, mode: 0o644)
    }
    try Files.create(path + "/statement.json", with: statement, mode: 0o644)
    return try EscrowFolder(at: path)
  }

  /// Reads the public files.
  ///
  /// - Throws: `TransparencyError` for files that are missing or malformed, and for commitments that
  ///   don't have the statement's root.
  public init(at path: String) throws {
    self.path = path
    func read(_ name: String) throws -> [UInt8] {
      guard let bytes = try Files.read(path + "/" + name) else {
        throw TransparencyError(.missing, "\(path)/\(name): there is no such file.")
      }
      return bytes
    }
    statement = try EscrowStatement(parsing: try read("statement.json"))
    commitments = try read("commitments").split(separator: 0x0A).map {
      guard let hash = SHA256Hash(hex: String(decoding: $0, as: UTF8.self)) else {
        throw TransparencyError(
          .badStatement, "\(path)/commitments: a line isn't 64 hexadecimal digits.")
      }
      return hash
    }
    guard UInt64(commitments.count) == statement.head.size,
      MerkleTree(leafHashes: RFC6962Hashing.leaves(over: commitments)).root
        == statement.head.root
    else {
      throw TransparencyError(
        .badStatement, "\(path)/commitments: they don't have the root of statement.json.")
    }
    plan = try EscrowFolder.plan(parsing: try read("plan.json"), path: path + "/plan.json")
    try EscrowFolder.check(plan, against: statement)
  }

  private static func check(_ plan: OpeningPlan, against statement: EscrowStatement) throws {
    let planned = plan.steps.flatMap { $0 }
    guard Set(planned).count == planned.count,
      planned.allSatisfy(statement.sections.indices.contains)
    else {
      throw TransparencyError(
        .badStatement, "The plan names a section twice, or one that the statement hasn't.")
    }
  }

  private static func bytes(of plan: OpeningPlan) throws -> [UInt8] {
    let value: JSONValue = [
      "type": "escrow-plan/v1",
      "steps": .array(plan.steps.map { .array($0.map { .integer($0) }) }),
    ]
    return try value.canonicalBytes(profile: .integersOnly)
  }

  private static func plan(parsing bytes: [UInt8], path: String) throws -> OpeningPlan {
    guard let value = try? CanonicalJSON.parse(bytes), value["type"] == "escrow-plan/v1",
      case .array(let steps)? = value["steps"]
    else { throw TransparencyError(.badStatement, "\(path): is no plan of opening.") }
    return OpeningPlan(
      steps: try steps.map { step in
        guard case .array(let sections) = step else {
          throw TransparencyError(.badStatement, "\(path): a step is no list of sections.")
        }
        return try sections.map { section in
          guard case .integer(let section) = section else {
            throw TransparencyError(.badStatement, "\(path): a section is no number.")
          }
          return section
        }
      })
  }

  private static func signedText(statement: [UInt8], plan: [UInt8]) -> [UInt8] {
    let lines = [
      "depositary/escrow-statement/v1", "statement " + SHA256Hash(of: statement).hex,
      "plan " + SHA256Hash(of: plan).hex,
    ]
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  /// Checks the declarant's signature over statement and plan.
  ///
  /// - Throws: `TransparencyError` `missing` where none was published, `bad-signature`.
  public func verifySignature(by key: VerifierKey) throws {
    guard let bytes = try Files.read(path + "/statement.note") else {
      throw TransparencyError(.missing, "\(path)/statement.note: the statement wasn't signed.")
    }
    let note = try SignedNote(parsing: bytes)
    _ = try note.open(with: [key])
    let text = EscrowFolder.signedText(
      statement: try statement.bytes(), plan: try EscrowFolder.bytes(of: plan))
    guard note.text == text else {
      throw TransparencyError(
        .badSignature, "\(path)/statement.note: was signed for another statement or plan.")
    }
  }

  private var openingNames: [String] {
    get throws {
      try Files.names(in: path + "/openings").filter {
        $0.hasSuffix(".json") && Int($0.dropLast(5)) != nil
      }
      .sorted { Int($0.dropLast(5)) ?? 0 < Int($1.dropLast(5)) ?? 0 }
    }
  }

  /// Publishes an opening under the next number.
  ///
  /// - Returns: The file's name below the folder.
  public func publish(_ opening: EscrowSectionOpening) throws -> String {
    try publish(opening.json(of: statement.escrow))
  }

  /// Publishes the opening of one leaf under the next number.
  public func publish(_ opening: EscrowOpening) throws -> String {
    try publish(opening.json(of: statement.escrow))
  }

  private func publish(_ value: JSONValue) throws -> String {
    try Files.makeFolders(path + "/openings")
    let last = try openingNames.last.flatMap { Int($0.dropLast(5)) } ?? 0
    let digits = String(last + 1)
    let name =
      "openings/" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ".json"
    try Files.create(
      path + "/" + name, with: try value.canonicalBytes(profile: .integersOnly) + [0x0A],
      mode: 0o644)
    return name
  }

  /// Publishes that what is still closed can't be opened any more. It is said once, and stays.
  public func declareLoss(reason: String, recorded: String) throws {
    let value: JSONValue = [
      "type": "escrow-loss/v1", "escrow_id": .string(statement.escrow.hex),
      "reason": .string(reason), "recorded": .string(recorded),
    ]
    try Files.create(
      path + "/loss.json", with: try value.canonicalBytes(profile: .integersOnly) + [0x0A],
      mode: 0o644)
  }

  /// The reason given for a loss; nil where none was declared.
  public var declaredLoss: String? {
    get throws {
      guard let bytes = try Files.read(path + "/loss.json") else { return nil }
      guard let value = try? JSONValue(parsing: bytes), value["type"] == "escrow-loss/v1",
        value["escrow_id"] == .string(statement.escrow.hex),
        case .string(let reason)? = value["reason"]
      else { throw TransparencyError(.badStatement, "\(path)/loss.json: can't be read.") }
      return reason
    }
  }

  /// What one published opening came to.
  public struct Opened: Hashable, Sendable {
    /// The file's name below the folder.
    public var file: String
    /// The section it opens or belongs to; nil for a malformed one.
    public var section: Int?
    /// The leaf; nil for a whole section.
    public var index: UInt64?
    /// Nil where it was rejected.
    public var outcome: OpeningOutcome?
    /// Why it was rejected; nil where it wasn't.
    public var rejection: String?
  }

  /// Everything that was opened, and what it came to.
  public struct Reading: Sendable {
    public var openings: [Opened]
    public var progress: OpeningProgress
    /// The entries that are open, by leaf, those opened out of order among them.
    public var entries: [(index: UInt64, entry: [UInt8])]

    /// Whether every opening held and came in its turn.
    public var isInOrder: Bool {
      openings.allSatisfy { $0.outcome == .ok || $0.outcome == .alreadyOpenIdentical }
    }
  }

  /// Reads all openings in order and checks each against the statement and the plan.
  public func read() throws -> Reading {
    var reading = Reading(
      openings: [], progress: OpeningProgress(plan: plan, statement: statement), entries: [])
    var entries: [UInt64: [UInt8]] = [:]
    for name in try openingNames {
      let file = "openings/" + name
      var opened = Opened(file: file)
      do {
        let value: JSONValue
        do {
          value = try JSONValue(parsing: try Files.read(path + "/" + file) ?? [])
        } catch let error as JSONError {
          throw TransparencyError(.openingRejected, "It is not JSON: \(error)")
        }
        if value["type"] == .string(EscrowSectionOpening.type) {
          let opening = try EscrowSectionOpening(json: value, of: statement.escrow)
          opened.section = Int(opening.section)
          try opening.verify(against: statement, commitments: commitments)
          opened.outcome = reading.progress.record(opening)
          let first = statement.sections[Int(opening.section)].first
          for (offset, entry) in opening.entries.enumerated() {
            entries[first + UInt64(offset)] = entry
          }
        } else {
          let opening = try EscrowOpening(json: value)
          opened.section = Int(opening.section)
          opened.index = opening.index
          try opening.verify(against: statement)
          opened.outcome = reading.progress.record(opening)
          if case .entry(let entry) = opening.content { entries[opening.index] = entry }
        }
      } catch let error as TransparencyError {
        opened.rejection = error.message
      }
      reading.openings.append(opened)
    }
    reading.entries = entries.sorted { $0.key < $1.key }.map { (index: $0.key, entry: $0.value) }
    return reading
  }

  /// The serial numbers among open entries: the texts of one member, in the order of the leaves.
  public static func serials(in reading: Reading, member: String) -> [String] {
    reading.entries.compactMap { _, entry in
      guard case .string(let serial)? = (try? JSONValue(parsing: entry))?[member] else {
        return nil
      }
      return serial
    }
  }
}

/// The declarant's side of an escrow, in a folder that only he can read.
///
/// ```
/// master.key         from it all salts follow; lost, what is closed stays closed
/// declaration.json   the entries
/// ```
public enum EscrowSecrets {
  /// Keeps a new master key and the declaration. Nothing is overwritten.
  ///
  /// - Parameter publicPath: Where the commitment is to be published. While no statement is there, a key
  ///   and this very declaration are taken for those of an attempt that broke off, and gone on with.
  /// - Returns: The master key to commit with: the new one, or the one that was there.
  /// - Throws: `TransparencyError` `exists` for secrets of another declaration, or of one already published.
  public static func create(
    _ declaration: EscrowDeclaration, master: Secret32, at path: String,
    publishingAt publicPath: String
  ) throws -> Secret32 {
    try Files.makeFolders(path, mode: 0o700)
    let text = Array((try declaration.json.text(indented: true) + "\n").utf8)
    let keyPath = path + "/master.key"
    let isPublished = try Files.read(publicPath + "/statement.json") != nil
    let kept = try Files.read(path + "/declaration.json")
    guard !isPublished, kept == nil || kept == text, try Files.read(keyPath) != nil else {
      try KeyFile.create(master, at: keyPath)
      try Files.create(path + "/declaration.json", with: text, mode: 0o600)
      return master
    }
    if kept == nil { try Files.create(path + "/declaration.json", with: text, mode: 0o600) }
    return try KeyFile.secret(at: keyPath)
  }

  /// The escrow made again from key and declaration, checked to be the one that was published.
  ///
  /// - Throws: `TransparencyError` `missing` for a lost file; `bad-declaration` where key or entries
  ///   aren't those that were committed to.
  public static func escrow(at path: String, for folder: EscrowFolder) throws -> Escrow {
    let master = try KeyFile.secret(at: path + "/master.key")
    guard let bytes = try Files.read(path + "/declaration.json") else {
      throw TransparencyError(.missing, "\(path)/declaration.json: there is no such file.")
    }
    let declaration = try EscrowDeclaration(json: bytes)
    let escrow = try Escrow.commit(
      declaration.escrowSections, declarant: folder.statement.declarant,
      created: folder.statement.created, id: folder.statement.escrow, master: master)
    guard escrow.statement == folder.statement else {
      throw TransparencyError(
        .badDeclaration,
        "\(path): the key or the declaration isn't the one that was committed to in \(folder.path)."
      )
    }
    return escrow
  }
}
