internal import FoundationEssentials

/// A whole catalogue in one file that is read without parsing YAML: values length-prefixed, files found
/// by an index. Written by `CatalogueFolder.packed()`, laid beside the binary by `make install`.
///
/// Form: `DEPOCAT1`, number of files, then for each its path and the place and length of its value, then
/// the values. Numbers are LEB128; a value is a tag (0 null, 1 text, 2 list, 3 mapping), its line, and
/// its content.
struct PackedCatalogue {
  static let magic = Array("DEPOCAT1".utf8)

  let bytes: [UInt8]
  /// Path and the range of its value.
  let index: [(String, Range<Int>)]

  /// Nil where `bytes` is no packed catalogue.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: PackedCatalogue.magic) else { return nil }
    var reader = Reader(bytes: bytes, at: PackedCatalogue.magic.count)
    guard let count = reader.number(), count <= 100_000 else { return nil }
    var entries: [(String, Int)] = []
    for _ in 0..<count {
      guard let path = reader.text(), let length = reader.number() else { return nil }
      entries.append((path, length))
    }
    var at = reader.at
    var index: [(String, Range<Int>)] = []
    for (path, length) in entries {
      guard length >= 0, at + length <= bytes.count else { return nil }
      index.append((path, at..<at + length))
      at += length
    }
    self.bytes = bytes
    self.index = index
  }

  func node(_ range: Range<Int>) -> CatalogueNode? {
    var reader = Reader(bytes: bytes, at: range.lowerBound)
    return reader.node(depth: 0)
  }

  static func pack(_ files: [(path: String, node: CatalogueNode)]) -> [UInt8] {
    var out = magic
    var values: [UInt8] = []
    write(files.count, into: &out)
    for file in files {
      let start = values.count
      write(file.node, into: &values)
      write(file.path, into: &out)
      write(values.count - start, into: &out)
    }
    return out + values
  }

  private static func write(_ number: Int, into out: inout [UInt8]) {
    var rest = UInt(bitPattern: max(0, number))
    while rest >= 0x80 {
      out.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    out.append(UInt8(rest))
  }

  private static func write(_ text: String, into out: inout [UInt8]) {
    write(text.utf8.count, into: &out)
    out.append(contentsOf: text.utf8)
  }

  private static func write(_ node: CatalogueNode, into out: inout [UInt8]) {
    switch node.content {
    case .null:
      out.append(0)
      write(node.line, into: &out)
    case .scalar(let text):
      out.append(1)
      write(node.line, into: &out)
      write(text, into: &out)
    case .list(let items):
      out.append(2)
      write(node.line, into: &out)
      write(items.count, into: &out)
      for item in items { write(item, into: &out) }
    case .map(let entries):
      out.append(3)
      write(node.line, into: &out)
      write(entries.count, into: &out)
      for entry in entries {
        write(entry.key, into: &out)
        write(entry.line, into: &out)
        write(entry.value, into: &out)
      }
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var at: Int

    mutating func number() -> Int? {
      var value: UInt = 0
      var shift: UInt = 0
      while at < bytes.count, shift < 56 {
        let byte = bytes[at]
        at += 1
        value |= UInt(byte & 0x7F) << shift
        if byte & 0x80 == 0 { return Int(bitPattern: value) }
        shift += 7
      }
      return nil
    }

    mutating func text() -> String? {
      guard let length = number(), length <= bytes.count - at else { return nil }
      defer { at += length }
      return String(decoding: bytes[at..<at + length], as: UTF8.self)
    }

    mutating func node(depth: Int) -> CatalogueNode? {
      guard depth < 64, at < bytes.count else { return nil }
      let tag = bytes[at]
      at += 1
      guard let line = number() else { return nil }
      switch tag {
      case 0: return CatalogueNode(line: line, content: .null)
      case 1: return text().map { CatalogueNode(line: line, content: .scalar($0)) }
      case 2:
        guard let count = number(), count <= bytes.count - at else { return nil }
        var items: [CatalogueNode] = []
        for _ in 0..<count {
          guard let item = node(depth: depth + 1) else { return nil }
          items.append(item)
        }
        return CatalogueNode(line: line, content: .list(items))
      case 3:
        guard let count = number(), count <= bytes.count - at else { return nil }
        var entries: [CatalogueNode.Entry] = []
        for _ in 0..<count {
          guard let key = text(), let line = number(), let value = node(depth: depth + 1) else {
            return nil
          }
          entries.append(CatalogueNode.Entry(key: key, line: line, value: value))
        }
        return CatalogueNode(line: line, content: .map(entries))
      default: return nil
      }
    }
  }
}
