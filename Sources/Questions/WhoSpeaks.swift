public import Archive

/// Who speaks in the record, and what each has said.
public struct WhoSpeaks: Sendable {
  private let store: RecordStore

  public init(in store: RecordStore) { self.store = store }

  /// The speakers named, those with most statements first.
  public func speakers() throws -> [RecordedSpeaker] { try store.speakers() }

  /// What one speaker has said, newest first; empty for one whom no statement names.
  ///
  /// - Parameter id: That of `RecordedSpeaker`: a person of the catalogue, else the name to the letter.
  public func statements(of id: String) throws -> [RecordedStatement] {
    try store.statements(matching: StatementFilter(speaker: id)).filter {
      ($0.person ?? $0.speakerName)?.utf8.elementsEqual(id.utf8) == true
    }
  }
}
