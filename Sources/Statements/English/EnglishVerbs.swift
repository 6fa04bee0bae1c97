/// English verb forms: regular ones made by rule, irregular ones listed.
enum EnglishVerbs {
  /// The forms of a verb, each with what it is.
  static func inflections(of lemma: String) -> [(String, EnglishCues.Form)] {
    let (past, participle) = irregular[lemma] ?? (regularPast(lemma), regularPast(lemma))
    var forms: [(String, EnglishCues.Form)] = [
      (lemma, .base), (third(lemma), .third), (past, .past), (gerund(lemma), .gerund),
    ]
    if participle != past { forms.append((participle, .participle)) }
    // *signalled*, *labelling*: British papers double an l that isn't stressed.
    if irregular[lemma] == nil, lemma.hasSuffix("al") || lemma.hasSuffix("el"), !doubles(lemma) {
      forms += [(lemma + "led", .past), (lemma + "ling", .gerund)]
    }
    return forms
  }

  private static func third(_ lemma: String) -> String {
    if lemma == "go" || lemma == "do" { return lemma + "es" }
    for ending in ["s", "x", "z", "ch", "sh"] where lemma.hasSuffix(ending) { return lemma + "es" }
    if lemma.hasSuffix("y"), !endsInVowelY(lemma) { return lemma.dropLast() + "ies" }
    return lemma + "s"
  }

  private static func regularPast(_ lemma: String) -> String {
    if lemma.hasSuffix("e") { return lemma + "d" }
    if lemma.hasSuffix("y"), !endsInVowelY(lemma) { return lemma.dropLast() + "ied" }
    if doubles(lemma), let last = lemma.last { return lemma + String(last) + "ed" }
    return lemma + "ed"
  }

  private static func gerund(_ lemma: String) -> String {
    if lemma.hasSuffix("e"), !lemma.hasSuffix("ee"), lemma != "be" {
      return lemma.dropLast() + "ing"
    }
    if doubles(lemma), let last = lemma.last { return lemma + String(last) + "ing" }
    return lemma + "ing"
  }

  private static func endsInVowelY(_ lemma: String) -> Bool {
    guard let before = lemma.dropLast().last else { return false }
    return "aeiou".contains(before)
  }

  /// Whether the last consonant is doubled: one syllable with one vowel letter, or a listed stress.
  private static func doubles(_ lemma: String) -> Bool {
    if doubling.contains(lemma) { return true }
    let letters = Array(lemma.utf8)
    guard letters.count >= 3, letters.count <= 5 else { return false }
    func isVowel(_ letter: UInt8) -> Bool { "aeiou".utf8.contains(letter) }
    let vowels = letters.indices.filter {
      isVowel(letters[$0]) && !(letters[$0] == 0x75 && $0 > 0 && letters[$0 - 1] == 0x71)
    }
    guard vowels.count == 1, vowels[0] == letters.count - 2 else { return false }
    return !"wxy".utf8.contains(letters[letters.count - 1])
  }

  private static let doubling: Set<String> = [
    "admit", "regret", "submit", "permit", "commit", "rebut", "rebuff ", "beg", "bet", "stop",
    "plan", "quip",
    "snap", "cut",
    "put", "set", "shut", "hit", "get", "let", "run", "win", "begin", "refer", "prefer", "occur",
    "ban", "drop",
    "slam", "scrap", "step", "ship", "rid", "dub", "plot", "trim", "nod", "spur", "bar", "scoop",
  ]

  private static let irregular: [String: (String, String)] = [
    "say": ("said", "said"), "tell": ("told", "told"), "write": ("wrote", "written"),
    "speak": ("spoke", "spoken"), "think": ("thought", "thought"), "feel": ("felt", "felt"),
    "see": ("saw", "seen"), "hold": ("held", "held"), "find": ("found", "found"),
    "swear": ("swore", "sworn"), "undertake": ("undertook", "undertaken"),
    "foresee": ("foresaw", "foreseen"), "mean": ("meant", "meant"), "put": ("put", "put"),
    "make": ("made", "made"), "go": ("went", "gone"), "lay": ("laid", "laid"),
    "read": ("read", "read"), "bet": ("bet", "bet"), "cast": ("cast", "cast"),
    "take": ("took", "taken"), "stand": ("stood", "stood"), "forecast": ("forecast", "forecast"),
    "give": ("gave", "given"), "come": ("came", "come"), "keep": ("kept", "kept"),
    "know": ("knew", "known"), "leave": ("left", "left"), "show": ("showed", "shown"),
    "begin": ("began", "begun"), "break": ("broke", "broken"), "bring": ("brought", "brought"),
    "build": ("built", "built"), "buy": ("bought", "bought"), "choose": ("chose", "chosen"),
    "cut": ("cut", "cut"), "draw": ("drew", "drawn"), "drive": ("drove", "driven"),
    "fall": ("fell", "fallen"), "fight": ("fought", "fought"), "fly": ("flew", "flown"),
    "get": ("got", "got"), "grow": ("grew", "grown"), "hit": ("hit", "hit"), "lead": ("led", "led"),
    "lose": ("lost", "lost"), "meet": ("met", "met"), "pay": ("paid", "paid"),
    "rise": ("rose", "risen"), "run": ("ran", "run"), "sell": ("sold", "sold"),
    "send": ("sent", "sent"), "set": ("set", "set"), "shoot": ("shot", "shot"),
    "shut": ("shut", "shut"), "sit": ("sat", "sat"), "spend": ("spent", "spent"),
    "throw": ("threw", "thrown"), "understand": ("understood", "understood"),
    "win": ("won", "won"), "withdraw": ("withdrew", "withdrawn"), "become": ("became", "become"),
    "arise": ("arose", "arisen"), "hear": ("heard", "heard"), "learn": ("learned", "learnt"),
    "let": ("let", "let"), "lie": ("lay", "lain"), "overcome": ("overcame", "overcome"),
    "seek": ("sought", "sought"), "shake": ("shook", "shaken"), "sink": ("sank", "sunk"),
    "steal": ("stole", "stolen"), "strike": ("struck", "struck"), "teach": ("taught", "taught"),
    "wear": ("wore", "worn"), "bear": ("bore", "borne"), "catch": ("caught", "caught"),
    "deal": ("dealt", "dealt"), "eat": ("ate", "eaten"), "forget": ("forgot", "forgotten"),
    "hide": ("hid", "hidden"), "ride": ("rode", "ridden"), "sign": ("signed", "signed"),
  ]

  /// Forms of common verbs that attribute nothing, in lower case, with what they are. Where a clause has one
  /// of them, it has a verb.
  static let common: [String: EnglishCues.Form] = {
    var forms: [String: EnglishCues.Form] = [:]
    for lemma in commonLemmas.split(whereSeparator: \.isWhitespace).map(String.init) {
      for (form, kind) in inflections(of: lemma) where forms[form] == nil { forms[form] = kind }
    }
    return forms
  }()

  private static let commonLemmas = """
    be have do go come take make give keep know leave show begin break bring build buy choose cut draw drive fall
    fight fly get grow hit lead lose meet pay rise run sell send set shoot shut sit spend throw understand win
    withdraw become arise hear learn let lie overcome seek shake sink steal strike teach wear bear catch deal eat
    forget hide ride sign put stay remain seem appear need use try turn start stop move live happen provide
    include continue follow create allow serve die reach kill raise pass sell require decide return develop carry
    receive depend visit attend join enter cover cause produce deploy destroy violate breach abide comply observe
    honor honour respect suspend ratify abandon scrap exceed limit cap inspect verify exchange negotiate discuss
    resume extend expire lapse collapse launch fire fly station place base move enter exist belong threaten
    protect defend guard mirror match answer undermine weaken strengthen wreck ruin kill bury revive restore replace
    renew prolong prepare plan intend aim watch wait work talk play pull push hand open close lift drop ease
    tighten cease end last matter count cost help hurt harm serve bind apply govern ban bar prohibit permit concern
    affect change alter shift reflect suggest prove lack contain consist arm disarm dismantle eliminate reduce
    increase expand grow double halve share submit deliver publish circulate adopt vote approve hinge require rest persist emerge face differ worsen improve evolve shape drive push aim amount belong mirror spare heed drift fade loom rule spiral refrain abstain hang recede retreat yield conform contribute correspond pertain relate refer reside revolve weigh merit halve deserve mean prefer remove enjoy trust rely turn carry cost weaken guide steer travel arrive depart return succeed fail manage hope learn suit fit earn gain owe command obey observe ignore neglect evade cheat trick fool lean swing tilt bend break burst snap bite chew swallow drink sleep wake dress wash clean paint print mark note print spell count measure test probe search study examine review discover detect track trace hunt chase escape rush hurry delay wait pause halt resist unravel erode hinder hamper
    """
}
