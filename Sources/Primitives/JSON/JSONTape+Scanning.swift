extension JSONTape {
  private struct Open {
    var node: Int
    var count = 0
    var lastKey = -1
    var ascending = true
  }

  /// Reads `source` in full, or throws a `JSONError` that names the byte.
  ///
  /// RFC 8259 without the liberties it leaves: no byte order mark, no key twice (compared after
  /// escapes, as bytes), no lone surrogate, no number beyond a double's range, nothing after the value.
  /// Open arrays and objects are kept on a list, so depth costs no stack.
  init(scanning source: UnsafeBufferPointer<UInt8>, maximumDepth: Int) throws {
    self.source = source
    nodes.reserveCapacity(source.count / 8 + 4)
    if source.count >= 3, source[0] == 0xEF, source[1] == 0xBB, source[2] == 0xBF {
      throw JSONError(.byteOrderMark, "The text begins with a byte order mark. Remove it.", at: 0)
    }
    var open: [Open] = []
    var at = 0
    value: while true {
      skipSpace(&at)
      guard at < source.count else { throw ended(at) }
      let index = nodes.count
      switch source[at] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isObject = source[at] == UInt8(ascii: "{")
        guard open.count < maximumDepth else {
          throw JSONError(.tooDeep, "More than \(maximumDepth) levels of nesting.", at: at)
        }
        nodes.append(
          Node(kind: isObject ? .object : .array, start: at, end: at, next: index, extra: -1))
        open.append(Open(node: index))
        at += 1
        skipSpace(&at)
        guard at < source.count else { throw ended(at) }
        if source[at] != (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
          if isObject { try scanKey(&at, into: &open[open.count - 1]) }
          continue value
        }
        at += 1
        try close(&open, at)
      case UInt8(ascii: "\""):
        try scanString(&at)
      default:
        try scanWord(&at)
      }
      after: while true {
        skipSpace(&at)
        guard let last = open.indices.last else {
          guard at == source.count else {
            throw JSONError(.trailingBytes, "The value is complete, but more bytes follow.", at: at)
          }
          return
        }
        guard at < source.count else { throw ended(at) }
        let isObject = nodes[open[last].node].kind == .object
        if source[at] == UInt8(ascii: ",") {
          at += 1
          open[last].count += 1
          if isObject {
            skipSpace(&at)
            try scanKey(&at, into: &open[last])
          }
          continue value
        }
        guard source[at] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
          throw unexpected(at, wanted: isObject ? "a comma or }" : "a comma or ]")
        }
        at += 1
        open[last].count += 1
        try close(&open, at)
      }
    }
  }

  private mutating func close(_ open: inout [Open], _ at: Int) throws {
    let closed = open.removeLast()
    let node = closed.node
    nodes[node].end = at
    nodes[node].next = nodes.count
    nodes[node].count = closed.count
    guard nodes[node].kind == .object, !closed.ascending else { return }
    let first = order.count
    var key = node + 1
    while key < nodes.count {
      order.append(key)
      key = nodes[key + 1].next
    }
    nodes[node].extra = first
    if order.count - first <= 12 {
      for index in (first + 1)..<order.count {
        var place = index
        while place > first, compareKeys(order[place - 1], order[place]) > 0 {
          order.swapAt(place - 1, place)
          place -= 1
        }
      }
    } else {
      let sorted = order[first...].sorted { compareKeys($0, $1) < 0 }
      order.replaceSubrange(first..., with: sorted)
    }
    for index in (first + 1)..<order.count where compareKeys(order[index - 1], order[index]) == 0 {
      let second = max(order[index - 1], order[index])
      let name = withBytes(ofString: second) { String(decoding: $0, as: UTF8.self) }
      throw JSONError(
        .duplicateKey, "The key \(JSONValue.string(name).text()) stands twice in one object.",
        at: nodes[second].isDecoded ? nodes[second].extra : nodes[second].start - 1)
    }
  }

  private mutating func scanKey(_ at: inout Int, into open: inout Open) throws {
    guard at < source.count else { throw ended(at) }
    guard source[at] == UInt8(ascii: "\"") else { throw unexpected(at, wanted: "a key in quotes") }
    let key = nodes.count
    try scanString(&at)
    if open.lastKey >= 0, open.ascending { open.ascending = compareKeys(open.lastKey, key) < 0 }
    open.lastKey = key
    skipSpace(&at)
    guard at < source.count else { throw ended(at) }
    guard source[at] == UInt8(ascii: ":") else { throw unexpected(at, wanted: "a colon") }
    at += 1
  }

  @inline(__always)
  private func skipSpace(_ at: inout Int) {
    while at < source.count {
      switch source[at] {
      case 0x20, 0x0A, 0x0D, 0x09: at += 1
      default: return
      }
    }
  }

  private mutating func scanWord(_ at: inout Int) throws {
    let start = at
    let word: (StaticString, Kind)
    switch source[at] {
    case UInt8(ascii: "n"): word = ("null", .null)
    case UInt8(ascii: "t"): word = ("true", .true)
    case UInt8(ascii: "f"): word = ("false", .false)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try scanNumber(&at)
    default: throw unexpected(at, wanted: "a value")
    }
    for index in 0..<word.0.utf8CodeUnitCount {
      guard at < source.count else { throw ended(at) }
      guard source[at] == word.0.utf8Start[index] else { throw unexpected(at, wanted: "a value") }
      at += 1
    }
    nodes.append(Node(kind: word.1, start: start, end: at, next: nodes.count + 1))
  }

  private mutating func scanNumber(_ at: inout Int) throws {
    let start = at
    let isNegative = source[at] == UInt8(ascii: "-")
    if isNegative { at += 1 }
    let firstDigit = at
    var magnitude = 0
    var fits = true
    while at < source.count, case let digit = Int(source[at]) - 0x30, 0...9 ~= digit {
      if fits {
        let (product, over) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, carried) = product.addingReportingOverflow(digit)
        fits = !over && !carried
        magnitude = sum
      }
      at += 1
    }
    guard at > firstDigit else { throw badNumber(at, "A number needs a digit here.") }
    if source[firstDigit] == UInt8(ascii: "0"), at - firstDigit > 1 {
      throw badNumber(firstDigit, "A number may not begin with a zero.")
    }
    var isInteger = true
    func digits() throws {
      let first = at
      while at < source.count, 0x30...0x39 ~= source[at] { at += 1 }
      guard at > first else { throw badNumber(at, "A number needs a digit here.") }
    }
    if at < source.count, source[at] == UInt8(ascii: ".") {
      isInteger = false
      at += 1
      try digits()
    }
    if at < source.count, source[at] | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      at += 1
      if at < source.count, source[at] == UInt8(ascii: "+") || source[at] == UInt8(ascii: "-") {
        at += 1
      }
      try digits()
    }
    if isInteger, fits {
      nodes.append(
        Node(
          kind: .integer, start: start, end: at, next: nodes.count + 1,
          extra: isNegative ? -magnitude : magnitude))
      return
    }
    let token = String(decoding: UnsafeBufferPointer(rebasing: source[start..<at]), as: UTF8.self)
    guard let value = Double(token), value.isFinite else {
      throw JSONError(
        .numberOutOfRange, "The number \(token.prefix(40)) is beyond the range of a double.",
        at: start)
    }
    nodes.append(
      Node(
        kind: .number, start: start, end: at, next: nodes.count + 1,
        extra: Int(bitPattern: UInt(value.bitPattern))))
  }

  func ended(_ at: Int) -> JSONError {
    JSONError(.unexpectedEnd, "The text ends inside a value.", at: at)
  }

  func unexpected(_ at: Int, wanted: String) -> JSONError {
    let byte = source[at]
    let shown =
      0x21...0x7E ~= byte
      ? "“\(Character(UnicodeScalar(byte)))”" : "the byte 0x" + String(byte, radix: 16)
    return JSONError(.unexpectedByte, "Found \(shown) where \(wanted) must stand.", at: at)
  }

  private func badNumber(_ at: Int, _ message: String) -> JSONError {
    JSONError(.badNumber, message, at: at)
  }
}
