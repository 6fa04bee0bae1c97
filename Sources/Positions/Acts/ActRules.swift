import Statements

/// Close calls of the annotation guidelines (section 4) as rules over the words said.
///
/// Each names the acts it speaks for; the classifier weighs them with everything else.
struct ActRules: Sendable {
  let lemma: String
  let words: [String]
  let hasCondition: Bool
  let isParty: Bool

  private let vocabulary: Set<String>
  private let begun: StemGroups
  private let negated: Bool

  init(lemma: String, words: [String], hasCondition: Bool, isParty: Bool) {
    self.lemma = lemma
    self.words = words
    self.hasCondition = hasCondition
    self.isParty = isParty
    vocabulary = Set(words)
    begun = StemGroups(of: words)
    negated = words.contains { Self.negations.contains($0) || $0.hasSuffix("n't") }
  }

  private func has(_ group: Set<String>) -> Bool { !vocabulary.isDisjoint(with: group) }
  private func begins(_ group: StemGroup) -> Bool { begun.contains(group) }
  private var isOwn: Bool {
    vocabulary.contains("<own>") || vocabulary.contains("we") || vocabulary.contains("our")
      || vocabulary.contains("мы") || vocabulary.contains("us")
  }
  private var ownLeads: Bool {
    for word in words.prefix(6) {
      if ["<own>", "we", "it", "he", "our", "its", "мы"].contains(word) { return true }
      if ["<other>", "they", "<nato>"].contains(word) { return false }
    }
    return false
  }
  private var otherLeads: Bool {
    for word in words.prefix(7) {
      if word == "<other>" || word == "<nato>" || word == "they" { return true }
      if ["<own>", "we", "мы"].contains(word) { return false }
    }
    return false
  }

  /// The acts that rules speak for, in a fixed order.
  func acts() -> [String] {
    var found: [String] = []
    let wills = has(Self.intentions)
    let talk = has(Self.talks)
    let breach = begins(.breach)
    if Self.accusing.contains(lemma)
      || breach && (otherLeads || has(Self.otherSide)) && !negated
    {
      found.append("accuse")
    }
    if breach, otherLeads { found.append("accuse+") }
    if ["deny", "refute", "rebut", "repudiate"].contains(lemma) { found.append("deny") }
    if ["reject", "dismiss", "brush aside", "describe", "call"].contains(lemma),
      begins(.claims)
    {
      found.append("deny")
    }
    if begins(.falsehood) {
      found.append("deny+")
    }
    if begins(.legality) {
      found.append(isOwn && !otherLeads ? "law-own" : "dispute")
    }
    if ["dispute", "contest", "challenge", "question"].contains(lemma) { found.append("dispute") }
    if Self.urging.contains(lemma) { found.append("urge") }
    if has(Self.obligations), !isOwn {
      found.append(isParty ? "must-party" : "must-other")
    }
    if ["let", "stop", "give", "take"].contains(words.first ?? "") { found.append("imperative") }
    if ["propose", "offer", "suggest", "proposal", "proposals", "float"].contains(lemma) {
      found.append("propose")
    }
    if lemma == "refusal" || lemma == "refuse" || lemma == "rule out" { found.append("decline") }
    if ["reject", "dismiss", "rebuff", "brush aside", "oppose"].contains(lemma),
      begins(.offers)
    {
      found.append("decline")
    }
    let readiness = begins(.readiness)
    if readiness { found.append(negated ? "open-not" : isParty ? "open" : "open-other") }
    if talk, negated || has(Self.notYet) { found.append(wills ? "decline-talks" : "no-talks") }
    if begins(.discussion), negated { found.append("no-talks") }
    if has(Self.exchanges), negated {
      found.append("no-talks+")
    }
    if begins(.impossibility) {
      found.append("decline")
    }
    if negated, wills, ownLeads { found.append(hasCondition ? "condition" : "decline") }
    if hasCondition, negated { found.append("condition") }
    if hasCondition, has(Self.onlyThen) {
      found.append("condition+")
    }
    if begins(.requirement) {
      found.append(isParty ? "condition" : "condition-other")
    }
    if begins(.suspension) || words.contains("hold") && words.contains("on") {
      found.append(negated ? "suspend-not" : otherLeads ? "suspend-other" : "suspend")
    }
    if begins(.departure) || has(Self.departed) {
      found.append(negated ? "withdraw-not" : otherLeads ? "withdraw-other" : "withdraw")
    }
    if words.contains("bound") || begins(.tie) {
      found.append(negated || has(Self.anyLonger) ? "not-bound" : "bound")
    }
    if has(Self.released),
      begins(.limits)
    {
      found.append("not-bound")
    }
    if begins(.entryIntoForce) {
      found.append(negated ? "conclude-not" : "conclude")
    }
    if begins(.deployment) {
      found.append(otherLeads ? "deploy-other" : negated ? "deploy-not" : "deploy")
    }
    if begins(.response), wills || hasCondition {
      found.append(isParty ? "threaten" : "threaten-other")
    }
    if lemma == "threaten" || lemma == "threat" || lemma == "vow" { found.append("threaten") }
    if ["warn", "caution", "fear", "warning"].contains(lemma)
      || begins(.danger)
    {
      found.append("warn")
    }
    if begins(.observance) {
      found.append(
        negated ? "affirm-not" : otherLeads ? "affirm-other" : isParty ? "affirm" : "affirm-expert")
    }
    if ["pledge", "promise", "undertake", "reaffirm", "assure", "reassure", "vow"].contains(lemma) {
      found.append(negated ? "affirm-promise-not" : "affirm-promise")
    }
    // Named rejections: what is rejected tells refusal from denial.
    if ["reject", "dismiss", "deny", "call", "describe", "brand"].contains(lemma),
      begins(.narrative)
    {
      found.append("deny")
    }
    if begins(.accession) {
      found.append("conclude")
    }
    if begins(.spurning), otherLeads || has(Self.otherSide) {
      found.append("accuse")
    }
    if words.contains("intention") || words.contains("intend") || words.contains("plans"), negated {
      found.append("no-plan")
    }
    if begins(.onDuty), !otherLeads {
      found.append("deploy")
    }
    if words.contains("patience") || words.contains("price") || words.contains("regret") && wills
      || begins(.weShallAnswer)
    {
      found.append("threaten")
    }
    if ["welcome", "hail", "praise", "regret", "deplore", "lament"].contains(lemma)
      || begins(.regret)
    {
      found.append("assess")
    }
    if ["condemn", "denounce", "criticize", "brand", "slam", "blast"].contains(lemma) {
      found.append("accuse")
    }
    return found
  }

  private static let negations: Set<String> = [
    "not", "no", "never", "nothing", "none", "neither", "nor", "nobody", "cannot", "не", "нет",
    "никаких", "ни", "никто", "ничего",
  ]
  private static let talks: Set<String> = [
    "talks", "talk", "negotiations", "negotiation", "consultations", "dialogue", "discussion",
    "discussions", "conversation", "conversations", "contacts", "agenda", "negotiate", "meeting",
    "переговоры", "переговоров", "консультации", "диалог",
  ]
  private static let accusing: Set<String> = [
    "accuse", "blame", "charge", "allege", "accusation", "allegation", "charges", "complain",
  ]
  private static let urging: Set<String> = [
    "urge", "call on", "call for", "appeal", "exhort", "demand", "advise", "recommend", "instruct",
    "order", "request", "plead", "ask", "beg", "counsel", "advocate", "call",
  ]
  private static func list(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }

  // Groups of words, made once.
  private static let intentions = list(
    "will would shall going intends plans won't будет будут ответит готова намерена")
  private static let otherSide = list("<other> <nato>")
  private static let obligations = list("should ought must needs need должны должна следует")
  private static let notYet = list("yet not")
  private static let exchanges = list(
    "request requests contact contacts consultations proposals answer reply response ответа контактов переговоров"
  )
  private static let onlyThen = list("only until unless пока только")
  private static let departed = list("left out")
  private static let anyLonger = list("longer больше ничем")
  private static let released = list("longer больше free freed released")
}
