extension JSONValue {
  /// Depth of nesting that is read unless asked otherwise.
  public static let maximumDepth = 1024

  /// Reads one JSON text, strictly.
  ///
  /// Refused, with the byte named: a byte order mark, bytes that are not UTF-8, a lone surrogate, a key
  /// that stands twice in one object (compared as bytes after escapes, so that `é` composed and
  /// decomposed stay two keys), a trailing comma, a comment, a number beyond a double's range, more
  /// than `maximumDepth` levels, and anything after the value. A number without point and exponent that
  /// fits is `.integer`, any other `.number`. Members keep the order of the text.
  ///
  /// Cost is linear, with a sort for objects whose keys aren't in RFC 8785's order.
  ///
  /// - Throws: `JSONError`.
  public init(
    parsing bytes: some Collection<UInt8>, maximumDepth: Int = JSONValue.maximumDepth
  ) throws {
    self = try JSONTape.withTape(of: bytes, maximumDepth: maximumDepth) { $0.value() }
  }

  /// Reads one JSON text from a string; the same rules.
  public init(parsing text: String, maximumDepth: Int = JSONValue.maximumDepth) throws {
    try self.init(parsing: text.utf8, maximumDepth: maximumDepth)
  }
}

extension JSONTape {
  static func withTape<Result>(
    of bytes: some Collection<UInt8>, maximumDepth: Int, _ body: (JSONTape) throws -> Result
  ) throws -> Result {
    func read(_ buffer: UnsafeBufferPointer<UInt8>) throws -> Result {
      try body(JSONTape(scanning: buffer, maximumDepth: maximumDepth))
    }
    if let result = try bytes.withContiguousStorageIfAvailable(read) { return result }
    return try Array(bytes).withUnsafeBufferPointer(read)
  }

  /// The value the tape holds. Recursion is bounded by the depth the scan allowed.
  func value() -> JSONValue { value(at: 0) }

  private func string(at index: Int) -> String {
    withBytes(ofString: index) { String(decoding: $0, as: UTF8.self) }
  }

  private func value(at index: Int) -> JSONValue {
    let node = nodes[index]
    switch node.kind {
    case .null: return .null
    case .true: return .bool(true)
    case .false: return .bool(false)
    case .integer: return .integer(node.extra)
    case .number: return .number(Double(bitPattern: UInt64(UInt(bitPattern: node.extra))))
    case .string: return .string(string(at: index))
    case .array:
      var values: [JSONValue] = []
      values.reserveCapacity(node.count)
      var at = index + 1
      for _ in 0..<node.count {
        values.append(value(at: at))
        at = nodes[at].next
      }
      return .array(values)
    case .object:
      var members: [(key: String, value: JSONValue)] = []
      members.reserveCapacity(node.count)
      var at = index + 1
      for _ in 0..<node.count {
        members.append((key: string(at: at), value: value(at: at + 1)))
        at = nodes[at + 1].next
      }
      return .object(members)
    }
  }
}
