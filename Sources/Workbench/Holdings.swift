public import Archive
public import Primitives

/// What the workbench shows: the record, and what the catalogue knows.
public struct Holdings: Sendable {
  public var record: RecordStore
  let people: [String: Person]

  public init(record: RecordStore, people: [Person]) {
    self.record = record
    self.people = Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The catalogue's person of that id, nil where it has none.
  func person(_ id: String) -> Person? { people[id] }

  /// Names by instrument id.
  var instrumentNames: [String: String] { [:] }
  var instrumentCount: Int { 0 }
}
