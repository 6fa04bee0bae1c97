/// Rules that can defeat one another, and which of them prevail.
///
/// Defeasible logic with ambiguity blocking and team defeat. Each party's reading of a disputed act
/// is one such theory with its own `superior` pairs: where nothing says which of two opposed rules
/// prevails, neither conclusion follows, and the software never picks a side.
///
/// Source: Antoniou, Billington, Governatori and Maher, "Representation results for defeasible
/// logic", ACM TOCL 2(2), 2001.
public struct DefeasibleTheory: Sendable {
  /// A statement or its negation.
  public struct Literal: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var name: String
    public var isNegated: Bool

    /// The literal so written, `-q` for the negation of `q`.
    public init(_ text: some StringProtocol) {
      isNegated = text.hasPrefix("-")
      name = String(isNegated ? text.dropFirst() : text[...])
    }

    public var opposite: Literal {
      var other = self
      other.isNegated.toggle()
      return other
    }

    public var description: String { (isNegated ? "-" : "") + name }

    public static func < (left: Literal, right: Literal) -> Bool {
      left.description < right.description
    }
  }

  /// One rule: when every literal of the body holds, the head follows.
  public struct Rule: Hashable, Sendable {
    /// How strongly the head follows.
    public enum Strength: String, Sendable {
      /// Without exception.
      case strict
      /// Unless something speaks against it.
      case defeasible
      /// It does not itself follow; the rule only keeps its opposite from following.
      case defeater
    }

    public var id: String
    public var strength: Strength
    public var body: [Literal]
    public var head: Literal

    public init(id: String, strength: Strength, body: [Literal], head: Literal) {
      self.id = id
      self.strength = strength
      self.body = body
      self.head = head
    }
  }

  /// Which of two rules prevails.
  public struct Superiority: Hashable, Sendable {
    public var winner: String
    public var loser: String

    public init(_ winner: String, over loser: String) {
      self.winner = winner
      self.loser = loser
    }
  }

  public var facts: [Literal]
  public var rules: [Rule]
  public var superior: Set<Superiority>

  public init(facts: [Literal], rules: [Rule], superior: Set<Superiority>) {
    self.facts = facts
    self.rules = rules
    self.superior = superior
  }

  /// What follows from a theory.
  public struct Conclusions: Hashable, Sendable {
    /// +Δ: what follows by facts and strict rules alone, sorted.
    public var definitely: [Literal]
    /// +∂: what follows unless defeated, sorted; holds every literal of `definitely`.
    public var defeasibly: [Literal]
  }

  /// Everything that follows.
  ///
  /// The proof conditions are applied until none yields more, so a theory with circles is answered
  /// too: what only supports itself does not follow. Passes over all rules, at most one for each
  /// literal.
  public var conclusions: Conclusions {
    var literals = Set(facts)
    for rule in rules { literals.formUnion(rule.body + [rule.head]) }
    literals.formUnion(literals.map(\.opposite))
    let order = literals.sorted()
    let forHead = Dictionary(grouping: rules, by: \.head)

    var definite = Proofs(proved: Set(facts))
    definite.run(order) { literal, proofs in
      let strict = (forHead[literal] ?? []).filter { $0.strength == .strict }
      if strict.contains(where: proofs.allProved) { return true }
      return strict.allSatisfy(proofs.oneRefuted) ? false : nil
    }
    var defeasible = Proofs(proved: definite.proved)
    defeasible.run(order) { literal, proofs in
      defeasibly(literal, definite: definite, proofs: proofs, forHead: forHead)
    }
    return Conclusions(
      definitely: definite.proved.sorted(), defeasibly: defeasible.proved.sorted())
  }

  /// Whether `q` follows (+∂), certainly does not (−∂), or is still open.
  private func defeasibly(
    _ q: Literal, definite: Proofs, proofs: Proofs, forHead: [Literal: [Rule]]
  ) -> Bool? {
    let supporting = (forHead[q] ?? []).filter { $0.strength != .defeater }
    let attacking = forHead[q.opposite] ?? []
    if definite.refuted.contains(q.opposite), supporting.contains(where: proofs.allProved),
      attacking.allSatisfy({ attack in
        proofs.oneRefuted(attack)
          || supporting.contains { proofs.allProved($0) && prevails($0, attack) }
      })
    {
      return true
    }
    guard definite.refuted.contains(q) else { return nil }
    if definite.proved.contains(q.opposite) || supporting.allSatisfy(proofs.oneRefuted)
      || attacking.contains(where: { attack in
        proofs.allProved(attack)
          && supporting.allSatisfy { proofs.oneRefuted($0) || !prevails($0, attack) }
      })
    {
      return false
    }
    return nil
  }

  private func prevails(_ rule: Rule, _ other: Rule) -> Bool {
    superior.contains(Superiority(rule.id, over: other.id))
  }

  /// The literals settled so far.
  private struct Proofs {
    var proved: Set<Literal>
    var refuted: Set<Literal> = []

    func allProved(_ rule: Rule) -> Bool { rule.body.allSatisfy(proved.contains) }
    func oneRefuted(_ rule: Rule) -> Bool { rule.body.contains(where: refuted.contains) }

    /// Asks about every open literal until a whole round settles none.
    mutating func run(_ order: [Literal], _ settle: (Literal, Proofs) -> Bool?) {
      var open = order.filter { !proved.contains($0) }
      while true {
        var left: [Literal] = []
        for literal in open {
          switch settle(literal, self) {
          case true?: proved.insert(literal)
          case false?: refuted.insert(literal)
          case nil: left.append(literal)
          }
        }
        if left.count == open.count { return }
        open = left
      }
    }
  }
}
