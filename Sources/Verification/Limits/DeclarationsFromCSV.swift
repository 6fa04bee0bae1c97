import Primitives

/// Declared numbers read from a CSV file.
public enum DeclarationsFromCSV {
  /// The columns that are not quantities.
  static let described: Set<String> = [
    "as_of", "party", "basis", "confidence", "sources", "note", "published",
  ]

  /// Every declaration of a file: a row for each day and party, a column for each quantity.
  ///
  /// Needed: `as_of` (YYYY-MM-DD) and `party`. Every column that is not one of `basis`, `confidence`,
  /// `sources` (parted by spaces), `note` and `published` (YYYY-MM-DD) is a quantity; an empty cell is a number that
  /// was not declared. The order is that of the file.
  ///
  /// - Throws: `bad-csv`, and `bad-declaration` naming the line, for a day that is none, a number that
  ///   is none or below 0, a missing column, or a row of the wrong length.
  public static func read(_ text: String, file: String = "data.csv") throws -> [Declaration] {
    let rows = try CSVRows.parse(text)
    func refusal(_ line: Int, _ message: String) -> VerificationError {
      VerificationError(code: "bad-declaration", "\(file):\(line): \(message)")
    }
    guard let header = rows.first else {
      throw refusal(1, "the file is empty. Begin with a line that names the columns.")
    }
    let names = header.fields.map { $0.filter { $0 != " " } }
    guard let dayColumn = names.firstIndex(of: "as_of"),
      let partyColumn = names.firstIndex(of: "party")
    else {
      throw refusal(
        header.line,
        "the columns as_of and party are needed; found \(names.joined(separator: ", ")).")
    }
    let quantities = names.indices.filter { !described.contains(names[$0]) }
    guard !quantities.isEmpty else {
      throw refusal(header.line, "no column holds a quantity. Add one, such as deployed_warheads.")
    }
    var declarations: [Declaration] = []
    for row in rows.dropFirst() {
      guard row.fields.count == names.count else {
        throw refusal(
          row.line, "\(row.fields.count) fields where the first line has \(names.count).")
      }
      func field(_ name: String) -> String {
        names.firstIndex(of: name).map { row.fields[$0] } ?? ""
      }
      guard let day = Day(row.fields[dayColumn]) else {
        throw refusal(row.line, "“\(row.fields[dayColumn])” is not a day. Write YYYY-MM-DD.")
      }
      let publishedText = field("published")
      let published = Day(publishedText)
      guard publishedText.isEmpty || published != nil else {
        throw refusal(
          row.line, "“\(publishedText)” under published is not a day. Write YYYY-MM-DD.")
      }
      let party = row.fields[partyColumn]
      guard !party.isEmpty else { throw refusal(row.line, "the party is missing.") }
      for column in quantities {
        let cell = row.fields[column].filter { $0 != " " }
        let value = Int(cell)
        guard cell.isEmpty || (value.map { (0...1_000_000_000).contains($0) } ?? false) else {
          throw refusal(
            row.line,
            "“\(row.fields[column])” under \(names[column]) is not a whole number from 0. Leave the "
              + "cell empty for a number that was not declared.")
        }
        declarations.append(
          Declaration(
            day: day, published: published, party: party, quantity: names[column], value: value,
            basis: field("basis"),
            confidence: field("confidence"),
            sources: field("sources").split(separator: " ").map { String($0) },
            note: field("note")))
      }
    }
    return declarations
  }
}
