/// A log in a folder, open for writing: C2SP tlog-tiles on disk, a journal beside it.
///
/// ```swift
/// let log = try TransparencyLog.create(at: "log", origin: "example.org/log", signer: signer)
/// let places = try log.append([try envelope.bytes()], checkpointedBy: signer)
/// ```
///
/// There is no way to change or remove an entry. An entry counts as logged when the call returns: it is
/// in the journal, on the disk. Its tiles follow at once, and a crash between is mended at the next
/// opening. One process writes at a time; an instance has one owner, which serialises its calls.
public final class TransparencyLog {
  public let path: String
  public private(set) var settings: LogSettings
  /// The last signed checkpoint.
  public private(set) var checkpoint: SignedNote
  /// The head that `checkpoint` signs.
  public private(set) var signedHead: TreeHead

  private let lock: FolderLock
  private var journal: Journal
  private var frontier: TileFrontier
  /// Entries of the bundle that isn't full yet.
  private var bundle: [UInt8] = []
  /// Widths of the partial tiles on disk, by level, of the tiles now unfinished.
  private var partialWidths: [Int: Int] = [:]
  private var partialBundleWidth = 0
  private var folders: Set<String> = []

  /// Set where the disk failed between journal and tiles: what was logged is safe, but this instance no
  /// longer knows what is on the disk.
  private var isStale = false

  /// The journal's length above which the tiles are synced and it begins anew.
  private let longestJournal: Int

  /// How many entries it has, signed or not.
  public var size: UInt64 { frontier.size }
  /// The head over all entries, signed or not.
  public var head: TreeHead { frontier.head }
  /// The log as readers see it.
  public var reader: LogReader { get throws { try LogReader(at: path) } }

  private static func journalPath(_ path: String) -> String { path + "/" + Journal.name }

  /// Makes a new log, with a signed checkpoint of the empty tree.
  ///
  /// - Parameter signer: A key of type `ed25519` whose name is the origin.
  /// - Throws: `TransparencyError` `exists` where the folder has a log already.
  public static func create(
    at path: String, origin: String, signer: SignerKey
  ) throws -> TransparencyLog {
    guard signer.name.utf8.elementsEqual(origin.utf8), signer.verifier.type == .ed25519 else {
      throw TransparencyError(
        .badKey, "A log's key signs notes and bears the log's name, “\(origin)”.")
    }
    try Files.makeFolders(path)
    let lock = try FolderLock(path + "/lock")
    guard !Files.exists(path + "/log.json"), !Files.exists(path + "/checkpoint") else {
      throw TransparencyError(.exists, "\(path): there is a log here already.")
    }
    let settings = LogSettings(origin: origin, key: signer.verifier)
    let note = try Checkpoint(origin: origin, head: .empty).signed(by: signer)
    _ = try Journal.create(at: journalPath(path), base: .empty)
    try Files.replace(path + "/checkpoint", with: note.bytes, durable: true)
    try Files.replace(path + "/log.json", with: try settings.bytes(), durable: true)
    return try TransparencyLog(at: path, lock: lock)
  }

  /// Opens a log to write, mending what a crash left undone.
  ///
  /// - Throws: `TransparencyError` `in-use` where another process writes, `missing`, `damaged` where the
  ///   tiles don't have the root they must have. Nothing is changed then.
  public convenience init(at path: String) throws {
    _ = try LogReader(at: path)
    try self.init(at: path, lock: try FolderLock(path + "/lock"))
  }

  private init(at path: String, lock: FolderLock, longestJournal: Int = 64 << 20) throws {
    self.path = path
    self.lock = lock
    self.longestJournal = longestJournal
    let reader = try LogReader(at: path)
    settings = reader.settings
    let contents = try Journal.read(TransparencyLog.journalPath(path))
    let keys = settings.formerKeys + [settings.key]
    func head(of note: SignedNote) throws -> TreeHead {
      _ = try note.open(with: keys)
      return try Checkpoint(text: note.text).head
    }
    // A crash may have cost the checkpoint's file; then the journal has it.
    let known = Result {
      let note = try reader.checkpointNote()
      return (note: note, head: try head(of: note))
    }
    var last = try? known.get()
    let base = try contents?.base ?? known.get().head
    frontier = TileFrontier()
    let journalPath = TransparencyLog.journalPath(path)
    if let contents {
      journal = try Journal(path: journalPath, length: contents.length)
    } else {
      // A copy without its journal: its tiles are whole, or it isn't opened.
      journal = try Journal.create(at: journalPath, base: base)
    }
    checkpoint = SignedNote(text: [], signatures: [])
    signedHead = base
    try load(base, from: reader)
    for record in contents?.records ?? [] {
      switch record {
      case .entries(let first, let entries):
        guard first == frontier.size else {
          throw TransparencyError(.damaged, "\(journalPath): entry \(frontier.size) is missing.")
        }
        try take(growth(by: entries))
      case .checkpoint(let note):
        let signed = try head(of: note)
        guard signed == frontier.head else {
          throw TransparencyError(
            .damaged, "\(journalPath): the checkpoint of \(signed.size) has another root.")
        }
        // The file may bear cosignatures that came later; it stays if it is of the same tree.
        if last.map({ signed.size > $0.head.size }) ?? true { last = (note, signed) }
        try writePartials()
      }
    }
    guard let last else {
      _ = try known.get(); throw TransparencyError(.missing, "\(path)/checkpoint: is missing.")
    }
    (checkpoint, signedHead) = last
    guard signedHead.size <= frontier.size else {
      throw TransparencyError(
        .damaged,
        "\(path): \(signedHead.size) entries were signed and only \(frontier.size) are left.")
    }
    if (try? reader.checkpointNote()) != checkpoint {
      try Files.replace(path + "/checkpoint", with: checkpoint.bytes, durable: true)
    }
    if journal.length > 1 << 20, signedHead.size == frontier.size { try beginJournal() }
  }

  private func load(_ base: TreeHead, from reader: LogReader) throws {
    let levels = TileLayout.levels(ofSize: base.size)
    var tiles: [[SHA256Hash]] = []
    for (level, part) in levels.enumerated() {
      let address = TileAddress(level: level, index: part.fullTiles, width: part.partialWidth)
      tiles.append(part.partialWidth == 0 ? [] : try reader.tile(address))
      if part.partialWidth > 0 { partialWidths[level] = part.partialWidth }
    }
    frontier = TileFrontier(size: base.size, tiles: tiles)
    guard frontier.root == base.root else {
      throw TransparencyError(
        .damaged, "\(path): the tiles don't have the root of \(base.size) entries. Run `log audit`."
      )
    }
    if let first = levels.first, first.partialWidth > 0 {
      let address = TileAddress(level: nil, index: first.fullTiles, width: first.partialWidth)
      let entries = try reader.entries(of: address)
      guard RFC6962Hashing.leaves(entries) == tiles[0] else {
        throw TransparencyError(
          .damaged,
          "\(path)/\(address.path): the entries aren't those of the tile. Run `log audit`.")
      }
      bundle = try EntryBundle.bytes(of: entries)
      partialBundleWidth = first.partialWidth
    }
  }

  /// Adds entries. They are in the log for good when this returns, under no checkpoint yet.
  ///
  /// - Returns: Their places.
  /// - Throws: `TransparencyError` `too-large` for an entry above 65,535 bytes, `file-system`. Nothing is
  ///   added then.
  @discardableResult
  public func append(_ entries: [[UInt8]]) throws -> Range<UInt64> {
    try check(entries)
    let first = frontier.size
    guard !entries.isEmpty else { return first..<first }
    let growth = growth(by: entries)
    try journal.append([.entries(first: first, entries)])
    try settle { try take(growth) }
    return first..<frontier.size
  }

  /// Adds entries and signs a checkpoint over all, with one sync for both.
  @discardableResult
  public func append(
    _ entries: [[UInt8]], checkpointedBy signer: SignerKey
  ) throws -> Range<UInt64> {
    try check(entries)
    let first = frontier.size
    let growth = growth(by: entries)
    let note = try sign(growth.frontier.head, by: [signer])
    var records: [Journal.Record] = [.checkpoint(note)]
    if !entries.isEmpty { records.insert(.entries(first: first, entries), at: 0) }
    try journal.append(records)
    try settle {
      try take(growth)
      try publish(note)
    }
    return first..<frontier.size
  }

  /// Signs a checkpoint over all entries and puts it in place.
  ///
  /// - Throws: `TransparencyError` `bad-key` for another key than the log's.
  @discardableResult
  public func sign(by signer: SignerKey) throws -> SignedNote {
    let note = try sign(frontier.head, by: [signer])
    try journal.append([.checkpoint(note)])
    try settle { try publish(note) }
    return note
  }

  /// Hands the log over to a new key, by an entry that both keys sign and a checkpoint that both sign.
  public func rotateKey(
    from old: SignerKey, to new: SignerKey, id: String, recorded: String
  ) throws {
    guard old.verifier == settings.key else {
      throw TransparencyError(.badKey, "The key to hand over from isn't the one in use.")
    }
    guard new.name.utf8.elementsEqual(settings.origin.utf8), new.verifier.type == .ed25519,
      new.verifier != old.verifier
    else {
      throw TransparencyError(
        .badKey, "The new key must be another one, sign notes and bear the log's name.")
    }
    let envelope = try KeyRotation.envelope(
      id: id, recorded: recorded, origin: settings.origin, old: old, new: new)
    try append([try envelope.bytes()])
    // The new key is known before anything is signed with it, the old one stays known for good.
    settings.formerKeys.append(settings.key)
    settings.key = new.verifier
    try Files.replace(path + "/log.json", with: try settings.bytes(), durable: true)
    let note = try sign(frontier.head, by: [new, old])
    try journal.append([.checkpoint(note)])
    try settle { try publish(note) }
  }

  /// Puts witnesses' cosignatures of the last checkpoint beside the log's signature.
  ///
  /// - Parameter lines: Signature lines, as a witness answers.
  /// - Throws: `TransparencyError` for a line that none of `witnesses` made over this checkpoint.
  public func add(cosignatures lines: String, of witnesses: [VerifierKey]) throws {
    let addition = try SignedNote(parsing: checkpoint.text + [0x0A] + Array(lines.utf8))
    _ = try addition.open(with: witnesses)
    var note = checkpoint
    for signature in addition.signatures where !note.signatures.contains(signature) {
      guard witnesses.contains(where: { $0.id == signature.id && $0.name == signature.name }) else {
        continue
      }
      note.signatures.removeAll { $0.id == signature.id && $0.name == signature.name }
      note.signatures.append(signature)
    }
    try Files.replace(path + "/checkpoint", with: note.bytes, durable: true)
    checkpoint = note
  }

  /// Work that follows what is in the journal already. Opening the log again would finish it.
  private func settle(_ work: () throws -> Void) throws {
    do { try work() } catch {
      isStale = true
      throw TransparencyError(
        .fileSystem,
        "What was to be logged is in the journal, but the tiles could not be written: \(error) Make room "
          + "and open the log again; that finishes it. Don't append the same entries a second time."
      )
    }
  }

  private func checkFresh() throws {
    guard !isStale else {
      throw TransparencyError(
        .fileSystem, "\(path): the disk failed earlier. Open the log again before going on.")
    }
  }

  private func check(_ entries: [[UInt8]]) throws {
    try checkFresh()
    for (offset, entry) in entries.enumerated() where entry.count > EntryBundle.longestEntry {
      throw TransparencyError(
        .tooLarge, "Entry \(offset) has \(entry.count) bytes; 65,535 is the most.")
    }
  }

  private func sign(_ head: TreeHead, by signers: [SignerKey]) throws -> SignedNote {
    try checkFresh()
    guard let first = signers.first, first.verifier == settings.key else {
      throw TransparencyError(.badKey, "This key isn't the one the log signs with.")
    }
    let text = try Checkpoint(origin: settings.origin, head: head).text
    return SignedNote(text: text, signatures: try signers.map { try $0.sign(text) })
  }

  /// What entries make of the tree, before anything is written.
  private struct Growth {
    var frontier: TileFrontier
    var bundle: [UInt8]
    /// Full tiles and bundles.
    var files: [(address: TileAddress, bytes: [UInt8])] = []
  }

  private func growth(by entries: [[UInt8]]) -> Growth {
    var growth = Growth(frontier: frontier, bundle: bundle)
    for (entry, leaf) in zip(entries, RFC6962Hashing.leaves(entries)) {
      EntryBundle.append(entry, to: &growth.bundle)
      growth.frontier.append(leaf) { address, hashes in
        if address.level == 0 {
          growth.files.append((TileAddress(level: nil, index: address.index), growth.bundle))
          growth.bundle = []
        }
        growth.files.append((address, tileBytes(hashes)))
      }
    }
    return growth
  }

  /// Writes what entries fill. Where that fails the tree is the one from before.
  private func take(_ growth: Growth) throws {
    for (address, bytes) in growth.files {
      try write(bytes, at: address)
      let hadPartial: Bool
      if let level = address.level {
        hadPartial = partialWidths.removeValue(forKey: level) != nil
      } else {
        hadPartial = partialBundleWidth > 0
        partialBundleWidth = 0
      }
      if hadPartial { Files.removeFolder(path + "/" + address.path + ".p") }
    }
    frontier = growth.frontier
    bundle = growth.bundle
  }

  /// Writes the unfinished tiles as a checkpoint of this size needs them.
  private func writePartials() throws {
    let levels = TileLayout.levels(ofSize: frontier.size)
    for (level, part) in levels.enumerated() where part.partialWidth > 0 {
      if level == 0, partialBundleWidth != part.partialWidth {
        try write(
          bundle, at: TileAddress(level: nil, index: part.fullTiles, width: part.partialWidth))
        partialBundleWidth = part.partialWidth
      }
      if partialWidths[level] != part.partialWidth {
        try write(
          tileBytes(frontier.tiles[level]),
          at: TileAddress(level: level, index: part.fullTiles, width: part.partialWidth))
        partialWidths[level] = part.partialWidth
      }
    }
  }

  private func publish(_ note: SignedNote) throws {
    try writePartials()
    try Files.replace(path + "/checkpoint", with: note.bytes, durable: false)
    checkpoint = note
    signedHead = frontier.head
    if journal.length > longestJournal { try beginJournal() }
  }

  /// Brings the tiles to the disk, so that the journal can begin anew.
  private func beginJournal() throws {
    Files.syncAll()
    journal = try Journal.create(at: TransparencyLog.journalPath(path), base: signedHead)
  }

  private func write(_ bytes: [UInt8], at address: TileAddress) throws {
    let file = path + "/" + address.path
    let folder = Files.parent(of: file)
    if folders.insert(folder).inserted { try Files.makeFolders(folder) }
    try Files.replace(file, with: bytes, durable: false)
  }

  private func tileBytes(_ hashes: [SHA256Hash]) -> [UInt8] {
    hashes.withUnsafeBytes { Array($0) }
  }
}
