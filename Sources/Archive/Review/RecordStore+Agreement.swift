import GRDB
import Positions
import Primitives
import Statements

extension RecordStore {
  /// How far reviewers agree. Adjudications are no judgement of their own and don't count.
  public func reviewAgreement() throws -> ReviewAgreement {
    try RecordStore.explaining(path) {
      try pool.read { db in
        let ids = try Int64.fetchAll(
          db,
          sql: """
            SELECT statement FROM review WHERE role = 'review' GROUP BY statement
            HAVING count(DISTINCT reviewer) > 1 ORDER BY statement
            """)
        var judged: [(document: Int64, judgements: [Judgement])] = []
        for id in ids {
          guard let own = try RecordedEntry.row(id, db) else { continue }
          let document = try Int64.fetchOne(
            db, sql: "SELECT document FROM statement WHERE id = ?", arguments: [id])
          let judgements = try StandingFold(db).liveReviews(of: id)
            .filter { !$0.isAdjudication }.map { review in
              let entry =
                review.verdict == .rejected
                ? nil : try review.correction.map { try RecordedEntry.row($0, db) } ?? own
              return Judgement(
                reviewer: review.reviewer, verdict: review.verdict, entry: entry?.entry)
            }
          if judgements.count > 1 { judged.append((document ?? 0, judgements)) }
        }
        let contested =
          try Int.fetchOne(
            db, sql: "SELECT count(*) FROM standing WHERE contested = 1 AND shown = 1") ?? 0
        return RecordStore.agreement(judged, contested: contested)
      }
    }
  }

  private struct Judgement {
    var reviewer: String
    var verdict: StatementStanding
    /// Nil for a rejected one.
    var entry: StatementEntry?
  }

  private static func agreement(
    _ judged: [(document: Int64, judgements: [Judgement])], contested: Int
  ) -> ReviewAgreement {
    func places(_ ranges: [TextRange]) -> String {
      ranges.map { "\($0.start)-\($0.end)" }.joined(separator: " ")
    }
    let fields: [(String, (Judgement) -> String?)] = [
      ("verdict", { $0.verdict.rawValue }),
      ("act", { $0.entry?.position.act.rawValue }),
      ("instruments", { $0.entry?.position.instruments.sorted().joined(separator: " ") }),
      ("measure", { $0.entry?.position.measure.rawValue }),
      ("speaker", { $0.entry.map { $0.statement.speaker.person ?? $0.statement.speaker.name ?? "" } }),
      ("state", { $0.entry.map { $0.statement.speaker.state ?? "" } }),
      ("authority", { $0.entry?.statement.speaker.authority.rawValue }),
      ("quote", { $0.entry?.statement.quote.rawValue }),
      ("said_on", { $0.entry.map { $0.statement.saidOn?.description ?? "" } }),
      ("condition", { $0.entry.map { places([$0.position.condition].compactMap { $0 }) } }),
      ("content", { $0.entry.map { places($0.statement.content) } }),
    ]
    let rows = fields.map { name, value in
      let units = judged.map { $0.judgements.map(value) }.filter { $0.compactMap { $0 }.count > 1 }
      return ReviewAgreement.Field(
        name: name, alpha: Agreement.alpha(units), units: units.count,
        agreeing: units.count { Set($0.compactMap { $0 }).count == 1 })
    }
    var joint: [String: [(document: Int64, first: Judgement, second: Judgement)]] = [:]
    for (document, judgements) in judged {
      let ordered = judgements.sorted { $0.reviewer < $1.reviewer }
      for (index, first) in ordered.enumerated() {
        for second in ordered[(index + 1)...] {
          joint[first.reviewer + "\0" + second.reviewer, default: []].append(
            (document, first, second))
        }
      }
    }
    let pairs = joint.keys.sorted().compactMap { key -> ReviewAgreement.Pair? in
      guard let cases = joint[key], let one = cases.first else { return nil }
      // Documents are laid behind one another, so that places of two are never the same.
      func units(_ judgement: (Int) -> Judgement) -> [[TextRange]] {
        cases.indices.compactMap { index in
          let base = Int(cases[index].document) << 32
          return judgement(index).entry.map { entry in
            entry.statement.content.map { TextRange(base + $0.start, base + $0.end) }
          }
        }
      }
      let left = units { cases[$0].first }
      let right = units { cases[$0].second }
      return ReviewAgreement.Pair(
        first: one.first.reviewer, second: one.second.reviewer, statements: cases.count,
        unitF1: Agreement.unitF1(left, right),
        unitF1Overlapping: Agreement.unitF1(left, right, overlap: 0.5))
    }
    return ReviewAgreement(
      statements: judged.count, fields: rows, pairs: pairs, contested: contested)
  }
}
