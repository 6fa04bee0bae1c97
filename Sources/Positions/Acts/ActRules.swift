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
  private let bytes: [[UInt8]]
  private let negated: Bool

  init(lemma: String, words: [String], hasCondition: Bool, isParty: Bool) {
    self.lemma = lemma
    self.words = words
    self.hasCondition = hasCondition
    self.isParty = isParty
    vocabulary = Set(words)
    bytes = words.map { Array($0.utf8) }
    negated = words.contains { Self.negations.contains($0) || $0.hasSuffix("n't") }
  }

  private func has(_ group: Set<String>) -> Bool { !vocabulary.isDisjoint(with: group) }
  private func begins(_ stems: [[UInt8]]) -> Bool {
    bytes.contains { word in stems.contains { word.starts(with: $0) } }
  }
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
    let wills = has(Self.words1)
    let talk = has(Self.talks)
    let breach = begins(Self.breaches)
    if Self.accusing.contains(lemma)
      || breach && (otherLeads || has(Self.words2)) && !negated
    {
      found.append("accuse")
    }
    if breach, otherLeads { found.append("accuse+") }
    if ["deny", "refute", "rebut", "repudiate"].contains(lemma) { found.append("deny") }
    if ["reject", "dismiss", "brush aside", "describe", "call"].contains(lemma),
      begins(Self.stems3)
    {
      found.append("deny")
    }
    if begins(Self.stems4) {
      found.append("deny+")
    }
    if begins(Self.stems5) {
      found.append(isOwn && !otherLeads ? "law-own" : "dispute")
    }
    if ["dispute", "contest", "challenge", "question"].contains(lemma) { found.append("dispute") }
    if Self.urging.contains(lemma) { found.append("urge") }
    if has(Self.words6), !isOwn {
      found.append(isParty ? "must-party" : "must-other")
    }
    if ["let", "stop", "give", "take"].contains(words.first ?? "") { found.append("imperative") }
    if ["propose", "offer", "suggest", "proposal", "proposals", "float"].contains(lemma) {
      found.append("propose")
    }
    if lemma == "refusal" || lemma == "refuse" || lemma == "rule out" { found.append("decline") }
    if ["reject", "dismiss", "rebuff", "brush aside", "oppose"].contains(lemma),
      begins(Self.stems7)
    {
      found.append("decline")
    }
    let readiness = begins(Self.stems8)
    if readiness { found.append(negated ? "open-not" : isParty ? "open" : "open-other") }
    if talk, negated || has(Self.words9) { found.append(wills ? "decline-talks" : "no-talks") }
    if begins(Self.stems10), negated { found.append("no-talks") }
    if has(Self.words11), negated {
      found.append("no-talks+")
    }
    if begins(Self.stems12) {
      found.append("decline")
    }
    if negated, wills, ownLeads { found.append(hasCondition ? "condition" : "decline") }
    if hasCondition, negated { found.append("condition") }
    if hasCondition, has(Self.words13) {
      found.append("condition+")
    }
    if begins(Self.stems14) {
      found.append(isParty ? "condition" : "condition-other")
    }
    if begins(Self.stems15) || words.contains("hold") && words.contains("on") {
      found.append(negated ? "suspend-not" : otherLeads ? "suspend-other" : "suspend")
    }
    if begins(Self.stems16) || has(Self.words17) {
      found.append(negated ? "withdraw-not" : otherLeads ? "withdraw-other" : "withdraw")
    }
    if words.contains("bound") || begins(Self.stems18) {
      found.append(negated || has(Self.words19) ? "not-bound" : "bound")
    }
    if has(Self.words20),
      begins(Self.stems21)
    {
      found.append("not-bound")
    }
    if begins(Self.stems22) {
      found.append(negated ? "conclude-not" : "conclude")
    }
    if begins(Self.stems23) {
      found.append(otherLeads ? "deploy-other" : negated ? "deploy-not" : "deploy")
    }
    if begins(Self.stems24), wills || hasCondition {
      found.append(isParty ? "threaten" : "threaten-other")
    }
    if lemma == "threaten" || lemma == "threat" || lemma == "vow" { found.append("threaten") }
    if ["warn", "caution", "fear", "warning"].contains(lemma)
      || begins(Self.stems25)
    {
      found.append("warn")
    }
    if begins(Self.stems26) {
      found.append(
        negated ? "affirm-not" : otherLeads ? "affirm-other" : isParty ? "affirm" : "affirm-expert")
    }
    if ["pledge", "promise", "undertake", "reaffirm", "assure", "reassure", "vow"].contains(lemma) {
      found.append(negated ? "affirm-promise-not" : "affirm-promise")
    }
    // Named rejections: what is rejected tells refusal from denial.
    if ["reject", "dismiss", "deny", "call", "describe", "brand"].contains(lemma),
      begins(Self.stems27)
    {
      found.append("deny")
    }
    if begins(Self.stems28) {
      found.append("conclude")
    }
    if begins(Self.stems29), otherLeads || has(Self.words2) {
      found.append("accuse")
    }
    if words.contains("intention") || words.contains("intend") || words.contains("plans"), negated {
      found.append("no-plan")
    }
    if begins(Self.stems30), !otherLeads {
      found.append("deploy")
    }
    if words.contains("patience") || words.contains("price") || words.contains("regret") && wills
      || begins(Self.stems31)
    {
      found.append("threaten")
    }
    if ["welcome", "hail", "praise", "regret", "deplore", "lament"].contains(lemma)
      || begins(Self.stems32)
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
  private static let breaches = stems(
    "violat breach cheat broke non-compl noncompl secret undermin wreck destroy dismantl ruin blame fault guilt pretext excuse hypocri hostil aggress provoc ploy нарушил нарушен разруш вин ответствен"
  )

  private static func stems(_ text: String) -> [[UInt8]] {
    text.split(separator: " ").map { Array($0.utf8) }
  }
  private static func list(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }

  // Groups of words, made once, in the order in which the rules use them.
  private static let words1 = list(
    "will would shall going intends plans won't будет будут ответит готова намерена")
  private static let words2 = list("<other> <nato>")
  private static let stems3 = stems(
    "claim charge accus alleg assert report suggestion suspicion обвин утвержд")
  private static let stems4 = stems(
    "baseless groundless unfounded invent fabricat untrue lie голослов беспочв")
  private static let stems5 = stems(
    "legal lawful unlawful illegal invalid void legitima юридич законн незакон")
  private static let words6 = list("should ought must needs need должны должна следует")
  private static let stems7 = stems(
    "offer propos call demand idea plan invit initiative предлож призыв")
  private static let stems8 = stems(
    "ready readiness willing open prepared door interested готов открыт диалог")
  private static let words9 = list("yet not")
  private static let stems10 = stems("discuss обсужд")
  private static let words11 = list(
    "request requests contact contacts consultations proposals answer reply response ответа контактов переговоров"
  )
  private static let stems12 = stems(
    "unacceptable impossible pointless unrealistic unthinkable неприемл невозмож")
  private static let words13 = list("only until unless пока только")
  private static let stems14 = stems("require depend hinge precondition requisite завис")
  private static let stems15 = stems("suspen halt pause froze freez postpon cease приостан прекращ")
  private static let stems16 = stems(
    "withdr leav quit exit denounc pull выход выйт покин денонс terminat")
  private static let words17 = list("left out")
  private static let stems18 = stems("связан")
  private static let words19 = list("longer больше ничем")
  private static let words20 = list("longer больше free freed released")
  private static let stems21 = stems(
    "limit restrict oblig consider restrain ceiling observ огранич обязат")
  private static let stems22 = stems("ratif sign force extend extension exchang ратиф подпис продл")
  private static let stems23 = stems(
    "deploy field launch test produc serial station build firing flight размещ разв испыт производ")
  private static let stems24 = stems(
    "respon counter retaliat mirror target forced answer resum step measure offset ответ зеркал мер"
  )
  private static let stems25 = stems(
    "danger risk race crisis spiral escalat catastroph arms-race опасн гонк риск chaos collapse")
  private static let stems26 = stems(
    "abid observ comply compli honor honour respect adher remain commit keep kept stay continu uphold соблюд остае останет придерж продолж"
  )
  private static let stems27 = stems(
    "false invent nonsense fiction slander narrative broken myth propagand absurd talk")
  private static let stems28 = stems("depos accession accede approv vote submit")
  private static let stems29 = stems(
    "ignor spurn refus hostile contempt ploy one-sided hypocr blackmail shift deceiv мисти")
  private static let stems30 = stems("arriv duty service combat shelf flight")
  private static let stems31 = stems("ответим ответит")
  private static let stems32 = stems("regret disappoint welcom mistake сожал")
}
