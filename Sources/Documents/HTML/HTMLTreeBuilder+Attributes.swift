#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension HTMLTreeBuilder {
  /// Reads attributes up to and over the tag's end; keeps those that matter, the first 48 at most.
  /// Returns whether the tag closes itself.
  mutating func attributes() -> Bool {
    var kept = 0
    var seen = 0
    while at < count {
      var byte = base[at]
      while isSpace(byte) || byte == 0x2F {
        at += 1
        guard at < count else { return false }
        byte = base[at]
      }
      if byte == 0x3E {
        at += 1
        return base[at - 2] == 0x2F
      }
      // Name.
      let start = at
      at += 1
      while at < count {
        byte = base[at]
        if byte == 0x3D || byte == 0x3E || byte == 0x2F || isSpace(byte) { break }
        at += 1
      }
      let nameEnd = at
      while at < count, isSpace(base[at]) { at += 1 }
      var from = at
      var to = at
      if at < count, base[at] == 0x3D {
        at += 1
        while at < count, isSpace(base[at]) { at += 1 }
        guard at < count else { return false }
        let quote = base[at]
        if quote == 0x22 || quote == 0x27 {
          from = at + 1
          if let found = memchr(base + from, Int32(quote), count - from) {
            to = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
            at = to + 1
          } else {
            // An unclosed quotation: end the tag at the next ">" rather than lose the page.
            at = from
            skipTo(0x3E)
            return false
          }
        } else {
          from = at
          while at < count, base[at] != 0x3E, !isSpace(base[at]) { at += 1 }
          to = at
        }
      }
      seen += 1
      if kept < HTMLTreeBuilder.maximumAttributes, seen < 200 {
        let name = attributeName(start, nameEnd)
        if name != .other {
          tree.attributes.append(HTMLAttribute(name: name, from: Int32(from), to: Int32(to)))
          kept += 1
        }
      }
    }
    return false
  }

  @inline(__always)
  private func attributeName(_ from: Int, _ to: Int) -> HTMLAttributeName {
    let length = to - from
    guard length >= 2, length <= 14 else { return .other }
    func word(_ word: StaticString) -> Bool {
      for offset in 0..<length where base[from + offset] | 0x20 != word.utf8Start[offset] {
        return false
      }
      return true
    }
    switch length {
    case 2: return word("id") ? .id : .other
    case 3: return word("rel") ? .rel : .other
    case 4:
      switch base[from] | 0x20 {
      case 0x68: return word("href") ? .href : .other
      case 0x6E: return word("name") ? .name : .other
      case 0x72: return word("role") ? .role : .other
      case 0x6C: return word("lang") ? .lang : .other
      case 0x74: return word("type") ? .type : .other
      default: return .other
      }
    case 5:
      switch base[from] | 0x20 {
      case 0x63: return word("class") ? .class : .other
      case 0x73: return word("style") ? .style : .other
      case 0x74: return word("title") ? .title : .other
      default: return .other
      }
    case 6: return word("hidden") ? .hidden : .other
    case 7:
      if word("content") { return .content }
      return word("charset") ? .charset : .other
    case 8:
      if word("property") { return .property }
      if word("itemprop") { return .itemprop }
      if word("datetime") { return .datetime }
      return word("itemtype") ? .itemtype : .other
    case 9: return word("data-type") ? .dataMark : .other
    case 10:
      if word("aria-label") { return .ariaLabel }
      return word("http-equiv") ? .httpEquiv : .other
    case 11:
      if word("aria-hidden") { return .ariaHidden }
      return word("data-testid") || word("data-module") ? .dataMark : .other
    case 14: return word("data-component") ? .dataMark : .other
    default: return .other
    }
  }
}
