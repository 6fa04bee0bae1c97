/// The parts of speech the tagger knows: the Penn Treebank's, some of them joined, 32 in all.
///
/// Joined are those that no reader of attributions needs apart: proper nouns of both numbers, both degrees of
/// comparison, the brackets and signs. Marks have tags of their own.
public enum WordTag: UInt8, Sendable, CaseIterable {
  case other, conjunction, number, determiner, existential, preposition, adjective, comparative
  case modal, noun, nouns, name, possessive, pronoun, possessivePronoun, adverb, particle, to
  case verbBase, verbPast, verbGerund, verbParticiple, verbPresent, verbThird
  case whDeterminer, whPronoun, whAdverb, comma, stop, colon, quote, bracket

  /// The tag for the Penn Treebank's name of one, as in the fifth column of CoNLL-U files.
  public init(pennTreebank name: String) {
    switch name {
    case "CC": self = .conjunction
    case "CD": self = .number
    case "DT", "PDT": self = .determiner
    case "EX": self = .existential
    case "IN": self = .preposition
    case "JJ", "AFX": self = .adjective
    case "JJR", "JJS": self = .comparative
    case "MD": self = .modal
    case "NN": self = .noun
    case "NNS": self = .nouns
    case "NNP", "NNPS": self = .name
    case "POS": self = .possessive
    case "PRP": self = .pronoun
    case "PRP$": self = .possessivePronoun
    case "RB", "RBR", "RBS": self = .adverb
    case "RP": self = .particle
    case "TO": self = .to
    case "VB": self = .verbBase
    case "VBD": self = .verbPast
    case "VBG": self = .verbGerund
    case "VBN": self = .verbParticiple
    case "VBP": self = .verbPresent
    case "VBZ": self = .verbThird
    case "WDT": self = .whDeterminer
    case "WP", "WP$": self = .whPronoun
    case "WRB": self = .whAdverb
    case ",": self = .comma
    case ".": self = .stop
    case ":", "HYPH", "NFP": self = .colon
    case "``", "''", "'": self = .quote
    case "-LRB-", "-RRB-", "(", ")", "$", "#": self = .bracket
    default: self = .other
    }
  }

  /// Whether it is one of the forms of a verb, modal verbs left out.
  public var isVerb: Bool {
    rawValue >= Self.verbBase.rawValue && rawValue <= Self.verbThird.rawValue
  }
  /// Whether the verb's form can carry a clause of its own.
  public var isFinite: Bool {
    self == .verbPast || self == .verbPresent || self == .verbThird || self == .modal
  }
  /// Whether a word so tagged can stand inside a plain noun phrase.
  public var isNominal: Bool {
    switch self {
    case .number, .determiner, .adjective, .comparative, .noun, .nouns, .name, .possessive,
      .pronoun,
      .possessivePronoun, .bracket:
      return true
    default: return false
    }
  }
}
