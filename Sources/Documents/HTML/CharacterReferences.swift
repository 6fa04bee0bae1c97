/// Character references of HTML, by the standard's own list of 2,125 names.
enum CharacterReferences {
  /// The bytes with references resolved.
  static func decoded(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    var out: [UInt8] = []
    append(bytes, range, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends the bytes of `range` with references resolved. Linear.
  static func append(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to out: inout [UInt8]
  ) {
    var index = range.lowerBound
    let end = range.upperBound
    while index < end {
      let byte = bytes[index]
      if byte != 0x26 {
        var run = index + 1
        while run < end, bytes[run] != 0x26 { run += 1 }
        out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<run]))
        index = run
        continue
      }
      if let (scalars, length) = reference(bytes, index, end) {
        for scalar in scalars { out.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
        index += length
      } else {
        out.append(byte)
        index += 1
      }
    }
  }

  /// The text of a string with references resolved, for what was escaped twice.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    var text = text
    return text.withUTF8 { decoded($0, 0..<$0.count) }
  }

  private static func reference(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> (String.UnicodeScalarView, Int)? {
    guard start + 2 < end else { return nil }
    if bytes[start + 1] == 0x23 { return numeric(bytes, start, end) }
    var at = start + 1
    while at < end, at - start <= 32 {
      let byte = bytes[at]
      guard (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) else {
        break
      }
      at += 1
    }
    guard at > start + 1 else { return nil }
    let name = String(decoding: bytes[start + 1..<at], as: UTF8.self)
    if at < end, bytes[at] == 0x3B, let text = names[name] {
      return (text.unicodeScalars, at + 1 - start)
    }
    // Some old names are read without a semicolon, the longest that fits.
    var length = min(name.utf8.count, 6)
    while length >= 2 {
      let prefix = String(name.prefix(length))
      if withoutSemicolon.contains(prefix), let text = names[prefix] {
        // "&copy=1" in an address is no reference.
        if length < name.utf8.count || (at < end && bytes[at] == 0x3D) { return nil }
        return (text.unicodeScalars, length + 1)
      }
      length -= 1
    }
    return nil
  }

  private static func numeric(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> (String.UnicodeScalarView, Int)? {
    var at = start + 2
    let isHex = at < end && bytes[at] | 0x20 == 0x78
    if isHex { at += 1 }
    let first = at
    var value: UInt32 = 0
    while at < end, at - first < 8 {
      let byte = bytes[at]
      if byte >= 0x30, byte <= 0x39 {
        value = value &* (isHex ? 16 : 10) &+ UInt32(byte - 0x30)
      } else if isHex, byte | 0x20 >= 0x61, byte | 0x20 <= 0x66 {
        value = value &* 16 &+ UInt32((byte | 0x20) - 0x61 + 10)
      } else {
        break
      }
      at += 1
    }
    guard at > first else { return nil }
    if at < end, bytes[at] == 0x3B { at += 1 }
    // 0x80 to 0x9F mean windows-1252, as everywhere on the web.
    if (0x80...0x9F).contains(value) {
      value = UInt32(LegacyEncoding.windows1252.upper[Int(value) - 0x80])
    }
    let scalar = value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
    var view = String.UnicodeScalarView()
    view.append(scalar)
    return (view, at - start)
  }

  private static let withoutSemicolon: Set<String> = Set(
    """
    AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc \
    Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute \
    aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute \
    ecirc egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot \
    nbsp not ntilde oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy \
    sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml
    """.split(separator: " ").map(String.init))

  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for entry in CharacterReferenceNames.list.split(separator: " ") {
      let parts = entry.split(separator: ",")
      var text = ""
      for part in parts.dropFirst() {
        if let value = UInt32(part, radix: 16), let scalar = Unicode.Scalar(value) {
          text.unicodeScalars.append(scalar)
        }
      }
      names[String(parts[0])] = text
    }
    return names
  }()
}
