internal import Dispatch

/// A look at every byte of a log's public files, from the disk alone.
///
/// Each entry is hashed and held against its tile, each tile against the tile above, the whole against
/// the signed checkpoint. It proves that nothing that was signed for was changed; a log cut back to an
/// older signed checkpoint is only seen against a checkpoint that the reader kept, or a witness.
public struct LogAudit: Sendable {
  /// Something wrong, and where.
  public struct Finding: Hashable, Sendable {
    /// The entries it touches; nil where it is not about entries.
    public var entries: Range<UInt64>?
    /// The file, below the log's folder.
    public var file: String
    public var message: String

    /// The entry it names; nil where it touches several or none.
    public var index: UInt64? { entries.flatMap { $0.count == 1 ? $0.lowerBound : nil } }
  }

  /// The size and root that were signed; nil where the checkpoint can't be believed.
  public private(set) var head: TreeHead?
  /// Entries that were read and hashed.
  public private(set) var entriesRead: UInt64 = 0
  public private(set) var findings: [Finding] = []
  /// Entries that aren't envelopes, for callers that count them in `visit`; a log takes any bytes.
  public var entriesWithoutEnvelope = 0

  /// Whether nothing was found.
  public var isClean: Bool { findings.isEmpty }

  /// Audits the log in a folder. What is wrong with it is found, not thrown.
  ///
  /// - Parameters:
  ///   - path: The log's folder.
  ///   - policy: Whose signatures count; the folder's own key where nil.
  ///   - known: Checkpoints kept from before; the log must continue each.
  ///   - visit: Given each entry that agrees with its tile, in order.
  public init(
    of path: String, policy: TrustPolicy? = nil, known: [TreeHead] = [],
    visit: (UInt64, UnsafeRawBufferPointer) -> Void = { _, _ in }
  ) {
    let reader: LogReader
    do {
      reader = try LogReader(at: path)
    } catch {
      find(nil, "log.json", "\(error)")
      return
    }
    do {
      if let policy {
        head = try policy.verify(try reader.checkpointNote()).checkpoint.head
      } else {
        head = try reader.checkpoint().head
      }
    } catch {
      find(nil, "checkpoint", "\(error)")
    }
    // A checkpoint that can't be believed still says how far to look.
    guard
      let claimed = head
        ?? (try? Checkpoint(text: (try reader.checkpointNote()).text).head)
    else { return }
    readTree(reader, claimed, known: known, visit: visit)
    checkJournal(reader, claimed)
  }

  private mutating func find(_ entries: Range<UInt64>?, _ file: String, _ message: String) {
    // A log that is all wrong is told so in the first thousand findings.
    if findings.count < 1000 {
      findings.append(Finding(entries: entries, file: file, message: message))
    }
  }

  private mutating func readTree(
    _ reader: LogReader, _ head: TreeHead, known: [TreeHead],
    visit: (UInt64, UnsafeRawBufferPointer) -> Void
  ) {
    // What the tiles must hold by the entries, level by level; a full tile adds one hash above.
    var rows: [[SHA256Hash]] = [[]]
    let tiles = TileLayout.tiles(ofSize: head.size, level: 0)
    for start in stride(from: 0, to: tiles.count, by: LogAudit.tilesAtOnce) {
      let part = tiles[start..<min(start + LogAudit.tilesAtOnce, tiles.count)]
      for (address, reading) in zip(part, LogAudit.readBundles(reader, Array(part))) {
        take(reading, visit: visit)
        if address.isFull {
          if rows.count == 1 { rows.append([]) }
          rows[1].append(reading.root ?? TileFrontier.root(of: reading.hashes[...]))
        } else {
          rows[0] = reading.hashes
        }
      }
    }
    var level = 1
    while level < rows.count {
      let width = UInt64(1) << UInt64(8 * min(level, 7))
      var rest: [SHA256Hash] = []
      for address in TileLayout.tiles(ofSize: head.size, level: level) {
        let first = Int(address.index) * TileAddress.fullWidth
        let expected = rows[level][first..<min(first + address.width, rows[level].count)]
        checkTile(reader, address, Array(expected), span: width)
        if address.isFull {
          if rows.count == level + 1 { rows.append([]) }
          rows[level + 1].append(TileFrontier.root(of: expected))
        } else {
          rest = Array(expected)
        }
      }
      rows[level] = rest
      level += 1
    }
    guard entriesRead == head.size else { return }
    let root = TileFrontier(size: head.size, tiles: rows).root
    if root != head.root {
      find(
        nil, "checkpoint",
        "The entries have the root \(root.base64); the checkpoint says \(head.root.base64). "
          + (findings.isEmpty
            ? "Entries and tiles were changed together." : "See what was found above."))
    }
    for old in known {
      do {
        let proof = ConsistencyProof(
          path: try MerkleProofs.consistency(
            from: min(old.size, head.size), to: head.size,
            hash: reader.subtrees(ofSize: head.size)))
        try proof.verify(from: old, to: head)
      } catch {
        find(
          old.size > head.size ? head.size..<old.size : nil, "checkpoint",
          "The log doesn't continue a checkpoint of \(old.size) entries known from before: \(error)"
        )
      }
    }
  }

  /// What one bundle of entries holds, beside its tile.
  private struct BundleReading: Sendable {
    /// The leaf hashes by the entries, or by the tile where entries are missing.
    var hashes: [SHA256Hash] = []
    /// The root over a full tile's hashes; nil for a partial one.
    var root: SHA256Hash?
    var findings: [Finding] = []
    var bytes: [UInt8] = []
    var entriesRead: UInt64 = 0
    /// Entries that agree with their tile, and where they lie in `bytes`.
    var sound: [(index: UInt64, range: Range<Int>)] = []
  }

  /// Bundles held in memory at a time: some 64 MB of entries of 1 KB.
  private static let tilesAtOnce = 256

  /// Reads bundles on all cores: hashing is nearly all there is to an audit.
  private static func readBundles(_ reader: LogReader, _ tiles: [TileAddress]) -> [BundleReading] {
    var readings = [BundleReading](repeating: BundleReading(), count: tiles.count)
    readings.withUnsafeMutableBufferPointer { buffer in
      // Each place is written by the one iteration that has its index.
      nonisolated(unsafe) let places = buffer
      DispatchQueue.concurrentPerform(iterations: tiles.count) { index in
        places[index] = readBundle(reader, tiles[index])
      }
    }
    return readings
  }

  private mutating func take(
    _ reading: BundleReading, visit: (UInt64, UnsafeRawBufferPointer) -> Void
  ) {
    entriesRead += reading.entriesRead
    for finding in reading.findings { find(finding.entries, finding.file, finding.message) }
    reading.bytes.withUnsafeBytes { buffer in
      for entry in reading.sound {
        visit(entry.index, UnsafeRawBufferPointer(rebasing: buffer[entry.range]))
      }
    }
  }

  private static func readBundle(_ reader: LogReader, _ tile: TileAddress) -> BundleReading {
    var reading = BundleReading()
    func find(_ entries: Range<UInt64>, _ file: String, _ message: String) {
      reading.findings.append(Finding(entries: entries, file: file, message: message))
    }
    let place = TileAddress(level: nil, index: tile.index, width: tile.width)
    let first = tile.index * UInt64(TileAddress.fullWidth)
    let all = first..<first + UInt64(tile.width)
    var tileHashes: [SHA256Hash] = []
    do {
      guard let bytes = try reader.bytes(at: tile) else {
        throw TransparencyError(.missing, "The tile is missing.")
      }
      tileHashes = Transparency.hashes(of: bytes)
      if bytes.count != tile.width * SHA256Hash.byteCount {
        let readable = min(first + UInt64(tileHashes.count), all.upperBound - 1)
        find(
          readable..<all.upperBound, tile.path,
          "The tile has \(bytes.count) bytes; \(tile.width * 32) belong there.")
      }
    } catch { find(all, tile.path, "\(error)") }
    do {
      guard let read = try reader.bytes(at: place) else {
        throw TransparencyError(.missing, "The entries are missing.")
      }
      reading.bytes = read
    } catch {
      find(all, place.path, "\(error)")
      reading.hashes = fill(tileHashes, tile.width)
      if tile.isFull { reading.root = TileFrontier.root(of: reading.hashes[...]) }
      return reading
    }
    var found: [SHA256Hash] = []
    let bytes = reading.bytes
    bytes.withUnsafeBytes { buffer in
      let (ranges, isWhole) = EntryBundle.ranges(in: buffer)
      let leaves = RFC6962Hashing.leaves(in: buffer, at: Array(ranges.prefix(tile.width)))
      found = leaves
      for (offset, (hash, range)) in zip(leaves, ranges).enumerated() {
        let index = first + UInt64(offset)
        reading.entriesRead += 1
        if offset < tileHashes.count, tileHashes[offset] != hash {
          find(
            index..<index + 1, place.path,
            "Entry \(index) and its hash in \(tile.path) don't belong together.")
        } else {
          reading.sound.append((index, range))
        }
      }
      if ranges.count != tile.width || !isWhole {
        let index = min(first + UInt64(ranges.count), all.upperBound - 1)
        find(
          index..<index + 1, place.path,
          "From entry \(index) on the entries can't be told apart: a length was changed or bytes are "
            + "missing or too many.")
      }
    }
    if found.count < tile.width, tileHashes.count == tile.width {
      found += tileHashes[found.count...]
    }
    reading.hashes = fill(found, tile.width)
    if tile.isFull { reading.root = TileFrontier.root(of: reading.hashes[...]) }
    return reading
  }

  private static func fill(_ hashes: [SHA256Hash], _ width: Int) -> [SHA256Hash] {
    Array(hashes.prefix(width))
      + Array(repeating: RFC6962Hashing.emptyRoot, count: max(0, width - hashes.count))
  }

  private mutating func checkTile(
    _ reader: LogReader, _ address: TileAddress, _ expected: [SHA256Hash], span: UInt64
  ) {
    let first = address.index * UInt64(TileAddress.fullWidth)
    do {
      let tile = try reader.tile(address)
      for (offset, hash) in expected.enumerated() where tile[offset] != hash {
        let start = (first + UInt64(offset)) * span
        find(
          start..<start + span, address.path,
          "The hash over entries \(start) to \(start + span - 1) isn't that of the tile below.")
      }
    } catch {
      find(first * span..<(first + UInt64(expected.count)) * span, address.path, "\(error)")
    }
  }

  private mutating func checkJournal(_ reader: LogReader, _ head: TreeHead) {
    do {
      guard let contents = try Journal.read(reader.path + "/" + Journal.name) else { return }
      if contents.hasTornEnd {
        find(
          nil, Journal.name,
          "From byte \(contents.length) on it holds no whole record: a write that was cut off, or a "
            + "change. Opening the log to write cuts it there.")
      }
      var bundle: (index: UInt64, entries: [[UInt8]])?
      for case .entries(let first, let entries) in contents.records {
        for (offset, entry) in entries.enumerated() where first + UInt64(offset) < head.size {
          let index = first + UInt64(offset)
          if bundle?.index != index / 256 {
            let layout = TileLayout.levels(ofSize: head.size)[0]
            let width = index / 256 < layout.fullTiles ? 256 : layout.partialWidth
            let place = TileAddress(level: nil, index: index / 256, width: width)
            bundle = (index / 256, (try? reader.entries(of: place)) ?? [])
          }
          // Bundles that can't be read were found above.
          if let kept = bundle?.entries, !kept.isEmpty, kept[Int(index % 256)] != entry {
            find(index..<index + 1, Journal.name, "Entry \(index) was another when it was logged.")
          }
        }
      }
    } catch { find(nil, Journal.name, "\(error)") }
  }
}
