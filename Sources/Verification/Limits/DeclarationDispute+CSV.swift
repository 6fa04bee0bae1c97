import Primitives

extension DeclarationDispute {
  static let columns = ["as_of", "party", "quantity", "claimed_by", "what", "add", "source"]

  /// The disputes of a file: a row for each thing that the disputant counts differently, those of one day,
  /// party, quantity, disputant and source together. In the order of the file.
  ///
  /// - Throws: `bad-csv`, and `bad-declaration` naming the line, for a missing column, a day that is none or
  ///   a number that is none.
  public static func read(_ text: String, file: String = "disputes.csv") throws
    -> [DeclarationDispute]
  {
    let rows = try CSVRows.parse(text)
    func refusal(_ line: Int, _ message: String) -> VerificationError {
      VerificationError(code: "bad-declaration", "\(file):\(line): \(message)")
    }
    guard let header = rows.first else { return [] }
    let places = columns.map { name in header.fields.firstIndex(of: name) }
    if let missing = zip(columns, places).first(where: { $0.1 == nil })?.0 {
      throw refusal(header.line, "the column \(missing) is needed.")
    }
    var disputes: [DeclarationDispute] = []
    for row in rows.dropFirst() {
      guard row.fields.count == header.fields.count else {
        throw refusal(
          row.line, "\(row.fields.count) fields where the first line has \(header.fields.count).")
      }
      let fields = places.map { row.fields[$0 ?? 0] }
      guard let day = Day(fields[0]) else {
        throw refusal(row.line, "“\(fields[0])” is not a day. Write YYYY-MM-DD.")
      }
      guard let add = Int(fields[5]), abs(add) <= 1_000_000_000 else {
        throw refusal(row.line, "“\(fields[5])” under add is not a whole number.")
      }
      let adjustment = Adjustment(what: fields[4], add: add)
      if let same = disputes.firstIndex(where: {
        $0.day == day && $0.party == fields[1] && $0.quantity == fields[2]
          && $0.claimedBy == fields[3] && $0.source == fields[6]
      }) {
        disputes[same].adjustments.append(adjustment)
      } else {
        disputes.append(
          DeclarationDispute(
            claimedBy: fields[3], party: fields[1], quantity: fields[2], day: day,
            adjustments: [adjustment], source: fields[6]))
      }
    }
    return disputes
  }
}
