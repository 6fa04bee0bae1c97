import GRDB
public import Primitives

extension RecordStore {
  /// The speakers that statements name, those with most statements first.
  ///
  /// A person of the catalogue is known by its id, anyone else by the name recorded; statements of
  /// unnamed speakers belong to none. One pass over the statements.
  public func speakers() throws -> [RecordedSpeaker] {
    try RecordStore.explaining(path) {
      try pool.read { db in
        // An unknown year (`XXXX-11`) is no latest day. With max() in the list, SQLite takes the other
        // columns from the row that has the maximum: office and state are those of the latest statement.
        try Row.fetchAll(
          db,
          sql: """
            SELECT coalesce(person, speakerName) AS id, person, speakerName, office, state, authority,
              count(*) AS statements, count(DISTINCT document) AS documents,
              max(CASE WHEN filedOn LIKE 'XXXX%' THEN '' ELSE coalesce(filedOn, '') END) AS latest
            FROM statement
              LEFT JOIN standing ON standing.statement = statement.id
            WHERE coalesce(person, speakerName) IS NOT NULL AND coalesce(standing.shown, 1)
              AND coalesce(standing.standing, '') <> 'rejected'
            GROUP BY coalesce(person, speakerName) ORDER BY statements DESC, id
            """
        ).map { row in
          let id: String = row["id"]
          return RecordedSpeaker(
            id: id, name: row["speakerName"] ?? id, person: row["person"], office: row["office"],
            state: row["state"], authority: Authority(rawValue: row["authority"]) ?? .unnamed,
            statements: row["statements"], documents: row["documents"],
            latest: RecordStore.day(row["latest"]))
        }
      }
    }
  }
}

/// A speaker as the statements name them.
public struct RecordedSpeaker: Hashable, Sendable, Identifiable {
  /// The catalogue's id of a person, else the name recorded.
  public var id: String
  public var name: String
  /// Nil for one the catalogue doesn't know.
  public var person: String?
  /// Office, state and authority in the latest statement.
  public var office: String?
  public var state: String?
  public var authority: Authority
  public var statements: Int
  public var documents: Int
  /// The latest day a statement is filed under; nil where none is known.
  public var latest: PartialDay?
}
