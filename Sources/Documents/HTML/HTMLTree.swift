/// An element or a run of text in a page, in document order.
///
/// The nodes of a page lie in one array in the order they begin, so that what lies inside a node is the range from
/// it to its `end`: no pointers, no recursion.
struct HTMLNode {
  var tag: HTMLTag
  /// Whether white space stood before this text, which is not kept as a node of its own.
  var hasSpaceBefore = false
  var attributeCount: UInt8 = 0
  /// Depth below the root, capped.
  var depth: UInt16
  /// Index of the element it lies in; -1 for the root's children.
  var parent: Int32
  /// One past the last node inside it.
  var end: Int32
  /// Bytes of a text, or of the raw content of `script`, `title` and their like.
  var from: Int32 = 0
  var to: Int32 = 0
  var firstAttribute: Int32 = 0
}

/// The attributes that matter here; others are passed over.
enum HTMLAttributeName: UInt8, Sendable {
  case other, `class`, id, href, itemprop, property, name, content, role, datetime, rel, style,
    hidden
  case ariaHidden, lang, type, charset, httpEquiv, title, itemtype, dataMark, ariaLabel
}

/// One attribute: its name and the bytes of its value.
struct HTMLAttribute {
  var name: HTMLAttributeName
  var from: Int32
  var to: Int32
}

/// A page as a flat list of nodes over its bytes, which must outlive it.
struct HTMLTree {
  let bytes: UnsafeBufferPointer<UInt8>
  var nodes: [HTMLNode] = []
  var attributes: [HTMLAttribute] = []

  /// The raw bytes of an attribute's value; nil where the element has none of that name.
  @inline(__always)
  func attribute(_ name: HTMLAttributeName, of node: HTMLNode) -> Range<Int>? {
    let first = Int(node.firstAttribute)
    for index in first..<first + Int(node.attributeCount) where attributes[index].name == name {
      return Int(attributes[index].from)..<Int(attributes[index].to)
    }
    return nil
  }

  /// An attribute's value with its character references resolved; nil where there is none.
  func value(_ name: HTMLAttributeName, of node: HTMLNode) -> String? {
    attribute(name, of: node).map { CharacterReferences.decoded(bytes, $0) }
  }

  /// Whether an attribute's value is `word`, ASCII case aside.
  func attribute(_ name: HTMLAttributeName, of node: HTMLNode, is word: StaticString) -> Bool {
    guard let range = attribute(name, of: node) else { return false }
    return equalsFolded(range, word)
  }

  /// Whether the bytes are `word`, which is given in lower case.
  @inline(__always)
  func equalsFolded(_ range: Range<Int>, _ word: StaticString) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    for offset in 0..<range.count {
      var byte = bytes[range.lowerBound + offset]
      if byte >= 0x41, byte <= 0x5A { byte |= 0x20 }
      if byte != word.utf8Start[offset] { return false }
    }
    return true
  }

  /// Whether `word` (in lower case) occurs in the bytes.
  func containsFolded(_ range: Range<Int>, _ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard range.count >= length else { return false }
    for start in range.lowerBound...range.upperBound - length
    where equalsFolded(start..<start + length, word) { return true }
    return false
  }

  /// All text inside a node, references resolved, runs of white space made one space.
  func text(of index: Int, limit: Int = 4_000) -> String {
    var out: [UInt8] = []
    let node = nodes[index]
    if node.tag.isRawText {
      CharacterReferences.append(bytes, Int(node.from)..<Int(node.to), to: &out)
    }
    var at = index + 1
    while at < Int(node.end), out.count < limit {
      let inner = nodes[at]
      if inner.tag == .text {
        if inner.hasSpaceBefore { out.append(0x20) }
        CharacterReferences.append(bytes, Int(inner.from)..<Int(inner.to), to: &out)
      } else if inner.tag.isSkipped {
        at = Int(inner.end)
        continue
      } else if inner.tag.isBlock || inner.tag == .br {
        out.append(0x20)
      }
      at += 1
    }
    return WhiteSpace.collapsed(out)
  }
}

/// White space as HTML means it, and U+00A0.
enum WhiteSpace {
  /// Runs made one space, none at the ends.
  static func collapsed(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    bytes.withUnsafeBufferPointer { appendCollapsed($0, to: &out) }
    return String(decoding: out, as: UTF8.self)
  }

  static func appendCollapsed(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    let start = out.count
    var space = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte <= 0x20 {
        space = true
        index += 1
      } else if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 {
        space = true
        index += 2
      } else if byte == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80,
        bytes[index + 2] == 0x8B || bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9
      {
        // Zero width space says nothing; line and paragraph separator are spaces.
        if bytes[index + 2] != 0x8B { space = true }
        index += 3
      } else {
        if space, out.count > start { out.append(0x20) }
        space = false
        out.append(byte)
        index += 1
      }
    }
  }
}
