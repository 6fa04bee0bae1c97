#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// East Asian encodings of several bytes, decoded by the C library's `iconv`.
enum WideEncodings {
  private static let names: [String: String] = [
    "gb2312": "GB18030", "gbk": "GB18030", "gb18030": "GB18030", "big5": "BIG5-HKSCS",
    "big5-hkscs": "BIG5-HKSCS",
    "shift_jis": "CP932", "shift-jis": "CP932", "sjis": "CP932", "x-sjis": "CP932",
    "euc-jp": "EUC-JP",
    "iso-2022-jp": "ISO-2022-JP", "euc-kr": "CP949", "ks_c_5601-1987": "CP949",
    "tis-620": "TIS-620",
    "windows-874": "CP874", "windows-1255": "CP1255", "windows-1256": "CP1256",
    "windows-1258": "CP1258",
    "iso-8859-8": "ISO-8859-8", "iso-8859-6": "ISO-8859-6",
  ]

  /// Whether `name`, in lower case, is one of these.
  static func knows(_ name: String) -> Bool { names[name] != nil }

  /// The bytes as UTF-8, U+FFFD where they mean nothing; nil for a name that isn't one of these.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ name: String) -> [UInt8]? {
    guard let name = names[name], let base = bytes.baseAddress else { return nil }
    let converter = iconv_open("UTF-8", name)
    guard converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    var out = [UInt8](repeating: 0, count: bytes.count * 3 + 16)
    var input: UnsafeMutablePointer<CChar>? = UnsafeMutablePointer(
      mutating: UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self))
    var left = bytes.count
    let used = out.withUnsafeMutableBytes { buffer -> Int in
      var output: UnsafeMutablePointer<CChar>? = buffer.baseAddress?.assumingMemoryBound(
        to: CChar.self)
      var room = buffer.count
      while left > 0 {
        if iconv(converter, &input, &left, &output, &room) != -1 { break }
        // A byte that fits nowhere: mark it and go on behind it.
        guard left > 0, room >= 3, let next = output else { break }
        for (offset, byte) in [UInt8(0xEF), 0xBF, 0xBD].enumerated() {
          next[offset] = CChar(bitPattern: byte)
        }
        output = next + 3
        room -= 3
        input = input.map { $0 + 1 }
        left -= 1
      }
      return buffer.count - room
    }
    out.removeLast(out.count - used)
    return out
  }
}
