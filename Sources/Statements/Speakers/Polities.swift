/// States and bodies by the words news uses for them.
enum Polities {
  struct Polity: Sendable {
    /// ISO 3166-1 code, `SU`; nil for a body of several states.
    var state: String?
    var name: String
    var adjective: String
  }

  /// By lower-case word: names, capitals, adjectives and peoples.
  static let byWord: [String: Polity] = {
    var words: [String: Polity] = [:]
    for line in table.split(separator: "\n") {
      let parts = line.split(separator: "|").map(String.init)
      guard parts.count == 4 else { continue }
      let polity = Polity(
        state: parts[0] == "-" ? nil : parts[0], name: parts[1], adjective: parts[2])
      for word in parts[3].split(separator: ",") { words[String(word)] = polity }
    }
    return words
  }()

  static let byState: [String: Polity] = {
    var states: [String: Polity] = [:]
    for polity in byWord.values { if let state = polity.state { states[state] = polity } }
    return states
  }()

  /// Bodies that belong to one state by their name alone, with the name to print.
  static let bodies: [String: (state: String?, name: String)] = {
    var bodies: [String: (state: String?, name: String)] = [:]
    for line in bodyTable.split(separator: "\n") {
      let parts = line.split(separator: "|").map(String.init)
      guard parts.count == 3 else { continue }
      for word in parts[2].split(separator: ",") {
        bodies[String(word)] = (parts[0] == "-" ? nil : parts[0], parts[1])
      }
    }
    return bodies
  }()

  /// The first words of their names: most words begin none.
  static let bodyOpenings = Set(bodies.keys.map { String($0.prefix { $0 != " " }) })

  /// The newspapers and agencies through which a state speaks, by their words in lower case.
  static let media: [(state: String, name: String, words: [String])] = [
    ("RU", "Tass", ["tass"]), ("RU", "Pravda", ["pravda"]), ("RU", "Izvestia", ["izvestia"]),
    ("RU", "Krasnaya Zvezda", ["krasnaya", "zvezda"]), ("RU", "Novosti", ["novosti"]),
    ("RU", "Radio Moscow", ["radio", "moscow"]), ("RU", "Red Star", ["red", "star"]),
    ("CN", "Xinhua", ["xinhua"]), ("CN", "People's Daily", ["people", "'s", "daily"]),
    ("KP", "KCNA", ["kcna"]),
  ]

  private static let bodyTable = """
    RU|Kremlin|kremlin,the kremlin,кремль,кремля,кремле,кремлём,кремлем,кремлю
    RU|State Duma|duma,state duma,госдума,госдумы,госдуме
    RU|Federation Council|federation council,совет федерации,совета федерации,совфеда,совфеде,совфед
    RU|Security Council|russian security council,совбез,совбеза,совбезе
    US|Pentagon|pentagon,пентагон,пентагона,пентагоне,пентагону
    US|White House|white house,белый дом,белого дома,белом доме,белому дому
    US|United States Department of State|state department,department of state,госдепартамент,госдеп,госдепартамента,госдепа,госдепартаменте,госдепе,госдепартаменту
    US|Senate|senate
    US|Central Intelligence Agency|central intelligence agency,cia
    US|Arms Control and Disarmament Agency|disarmament agency
    US|National Security Council|national security council
    US|Joint Chiefs of Staff|joint chiefs
    GB|British Foreign Office|foreign office
    US|Congress|congress,конгресс
    US|United States Department of Defense|defense department,department of defense,department of war
    US|United States Department of Energy|energy department,department of energy
    DE|Bundestag|bundestag,chancellery
    FR|Elysee Palace|elysee,élysée
    GB|Downing Street|downing,whitehall
    SU|Supreme Soviet|supreme soviet,politburo,central committee
    """

  private static let table = """
    RU|Russia|Russian|russia,russian,russians,moscow,россия,россии,россией,рф,москва,москвы,москве,москвой,москву,российский,российская,российские,российское,российской,российского
    SU|Soviet Union|Soviet|soviet,soviets,ussr,ссср,советский,советского
    US|United States|US|u.s.,us,usa,america,american,americans,washington,states,сша,вашингтон,вашингтона,вашингтоном,вашингтону,вашингтоне,американский,американская,американские,американцы
    CN|China|Chinese|china,chinese,beijing,peking,китай,китая,китаю,пекин,пекина,пекине,пекину,китайский
    GB|United Kingdom|British|british,britain,uk,u.k.,london,kingdom,великобритания,великобритании,британии,лондон,лондоне,британский
    FR|France|French|france,french,paris,франция,франции,париж,париже,французский
    DE|Germany|German|germany,german,germans,berlin,bonn,германия,германии,берлин,берлине,немецкий,фрг
    UA|Ukraine|Ukrainian|ukraine,ukrainian,kyiv,kiev,украина,украины,украине,киев,киеве,киева
    BY|Belarus|Belarusian|belarus,belarusian,byelorussia,byelorussian,minsk,беларусь,беларуси,белоруссия,белоруссии,минск,минске,минска,белорусский,белорусская
    PL|Poland|Polish|poland,polish,poles,warsaw,польша,польши,польше,варшава,варшаве,польский
    JP|Japan|Japanese|japan,japanese,tokyo,япония,японии,токио
    KR|South Korea|South Korean|seoul,сеул
    KP|North Korea|North Korean|pyongyang,dprk,пхеньян,кндр
    IR|Iran|Iranian|iran,iranian,tehran,иран,ирана,тегеран,тегеране
    IL|Israel|Israeli|israel,israeli,jerusalem
    IN|India|Indian|india,indian,delhi,индия,индии
    PK|Pakistan|Pakistani|pakistan,pakistani,islamabad
    TR|Turkey|Turkish|turkey,turkish,ankara,турция,турции,анкара,анкаре
    IT|Italy|Italian|italy,italian,rome
    ES|Spain|Spanish|spain,spanish,madrid
    CA|Canada|Canadian|canada,canadian,ottawa
    AU|Australia|Australian|australia,australian,canberra
    SE|Sweden|Swedish|sweden,swedish,stockholm
    FI|Finland|Finnish|finland,finnish,helsinki
    NO|Norway|Norwegian|norway,norwegian,oslo
    DK|Denmark|Danish|denmark,danish,copenhagen
    NL|Netherlands|Dutch|netherlands,dutch,hague,holland
    BE|Belgium|Belgian|belgium,belgian
    LT|Lithuania|Lithuanian|lithuania,lithuanian,vilnius
    LV|Latvia|Latvian|latvia,latvian,riga
    EE|Estonia|Estonian|estonia,estonian,tallinn
    RO|Romania|Romanian|romania,romanian,bucharest
    BG|Bulgaria|Bulgarian|bulgaria,bulgarian,sofia
    HU|Hungary|Hungarian|hungary,hungarian,budapest
    CZ|Czech Republic|Czech|czech,prague
    SK|Slovakia|Slovak|slovakia,slovak,bratislava
    AT|Austria|Austrian|austria,austrian
    CH|Switzerland|Swiss|switzerland,swiss
    KZ|Kazakhstan|Kazakh|kazakhstan,kazakh,astana,almaty,казахстан
    GE|Georgia|Georgian|georgia,georgian,tbilisi
    MD|Moldova|Moldovan|moldova,moldovan
    AM|Armenia|Armenian|armenia,armenian
    AZ|Azerbaijan|Azerbaijani|azerbaijan,azerbaijani,baku
    MX|Mexico|Mexican|mexico,mexican
    BR|Brazil|Brazilian|brazil,brazilian
    AR|Argentina|Argentine|argentina,argentine
    ID|Indonesia|Indonesian|indonesia,indonesian
    MY|Malaysia|Malaysian|malaysia,malaysian
    EG|Egypt|Egyptian|egypt,egyptian,cairo
    SY|Syria|Syrian|syria,syrian
    CU|Cuba|Cuban|cuba,cuban
    ZA|South Africa|South African|pretoria
    NZ|New Zealand|New Zealand|wellington
    IQ|Iraq|Iraqi|iraq,iraqi,baghdad
    SA|Saudi Arabia|Saudi|saudi,riyadh
    LY|Libya|Libyan|libya,libyan,tripoli
    KG|Kyrgyzstan|Kyrgyz|kyrgyzstan,kyrgyz
    UZ|Uzbekistan|Uzbek|uzbekistan,uzbek,tashkent
    CS|Czechoslovakia|Czechoslovak|czechoslovakia,czechoslovak
    YU|Yugoslavia|Yugoslav|yugoslavia,yugoslav
    IS|Iceland|Icelandic|iceland,icelandic,reykjavik
    AF|Afghanistan|Afghan|afghanistan,afghan,kabul
    MN|Mongolia|Mongolian|mongolia,mongolian
    TW|Taiwan|Taiwanese|taiwan,taiwanese,taipei
    VE|Venezuela|Venezuelan|venezuela,venezuelan,caracas
    CL|Chile|Chilean|chile,chilean
    CO|Colombia|Colombian|colombia,colombian
    PE|Peru|Peruvian|peru,peruvian
    DZ|Algeria|Algerian|algeria,algerian
    KE|Kenya|Kenyan|kenya,kenyan
    TH|Thailand|Thai|thailand,thai,bangkok
    SG|Singapore|Singaporean|singapore
    LB|Lebanon|Lebanese|lebanon,lebanese
    JO|Jordan|Jordanian|jordanian,amman
    HR|Croatia|Croatian|croatia,croatian
    SI|Slovenia|Slovenian|slovenia,slovenian
    LU|Luxembourg|Luxembourg|luxembourg
    MT|Malta|Maltese|malta,maltese
    CY|Cyprus|Cypriot|cyprus,cypriot
    TJ|Tajikistan|Tajik|tajikistan,tajik
    TM|Turkmenistan|Turkmen|turkmenistan,turkmen
    LK|Sri Lanka|Sri Lankan|lankan
    IE|Ireland|Irish|ireland,irish
    PT|Portugal|Portuguese|portugal,portuguese
    GR|Greece|Greek|greece,greek
    RS|Serbia|Serbian|serbia,serbian
    VN|Vietnam|Vietnamese|vietnam,vietnamese
    PH|Philippines|Philippine|philippines,philippine,manila
    NG|Nigeria|Nigerian|nigeria,nigerian
    VA|Holy See|Vatican|vatican
    -|NATO|NATO|nato,alliance,нато,североатлантический
    -|European Union|EU|eu,brussels,ес,евросоюз
    -|United Nations|UN|un,u.n.,оон
    """
}
