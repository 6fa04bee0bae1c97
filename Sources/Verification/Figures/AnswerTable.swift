/// Rows under named columns, printed for people or as CSV.
public struct AnswerTable: Hashable, Sendable {
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
      !rows.isEmpty && rows.allSatisfy { row in AnswerTable.isNumeric(row[column]) }
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
