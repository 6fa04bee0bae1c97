/// Russian verbs that attribute, by their forms, with what they take.
enum RussianCues {
  enum Form: Sendable { case finite, gerund }
  struct Verb: Sendable {
    var lemma: String
    var form: Form
    var frames: CueFrames
    /// A preposition that belongs to the cue: *предупредил о*.
    var particle: String?
  }

  /// Lower-case form to verb.
  static let forms: [String: Verb] = {
    var forms: [String: Verb] = [:]
    for line in table.split(separator: "\n") {
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count >= 3 else { continue }
      var frames: CueFrames = []
      for letter in parts[1] {
        switch letter {
        case "c": frames.insert(.clause)
        case "o": frames.insert(.object)
        case "i": frames.insert(.infinitive)
        case "u": frames.insert(.urging)
        case "a": frames.insert(.accusing)
        case "s": frames.insert([.predicate, .object])
        default: break
        }
      }
      for form in parts.dropFirst(2) {
        if form.hasPrefix("+") {
          let particle = String(form.dropFirst())
          for (key, verb) in forms where verb.lemma == parts[0] {
            forms[key] = Verb(
              lemma: verb.lemma, form: verb.form, frames: verb.frames, particle: particle)
          }
          continue
        }
        if form.hasSuffix("л") {
          for ending in ["л", "ла", "ло", "ли"] {
            forms[form.dropLast() + ending] = Verb(lemma: parts[0], form: .finite, frames: frames)
          }
          if !form.hasSuffix("шёл"), !form.hasSuffix("вёл") {
            forms[form.dropLast() + "в"] = Verb(lemma: parts[0], form: .gerund, frames: frames)
          }
        } else {
          let isGerund =
            form.hasSuffix("я") && !form.hasSuffix("ся") || form.hasSuffix("ясь")
            || form.hasSuffix("вшись")
          forms[form] = Verb(lemma: parts[0], form: isGerund ? .gerund : .finite, frames: frames)
        }
      }
    }
    return forms
  }()

  /// Lemma in English terms where one fits (the act is told by it), frames, forms; past forms in -л stand for all.
  private static let table = """
    say c сказал говорит говорят говорил говоря
    declare co заявил заявляет заявляют заявлял заявляя
    report c сообщил сообщает сообщают сообщал рассказал рассказывает передал
    add c добавил добавляет добавляют добавляя
    note c отметил отмечает отмечают отмечал отмечая
    stress c подчеркнул подчёркивает подчеркивает подчёркивают подчеркивают подчёркивая подчеркивая
    recall c напомнил напоминает напоминают напоминая
    point+out c указал указывает указывают указывая +на
    explain c пояснил объяснил поясняет объясняет поясняют пояснял объясняя уточнил уточняет
    argue c утверждает утверждают утверждал утверждая настаивает настаивают настаивал настаивая
    think c полагает полагают полагал считает считают считал думает думают думал полагая считая
    suppose c предположил предполагает предполагают допустил допускает
    warn c предупредил предупреждает предупреждают предупреждал предупреждая предостерёг предостерег +о
    assure c заверил заверяет уверяет заверяют уверил
    promise ci пообещал обещал обещает обещают пообещав обещая
    threaten c пригрозил грозит угрожает угрожают
    deny co опроверг опровергла опровергли опровергает опровергают отрицает отрицают отрицал опровергая отрицая опровергнув
    reject o отверг отвергла отвергли отвергает отвергают отвергнув отвергая отклонил отклоняет отклонили
    rule+out o исключил исключает исключают исключая
    confirm co подтвердил подтверждает подтверждают подтверждая
    announce co объявил объявляет объявляют анонсировал +о
    accuse a обвинил обвиняет обвиняют обвинял обвиняя
    blame c упрекнул
    urge u призвал призывает призывают призывая призвав
    demand co потребовал требует требуют требуя
    call s назвал называет называют называя окрестил
    regard s расценил расценивает расценивают
    propose oi предложил предлагает предлагают предлагая
    reply c ответил отвечает отвечают ответив парировал возразил возражает возражают
    acknowledge c признал признаёт признает признают признавая
    conclude c заключил резюмировал подытожил
    write c написал пишет пишут писал
    welcome o приветствовал приветствует приветствуют поприветствовал
    condemn o осудил осуждает осуждают осудив
    support o поддержал
    express o выразил выражает выражают выразив высказал
    regret c сожалеет сожалеют сожалел посетовал +о
    complain c пожаловался пожаловалась
    hope c надеется надеются надеялся
    doubt c сомневается сомневаются усомнился
    expect co ожидает ожидают
    notify c уведомил уведомляет проинформировал известил
    believe c убежден убеждён уверен уверена уверены убеждены
    remark c заметил замечает подметил констатировал констатирует бросил обронил обмолвился обмолвилась оговорился оговорилась
    joke c пошутил шутит съязвил иронизировал
    insist c настоял
    dispute o оспорил оспаривает оспаривают
    clarify c разъяснил
    admonish c предостерёг
    is+said c говорится сказано отмечается подчёркивается подчеркивается указывается
    """

  static let sourcePhrases: [[String]] = [
    ["по", "словам"], ["по", "мнению"], ["по", "оценке"], ["по", "утверждению"], ["по", "данным"],
    ["по", "версии"],
    ["согласно"], ["с", "точки", "зрения"], ["по", "его", "словам"], ["по", "её", "словам"],
    ["по", "ее", "словам"],
    ["по", "их", "словам"], ["по", "его", "мнению"], ["по", "её", "мнению"],
    ["по", "их", "мнению"],
  ]

  static let nouns = EnglishWords.list(
    "предложение предложения призыв требование утверждение утверждения обвинения обвинение обещание отказ угроза предупреждение заявление"
  )
  /// Bodies in the case that *в* takes: *отметили в министерстве*.
  static let bodies = EnglishWords.list(
    "министерстве ведомстве посольстве администрации правительстве штабе пресс-службе госдепартаменте госдепе делегации секретариате комитете агентстве организации институте центре партии миссии представительстве"
  )
  static let pronouns = EnglishWords.list("он она они оно")
  static let conjunctions = EnglishWords.list(
    "и а но однако или также при этом тогда ведь же поэтому между тем")
  static let subordinators = EnglishWords.list(
    "если когда пока хотя чтобы как что потому поскольку который которая которое которые где")
  /// Times of the day and the like, which stand bare beside the verb.
  static let times = EnglishWords.list(
    "утром днём днем вечером ночью накануне сегодня вчера позднее позже ранее тогда")
  /// Bodies by their short names and in every case.
  static let ministries = EnglishWords.list(
    "мид министерство министерства министерстве министерством ведомство ведомства ведомстве минобороны внешнеполитическое"
  )
  /// Persons by what they do, in the cases that a speaker stands in.
  static let persons = EnglishWords.list(
    "представитель представителя представители пресс-секретарь пресс-секретаря глава главы президент президента премьер премьер-министр министр министра госсекретарь госсекретаря генсек генсека секретарь секретаря замминистра замглавы заместитель заместителя посол посла постпред постпреда дипломат дипломата дипломаты дипломатов эксперт эксперта эксперты экспертов аналитик аналитика аналитики аналитиков источник источника источники собеседник собеседника депутат депутата депутаты сенатор сенатора сенаторы спикер вице-спикер директор председатель начальник командующий генерал журналист республиканцы демократы коммунист чиновник чиновника советник советника"
  )
  static let plurals = EnglishWords.list(
    "представители дипломаты дипломатов эксперты экспертов аналитики аналитиков источники депутаты республиканцы демократы"
  )
  static let addressees = EnglishWords.list(
    "журналистам репортёрам репортерам агентству газете телеканалу изданию депутатам партнёрам партнерам участникам коллегам прессе корреспондентам"
  )
}
