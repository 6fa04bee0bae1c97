/// What an English verb of speech or stance may be followed by.
struct CueFrames: OptionSet, Sendable {
  let rawValue: UInt16
  /// A clause, with or without *that*, or a quotation: *said the treaty was dead*.
  static let clause = CueFrames(rawValue: 1)
  /// A noun phrase that is what was said: *announced the suspension*.
  static let object = CueFrames(rawValue: 2)
  /// An infinitive: *promised to stay*.
  static let infinitive = CueFrames(rawValue: 4)
  /// A party and what it is to do, both content: *urged Moscow to think again*.
  static let urging = CueFrames(rawValue: 8)
  /// A party (the target), then *of* or *with* and the content: *accused Moscow of cheating*.
  static let accusing = CueFrames(rawValue: 16)
  /// An addressee in front of the content: *told reporters*.
  static let telling = CueFrames(rawValue: 32)
  /// An object with what it is said to be: *called the move a bluff*, *dismissed it as noise*.
  static let predicate = CueFrames(rawValue: 64)
  /// A question: *asked whether*.
  static let question = CueFrames(rawValue: 128)
  /// A gerund: *suggested freezing*.
  static let gerund = CueFrames(rawValue: 256)
  /// A common verb with other senses: only with a clause that is surely one.
  static let weak = CueFrames(rawValue: 512)
}

/// A verb that can introduce a statement.
struct CueVerb: Sendable {
  var lemma: String
  var frames: CueFrames
  /// Particles and prepositions that belong to the cue and have the content behind them.
  var particles: [String]
}

/// English verbs that attribute, by their forms.
///
/// The verbs are those of speech, writing, belief and stance in general English (Levin's classes 29, 33 and 37,
/// and what news adds to them), with the complements they take.
enum EnglishCues {
  enum Form: Sendable { case base, third, past, participle, gerund }

  /// Every inflected form, in lower case.
  static let forms: [String: [(verb: CueVerb, form: Form)]] = {
    var forms: [String: [(verb: CueVerb, form: Form)]] = [:]
    for line in table.split(separator: "\n") {
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count >= 2 else { continue }
      var frames: CueFrames = []
      for letter in parts[1] {
        switch letter {
        case "c": frames.insert(.clause)
        case "o": frames.insert(.object)
        case "i": frames.insert(.infinitive)
        case "u": frames.insert(.urging)
        case "a": frames.insert(.accusing)
        case "t": frames.insert(.telling)
        case "s": frames.insert([.predicate, .object])
        case "q": frames.insert(.question)
        case "g": frames.insert(.gerund)
        case "w": frames.insert(.weak)
        default: break
        }
      }
      let verb = CueVerb(lemma: parts[0], frames: frames, particles: Array(parts.dropFirst(2)))
      for (form, kind) in EnglishVerbs.inflections(of: parts[0]) {
        forms[form, default: []].append((verb, kind))
      }
    }
    return forms
  }()

  /// Lemma, frames (see `CueFrames`; `-` for none), particles.
  private static let table = """
    say c of
    state c
    add c
    tell t
    announce co
    declare co
    proclaim co
    note co
    stress co
    emphasize co
    emphasise co
    underline co
    underscore co
    highlight co
    point - out to at
    argue c for against
    contend c
    claim ci
    assert co
    maintain c
    insist c on upon
    believe c
    think c of
    consider cs
    regard s
    view s
    see sw
    feel c
    fear co
    hope ci for
    expect cuo
    doubt coq
    suspect c
    predict co
    forecast co
    foresee co
    anticipate co
    warn ct of against about
    caution ct against about
    urge uco
    exhort u
    implore u
    call s for on upon
    ask qu for
    request ouc
    ridicule so
    demand coi
    recommend cog
    advise cug against
    counsel cugo against
    suggest cog
    propose coig
    float o
    offer oi
    promise coit
    pledge coi
    vow coi
    swear ci
    undertake i
    threaten cio with
    refuse io
    reject co
    deny cog
    dismiss so
    dispute coq
    contest o
    challenge o
    question oq
    rebut o
    refute o
    repudiate o
    rebuff o
    counter c
    retort c
    reply c
    respond c
    answer c
    object c to
    protest co against
    complain c of about
    lament co
    regret co
    deplore co
    condemn so
    denounce so
    criticize so
    criticise so
    blast so
    slam so
    assail o
    decry o
    blame o
    accuse a
    charge ca
    allege co
    brand s
    label s
    describe s
    characterize s
    characterise s
    term s
    dub s
    deem s
    hail s
    welcome o
    praise o
    applaud o
    commend o
    oppose og
    endorse o
    admit cog to
    concede co
    acknowledge co
    confess c to
    recognize co
    recognise co
    confirm co
    reaffirm coi
    reiterate co
    repeat co
    affirm co
    restate co
    recall co
    remind t
    explain coq
    clarify coq
    specify c
    remark c
    observe c
    comment c
    mention co
    report co
    disclose co
    reveal co
    write c
    post cw
    tweet c
    read cw
    conclude cw
    estimate cow
    calculate cw
    assess cw
    judge cs
    reckon c
    assume c
    presume c
    imply c
    hint c at
    indicate co
    signal co
    convey co
    express o
    voice o
    articulate o
    reassure t
    assure t of
    inform t of
    notify t of
    advertise -
    plead c for
    appeal - for
    beg u
    press uw for
    push w for
    lobby - for
    advocate og for
    favor og
    favour og
    want ouiw
    like w
    draw w
    wish cw
    instruct u
    order ou
    agree cw
    disagree c
    boast c of
    joke c
    quip c
    shrug w off
    muse c
    wonder cq
    inquire cq
    enquire cq
    growl c
    sigh c
    shrug c
    bark cw
    chuckle c
    speculate c
    theorize c
    interpret s
    portray s
    depict s
    frame s
    cast w
    characterise s
    liken o
    cite o
    quote o
    speak w of
    find cw
    guess c
    bet cw
    testify c
    stipulate cw
    profess co
    pronounce s
    rule w out
    brush w aside off
    wave w away off
    play w down
    downplay o
    defend o
    justify o
    reserve o
    mock so
    scoff c at
    sneer c at
    snap cw
    fume c
    thunder cw
    bristle c at
    insinuate c
    suppose c
    deduce c
    posit c
    opine c
    volunteer cw
    interject c
    continue cw
    vent w
    hold cw
    rebuke o
    reprimand o
    vilify o
    trumpet o
    tout so
    cheer so
    bemoan o
    bewail o
    decline iw
    accept ow
    guarantee co
    certify co
    attest c to
    vouch - for
    relate cw
    recount co
    rate s
    worry c about
    stand w by
    back w
    support w
    take w
    credit o
    thank o
    summarize co
    summarise co
    reason c
    grumble c about
    mutter c
    whisper c
    murmur c
    parry c
    purr c
    shout c
    confide c
    demur c
    allow cw
    fault o
    give w
    serve w
    shoot w
    come w
    hear w
    declaim c
    intone c
    elaborate w
    exclude c
    let cw
    go w
    put w
    make w
    lay w
    invite u
    exult c
    crow c
    gush c
    enthuse c
    marvel c at
    snarl c
    snort c
    sniff cw
    groan c
    moan c
    wail c
    whine c
    cry cw
    scream c
    yell c
    roar cw
    bellow c
    mumble c
    grunt c
    gasp c
    hiss c
    rant c
    gripe c
    grouse c
    carp c
    gloat c
    brag c
    pontificate c
    rejoin cw
    ruminate c
    venture cw
    hazard cw
    chime cw
    persist cw
    prophesy c
    surmise c
    conjecture c
    hypothesize c
    infer cw
    imagine cw
    aver c
    avow co
    submit cw
    propound o
    enunciate o
    divulge co
    blurt c
    relay co
    communicate co
    intimate co
    allude - to
    moot o
    broach o
    outline o
    encourage u
    prod u
    nudge u
    goad u
    entreat u
    beseech u
    petition u for
    enjoin u
    admonish ut
    chide o
    scold co
    upbraid o
    castigate o
    censure o
    chastise o
    berate o
    lambaste o
    excoriate o
    deride so
    disparage o
    belittle o
    trivialize o
    discount o
    debunk o
    disavow o
    disown o
    forswear og
    recant o
    retract o
    spurn o
    disclaim o
    contradict co
    impugn o
    scorn o
    disdain o
    laud so
    extol so
    acclaim so
    salute o
    espouse o
    concur c
    resolve ciw
    yearn - for
    clamor - for
    clamour - for
    agitate - for
    dread co
    inveigh - against
    fulminate c against
    taunt c
    apprise t of
    dare u
    classify s
    stigmatize s
    reproach a
    fret c about over
    recite o
    """
}
