import GRDB
import Positions
import Primitives

/// A filter as SQL.
struct StatementQuery {
  var with = ""
  var conditions: [String] = []
  var arguments: [(any DatabaseValueConvertible)?] = []
  /// What orders an answer by relevance: the better, the smaller; `0` for other orders.
  var score = "0"
  private let byScore: Bool
  private let byRow: Bool
  /// Whether only the last recorded of those that fit are ranked.
  private let ranksLast: Bool
  /// Whether FTS5 is asked for in the list of tables, where it can rank.
  var ranks: Bool { byScore }
  /// Whether the condition speaks of `event`.
  var needsEvent = false

  var condition: String {
    conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
  }

  /// Nil where the filter's words can match nothing.
  init?(_ filter: StatementFilter, _ db: Database) throws {
    byScore = filter.order == .relevance && filter.search != nil
    byRow = filter.order == .recorded
    let wanted = filter.limit.map { $0.addingReportingOverflow(max(0, filter.offset)) }
    ranksLast =
      byScore
      && wanted.map { !$0.overflow && $0.partialValue <= StatementFilter.mostRanked } ?? false
    if byScore { score = "bm25(statementSearch, 0, 2, 1)" }
    if let knownOn = filter.knownOn {
      // The fold as of that day takes the place of the table of today's standings.
      let until = knownOn.adding(days: 1).description
      let rows = try StandingFold(db, before: until).all().map { id, standing -> JSONValue in
        [
          .integer(Int(id)), .string(standing.standing.rawValue),
          .integer(standing.isShown ? 1 : 0), JSONValue(standing.supersededBy.map(Int.init)),
          .integer(standing.isContested ? 1 : 0), .string(standing.reviewersJSON),
        ]
      }
      with = """
        WITH standing (statement, standing, shown, supersededBy, contested, reviewers) AS (
          SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'),
            json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]'),
            json_extract(value, '$[5]') FROM json_each(?)) 
        """
      arguments.append(JSONValue.array(rows).text())
      needsEvent = true
      conditions.append("event.at < ?")
      arguments.append(until)
    }
    try add(filter, db)
    guard conditions.first != "0" else { return nil }
  }

  /// The rows that fit with their scores, unordered.
  ///
  /// - Parameter tables: What they are chosen from, `FROM` included.
  func hits(_ tables: String) -> String {
    let all = "SELECT statement.id AS id, \(score) AS score" + tables + condition
    guard ranksLast else { return all }
    // FTS5 gives rows in descending order by itself, and scores none that is not asked for.
    return "SELECT statement.id AS id, last.score AS score FROM (" + all
      + " ORDER BY statementSearch.rowid DESC LIMIT \(StatementFilter.mostRanked)) AS last"
      + " CROSS JOIN statement ON statement.id = last.id"
  }

  func order(_ score: String) -> String {
    if byScore { return " ORDER BY \(score), statement.id" }
    if byRow { return " ORDER BY statement.id" }
    return " ORDER BY statement.filedOn DESC, statement.document, statement.seq"
  }

  /// Up to so many rows SQLite fetches and sorts them; beyond, it walks the index of days until it has
  /// enough, and a set of rows only says yes or no (the `+` keeps it from leading).
  private static let few = 2_000

  /// Whether so few statements have the words that listing them is the quickest.
  static func isRare(_ words: SearchWords, _ db: Database) throws -> Bool {
    guard let expression = words.expression else { return true }
    return try isRare(expression, few, db)
  }

  private static func isRare(_ expression: String, _ few: Int, _ db: Database) throws -> Bool {
    let count =
      try Int.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT count(*) FROM (SELECT 1 FROM statementSearch WHERE statementSearch MATCH ? LIMIT ?)
            """), arguments: [expression, few + 1]) ?? 0
    return count <= few
  }

  private mutating func add(_ filter: StatementFilter, _ db: Database) throws {
    if let search = filter.search {
      guard let expression = SearchWords(search).expression else {
        conditions.insert("0", at: 0)
        return
      }
      if byScore {
        conditions.append("statementSearch MATCH ?")
      } else {
        // A walk that others narrow too goes on for longer until it has enough.
        let few = filter.isNarrow ? 4 * StatementQuery.few : StatementQuery.few
        let plus = try StatementQuery.isRare(expression, few, db) ? "" : "+"
        conditions.append(
          "\(plus)statement.id IN (SELECT rowid FROM statementSearch WHERE statementSearch MATCH ?)"
        )
      }
      arguments.append(expression)
    }
    if let instrument = filter.instrument {
      if instrument == "none" {
        conditions.append(
          "NOT EXISTS (SELECT 1 FROM statementInstrument WHERE statement = statement.id)")
      } else {
        let count =
          try Int.fetchOne(
            db,
            sql:
              "SELECT count(*) FROM (SELECT 1 FROM statementInstrument WHERE instrument = ? LIMIT \(StatementQuery.few + 1))",
            arguments: [instrument]) ?? 0
        conditions.append(
          count > StatementQuery.few
            ? "EXISTS (SELECT 1 FROM statementInstrument AS named WHERE named.statement = statement.id AND named.instrument = ?)"
            : "statement.id IN (SELECT named.statement FROM statementInstrument AS named WHERE named.instrument = ?)"
        )
        arguments.append(instrument)
      }
    }
    if let speaker = filter.speaker {
      guard let expression = SearchWords(speaker).speakerExpression else {
        conditions.insert("0", at: 0)
        return
      }
      conditions.append(
        """
        statement.id IN (SELECT id FROM statement AS named WHERE named.person = ?
          UNION SELECT rowid FROM statementSearch WHERE statementSearch MATCH ?)
        """)
      arguments += [speaker, expression]
    }
    if let state = filter.state {
      conditions.append("+statement.state = ?")
      arguments.append(state)
    }
    if let act = filter.act {
      conditions.append("+statement.act = ?")
      arguments.append(act.rawValue)
    }
    let days = DayConditions("statement.filedOn", since: filter.since, until: filter.until)
    conditions += days.conditions
    arguments += days.arguments as [(any DatabaseValueConvertible)?]
    if let document = filter.document {
      conditions.append("statement.document = ?")
      arguments.append(document)
    }
    if !filter.withSuperseded { conditions.append("coalesce(standing.shown, 1) = 1") }
    if let standings = filter.standings {
      let names = standings.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
      conditions.append("coalesce(standing.standing, 'machine-read') IN (\(names))")
    } else {
      conditions.append("coalesce(standing.standing, '') <> 'rejected'")
    }
    if filter.isContested { conditions.append("coalesce(standing.contested, 0) = 1") }
  }
}
