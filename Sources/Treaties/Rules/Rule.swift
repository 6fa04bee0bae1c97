/// A rule of the law that a step of reasoning applies, with the place it stands.
public struct Rule: Sendable, Hashable {
  /// `VCLT art. 18(a)`, `New START art. XIV(3)`.
  public var name: String
  /// What it says, in our words.
  public var text: String
  /// Addresses where it can be read.
  public var sources: [String]

  public init(name: String, text: String, sources: [String]) {
    (self.name, self.text, self.sources) = (name, text, sources)
  }
}

extension Rule {
  static let lawOfTreaties =
    "https://legal.un.org/ilc/texts/instruments/english/conventions/1_1_1969.pdf"
  static let successionInTreaties =
    "https://legal.un.org/ilc/texts/instruments/english/conventions/3_2_1978.pdf"
  static let unilateralDeclarations =
    "https://legal.un.org/ilc/texts/instruments/english/draft_articles/9_9_2006.pdf"
  static let stateResponsibility =
    "https://legal.un.org/ilc/texts/instruments/english/draft_articles/9_6_2001.pdf"

  /// Vienna Convention on the Law of Treaties, 1969.
  private static func treaties(_ article: String, _ text: String) -> Rule {
    Rule(
      name: "VCLT \(article.contains(" and ") ? "arts." : "art.") \(article)", text: text,
      sources: [lawOfTreaties])
  }

  /// International Law Commission, Guiding Principles applicable to unilateral declarations, 2006.
  private static func declarations(_ principle: String, _ text: String) -> Rule {
    Rule(
      name: "ILC Guiding Principle \(principle)", text: text, sources: [unilateralDeclarations])
  }

  static let thirdState = treaties(
    "34", "a treaty creates no duties for a state without its consent")
  static let signature = treaties(
    "18(a)",
    "a signatory must not defeat the object and purpose of the treaty until it has made "
      + "clear that it will not become a party")
  static let consent = treaties(
    "18(b)",
    "a state that has expressed consent must not defeat the object and purpose of the "
      + "treaty before its entry into force")
  static let intentionNotToJoin = treaties(
    "18(a)", "the duty of a signatory ends when it has made clear that it will not become a party")
  static let entryIntoForce = treaties(
    "24 and 26",
    "from its entry into force a treaty binds its parties and must be kept in good faith")
  static let provisionalApplication = treaties(
    "25", "a treaty can be applied provisionally before its entry into force")
  static let endByOwnTerms = treaties(
    "54(a)", "a treaty ends, and a party leaves, as its terms say")
  static let consequencesOfEnd = treaties(
    "70(1)", "the end of a treaty releases the parties from performing it further")
  static let bilateralEnd = treaties(
    "54 and 70", "a treaty of two sides does not outlive the leaving of one")
  static let suspension = treaties(
    "57 and 72", "a suspended treaty stays in being; the suspended duties need not be performed")
  static let suspensionForBreach = treaties(
    "60", "a material breach lets the other party invoke it to suspend or end the treaty")
  static let suspensionTowardsSome = treaties(
    "58 and 60", "parties can suspend a multilateral treaty between some of them alone")
  static let resumption = treaties("72(2)", "nothing may hinder taking the treaty up again")
  static let notice = treaties(
    "65 and 67", "who means to leave or suspend must notify the other parties")
  static let noticeTakenBack = treaties(
    "68", "a notice can be taken back at any time before it takes effect")
  static let extensionByAgreement = treaties(
    "39", "a treaty can be changed by agreement of its parties")
  static let keptInGoodFaith = treaties(
    "26", "what stops at home without suspending changes no duty under the treaty")
  static let succession = Rule(
    name: "VCST arts. 34 and 35",
    text:
      "treaties in force for a state that came apart go on for its successors, or as they agree",
    sources: [successionInTreaties])
  static let continuity = Rule(
    name: "State continuity",
    text:
      "a state that goes on under a new name keeps its treaties (Russia for the USSR: letter of "
      + "24 December 1991 to the UN Secretary-General)",
    sources: ["https://treaties.un.org/Pages/HistoricalInfo.aspx"])
  static let countermeasure = Rule(
    name: "ARSIWA arts. 22 and 49",
    text:
      "a countermeasure withholds duties for a time in answer to a breach; it suspends no treaty",
    sources: [stateResponsibility])
  static let declaration = declarations(
    "1", "a declaration made in public with the will to be bound may bind the state that makes it")
  static let offer = declarations(
    "7",
    "a declaration binds only where it is stated in clear and specific terms; an offer does not")
  static let revocation = declarations(
    "10", "a declaration may be ended, though not arbitrarily: what it was built on can fall away")
}
