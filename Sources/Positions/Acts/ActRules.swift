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
  private let negated: Bool

  init(lemma: String, words: [String], hasCondition: Bool, isParty: Bool) {
    self.lemma = lemma
    self.words = words
    self.hasCondition = hasCondition
    self.isParty = isParty
    vocabulary = Set(words)
    negated = words.contains { Self.negations.contains($0) || $0.hasSuffix("n't") }
  }

  private func has(_ group: Set<String>) -> Bool { !vocabulary.isDisjoint(with: group) }
  private func begins(_ stems: [String]) -> Bool {
    words.contains { word in stems.contains { word.hasPrefix($0) } }
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
    let wills = has([
      "will", "would", "shall", "going", "intends", "plans", "won't", "будет", "будут", "ответит",
      "готова", "намерена",
    ])
    let talk = has(Self.talks)
    let breach = begins(Self.breaches)
    if Self.accusing.contains(lemma)
      || breach && (otherLeads || has(["<other>", "<nato>"])) && !negated
    {
      found.append("accuse")
    }
    if breach, otherLeads { found.append("accuse+") }
    if ["deny", "refute", "rebut", "repudiate"].contains(lemma) { found.append("deny") }
    if ["reject", "dismiss", "brush aside", "describe", "call"].contains(lemma),
      begins([
        "claim", "charge", "accus", "alleg", "assert", "report", "suggestion", "suspicion", "обвин",
        "утвержд",
      ])
    {
      found.append("deny")
    }
    if begins([
      "baseless", "groundless", "unfounded", "invent", "fabricat", "untrue", "lie", "голослов",
      "беспочв",
    ]) {
      found.append("deny+")
    }
    if begins([
      "legal", "lawful", "unlawful", "illegal", "invalid", "void", "legitima", "юридич", "законн",
      "незакон",
    ]) {
      found.append(isOwn && !otherLeads ? "law-own" : "dispute")
    }
    if ["dispute", "contest", "challenge", "question"].contains(lemma) { found.append("dispute") }
    if Self.urging.contains(lemma) { found.append("urge") }
    if has(["should", "ought", "must", "needs", "need", "должны", "должна", "следует"]), !isOwn {
      found.append(isParty ? "must-party" : "must-other")
    }
    if ["let", "stop", "give", "take"].contains(words.first ?? "") { found.append("imperative") }
    if ["propose", "offer", "suggest", "proposal", "proposals", "float"].contains(lemma) {
      found.append("propose")
    }
    if lemma == "refusal" || lemma == "refuse" || lemma == "rule out" { found.append("decline") }
    if ["reject", "dismiss", "rebuff", "brush aside", "oppose"].contains(lemma),
      begins([
        "offer", "propos", "call", "demand", "idea", "plan", "invit", "initiative", "предлож",
        "призыв",
      ])
    {
      found.append("decline")
    }
    let readiness = begins([
      "ready", "readiness", "willing", "open", "prepared", "door", "interested", "готов", "открыт",
      "диалог",
    ])
    if readiness { found.append(negated ? "open-not" : isParty ? "open" : "open-other") }
    if talk, negated || has(["yet", "not"]) { found.append(wills ? "decline-talks" : "no-talks") }
    if begins(["discuss", "обсужд"]), negated { found.append("no-talks") }
    if has([
      "request", "requests", "contact", "contacts", "consultations", "proposals", "answer", "reply",
      "response", "ответа", "контактов", "переговоров",
    ]), negated {
      found.append("no-talks+")
    }
    if begins([
      "unacceptable", "impossible", "pointless", "unrealistic", "unthinkable", "неприемл",
      "невозмож",
    ]) {
      found.append("decline")
    }
    if negated, wills, ownLeads { found.append(hasCondition ? "condition" : "decline") }
    if hasCondition, negated { found.append("condition") }
    if hasCondition, has(["only", "until", "unless", "пока", "только"]) {
      found.append("condition+")
    }
    if begins(["require", "depend", "hinge", "precondition", "requisite", "завис"]) {
      found.append(isParty ? "condition" : "condition-other")
    }
    if begins([
      "suspen", "halt", "pause", "froze", "freez", "postpon", "cease", "приостан", "прекращ",
    ]) || words.contains("hold") && words.contains("on") {
      found.append(negated ? "suspend-not" : otherLeads ? "suspend-other" : "suspend")
    }
    if begins([
      "withdr", "leav", "quit", "exit", "denounc", "pull", "выход", "выйт", "покин", "денонс",
      "terminat",
    ]) || has(["left", "out"]) {
      found.append(negated ? "withdraw-not" : otherLeads ? "withdraw-other" : "withdraw")
    }
    if words.contains("bound") || begins(["связан"]) {
      found.append(negated || has(["longer", "больше", "ничем"]) ? "not-bound" : "bound")
    }
    if has(["longer", "больше", "free", "freed", "released"]),
      begins([
        "limit", "restrict", "oblig", "consider", "restrain", "ceiling", "observ", "огранич",
        "обязат",
      ])
    {
      found.append("not-bound")
    }
    if begins([
      "ratif", "sign", "force", "extend", "extension", "exchang", "ратиф", "подпис", "продл",
    ]) {
      found.append(negated ? "conclude-not" : "conclude")
    }
    if begins([
      "deploy", "field", "launch", "test", "produc", "serial", "station", "build", "firing",
      "flight", "размещ", "разв", "испыт", "производ",
    ]) {
      found.append(otherLeads ? "deploy-other" : negated ? "deploy-not" : "deploy")
    }
    if begins([
      "respon", "counter", "retaliat", "mirror", "target", "forced", "answer", "resum", "step",
      "measure", "offset", "ответ", "зеркал", "мер",
    ]), wills || hasCondition {
      found.append(isParty ? "threaten" : "threaten-other")
    }
    if lemma == "threaten" || lemma == "threat" || lemma == "vow" { found.append("threaten") }
    if ["warn", "caution", "fear", "warning"].contains(lemma)
      || begins([
        "danger", "risk", "race", "crisis", "spiral", "escalat", "catastroph", "arms-race", "опасн",
        "гонк", "риск", "chaos", "collapse",
      ])
    {
      found.append("warn")
    }
    if begins([
      "abid", "observ", "comply", "compli", "honor", "honour", "respect", "adher", "remain",
      "commit", "keep", "kept", "stay", "continu", "uphold", "соблюд", "остае", "останет",
      "придерж", "продолж",
    ]) {
      found.append(
        negated ? "affirm-not" : otherLeads ? "affirm-other" : isParty ? "affirm" : "affirm-expert")
    }
    if ["pledge", "promise", "undertake", "reaffirm", "assure", "reassure", "vow"].contains(lemma) {
      found.append(negated ? "affirm-promise-not" : "affirm-promise")
    }
    // Named rejections: what is rejected tells refusal from denial.
    if ["reject", "dismiss", "deny", "call", "describe", "brand"].contains(lemma),
      begins([
        "false", "invent", "nonsense", "fiction", "slander", "narrative", "broken", "myth",
        "propagand", "absurd", "talk",
      ])
    {
      found.append("deny")
    }
    if begins(["depos", "accession", "accede", "approv", "vote", "submit"]) {
      found.append("conclude")
    }
    if begins([
      "ignor", "spurn", "refus", "hostile", "contempt", "ploy", "one-sided", "hypocr", "blackmail",
      "shift", "deceiv", "мисти",
    ]), otherLeads || has(["<other>", "<nato>"]) {
      found.append("accuse")
    }
    if words.contains("intention") || words.contains("intend") || words.contains("plans"), negated {
      found.append("no-plan")
    }
    if begins(["arriv", "duty", "service", "combat", "shelf", "flight"]), !otherLeads {
      found.append("deploy")
    }
    if words.contains("patience") || words.contains("price") || words.contains("regret") && wills
      || begins(["ответим", "ответит"])
    {
      found.append("threaten")
    }
    if ["welcome", "hail", "praise", "regret", "deplore", "lament"].contains(lemma)
      || begins(["regret", "disappoint", "welcom", "mistake", "сожал"])
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
  private static let breaches = [
    "violat", "breach", "cheat", "broke", "non-compl", "noncompl", "secret", "undermin", "wreck",
    "destroy", "dismantl", "ruin", "blame", "fault", "guilt", "pretext", "excuse", "hypocri",
    "hostil", "aggress", "provoc", "ploy", "нарушил", "нарушен", "разруш", "вин", "ответствен",
  ]
}
