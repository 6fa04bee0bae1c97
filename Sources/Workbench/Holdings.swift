public import Archive
public import Primitives
public import Treaties

/// What the workbench shows: the record, and what the catalogue knows.
public struct Holdings: Sendable {
  public let record: RecordStore
  public let instruments: InstrumentRegister
  private let people: [String: Person]
  /// Full names by instrument id.
  let instrumentNames: [String: String]

  public init(record: RecordStore, instruments: InstrumentRegister, people: [Person]) {
    self.record = record
    self.instruments = instruments
    self.people = Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    instrumentNames = Dictionary(
      instruments.instruments.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// The catalogue's person of that id, nil where it has none.
  func person(_ id: String) -> Person? { people[id] }
}
