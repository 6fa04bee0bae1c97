#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The log's journal: what was appended and signed since the tiles were last known to be on the disk.
///
/// One write and one sync make a batch durable, however many tiles it touches. Each record bears its own
/// hash, so that a record cut off by a crash is told from one that was changed.
///
/// ```
/// "depositary-journal/1\n" u64 size ‖ root ‖ SHA-256 of all these; everything below this size is in the tiles
/// record: u8 type ‖ u64 length ‖ body ‖ SHA-256 of all these
///   E  u64 first index ‖ entries as in a bundle
///   C  a signed checkpoint
/// ```
final class Journal {
  static let name = "journal"
  private static let magic = Array("depositary-journal/1\n".utf8)
  private static let headerLength = magic.count + 8 + 32 + 32

  enum Record {
    case entries(first: UInt64, [[UInt8]])
    case checkpoint(SignedNote)
  }

  private let file: Int32
  private let path: String
  private(set) var length: Int

  /// A new journal in place of any other, on the disk when this returns.
  static func create(at path: String, base: TreeHead) throws -> Journal {
    var header = magic
    header.append(bigEndian: base.size)
    header.append(base.root)
    header.append(SHA256Hash(of: header))
    try Files.replace(path, with: header, durable: true, mode: 0o600)
    return try Journal(path: path, length: header.count)
  }

  /// Opens a journal to go on after its last whole record; what a crash left behind it is cut off.
  init(path: String, length: Int) throws {
    self.path = path
    self.length = length
    file = open(path, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw Files.failure("can't be opened", path) }
    guard ftruncate(file, off_t(length)) == 0, lseek(file, off_t(length), SEEK_SET) >= 0 else {
      let error = Files.failure("can't be cut to length", path)
      close(file)
      throw error
    }
  }

  deinit { close(file) }

  /// Adds records, on the disk when this returns. On failure the journal ends where it ended before.
  func append(_ records: [Record]) throws {
    var bytes: [UInt8] = []
    for record in records {
      var body: [UInt8] = []
      let type: UInt8
      switch record {
      case .entries(let first, let entries):
        type = UInt8(ascii: "E")
        body.reserveCapacity(entries.reduce(8) { $0 + $1.count + 2 })
        body.append(bigEndian: first)
        for entry in entries { EntryBundle.append(entry, to: &body) }
      case .checkpoint(let note):
        type = UInt8(ascii: "C")
        body = note.bytes
      }
      let start = bytes.count
      bytes.append(type)
      bytes.append(bigEndian: UInt64(body.count))
      bytes += body
      bytes.append(SHA256Hash(of: bytes[start...]))
    }
    do {
      try Files.writeAll(file, bytes, path: path)
      guard fsync(file) == 0 else { throw Files.failure("can't be synced", path) }
    } catch {
      ftruncate(file, off_t(length))
      lseek(file, off_t(length), SEEK_SET)
      throw error
    }
    length += bytes.count
  }

  /// What a journal holds.
  struct Contents {
    var base: TreeHead
    var records: [Record]
    /// The length up to the last whole record.
    var length: Int
    /// Whether bytes follow that are no whole record: the end of a write that a crash cut off, or damage.
    var hasTornEnd: Bool
  }

  /// Reads a journal; nil where there is none.
  static func read(_ path: String) throws -> Contents? {
    guard let bytes = try Files.read(path) else { return nil }
    guard bytes.starts(with: magic), bytes.count >= headerLength,
      SHA256Hash(of: bytes[..<(headerLength - 32)])
        == SHA256Hash(bytes: bytes[(headerLength - 32)..<headerLength])
    else {
      throw TransparencyError(.damaged, "\(path): is no journal of a version known here.")
    }
    func number(at offset: Int) -> UInt64 {
      bytes[offset..<offset + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }
    var contents = Contents(
      base: TreeHead(
        size: number(at: magic.count),
        root: SHA256Hash(bytes: bytes[(magic.count + 8)..<(headerLength - 32)])!),  // 32 bytes
      records: [], length: headerLength, hasTornEnd: false)
    var at = headerLength
    while at < bytes.count {
      guard let (record, end) = try? record(in: bytes, at: at, number) else {
        contents.hasTornEnd = true
        break
      }
      contents.records.append(record)
      contents.length = end
      at = end
    }
    return contents
  }

  private static func record(
    in bytes: [UInt8], at start: Int, _ number: (Int) -> UInt64
  ) throws -> (Record, Int)? {
    guard bytes.count - start >= 9 + 32 else { return nil }
    let length = number(start + 1)
    guard length <= UInt64(bytes.count - start - 9 - 32) else { return nil }
    let end = start + 9 + Int(length)
    guard SHA256Hash(of: bytes[start..<end]) == SHA256Hash(bytes: bytes[end..<end + 32]) else {
      return nil
    }
    let body = bytes[(start + 9)..<end]
    switch bytes[start] {
    case UInt8(ascii: "E"):
      guard body.count >= 8 else { return nil }
      let entries = try EntryBundle.entries(of: Array(body.dropFirst(8)))
      return (.entries(first: number(start + 9), entries), end + 32)
    case UInt8(ascii: "C"):
      return (.checkpoint(try SignedNote(parsing: body)), end + 32)
    default: return nil
    }
  }
}
