/// Finds how a page is encoded and hands its bytes on as UTF-8.
///
/// In order: a byte order mark; a strict check of UTF-8; what the server said; a declaration in the first 4,096 bytes;
/// Russian told by its letters; windows-1252. A page that is valid UTF-8 is UTF-8 whatever it declares, unless it is pure ASCII with
/// escapes; one that declares UTF-8 and has bad bytes keeps them as U+FFFD.
enum HTMLEncoding {
  static func withUTF8<Value>(
    _ bytes: UnsafeBufferPointer<UInt8>, served: String? = nil,
    _ body: (UnsafeBufferPointer<UInt8>, String) -> Value
  ) -> Value {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return repaired(UnsafeBufferPointer(rebasing: bytes[3...]), body)
    }
    if let wide = TextDecoding.utf16(bytes) {
      return Array(wide.text.utf8).withUnsafeBufferPointer { body($0, wide.encoding) }
    }
    let firstBad = UTF8Check.firstInvalid(bytes)
    guard firstBad != nil else { return body(bytes, "utf-8") }
    // Many servers call whatever they send UTF-8: where the bytes are none, the page's own word is better.
    let said = served.map { $0.lowercased() }
    let name =
      said.flatMap { $0.hasPrefix("utf-8") || !isKnown($0) ? nil : $0 } ?? declared(bytes) ?? said
    if let encoding = name.flatMap({ LegacyEncoding.named($0) }), name?.hasPrefix("utf") == false {
      return encoding.decodedBytes(bytes).withUnsafeBufferPointer { body($0, encoding.name) }
    }
    if let name, let wide = WideEncodings.decode(bytes, name) {
      return wide.withUnsafeBufferPointer { body($0, name) }
    }
    if name?.hasPrefix("utf") == true { return repaired(bytes, body) }
    if let encoding = LegacyEncoding.certainlyRussian(bytes) {
      return encoding.decodedBytes(bytes).withUnsafeBufferPointer { body($0, encoding.name) }
    }
    if isMostlyUTF8(bytes) { return repaired(bytes, body) }
    return LegacyEncoding.windows1252.decodedBytes(bytes).withUnsafeBufferPointer {
      body($0, "windows-1252")
    }
  }

  private static func isKnown(_ name: String) -> Bool {
    LegacyEncoding.named(name) != nil || WideEncodings.knows(name)
  }

  private static func repaired<Value>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>, String) -> Value
  ) -> Value {
    guard UTF8Check.firstInvalid(bytes) != nil else { return body(bytes, "utf-8") }
    return Array(String(decoding: bytes, as: UTF8.self).utf8).withUnsafeBufferPointer {
      body($0, "utf-8")
    }
  }

  /// Whether nine in ten of the bytes above ASCII belong to valid sequences: UTF-8 with damage.
  private static func isMostlyUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    var good = 0
    var bad = 0
    var index = 0
    while index < bytes.count {
      if base[index] < 0x80 {
        index += 1
        continue
      }
      let length = UTF8Check.sequenceLength(base + index, bytes.count - index)
      if length > 0 { good += length } else { bad += 1 }
      index += max(1, length)
    }
    return good > bad * 9
  }

  /// The encoding a page declares in `meta` or in its XML declaration, in lower case.
  static func declared(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let head = String(decoding: bytes.prefix(4_096), as: UTF8.self).lowercased()
    for mark in ["charset=", "encoding="] {
      guard let place = head.range(ofText: mark) else { continue }
      let rest = head[place.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == ":" }
      if !name.isEmpty { return String(name) }
    }
    return nil
  }
}
