/// Rows under named columns, printed for people or as CSV.
public struct Table: Hashable, Sendable {
  public var columns: [String]
  public private(set) var rows: [[String]] = []

  public init(columns: [String]) { self.columns = columns }

  /// Adds a row; cells missing at its end are empty and those beyond the last column are dropped.
  public mutating func add(_ cells: [String]) {
    let missing = max(0, columns.count - cells.count)
    rows.append(
      Array(cells.prefix(columns.count)) + [String](repeating: "", count: missing))
  }

  /// The table in columns two spaces apart with a rule under their names; numbers to the right.
  public var text: String {
    let all = [columns] + rows
    let widths = columns.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    let numeric = columns.indices.map { column in
      !rows.isEmpty && rows.allSatisfy { row in Table.isNumeric(row[column]) }
        && rows.contains { !$0[column].isEmpty }
    }
    func line(_ cells: [String]) -> String {
      var out = ""
      for (column, cell) in cells.enumerated() {
        let gap = String(repeating: " ", count: max(0, widths[column] - cell.count))
        out += (column > 0 ? "  " : "") + (numeric[column] ? gap + cell : cell + gap)
      }
      while out.last == " " { out.removeLast() }
      return out + "\n"
    }
    return line(columns) + line(widths.map { String(repeating: "─", count: $0) })
      + rows.map(line).joined()
  }

  private static func isNumeric(_ cell: String) -> Bool {
    cell.allSatisfy { $0.isASCII && ($0.isNumber || "+-.%e".contains($0)) || "−–∞".contains($0) }
  }

  /// The table as CSV after RFC 4180, with line feeds.
  public var csv: String {
    ([columns] + rows).map { row in row.map(CSVRows.quoted).joined(separator: ",") + "\n" }.joined()
  }
}

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
