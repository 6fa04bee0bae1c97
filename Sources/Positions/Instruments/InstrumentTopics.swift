/// Words that name or hint at an instrument or topic where no alias of the catalogue stands.
enum InstrumentTopics {
  /// As good as a name.
  static let names: [(String, [String])] = [
    (
      "new-start",
      [
        "New START", "New START treaty", "START talks", "START negotiations", "START follow-on",
        "ДСНВ",
      ]
    ),
    (
      "inf-treaty",
      [
        "INF Treaty", "INF", "DRSMD", "1987 treaty", "1987 accord", "1987 pact",
        "intermediate-range nuclear forces", "medium-range missile treaty", "Euromissiles",
        "missile treaty", "missile accord", "missile pact", "missiles treaty", "РСМД",
      ]
    ),
    (
      "ru-inf-moratorium",
      [
        "mirror moratorium", "moratorium on deploying", "moratorium on the deployment",
        "ban on deployment", "self-imposed ban", "unilateral moratorium",
        "freeze on deploying", "freeze on the deployment", "first to deploy",
        "deploy first", "not deploy first", "first to field",
        "first to station",
      ]
    ),
    (
      "ctbt",
      [
        "test-ban treaty", "test ban treaty", "nuclear test ban", "test ban",
        "comprehensive test ban", "test-ban", "CTBTO", "ban on tests", "ban on testing",
        "ban on nuclear tests", "ban on all tests",
        "zero yield", "zero-yield",
      ]
    ),
    (
      "npt",
      [
        "NPT", "Non-Proliferation Treaty", "Nonproliferation Treaty", "nonproliferation treaty",
        "non-proliferation treaty", "Article VI", "review conference",
      ]
    ),
    (
      "abm-treaty",
      [
        "ABM", "ABM Treaty", "antimissile treaty", "anti-missile treaty",
        "Antiballistic Missile Treaty", "anti-ballistic missile treaty", "1972 treaty",
        "1972 Anti-Ballistic Missile Treaty",
      ]
    ),
    (
      "cfe",
      [
        "CFE", "conventional forces treaty", "treaty on conventional forces",
        "conventional armed forces", "Conventional Forces in Europe", "adapted treaty",
        "Adaptation Agreement", "ДОВСЕ",
      ]
    ),
    ("open-skies", ["Open Skies", "Open Air accord", "open skies"]),
    ("start-i", ["START I", "START-1", "Strategic Arms Reduction Talks"]),
    (
      "post-2026-agreement",
      [
        "successor treaty", "successor agreement", "follow-on treaty", "follow-on agreement",
        "successor accord", "follow-on accord", "successor to New START", "follow-on to New START",
        "replacement treaty", "new treaty", "new agreement", "new deal", "better deal",
        "new accord", "next treaty", "modernized treaty", "новый договор", "trilateral talks",
        "trilateral deal", "what follows New START", "what comes after New START",
        "post-New START", "replace New START", "post-2026",
      ]
    ),
    (
      "five-power-framework",
      [
        "P5", "N5",
        "P-5",
        "all nuclear powers",
        "other nuclear powers", "other nuclear states", "other nuclear-armed states",
        "all nuclear states",
        "five-sided", "five-nation",
        "Britain or France",
        "multilateral arms control", "five-power", "five-way", "five-party",
      ]
    ),
    (
      "arms-control-general",
      [
        "arms control", "strategic stability", "strategic dialogue", "disarmament", "arms race",
      ]
    ),
    (
      "other-treaty",
      [
        "second strategic arms reduction treaty", "second START treaty", "second START",
        "third strategic arms reduction treaty", "third START treaty", "third START",
        "SALT II", "SALT I", "SALT", "START II", "START 2", "SORT", "Moscow Treaty",
        "Treaty of Moscow", "Strategic Offensive Reductions Treaty", "plutonium agreement",
        "plutonium", "PMDA", "Vienna Document", "1988 agreement", "START III",
        "partial test ban", "Limited Test Ban Treaty",
        "launch notifications", "launch notices", "notices of missile launches",
        "risk reduction centers", "risk reduction centres", "risk reduction channels",
      ]
    ),
  ]

  /// The same in Russian; longer words match in any case form.
  static let russian: [(String, [String])] = [
    (
      "new-start",
      [
        "Договор о СНВ", "ДСНВ", "СНВ", "СНВ-3", "стратегических наступательных вооружений",
      ]
    ),
    ("inf-treaty", ["РСМД", "ДРСМД", "ракетах средней дальности"]),
    ("cfe", ["обычных вооружённых", "ДОВСЕ"]), ("open-skies", ["открытому небу", "открытое небо"]),
    (
      "ctbt",
      [
        "запрещении ядерных испытаний", "запрете ядерных испытаний", "ДВЗЯИ", "ядерные испытания",
      ]
    ),
    ("npt", ["нераспространении", "ДНЯО"]), ("abm-treaty", ["Договор по ПРО"]),
    (
      "ru-inf-moratorium",
      [
        "односторонний мораторий", "мораторий на размещение", "мораторий на развёртывание",
        "односторонний запрет", "самоограничения",
      ]
    ),
    (
      "five-power-framework",
      [
        "ядерной пятёрки", "ядерная пятёрка", "Франции и Великобритании",
        "Великобритании и Франции", "Британии и Франции", "Франции и Британии",
        "трёхсторонним переговорам", "пятисторонние",
      ]
    ),
    ("post-2026-agreement", ["новый договор", "новое соглашение"]),
    (
      "arms-control-general",
      [
        "контроль над вооружениями", "контролю над вооружениями", "стратегическая стабильность",
        "гонка вооружений", "новые соглашения",
      ]
    ),
  ]

  /// Subjects of arms control that no instrument covers: named by their own words, whatever surrounds them.
  static let subjects = [
    "tactical weapons", "tactical nuclear", "tactical arms", "nonstrategic nuclear",
    "non-strategic nuclear", "battlefield nuclear", "short-range nuclear", "short-range arms",
    "artillery shells", "nuclear artillery", "nuclear mines", "depth charges",
    "short-range missile warheads", "тактическое оружие", "тактическом оружии",
    "тактического оружия", "тактическое ядерное", "тактического ядерного",
  ]

  /// Weaker: what belongs to an instrument.
  static let hints: [(String, [String])] = [
    (
      "new-start",
      [
        "warhead ceilings", "central limits", "main limits", "quantitative limits",
        "numerical limits", "treaty's limits", "главные пределы", "количественные ограничения",
        "1,550",
        "bilateral consultative commission",
        "deployed warheads", "telemetry",
      ]
    ),
    (
      "inf-treaty",
      [
        "9M729", "SSC-8", "9М729", "Mk 41", "Mk-41", "Pershing", "Pershings", "SS-20", "SS-20s",
        "zero option", "double zero", "zero-zero", "dual-track", "GLCM", "GLCMs",
        "ground-launched cruise missile", "ground-launched cruise missiles",
      ]
    ),
    (
      "ru-inf-moratorium",
      [
        "Oreshnik", "Орешник", "Typhon", "Dark Eagle", "SM-6", "intermediate-range missiles",
        "intermediate-range", "medium-range missiles", "shorter-range", "medium and shorter range",
        "shorter range", "medium-range", "ground-launched", "moratorium",
        "not deploy", "not field", "not station", "self-restraint", "мораторий",
        "мораторию", "моратория", "ракет средней", "ракеты средней",
      ]
    ),
    (
      "ctbt",
      [
        "testing", "test site", "Novaya Zemlya", "Nevada", "Lop Nur", "ratification of the ban",
      ]
    ),
    (
      "npt",
      [
        "nonproliferation", "non-proliferation", "safeguards", "nuclear weapons program",
        "Article X", "nuclear-weapon-free", "non-nuclear", "nonnuclear", "nuclear-free",
        "free of nuclear", "give up nuclear", "giving up nuclear", "give up its nuclear",
        "give up their nuclear", "безъядерный",
      ]
    ),
    (
      "abm-treaty",
      [
        "missile defense", "missile defence", "antimissile", "anti-missile", "missile shield",
        "Star Wars", "strategic defense initiative", "SDI", "interceptors",
        "interceptor", "interceptor missiles",
      ]
    ),
    (
      "cfe",
      [
        "conventional forces", "flank", "heavy weapons", "tanks", "Joint Consultative Group",
        "conventional arms", "treaty-limited equipment", "conventional arsenals",
      ]
    ),
    (
      "open-skies",
      [
        "observation flights", "observation aircraft", "overflights", "overflight", "OC-135",
        "Kaliningrad flights", "surveillance flights", "unarmed flights",
      ]
    ),
    (
      "post-2026-agreement",
      [
        "after 2026", "successor", "follow-on", "further cuts", "deeper cuts", "further reductions",
        "deeper reductions", "new cuts", "new talks", "new negotiations", "trilateral", "three-way",
        "three-sided", "three-party", "what comes next",
        "new framework",
      ]
    ),
    (
      "five-power-framework",
      [
        "multilateral", "China's stockpile",
        "nuclear-weapon states",
      ]
    ),
    (
      "other-treaty",
      ["multiple warheads", "multiple-warhead", "MIRV", "MIRVs", "MIRVed"]
    ),
    (
      "arms-control-general",
      [
        "dialogue", "strategic", "architecture", "архитектура", "disarm", "arms", "nuclear weapons",
        "risk reduction", "nuclear risk", "nuclear risks", "nuclear danger", "nuclear use",
        "use of nuclear", "nuclear catastrophe", "применения ядерного",
      ]
    ),
  ]

  /// Words that many texts of the field have; they tip the scales where nothing else does.
  static let faint: [(String, [String])] = [
    (
      "ru-inf-moratorium",
      [
        "размещение", "размещать", "ракеты",
        "ракет",
      ]
    ),
    (
      "new-start",
      [
        "warheads"
      ]
    ),
    (
      "ctbt",
      ["tests", "test", "explosions", "blast", "yield", "ratification", "испытания", "испытаний"]
    ),
    (
      "open-skies", ["flights", "aircraft", "photographs", "images", "полёты", "полётов", "полеты"]
    ),
    ("cfe", ["Europe", "flanks"]),
    ("npt", ["conference", "member states", "nuclear-free"]),
    ("start-i", ["warheads", "strategic"]),
    ("arms-control-general", ["security", "stability", "restraint"]),
  ]

  /// What follows a topic's words in the name of a body.
  static let bodies: Set<String> = [
    "association", "project", "center", "centre", "institute", "conference", "group", "commission",
    "agency", "bureau", "department", "committee", "initiative", "program", "programme",
    "foundation", "policy", "and", "affairs", "experts", "council", "adviser", "advisor",
    "advisers", "secretary", "watch", "today",
  ]

  /// Words that texts on other matters hardly have; by the keys of `PhraseIndex`.
  static let fieldWords: Set<String> = [
    "nuclear", "missile", "missiles", "warhead", "warheads", "treaty", "treaties", "disarmament",
    "icbm", "icbms", "nonproliferation", "non-proliferation", "plutonium", "overflights", "ядерн",
    "ракет", "догов", "боеза", "воору", "морат",
  ]

  /// What may follow *the five*, the nuclear powers of the NPT; a noun after it would be what is counted.
  static let afterTheFive: Set<String> = [
    "to", "on", "in", "as", "at", "have", "had", "has", "will", "would", "should", "could", "must",
    "can", "are", "were", "keep", "kept", "say", "said", "says", "agreed", "agree", "affirm",
    "affirmed", "reaffirm", "reaffirmed", "pledge", "pledged", "declared", "intend", "intended",
    "also", "and", "or", "themselves", "together", "not", "signed", "remain", "want", "wanted",
  ]

  /// Who is meant where a topic's words stand in front: *an arms control official*.
  static let offices: Set<String> = [
    "official", "officials", "negotiator", "negotiators", "adviser", "advisers", "advisor",
    "expert", "experts", "analyst", "analysts", "specialist", "specialists", "envoy", "envoys",
    "advocates", "researcher", "scholar", "veteran", "office", "bureau", "department", "group",
    "groups", "agency",
  ]

  static let treatyWords = [
    "the treaty", "the pact", "the accord", "the agreement", "the deal", "the document",
    "this treaty", "this agreement", "the treaty's", "treaty", "accord", "pact", "договор",
    "договора", "договору", "договоре", "документ", "документа", "соглашение", "соглашения",
  ]
  static let moratoriumWords = [
    "the moratorium", "a moratorium", "its moratorium", "the pledge", "the ban", "the restraint",
    "moratoriums",
  ]

  // By their keys: Russian words by five letters.
  static let renewing: Set<String> = [
    "new", "newer", "modernised", "modernized", "better", "next", "another", "replacement",
    "successor", "follow-on", "future", "fresh", "новый", "новог", "новом", "новое", "новым",
  ]
  static let treatyNouns: Set<String> = [
    "treaty", "agreement", "accord", "pact", "deal", "document", "framework", "treaties",
    "agreements", "догов", "согла", "докум",
  ]

  static let capitalsOnly: Set<String> = [
    "start", "salt", "sort", "inf", "ost", "nst", "abm", "cfe", "npt", "don", "pni", "akka",
    "fni",
  ]
}

/// The annotation inventory is coarser than the catalogue: proposals and pledges count with their instrument,
/// treaties outside its list as arms control in general (annotation notes of the development set).
enum InstrumentFolding {
  static func group(of id: String) -> String { groups[id] ?? id }

  private static let groups: [String: String] = [
    "ru-inf-offer-2020": "ru-inf-moratorium", "us-de-long-range-fires-2024": "ru-inf-moratorium",
    "new-start-limits-pledges-2023": "new-start", "ru-new-start-offer-2025": "new-start",
    "new-start-abu-dhabi-2026": "new-start", "new-start-freeze-2020": "new-start",
    "lisbon-protocol": "start-i", "adapted-cfe": "cfe",
    "p5-process": "five-power-framework", "p5-statement-2022": "five-power-framework",
    "us-p5-offer-2023": "five-power-framework",
    "nuclear-test-moratorium-us": "ctbt", "nuclear-test-moratorium-ru": "ctbt",
    "soviet-test-halts-1985-1991": "none",
    "start-ii": "other-treaty", "start-iii-1997": "other-treaty",
    "sort": "other-treaty",
    "salt-i-interim": "other-treaty", "salt-i-statements-1977": "other-treaty",
    "salt-ii": "other-treaty", "vienna-document-2011": "other-treaty",
    "ptbt": "other-treaty", "ttbt": "other-treaty", "pnet": "other-treaty",
    "pni": "other-treaty", "incsea": "arms-control-general",
    "hotline-1963": "arms-control-general",
    "accidents-1971": "arms-control-general", "nrrc-1987": "arms-control-general",
    "launch-notification-1988": "other-treaty", "pmda": "other-treaty",
    "strategic-exercises-1989": "arms-control-general",
    "ru-security-drafts-2021": "arms-control-general",
    "mtcr": "arms-control-general", "cwc": "arms-control-general", "bwc": "arms-control-general",
    "tpnw": "arms-control-general", "outer-space-treaty": "arms-control-general",
    "seabed-treaty": "arms-control-general",
  ]
}
