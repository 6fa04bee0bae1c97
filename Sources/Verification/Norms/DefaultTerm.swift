/// A rule with its exceptions inside one text: ⟨e₁ … eₙ | j :− c⟩.
///
/// ```swift
/// let rule = DefaultTerm.default([.value(1600)], when: .holds, then: .value(1550))
/// rule.result  // .value(1600): the exception takes the place of the rule
/// ```
///
/// Two exceptions that both apply are a conflict in the text, and the answer says so; none is
/// preferred in silence. Source: Merigoux, Chataing and Protzenko, "Catala: a programming language
/// for the law", ICFP 2021.
public indirect enum DefaultTerm<Value: Sendable & Equatable>: Sendable {
  /// A value that holds without condition.
  case value(Value)
  /// No value: the rule does not speak.
  case empty
  /// Exceptions, the condition under which the rule applies, and what it then says.
  case `default`([DefaultTerm], when: Condition, then: DefaultTerm)

  /// What is known about the condition of a rule.
  public enum Condition: Sendable {
    case holds
    case fails
    /// The condition itself has no value.
    case empty
    /// The condition itself is in conflict.
    case conflict
  }

  /// What a term comes to.
  public enum Result: Sendable, Equatable {
    case value(Value)
    case empty
    case conflict
  }

  /// The value of the term: that of its one exception that speaks, else its own.
  ///
  /// Linear in the size of the term; as deep as it is nested.
  public var result: Result {
    switch self {
    case .value(let value): return .value(value)
    case .empty: return .empty
    case .default(let exceptions, let condition, let consequence):
      var found = Result.empty
      for exception in exceptions {
        switch exception.result {
        case .empty: continue
        case .conflict: return .conflict
        case .value(let value):
          guard found == .empty else { return .conflict }
          found = .value(value)
        }
      }
      guard found == .empty else { return found }
      switch condition {
      case .holds: return consequence.result
      case .fails, .empty: return .empty
      case .conflict: return .conflict
      }
    }
  }
}
