/// Beginnings of words that the rules of acts ask for together.
enum StemGroup: Int, CaseIterable {
  case breach, claims, falsehood, legality, offers, readiness, discussion, impossibility,
    requirement, suspension, departure, tie, limits, entryIntoForce, deployment, response, danger,
    observance, narrative, accession, spurning, onDuty, weShallAnswer, regret

  private var stems: String {
    switch self {
    case .breach:
      "violat breach cheat broke non-compl noncompl secret undermin wreck destroy dismantl ruin blame fault guilt pretext excuse hypocri hostil aggress provoc ploy нарушил нарушен разруш вин ответствен"
    case .claims:
      "claim charge accus alleg assert report suggestion suspicion обвин утвержд"
    case .falsehood:
      "baseless groundless unfounded invent fabricat untrue lie голослов беспочв"
    case .legality:
      "legal lawful unlawful illegal invalid void legitima юридич законн незакон"
    case .offers:
      "offer propos call demand idea plan invit initiative предлож призыв"
    case .readiness:
      "ready readiness willing open prepared door interested готов открыт диалог"
    case .discussion:
      "discuss обсужд"
    case .impossibility:
      "unacceptable impossible pointless unrealistic unthinkable неприемл невозмож"
    case .requirement:
      "require depend hinge precondition requisite завис"
    case .suspension:
      "suspen halt pause froze freez postpon cease приостан прекращ"
    case .departure:
      "withdr leav quit exit denounc pull выход выйт покин денонс terminat"
    case .tie:
      "связан"
    case .limits:
      "limit restrict oblig consider restrain ceiling observ огранич обязат"
    case .entryIntoForce:
      "ratif sign force extend extension exchang ратиф подпис продл"
    case .deployment:
      "deploy field launch test produc serial station build firing flight размещ разв испыт производ"
    case .response:
      "respon counter retaliat mirror target forced answer resum step measure offset ответ зеркал мер"
    case .danger:
      "danger risk race crisis spiral escalat catastroph arms-race опасн гонк риск chaos collapse"
    case .observance:
      "abid observ comply compli honor honour respect adher remain commit keep kept stay continu uphold соблюд остае останет придерж продолж"
    case .narrative:
      "false invent nonsense fiction slander narrative broken myth propagand absurd talk"
    case .accession:
      "depos accession accede approv vote submit"
    case .spurning:
      "ignor spurn refus hostile contempt ploy one-sided hypocr blackmail shift deceiv мисти"
    case .onDuty:
      "arriv duty service combat shelf flight"
    case .weShallAnswer:
      "ответим ответит"
    case .regret:
      "regret disappoint welcom mistake сожал"
    }
  }

  /// Every stem with its groups, by its first two bytes.
  static let byOpening: [UInt16: [(stem: [UInt8], groups: StemGroups)]] = {
    var found: [UInt16: [(stem: [UInt8], groups: StemGroups)]] = [:]
    for group in allCases {
      for stem in group.stems.split(separator: " ") {
        let bytes = Array(stem.utf8)
        found[UInt16(bytes[0]) << 8 | UInt16(bytes[1]), default: []]
          .append((bytes, StemGroups(rawValue: 1 << group.rawValue)))
      }
    }
    return found
  }()
}

/// Which groups some words begin with, found in one pass over them.
struct StemGroups: OptionSet {
  let rawValue: Int

  init(rawValue: Int) { self.rawValue = rawValue }

  init(of words: [String]) {
    var found: StemGroups = []
    for word in words {
      let bytes = word.utf8
      guard bytes.count >= 2 else { continue }
      let opening =
        UInt16(bytes[bytes.startIndex]) << 8
        | UInt16(bytes[bytes.index(after: bytes.startIndex)])
      for (stem, groups) in StemGroup.byOpening[opening] ?? []
      where !found.isSuperset(of: groups) && bytes.starts(with: stem) {
        found.formUnion(groups)
      }
    }
    self = found
  }

  func contains(_ group: StemGroup) -> Bool { rawValue & 1 << group.rawValue != 0 }
}
