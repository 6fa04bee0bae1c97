public import Language

/// Which of the two readers of attributions reads a document.
public enum ReaderChoice: String, Sendable, CaseIterable {
  /// Linear chains: hundreds of articles a second.
  case fast
  /// The chains and a pretrained encoder: some six articles a second, and right more often.
  case accurate
  /// The accurate one for documents of the field, the fast one for all others.
  case auto
}

/// The two readers of attributions behind one door.
public struct AttributionReader: Sendable {
  private let fast: AttributionLabeller
  private let accurate: AttributionLabeller?
  private let field: FieldNames?

  /// Reads everything with one labeller.
  public init(_ labeller: AttributionLabeller) {
    fast = labeller
    accurate = nil
    field = nil
  }

  /// Reads documents that name something of the field with `accurate`, all others with `fast`.
  public init(fast: AttributionLabeller, accurate: AttributionLabeller, field: FieldNames) {
    self.fast = fast
    self.accurate = accurate
    self.field = field
  }

  /// The labeller for a document of this text.
  public func labeller(for text: String) -> AttributionLabeller {
    guard let accurate, let field, field.occur(in: text) else { return fast }
    return accurate
  }
}
