/// Closed classes and word lists of English that the rules read by. All in lower case.
enum EnglishWords {
  static func list(_ words: String) -> Set<String> {
    Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// Tags of closed-class words.
  static let closed: [String: WordTag] = {
    var tags: [String: WordTag] = [:]
    func put(_ tag: WordTag, _ words: String) {
      for word in words.split(whereSeparator: \.isWhitespace) { tags[String(word)] = tag }
    }
    put(
      .determiner,
      "the a an this these those some any no every each both all another such either neither several many few most much own"
    )
    put(.possessive, "his her its their our my your whose")
    put(
      .pronoun,
      "he she they it we i you him them us me himself itself themselves herself nobody everyone everybody anyone someone nothing everything something one none others anything"
    )
    put(
      .auxiliary,
      "is are was were be been being am isn't aren't wasn't weren't has have had having hasn't haven't hadn't do does did don't doesn't didn't 'm 're he's she's it's they're we're i'm there's we've they've i've who's"
    )
    put(
      .modal,
      "will would can could shall should may might must cannot can't won't wouldn't couldn't shouldn't mustn't mightn't we'll they'll he'll it'll i'll she'll he'd we'd they'd"
    )
    put(.not, "not n't never")
    put(
      .preposition,
      "of in on at by for from with about against between among amid into onto over under through throughout during within across along around beyond toward towards upon despite except regarding concerning via per behind beside besides near beneath above below inside outside unlike like than versus alongside following"
    )
    put(.and, "and or nor & plus")
    put(.but, "but yet whereas while")
    put(
      .subordinator,
      "whereupon if unless until because since although though when whenever once as after before till lest whether where why how provided"
    )
    put(.that, "that")
    put(.relative, "who which whom what whoever whatever")
    put(.to, "to")
    put(
      .adverb,
      "longer also too again still already ever just only even then thus therefore hence however moreover meanwhile instead later earlier soon now today yesterday tomorrow tonight here there often sometimes always rather quite very so almost nearly perhaps maybe else indeed likewise afterwards separately elsewhere nonetheless nevertheless further once twice ago abroad aloud together apart away back bluntly merely simply flatly openly publicly privately long far well once yes alike"
    )
    put(
      .adjective,
      "new old former first last second third next senior top chief deputy vice acting retired own other same recent joint nuclear russian american soviet chinese british french german european western eastern northern southern foreign military political strategic conventional legal public unnamed anonymous high-ranking long-range medium-range intermediate-range ground-launched good bad big small large great high low early late free full clear ready willing able unable unlikely likely possible impossible open serious important necessary hard soft short real true false wrong right dead alive wide narrow upper lower main key major minor local global international national federal permanent special available current present past previous subsequent independent veteran prominent due dangerous responsible reckless irresponsible"
    )
    put(
      .number,
      "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million billion dozen"
    )
    return tags
  }()

  /// How many of a group: *one of the diplomats*.
  static let quantities = list(
    "one two three four five six several some many most few all both none each any dozens scores hundreds others half"
  )

  static let days = list("monday tuesday wednesday thursday friday saturday sunday")
  static let months = list(
    "january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec."
  )

  /// Words of time that stand bare: *said Monday*, *said last week*.
  static let timeWords = list(
    "today yesterday tonight tomorrow earlier later recently last next this afterwards then")

  /// Persons by what they do, as speakers without a name.
  static let persons = list(
    """
    secretary-general director-general second-in-command vice-president attorney-general official officials spokesman spokeswoman spokesperson spokespeople spokesmen minister ministers president presidents secretary ambassador
    ambassadors envoy envoys diplomat diplomats negotiator negotiators general generals admiral colonel marshal officer officers analyst analysts expert experts
    observer observers researcher researchers scholar scholars scientist scientists critic critics supporter supporters opponent opponents senator senators lawmaker lawmakers
    legislator legislators deputy deputies congressman congresswoman congressmen source sources insider insiders adviser advisers advisor advisors aide aides chief chiefs head heads director directors
    chairman chairwoman chair leader leaders premier chancellor king prince pope delegate delegates delegation representative representatives
    commander commanders chairperson editor editors author authors columnist commentator commentators journalist journalists reporter reporters correspondent professor
    professors fellow specialist specialists historian historians lawyer lawyers physicist physicists engineer engineers veteran veterans politician politicians
    inspector inspectors undersecretary under-secretary speaker premier candidate hardliners hawks doves activists activist campaigners campaigner advocate advocates
    team teams friend friends ally allies partner partners counterpart counterparts russians americans chinese europeans germans westerners soviets poles
    people participants some others many most man woman officer consultant strategist planner planners authorities governor mayor member members co-chair
    democrats republicans parties sides powers states countries capitals nations five ex-minister ex-president ex-official ex-diplomat skeptics sceptics optimists pessimists
    briefer nominee contender hopeful challenger incumbent mogul tycoon rival bishop archbishop cardinal priest rabbi attorney judge clerk soldier pilot student teacher columnist broadcaster presenter prosecutor chairperson whip treasurer physician doctor planners arms-controllers residents witnesses editors staffers staff
    """)

  /// Bodies and states that speak as such.
  static let bodies = list(
    """
    ministry ministries department departments government governments administration embassy mission foundation delegation agency
    office committee council parliament duma senate congress commission channel newspaper daily bloc alliance organization organisation
    kremlin pentagon side sides party capital company state institute institution think-tank centre center group service headquarters secretariat
    army navy military cabinet leadership authorities federation union board command presidency republic nation country court tribunal conference nato white-house association
    campaign movement bureau palace chancellery groups organisations organizations institutes companies media press presidium bundestag knesset rada elysee élysée directorate staff politburo leaders assembly brussels beijing house league network project magazine
    television radio broadcaster portal outlet wire weekly monthly quarterly embassy consulate taskforce task-force union synod church caucus faction opposition camp lobby junta regime dynasty bench bar panel subcommittee power neighbour neighbor neighbours neighbors
    """)

  /// Writings and utterances that speak for whoever made them.
  static let documents = list(
    """
    statement report document text letter communique communiqué declaration factsheet sheet note article paper memo memorandum analysis release
    decree resolution post tweet message remarks briefing comment comments editorial study review summary transcript cable speech address telegram readout notice bulletin
    account dispatch item story preamble annex submission posting commentary blog column oped op-ed essay book interview website site page assessment findings
    poll polls survey surveys conclusions count tally data figures results filing filings records documents reports estimates estimate email emails letters statements files
    memos ad advertisement
    """)

  /// States, capitals and unions by the names news speaks of them.
  static let polities = list(
    """
    russia moscow washington america usa beijing china kyiv kiev ukraine berlin germany paris france london britain uk tokyo japan seoul
    tehran iran pyongyang brussels nato eu ankara turkey warsaw poland minsk belarus delhi india islamabad pakistan israel jerusalem
    prague bratislava rome italy madrid spain ottawa canada canberra australia vienna geneva stockholm sweden helsinki finland
    oslo norway copenhagen denmark vilnius lithuania riga latvia tallinn estonia bucharest romania sofia bulgaria budapest hungary
    astana almaty kazakhstan europe ussr georgia tbilisi moldova chisinau armenia azerbaijan baku yerevan kremlin pentagon syria egypt cuba havana
    brazil mexico argentina philippines manila taiwan taipei vietnam un u.n. u.s. us u.k. s. states kingdom union austria switzerland
    netherlands belgium hague greece athens portugal lisbon ireland dublin iceland serbia belgrade slovakia slovenia croatia montenegro albania macedonia
    indonesia jakarta malaysia singapore thailand mongolia uzbekistan tashkent turkmenistan kyrgyzstan tajikistan cyprus malta luxembourg
    nigeria africa zealand wellington riyadh qatar
    """)

  /// Nouns that take the place of a verb of speech when they have a named possessor.
  static let speechNouns = list(
    """
    offer proposal call demand claim assertion refusal promise warning concern concerns allegation allegations charge charges accusation accusations
    contention pledge threat threats insistence denial argument objection complaint complaints suggestion assurance assurances
    claims demands calls proposals promises warnings objections appeal request vow
    """)

  /// Nouns of stance that speak through a copula or preposition: *in his view*, *his message was …*.
  static let stanceNouns = list(
    "count counts reckoning view views opinion perspective viewpoint standpoint words estimate estimation reading read judgment judgement assessment telling eyes account mind estimates"
  )

  /// Adjectives of belief that take a clause: *is convinced that*.
  static let convictions = list(
    "convinced confident certain sure concerned worried afraid adamant hopeful optimistic pessimistic skeptical sceptical doubtful persuaded"
  )

  static let copulaNouns = list(
    "message position stance view argument answer reply read reading line response assessment opinion contention verdict point claim conclusion thesis"
  )
}

/// What a word is to the rules.
enum WordTag: UInt8, Sendable {
  case determiner, possessive, ending, pronoun, auxiliary, modal, not, preposition, and, but
  case subordinator, that, relative, to, adverb, adjective, number, noun, proper
  case verb, base, gerund, participle
  case comma, stop, colon, semicolon, dash, open, close, bracket, mark

  /// Whether the word can stand inside a noun phrase in front of its head or as its head.
  var isNominal: Bool {
    switch self {
    case .determiner, .possessive, .ending, .adjective, .number, .noun, .proper: return true
    default: return false
    }
  }
  /// Whether the word makes its clause finite.
  var isFinite: Bool {
    switch self {
    case .auxiliary, .modal, .verb: return true
    default: return false
    }
  }
}
