/// A log's folder as anyone may read it: checkpoint, tiles, entries. It needs no key and takes no lock.
///
/// ```swift
/// let log = try LogReader(at: "log")
/// let checkpoint = try log.checkpoint()
/// let bundle = try log.proof(of: 7)
/// ```
///
/// What it reads is not trusted: every answer that rests on tiles is checked against the checkpoint.
public struct LogReader: Sendable {
  public let path: String
  public let settings: LogSettings

  /// - Throws: `TransparencyError` `missing` where there is no log, `damaged` for broken settings.
  public init(at path: String) throws {
    self.path = path
    let settings = path + "/log.json"
    guard let bytes = try Files.read(settings) else {
      throw TransparencyError(
        .missing, "\(path): there is no log here. Make one with `depositary log init`.")
    }
    self.settings = try LogSettings(parsing: bytes, path: settings)
  }

  /// The last signed checkpoint, its signature checked with the log's own key.
  ///
  /// A reader who wants more than the folder's word verifies the note with a policy of his own.
  public func checkpoint() throws -> (note: SignedNote, head: TreeHead) {
    let note = try checkpointNote()
    let verdict = try TrustPolicy(log: settings.key).verify(note)
    guard verdict.checkpoint.origin.utf8.elementsEqual(settings.origin.utf8) else {
      throw TransparencyError(
        .badCheckpoint, "\(path)/checkpoint: is of another log, “\(verdict.checkpoint.origin)”.")
    }
    return (note, verdict.checkpoint.head)
  }

  func checkpointNote() throws -> SignedNote {
    guard let bytes = try Files.read(path + "/checkpoint") else {
      throw TransparencyError(.missing, "\(path)/checkpoint: there is no checkpoint.")
    }
    return try SignedNote(parsing: bytes)
  }

  /// The bytes of a tile or bundle; for a partial one that is gone, those of the full one cut to size.
  func bytes(at address: TileAddress) throws -> [UInt8]? {
    if let bytes = try Files.read(path + "/" + address.path) { return bytes }
    guard !address.isFull else { return nil }
    let full = TileAddress(level: address.level, index: address.index)
    guard let bytes = try Files.read(path + "/" + full.path) else { return nil }
    if address.level != nil {
      return Array(bytes.prefix(address.width * SHA256Hash.byteCount))
    }
    let ranges = bytes.withUnsafeBytes { EntryBundle.ranges(in: $0).entries }
    guard ranges.count >= address.width else { return bytes }
    return Array(bytes[..<ranges[address.width - 1].upperBound])
  }

  /// The hashes of a tile.
  ///
  /// - Throws: `TransparencyError` `missing` or `damaged`, naming the file.
  public func tile(_ address: TileAddress) throws -> [SHA256Hash] {
    guard let bytes = try bytes(at: address) else {
      throw TransparencyError(.missing, "\(path)/\(address.path): the tile is missing.")
    }
    guard bytes.count == address.width * SHA256Hash.byteCount else {
      throw TransparencyError(
        .damaged,
        "\(path)/\(address.path): has \(bytes.count) bytes; \(address.width * 32) belong there.")
    }
    return hashes(of: bytes)
  }

  /// The entries of a bundle; `address.level` must be nil.
  public func entries(of address: TileAddress) throws -> [[UInt8]] {
    guard let bytes = try bytes(at: address) else {
      throw TransparencyError(.missing, "\(path)/\(address.path): the entries are missing.")
    }
    let entries = try EntryBundle.entries(of: bytes)
    guard entries.count == address.width else {
      throw TransparencyError(
        .damaged,
        "\(path)/\(address.path): has \(entries.count) entries; \(address.width) belong there.")
    }
    return entries
  }

  /// One entry of a tree of `size` entries.
  public func entry(at index: UInt64, in size: UInt64) throws -> [UInt8] {
    guard index < size else {
      throw TransparencyError(.outOfRange, "There is no entry \(index) in a log of \(size).")
    }
    let address = address(level: nil, index: index / 256, entries: size)
    return try entries(of: address)[Int(index % 256)]
  }

  /// The hashes of all leaves under the last checkpoint, in order: 32 bytes an entry.
  public func leafHashes() throws -> [SHA256Hash] {
    let size = try checkpoint().head.size
    var leaves: [SHA256Hash] = []
    leaves.reserveCapacity(Int(clamping: size))
    for address in TileLayout.tiles(ofSize: size, level: 0) { leaves += try tile(address) }
    return leaves
  }

  /// The first place of a leaf; nil where the last checkpoint doesn't cover it.
  ///
  /// Reads the tiles of the lowest level, 32 bytes an entry.
  public func index(ofLeaf leaf: SHA256Hash) throws -> UInt64? {
    let size = try checkpoint().head.size
    for address in TileLayout.tiles(ofSize: size, level: 0) {
      if let place = try tile(address).firstIndex(of: leaf) {
        return address.index * UInt64(TileAddress.fullWidth) + UInt64(place)
      }
    }
    return nil
  }

  /// The tile or bundle of an index, as wide as a tree of that many entries has it.
  private func address(level: Int?, index: UInt64, entries size: UInt64) -> TileAddress {
    let hashes = size >> UInt64(8 * (level ?? 0))
    let isFull = index < hashes / 256
    return TileAddress(
      level: level, index: index, width: isFull ? TileAddress.fullWidth : Int(hashes % 256))
  }

  /// A source of complete subtrees for a tree of that size, each tile read and hashed once.
  func subtrees(ofSize size: UInt64) -> (Int, UInt64) throws -> SHA256Hash {
    var rows: [TileAddress: [[SHA256Hash]]] = [:]
    return { level, index in
      let inner = level % 8
      let first = index << UInt64(inner)
      let address = self.address(level: level / 8, index: first / 256, entries: size)
      if rows[address] == nil { rows[address] = [try self.tile(address)] }
      while rows[address]!.count <= inner {  // set on the line above
        let below = rows[address]![rows[address]!.count - 1]
        rows[address]!.append(RFC6962Hashing.nodes(over: below[...]))
      }
      return rows[address]![inner][Int(index % UInt64(256 >> inner))]
    }
  }

  /// A proof bundle for the entry at `index`, under the last checkpoint with all its cosignatures.
  ///
  /// - Throws: `TransparencyError` where the tiles don't lead to the checkpoint's root: nothing is proved
  ///   from damaged tiles.
  public func proof(of index: UInt64, extra: [UInt8]? = nil) throws -> ProofBundle {
    var bundle = try proofs(of: [index])[0]
    bundle.extra = extra
    return bundle
  }

  /// Proof bundles for several entries under one checkpoint, each tile read and hashed once. All tiles
  /// they touch stay in memory until it returns.
  public func proofs(of indices: [UInt64]) throws -> [ProofBundle] {
    let (note, head) = try checkpoint()
    let source = subtrees(ofSize: head.size)
    return try indices.map { index in
      guard index < head.size else {
        throw TransparencyError(
          .outOfRange, "There is no entry \(index) under the last checkpoint, of \(head.size).")
      }
      let inclusion = InclusionProof(
        index: index, path: try MerkleProofs.inclusion(of: index, in: head.size, hash: source))
      try inclusion.verify(leaf: try source(0, index), in: head)
      return ProofBundle(inclusion: inclusion, checkpoint: note)
    }
  }

  /// A proof that the tree of the last checkpoint begins with that of `old`.
  public func consistencyProof(from old: TreeHead) throws -> ConsistencyProof {
    let (_, head) = try checkpoint()
    guard old.size <= head.size else {
      throw TransparencyError(
        .proofRejected,
        "The log has \(head.size) entries and once had \(old.size): it was cut or rolled back.")
    }
    let proof = ConsistencyProof(
      path: try MerkleProofs.consistency(
        from: old.size, to: head.size, hash: subtrees(ofSize: head.size)))
    try proof.verify(from: old, to: head)
    return proof
  }
}

func hashes(of bytes: [UInt8]) -> [SHA256Hash] {
  bytes.withUnsafeBytes { buffer in
    stride(from: 0, to: buffer.count - 31, by: 32).map {
      SHA256Hash(uncheckedBytes: UnsafeRawBufferPointer(rebasing: buffer[$0..<$0 + 32]))
    }
  }
}

extension LogReader {
  /// Copies the public files of the last checkpoint to a folder that isn't there yet.
  ///
  /// - Returns: How many files.
  /// - Throws: `TransparencyError` `exists`, `missing`, `file-system`.
  public func export(to folder: String) throws -> Int {
    guard !Files.exists(folder) else {
      throw TransparencyError(.exists, "\(folder): is there already; it is not overwritten.")
    }
    let (note, head) = try checkpoint()
    var count = 2
    func copy(_ address: TileAddress) throws {
      guard let bytes = try bytes(at: address) else {
        throw TransparencyError(.missing, "\(path)/\(address.path): is missing.")
      }
      let file = folder + "/" + address.path
      try Files.makeFolders(Files.parent(of: file))
      try Files.replace(file, with: bytes, durable: false)
      count += 1
    }
    try Files.makeFolders(folder)
    for level in TileLayout.levels(ofSize: head.size).indices {
      for tile in TileLayout.tiles(ofSize: head.size, level: level) {
        try copy(tile)
        if level == 0 { try copy(TileAddress(level: nil, index: tile.index, width: tile.width)) }
      }
    }
    try Files.replace(folder + "/log.json", with: try settings.bytes(), durable: false)
    // The checkpoint last: whoever sees it finds what it speaks of.
    try Files.replace(folder + "/checkpoint", with: note.bytes, durable: true)
    return count
  }
}
