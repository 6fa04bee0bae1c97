/// Rows of text in columns, for people.
struct TextTable {
  private var rows: [[String]]

  /// A table whose first row names the columns.
  init(columns: [String]) { rows = [columns] }

  mutating func add(_ row: [String]) { rows.append(row) }

  /// The table, columns two spaces apart, a rule under the names, every line ended.
  var text: String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    func line(_ row: [String]) -> String {
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell
        if column < row.count - 1 {
          line += String(repeating: " ", count: widths[column] - cell.count + 2)
        }
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }
    guard let names = rows.first else { return "" }
    return line(names) + line(widths.map { String(repeating: "─", count: $0) })
      + rows.dropFirst().map(line).joined()
  }
}

extension String {
  /// The text folded into lines of at most `width` characters, each led by `indent`.
  func wrapped(to width: Int, indent: String = "") -> String {
    var lines: [String] = []
    var line = ""
    var seen = 0
    for word in split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" }) {
      let length = String(word).seenCount
      if seen > 0, seen + length + 1 + indent.count > width {
        lines.append(indent + line)
        (line, seen) = ("", 0)
      }
      line += (seen == 0 ? "" : " ") + word
      seen += (seen == 0 ? 0 : 1) + length
    }
    if !line.isEmpty { lines.append(indent + line) }
    return lines.joined(separator: "\n")
  }
}
