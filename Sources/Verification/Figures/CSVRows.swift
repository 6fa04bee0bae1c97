/// Reading and writing of comma-separated values (RFC 4180).
public enum CSVRows {
  /// The field, quoted where it holds a comma, a quotation mark or a line end.
  public static func quoted(_ field: String) -> String {
    guard field.utf8.contains(where: { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }) else {
      return field
    }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// The rows of a text, each with the line it begins on; blank lines are left out.
  ///
  /// Line ends may be CRLF or LF, a byte-order mark is skipped. Linear.
  ///
  /// - Throws: `bad-csv` for a quoted field that is not closed, or text after its closing mark.
  public static func parse(_ text: String) throws -> [(line: Int, fields: [String])] {
    var rows: [(Int, [String])] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var line = 1
    var rowLine = 1
    var isQuoted = false
    var wasQuoted = false
    func endField() {
      fields.append(String(decoding: field, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
      wasQuoted = false
    }
    func endRow() {
      endField()
      if fields.count > 1 || fields.first?.isEmpty == false { rows.append((rowLine, fields)) }
      fields.removeAll(keepingCapacity: true)
    }
    let bytes = Array(text.utf8)
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if isQuoted {
        if byte == 10 { line += 1 }
        if byte != 34 {
          field.append(byte)
        } else if index < bytes.count, bytes[index] == 34 {
          field.append(34)
          index += 1
        } else {
          isQuoted = false
          wasQuoted = true
        }
        continue
      }
      switch byte {
      case 34 where field.isEmpty && !wasQuoted: isQuoted = true
      case 44: endField()
      case 13 where index < bytes.count && bytes[index] == 10: continue
      case 10:
        endRow()
        line += 1
        rowLine = line
      default:
        guard !wasQuoted else {
          throw VerificationError(
            code: "bad-csv",
            "Line \(line): text follows a closing quotation mark. Put the mark at the end of the "
              + "field, and write marks inside a field twice.")
        }
        field.append(byte)
      }
    }
    guard !isQuoted else {
      throw VerificationError(
        code: "bad-csv", "Line \(rowLine): a quoted field is not closed. Add the closing mark.")
    }
    if !field.isEmpty || !fields.isEmpty || wasQuoted { endRow() }
    return rows
  }
}
