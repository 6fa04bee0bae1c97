extension JSONValue {
  /// The value as JSON text, members in their order.
  ///
  /// - Parameter indented: Two spaces a level and a line for each member; otherwise one line.
  public func text(indented: Bool = false) -> String {
    var out = ""
    write(into: &out, indent: indented ? 0 : nil)
    return out
  }

  private func write(into out: inout String, indent: Int?) {
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .integer(let value): out += String(value)
    case .number(let value): out += JSONValue.text(of: value)
    case .string(let value): JSONValue.quote(value, into: &out)
    case .array(let values):
      JSONValue.list(values, "[", "]", into: &out, indent: indent) { value, out, inner in
        value.write(into: &out, indent: inner)
      }
    case .object(let members):
      JSONValue.list(members, "{", "}", into: &out, indent: indent) { member, out, inner in
        JSONValue.quote(member.key, into: &out)
        out += inner == nil ? ":" : ": "
        member.value.write(into: &out, indent: inner)
      }
    }
  }

  private static func list<Element>(
    _ elements: [Element], _ open: String, _ close: String, into out: inout String, indent: Int?,
    _ write: (Element, inout String, Int?) -> Void
  ) {
    out += open
    let inner = indent.map { $0 + 1 }
    for (index, element) in elements.enumerated() {
      if index > 0 { out += "," }
      if let inner { out += "\n" + String(repeating: "  ", count: inner) }
      write(element, &out, inner)
    }
    if let indent, !elements.isEmpty { out += "\n" + String(repeating: "  ", count: indent) }
    out += close
  }

  /// Infinities and not-a-number, which JSON lacks, become `null`.
  private static func text(of value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return value.description
  }

  /// Appends `value` as a JSON string: quotation mark, backslash and controls escaped, the rest as is.
  static func quote(_ value: String, into out: inout String) {
    out += "\""
    var plain = value.unicodeScalars.startIndex
    let scalars = value.unicodeScalars
    var index = plain
    while index < scalars.endIndex {
      let scalar = scalars[index]
      if scalar.value >= 0x20, scalar != "\"", scalar != "\\" {
        index = scalars.index(after: index)
        continue
      }
      out += value[plain..<index]
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{8}": out += "\\b"
      case "\u{c}": out += "\\f"
      default:
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      }
      index = scalars.index(after: index)
      plain = index
    }
    out += value[plain..<index]
    out += "\""
  }
}
