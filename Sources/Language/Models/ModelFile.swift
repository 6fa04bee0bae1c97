#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file of trained numbers, mapped read-only and never executed.
///
/// Form, version 1, all numbers little-endian: `DEPOSMDL`, version (u32), number of sections (u32), length of
/// the file (u64), checksum of all bytes behind the first 64 (u64), zeros up to byte 64; then for each
/// section its name (16 bytes, zero-filled), place (u64) and length (u64); then the sections, each at a
/// multiple of 64. The checksum finds damage, not malice: whoever installs a model compares the SHA-256
/// in its card (`ModelFolder.check`).
///
/// Opening costs one pass over the file for the checksum; the pages are shared between processes.
public final class ModelFile: @unchecked Sendable {
  // Sendable because the mapped bytes are read-only and live as long as the object.
  let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool
  private let sections: [String: Range<Int>]

  static let magic: [UInt8] = Array("DEPOSMDL".utf8)
  static let version: UInt32 = 1

  /// Maps the file at `path`.
  ///
  /// - Throws: `ModelError` where the file is missing, of another form or version, cut short or damaged.
  public convenience init(path: String) throws {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else {
      throw ModelError(
        code: "model-missing",
        "\(path): there is no model file that can be read. Give the folder of the models with --models, or train them."
      )
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size >= 64 else {
      throw ModelError(code: "model-form", "\(path): too short to be a model file.")
    }
    let length = Int(status.st_size)
    guard let address = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0),
      address != MAP_FAILED
    else { throw ModelError(code: "model-missing", "\(path): can't be mapped into memory.") }
    try self.init(
      UnsafeRawBufferPointer(start: address, count: length), isMapped: true, name: path)
  }

  /// A model held in memory, as a trainer makes it.
  public convenience init(bytes: [UInt8]) throws {
    let room = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(64, bytes.count), alignment: 64)
    room.copyBytes(from: bytes)
    try self.init(
      UnsafeRawBufferPointer(start: room.baseAddress, count: bytes.count), isMapped: false,
      name: "model in memory")
  }

  private init(_ bytes: UnsafeRawBufferPointer, isMapped: Bool, name: String) throws {
    self.bytes = bytes
    self.isMapped = isMapped
    self.sections = try Self.readSections(bytes, name)
  }

  deinit {
    guard let start = bytes.baseAddress else { return }
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    } else {
      start.deallocate()
    }
  }

  private static func readSections(
    _ bytes: UnsafeRawBufferPointer, _ name: String
  ) throws -> [String: Range<Int>] {
    guard bytes.count >= 64, bytes.prefix(8).elementsEqual(magic) else {
      throw ModelError(code: "model-form", "\(name): not a model file of this program.")
    }
    let found = bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
    guard found == version else {
      throw ModelError(
        code: "model-version",
        "\(name): model file of version \(found), this program reads version \(version). Train the models again or install those of this release."
      )
    }
    let count = Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    let length = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
    guard length == UInt64(bytes.count), count < 4096, 64 + count * 32 <= bytes.count else {
      throw ModelError(
        code: "model-form", "\(name): cut short: \(bytes.count) bytes of \(length).")
    }
    let expected = bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    guard checksum(bytes) == expected else {
      throw ModelError(
        code: "model-damaged",
        "\(name): its checksum doesn't fit its bytes. Install the model again.")
    }
    var sections: [String: Range<Int>] = [:]
    for index in 0..<count {
      let entry = 64 + index * 32
      let label = String(
        decoding: bytes[entry..<(entry + 16)].prefix { $0 != 0 }, as: UTF8.self)
      let place = bytes.loadUnaligned(fromByteOffset: entry + 16, as: UInt64.self)
      let size = bytes.loadUnaligned(fromByteOffset: entry + 24, as: UInt64.self)
      guard place <= length, size <= length - place else {
        throw ModelError(code: "model-form", "\(name): section \(label) leaves the file.")
      }
      sections[label] = Int(place)..<Int(place + size)
    }
    return sections
  }

  /// A sum over the bytes behind the header, eight at a time.
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sum: UInt64 = 0x9E37_79B9_7F4A_7C15
    var index = 64
    while index + 8 <= bytes.count {
      sum =
        (sum ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
      sum ^= sum >> 32
      index += 8
    }
    while index < bytes.count {
      sum = (sum ^ UInt64(bytes[index])) &* 0xFF51_AFD7_ED55_8CCD
      index += 1
    }
    return sum
  }

  /// Whether there is a file at `path`.
  static func exists(_ path: String) -> Bool { access(path, R_OK) == 0 }

  /// Whether the file has a section `name`.
  func has(_ name: String) -> Bool { sections[name] != nil }

  /// The bytes of the section `name`.
  package func section(_ name: String) throws -> UnsafeRawBufferPointer {
    guard let range = sections[name] else {
      throw ModelError(
        code: "model-form",
        "The model has no section “\(name)”. Install the models of this release.")
    }
    return UnsafeRawBufferPointer(rebasing: bytes[range])
  }

  /// The file that holds `sections`, in this order.
  package static func write(_ sections: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var file = [UInt8](repeating: 0, count: 64 + sections.count * 32)
    func put<T: FixedWidthInteger>(_ value: T, at offset: Int) {
      withUnsafeBytes(of: value.littleEndian) { bytes in
        for (index, byte) in bytes.enumerated() { file[offset + index] = byte }
      }
    }
    for (index, section) in sections.enumerated() {
      while file.count % 64 != 0 { file.append(0) }
      let entry = 64 + index * 32
      for (offset, byte) in section.name.utf8.prefix(16).enumerated() {
        file[entry + offset] = byte
      }
      put(UInt64(file.count), at: entry + 16)
      put(UInt64(section.bytes.count), at: entry + 24)
      file += section.bytes
    }
    for (index, byte) in magic.enumerated() { file[index] = byte }
    put(version, at: 8)
    put(UInt32(sections.count), at: 12)
    put(UInt64(file.count), at: 16)
    put(file.withUnsafeBytes(checksum), at: 24)
    return file
  }
}

/// What went wrong with a model.
public struct ModelError: Error, Sendable, Equatable, CustomStringConvertible {
  /// `model-missing`, `model-form`, `model-version`, `model-damaged`, `model-card`.
  public var code: String
  public var message: String

  public init(code: String, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}
