#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Builds the tree of a page in one pass over its bytes.
///
/// Not the standard's tree construction, but a light one that keeps all text: void elements, raw text, implied
/// end tags of `p`, `li`, `dt`, `dd`, table cells and options, end tags that close what they name. Measured on
/// real pages, exact trees don't decide what is found. Time and memory are linear in the bytes on any input: depth
/// is capped (deeper elements become children of the last one allowed), attributes are capped, and end tags that
/// match nothing are given up after a budget.
struct HTMLTreeBuilder {
  static let maximumDepth = 256
  static let maximumAttributes = 48

  var tree: HTMLTree
  let base: UnsafePointer<UInt8>
  let count: Int
  var at = 0
  /// Indices of open elements, outermost first.
  private var open: [Int32] = []
  private var openTags: [HTMLTag] = []
  private var openCounts = [Int32](repeating: 0, count: 256)
  /// Start tags beyond the depth cap that are not closed yet.
  private var beyond = 0
  private var searchBudget: Int
  private var spaceSeen = false

  static func tree(of bytes: UnsafeBufferPointer<UInt8>) -> HTMLTree {
    guard let base = bytes.baseAddress, bytes.count < Int(Int32.max) else {
      return HTMLTree(bytes: bytes)
    }
    var builder = HTMLTreeBuilder(bytes, base)
    builder.run()
    return builder.tree
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ base: UnsafePointer<UInt8>) {
    tree = HTMLTree(bytes: bytes)
    self.base = base
    count = bytes.count
    searchBudget = 20_000 + bytes.count
    tree.nodes.reserveCapacity(bytes.count / 24 + 16)
    tree.attributes.reserveCapacity(bytes.count / 60 + 16)
    open.reserveCapacity(64)
    openTags.reserveCapacity(64)
  }

  private mutating func run() {
    while at < count {
      let left = count - at
      guard let found = memchr(base + at, 0x3C, left) else {
        text(at, count)
        break
      }
      let sign = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
      if sign > at { text(at, sign) }
      at = sign
      guard at + 1 < count else {
        text(at, count)
        break
      }
      let next = base[at + 1]
      if isLetter(next) {
        startTag()
      } else if next == 0x2F {
        endTag()
      } else if next == 0x21 {
        declaration()
      } else if next == 0x3F {
        skipTo(0x3E)
      } else {
        // A stray "<" is text.
        text(at, at + 1)
        at += 1
      }
    }
    while let last = open.popLast() { tree.nodes[Int(last)].end = Int32(tree.nodes.count) }
  }

  @inline(__always)
  func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  @inline(__always)
  func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
  }

  mutating func skipTo(_ byte: UInt8) {
    if let found = memchr(base + at, Int32(byte), count - at) {
      at = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base + 1
    } else {
      at = count
    }
  }

  private mutating func text(_ from: Int, _ to: Int) {
    var low = from
    while low < to, isSpace(base[low]) { low += 1 }
    if low == to {
      spaceSeen = true
      return
    }
    tree.nodes.append(
      HTMLNode(
        tag: .text, hasSpaceBefore: spaceSeen || low > from, depth: UInt16(open.count),
        parent: open.last ?? -1,
        end: Int32(tree.nodes.count + 1), from: Int32(low), to: Int32(to)))
    spaceSeen = false
  }

  /// Comments, doctype, CDATA.
  private mutating func declaration() {
    if at + 3 < count, base[at + 2] == 0x2D, base[at + 3] == 0x2D {
      var search = at + 4
      // "<!-->" and "<!--->" are whole comments.
      if search < count, base[search] == 0x3E {
        at = search + 1
        return
      }
      while search < count {
        guard let found = memchr(base + search, 0x3E, count - search) else { break }
        let end = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
        if end >= at + 6, base[end - 1] == 0x2D, base[end - 2] == 0x2D {
          at = end + 1
          return
        }
        if end >= at + 7, base[end - 1] == 0x21, base[end - 2] == 0x2D, base[end - 3] == 0x2D {
          at = end + 1
          return
        }
        search = end + 1
      }
      at = count
      return
    }
    if at + 8 < count, base[at + 2] == 0x5B, base[at + 3] == 0x43, base[at + 8] == 0x5B {
      let start = at + 9
      var search = start
      while let found = search < count ? memchr(base + search, 0x5D, count - search) : nil {
        let end = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
        if end + 2 < count, base[end + 1] == 0x5D, base[end + 2] == 0x3E {
          text(start, end)
          at = end + 3
          return
        }
        search = end + 1
      }
      at = count
      return
    }
    skipTo(0x3E)
  }

  /// The name at `at`, lower case, packed; moves behind it.
  @inline(__always)
  private mutating func name() -> HTMLTag {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var length = 0
    while at < count {
      var byte = base[at]
      if byte == 0x3E || byte == 0x2F || isSpace(byte) { break }
      if byte >= 0x41, byte <= 0x5A { byte |= 0x20 }
      if length < 8 {
        low |= UInt64(byte) << UInt64(length * 8)
      } else if length < 16 {
        high |= UInt64(byte) << UInt64((length - 8) * 8)
      }
      length += 1
      at += 1
    }
    return length <= 16 ? HTMLTag.named(low, high) : .unknown
  }

  private mutating func startTag() {
    let begin = at
    at += 1
    let tag = name()
    let firstAttribute = tree.attributes.count
    let closesItself = attributes()
    if at >= count, base[count - 1] != 0x3E {
      // A tag cut off at the end of the page is dropped.
      tree.attributes.removeLast(tree.attributes.count - firstAttribute)
      return
    }
    _ = begin
    imply(tag)
    let depth = open.count
    let index = tree.nodes.count
    tree.nodes.append(
      HTMLNode(
        tag: tag, attributeCount: UInt8(tree.attributes.count - firstAttribute),
        depth: UInt16(depth),
        parent: open.last ?? -1, end: Int32(index + 1), firstAttribute: Int32(firstAttribute)))
    if tag.isVoid { return }
    if tag.isRawText {
      rawText(tag, index)
      return
    }
    if tag == .plaintext {
      text(at, count)
      at = count
      return
    }
    // Only foreign elements close themselves; "<div/>" opens a div.
    if closesItself, tag == .unknown || tag == .svg || tag == .math { return }
    if depth >= HTMLTreeBuilder.maximumDepth {
      beyond += 1
      return
    }
    open.append(Int32(index))
    openTags.append(tag)
    openCounts[Int(tag.rawValue)] += 1
  }

  /// Closes what the start of `tag` closes without saying so.
  @inline(__always)
  private mutating func imply(_ tag: HTMLTag) {
    guard beyond == 0 else { return }
    if tag.closesParagraph, openCounts[Int(HTMLTag.p.rawValue)] > 0 { closeParagraph() }
    switch tag {
    case .li: close(.li, until: .ul, .ol, .menu)
    case .dt, .dd:
      close(.dt, until: .dl)
      close(.dd, until: .dl)
    case .td, .th:
      close(.td, until: .table, .tr)
      close(.th, until: .table, .tr)
    case .tr:
      close(.tr, until: .table)
    case .tbody, .thead, .tfoot:
      close(.tbody, until: .table)
      close(.thead, until: .table)
      close(.tfoot, until: .table)
    case .option: close(.option, until: .select, .datalist)
    case .optgroup:
      close(.option, until: .select)
      close(.optgroup, until: .select)
    case .body: close(.head, until: .html)
    case .a:
      // An anchor never holds another; an unclosed one would make the rest of a page a link.
      close(.a, until: .table, .td, .div, .li, .article, .section)
    default: break
    }
  }

  /// Closes the nearest open `p`, unless another block lies between.
  private mutating func closeParagraph() {
    var level = open.count - 1
    while level >= 0 {
      let tag = openTags[level]
      if tag == .p {
        pop(to: level)
        return
      }
      if tag.isBlock { return }
      level -= 1
    }
  }

  /// Closes the nearest open `tag`, unless one of the barriers lies between. Costs what it pops or the budget.
  private mutating func close(_ tag: HTMLTag, until barriers: HTMLTag...) {
    guard openCounts[Int(tag.rawValue)] > 0, searchBudget > 0 else { return }
    var level = open.count - 1
    while level >= 0 {
      let other = openTags[level]
      if other == tag {
        pop(to: level)
        return
      }
      if barriers.contains(other) { break }
      level -= 1
    }
    searchBudget -= open.count - level
  }

  private mutating func pop(to level: Int) {
    while open.count > level {
      let index = open.removeLast()
      openCounts[Int(openTags.removeLast().rawValue)] -= 1
      tree.nodes[Int(index)].end = Int32(tree.nodes.count)
    }
  }

  private mutating func endTag() {
    at += 2
    guard at < count, isLetter(base[at]) else {
      skipTo(0x3E)
      return
    }
    let tag = name()
    skipTo(0x3E)
    if beyond > 0 {
      if !tag.isVoid { beyond -= 1 }
      return
    }
    if tag == .br || tag == .p && openCounts[Int(HTMLTag.p.rawValue)] == 0 {
      // "</p>" without a start and "</br>" part lines, as browsers show them.
      tree.nodes.append(
        HTMLNode(
          tag: tag, depth: UInt16(open.count), parent: open.last ?? -1,
          end: Int32(tree.nodes.count + 1)))
      return
    }
    guard openCounts[Int(tag.rawValue)] > 0, searchBudget > 0, tag != .body, tag != .html else {
      return
    }
    var level = open.count - 1
    let crosses = tag.isBlock
    while level >= 0 {
      let other = openTags[level]
      if other == tag {
        pop(to: level)
        return
      }
      // The end of a bold word doesn't close the section it stands in; cells keep to their table.
      if !crosses, other.isBlock { break }
      if other == .table, tag != .table, tag != .div { break }
      level -= 1
    }
    searchBudget -= open.count - level
  }

  private mutating func rawText(_ tag: HTMLTag, _ index: Int) {
    let start = at
    var search = at
    while search < count {
      guard let found = memchr(base + search, 0x3C, count - search) else { break }
      let sign = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
      if sign + 2 < count, base[sign + 1] == 0x2F, isLetter(base[sign + 2]) {
        at = sign + 2
        if name() == tag {
          tree.nodes[index].from = Int32(start)
          tree.nodes[index].to = Int32(sign)
          skipTo(0x3E)
          return
        }
      }
      search = sign + 1
    }
    tree.nodes[index].from = Int32(start)
    // An unclosed title must not swallow the page.
    if tag == .title || tag == .textarea || tag == .iframe {
      tree.nodes[index].to = Int32(min(count, start + 200))
      at = start
    } else {
      tree.nodes[index].to = Int32(count)
      at = count
    }
  }
}
