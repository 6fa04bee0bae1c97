/// A JSON text or value that is refused: what was found, and at which byte.
public struct JSONError: Error, Hashable, Sendable {
  /// Stable names for programs. New ones may be added.
  public enum Code: String, Sendable {
    case unexpectedEnd = "json-unexpected-end"
    case unexpectedByte = "json-unexpected-byte"
    case trailingBytes = "json-trailing-bytes"
    case byteOrderMark = "json-byte-order-mark"
    case invalidUTF8 = "json-invalid-utf8"
    case controlCharacter = "json-control-character"
    case badEscape = "json-bad-escape"
    case loneSurrogate = "json-lone-surrogate"
    case badNumber = "json-bad-number"
    case numberOutOfRange = "json-number-out-of-range"
    case duplicateKey = "json-duplicate-key"
    case tooDeep = "json-too-deep"
    case notCanonical = "json-not-canonical"
    case notAnInteger = "json-not-an-integer"
  }

  public var code: Code
  /// What was found and what to do, for people.
  public var message: String
  /// The byte it was found at, from 0; nil where a value was refused that came from no text.
  public var offset: Int?

  public init(_ code: Code, _ message: String, at offset: Int? = nil) {
    self.code = code
    self.message = message
    self.offset = offset
  }
}

extension JSONError: CustomStringConvertible {
  public var description: String {
    offset.map { "byte \($0): \(message)" } ?? message
  }
}
