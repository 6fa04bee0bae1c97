import Language
import Primitives
import Statements
import Testing

/// A sentence, and what is found in it: `speaker | cue | content`, the parts of content by ` … `.
private struct Case: Sendable, CustomTestStringConvertible {
  var text: String
  var found: [String]
  var testDescription: String { text }

  init(_ text: String, _ found: String...) {
    self.text = text
    self.found = found
  }

  func read(by finder: any AttributionFinder) -> [String] {
    let sentences = SentencesFromText().sentences(
      in: text, blocks: [TextBlock(range: TextRange(0, text.utf8.count), kind: .paragraph)])
    return finder.attributions(in: sentences, text: text).map { attribution in
      [
        attribution.source.flatMap(text.passage) ?? "-", text.passage(attribution.cue) ?? "cut",
        attribution.content.map { text.passage($0) ?? "cut" }.joined(separator: " … "),
      ].joined(separator: " | ")
    }
  }
}

@Suite struct `Clauses of English reports` {
  private static let subjects = [
    Case(
      "“Nothing was signed,” a diplomat close to the Russian side told Interfax.",
      "a diplomat close to the Russian side | told Interfax | Nothing was signed"),
    Case(
      "An aide familiar with the letter said no date had been set.",
      "An aide familiar with the letter | said | no date had been set"),
    Case(
      "“It lapses,” U.S. Under Secretary Bonnie Jenkins told the conference.",
      "U.S. Under Secretary Bonnie Jenkins | told the conference | It lapses"),
    Case(
      "Experts we asked doubt it can be verified.",
      "Experts we asked | doubt | it can be verified"),
    Case(
      "He added that geologists now working near the site say small tests can be heard.",
      "He | added | geologists now working near the site say small tests can be heard",
      "geologists now working near the site | say | small tests can be heard"),
    Case(
      "The offer, Sweden's envoy, Karin Holm, conceded, never had a chance.",
      "Sweden's envoy, Karin Holm | conceded | The offer … never had a chance"),
    Case(
      "Lavrov told TASS Washington had rejected the idea.",
      "Lavrov | told TASS | Washington had rejected the idea",
      "Washington | had rejected | the idea"),
    Case(
      "The official, who asked not to be named, told reporters the talks were over.",
      "The official | told reporters | the talks were over"),
  ]

  /// Of everyday news: what reports by other hands and PolNeAR's train part showed to be passed over.
  private static let everyday = [
    Case(
      "His opposite number, Viktor Karpov, said the death of Konstantin Chernenko altered nothing in his instructions.",
      "His opposite number, Viktor Karpov | said | the death of Konstantin Chernenko altered nothing in his instructions"
    ),
    Case(
      "A compliance report released on July 29 found that Russia had tested a prohibited weapon.",
      "A compliance report | found | Russia had tested a prohibited weapon"),
    Case(
      "In March 2005, the \"Financial Times\" reported that Ivanov had asked Rumsfeld how Washington would react.",
      "the \"Financial Times\" | reported | Ivanov had asked Rumsfeld how Washington would react"),
    Case(
      "Analysts, meanwhile, note that on-site visits under the treaty go on as usual.",
      "Analysts | note | on-site visits under the treaty go on as usual"),
    Case(
      "That ended in Washington on November 29, when Christopher Ford, the council's senior director for weapons of mass destruction, disclosed that its Russian index was 9M729.",
      "Christopher Ford, the council's senior director for weapons of mass destruction | disclosed | its Russian index was 9M729"
    ),
    Case(
      "At the Joint Consultative Group on March 10, 2015, Anton Mazur, who led the Russian team, declared that further attendance made no sense.",
      "Anton Mazur, who led the Russian team | declared | further attendance made no sense"),
    Case(
      "John Kerry, who steered the treaty through eight days on the floor, told colleagues the choice lay between inspectors and guesswork.",
      "John Kerry, who steered the treaty through eight days on the floor | told colleagues | the choice lay between inspectors and guesswork"
    ),
    Case(
      "A Kremlin aide traveling with him said later that a draft treaty would follow very soon.",
      "A Kremlin aide traveling with him | said | a draft treaty would follow very soon"),
    Case(
      "Parts of the package, Lavrov acknowledged, merit study.",
      "Lavrov | acknowledged | Parts of the package … merit study"),
    Case(
      "Both delegations confirmed that work on what will replace the treaty is to be accelerated.",
      "Both delegations | confirmed | work on what will replace the treaty is to be accelerated"),
    Case(
      "A deputy prime minister responsible for the defense industry wondered how cuts can be taken seriously.",
      "A deputy prime minister responsible for the defense industry | wondered | how cuts can be taken seriously"
    ),
    Case(
      "Margaret Ellery of King's College London recommends leaving the divisions where they are.",
      "Margaret Ellery of King's College London | recommends | leaving the divisions where they are"
    ),
    Case(
      "The White House denies holding the strategic accord hostage.",
      "The White House | denies | holding the strategic accord hostage"),
    Case(
      "France, recalled its representative, Hubert de La Fortelle, would give up its last weapons only then.",
      "its representative, Hubert de La Fortelle | recalled | France … would give up its last weapons only then"
    ),
    Case(
      "Washington announced on Monday that it would leave; the organization that listens for such things reported nothing.",
      "Washington | announced | it would leave"),
    Case(
      "Kremlin Spokesman Dmitry Peskov would confirm only that the parties had spoken there.",
      "Kremlin Spokesman Dmitry Peskov | would confirm | only that the parties had spoken there"),
    Case(
      "He has since promised series production and more firings.",
      "He | has since promised | series production and more firings"),
    Case(
      "The bishops urged, in a pastoral letter of May 3, an immediate halt on both sides to new systems.",
      "The bishops | urged | an immediate halt on both sides to new systems"),
    Case(
      "He asked, however, how a text of three pages was to be policed.",
      "He | asked | how a text of three pages was to be policed"),
    Case(
      "No drafts, press secretary Dmitry Peskov said, have been exchanged.",
      "press secretary Dmitry Peskov | said | No drafts … have been exchanged"),
    Case(
      "“Have they read the treaty?” Lavrov said.",
      "Lavrov | said | Have they read the treaty?"),
    Case(
      "\"Why would anybody on my committee vote for the next?\" asked Senator Corker.",
      "Senator Corker | asked | Why would anybody on my committee vote for the next?"),
    Case(
      "Rep. Gregory Meeks (D-N.Y.) said the treaty was dead.",
      "Rep. Gregory Meeks | said | the treaty was dead"),
    Case(
      "Rep. Elijah Cummings (D-Md.), chair of the party's platform committee, said Clinton didn't appear concerned.",
      "Rep. Elijah Cummings (D-Md.), chair of the party's platform committee | said | Clinton didn't appear concerned"
    ),
    Case(
      "The airline said on Friday that flights over Russia would go on.",
      "The airline | said | flights over Russia would go on"),
    Case(
      "Said Lavrov: \"The treaty is dead.\"",
      "Lavrov | Said | The treaty is dead"),
    Case(
      "It is the Russians, he retorted, who are breaking it.",
      "he | retorted | It is the Russians … who are breaking it"),
    Case(
      "First halve the long-range forces, advises Sir Geoffrey Howe.",
      "Sir Geoffrey Howe | advises | First halve the long-range forces"),
    Case(
      "The American delegation in Geneva continues to refuse any mention of allied systems in the text.",
      "The American delegation in Geneva | continues to refuse | any mention of allied systems in the text"
    ),
    Case(
      "Then the ministry took pains to explain that its position had not moved an inch.",
      "the ministry | took pains to explain | its position had not moved an inch"),
    Case(
      "Kelly said she asked for the interview.",
      "Kelly | said | she asked for the interview"),
    Case(
      "Bush and his rivals for the nomination have said they will leave the treaty.",
      "Bush and his rivals for the nomination | have said | they will leave the treaty"),
    Case(
      "In a press call with reporters, the Sanders campaign said it would assess its options.",
      "the Sanders campaign | said | it would assess its options"),
    Case(
      "Other refugee advocates also said the government should go further.",
      "Other refugee advocates | said | the government should go further"),
    Case(
      "Thomas DiNanno, an under secretary of state, charged in Geneva this month that China had set one off.",
      "Thomas DiNanno, an under secretary of state | charged | China had set one off"),
    Case(
      "Trump at the time said he would pay the fees.",
      "Trump | said | he would pay the fees"),
  ]

  private static let contents = [
    Case(
      "What follows, she said, is up to Moscow.", "she | said | What follows … is up to Moscow"),
    Case(
      "Repeated requests, the ministry says, went unanswered.",
      "the ministry | says | Repeated requests … went unanswered"),
    Case("The Russian side denies this.", "The Russian side | denies | this"),
    Case("Moscow denies having tested it.", "Moscow | denies | having tested it"),
    Case(
      "Risch, who leads the panel, promised early hearings.",
      "Risch, who leads the panel | promised | early hearings"),
    Case(
      "Western sceptics warned against a rush to sign.",
      "Western sceptics | warned against | a rush to sign"),
    Case(
      "The envoy recalled that Moscow had said in May it no longer felt bound.",
      "The envoy | recalled | Moscow had said in May it no longer felt bound",
      "Moscow | had said | it no longer felt bound"),
    Case(
      "The minister dismissed as “idle talk” Washington's charge that the site was secret.",
      "The minister | dismissed | idle talk” Washington's charge that the site was secret",
      "Washington | charge | the site was secret"),
    Case(
      "The alliance announced a suspension and its secretary-general said nobody would mourn.",
      "The alliance | announced | a suspension",
      "its secretary-general | said | nobody would mourn"),
    Case(
      "Reagan called it “a day to remember,” adding that more must follow.",
      "Reagan | called | it “a day to remember", "Reagan | adding | more must follow"),
    Case("The department found Moscow in breach.", "The department | found | Moscow in breach"),
    Case(
      "Flights would stop, he said, “if the ban held” - which nobody believes.",
      "he | said | Flights would stop … if the ban held"),
  ]

  private static let between = [
    Case(
      "“Nobody rang us,” said a colonel who had watched the launch from Omsk.",
      "a colonel who had watched the launch from Omsk | said | Nobody rang us"),
    Case(
      "Senator Sam Nunn, almost alone on his side, has been arguing that the cuts are too deep.",
      "Senator Sam Nunn | has been arguing | the cuts are too deep"),
    Case(
      "Premier Li Peng, the last to speak, promised that the tests would end.",
      "Premier Li Peng, the last to speak | promised | the tests would end"),
    Case(
      "Some of us, all veterans of the talks, told the paper that the text was ready.",
      "Some of us, all veterans of the talks | told the paper | the text was ready"),
    Case(
      "After the ceremony President Bush said the work had only begun.",
      "President Bush | said | the work had only begun"),
    Case(
      "The text is dead, the commission's second report, published on Friday, says.",
      "the commission's second report | says | The text is dead"),
    Case(
      "The sites will be closed, an aide to the minister was quoted as saying by Tass.",
      "an aide to the minister | was quoted as saying | The sites will be closed"),
    Case(
      "Seen from Paris, little has changed; from the point of view of Berlin, everything has.",
      "Berlin | point of view | everything has"),
    Case(
      "From the point of view of General Lebed, the limits are too low.",
      "General Lebed | point of view | the limits are too low"),
    Case(
      "The envoy did not exclude a meeting in spring.",
      "The envoy | did not exclude | a meeting in spring"),
    Case(
      "The marshal allowed that the count was wrong.",
      "The marshal | allowed | the count was wrong"),
    Case(
      "Vienna has let it be known that the hall is booked.",
      "Vienna | has let it be known | the hall is booked"),
    Case(
      "The envoy praised the draft but would not say whether he had read it.",
      "The envoy | praised | the draft", "The envoy | would not say | whether he had read it"),
    Case(
      "The envoy said the draft was long and did not please everybody.",
      "The envoy | said | the draft was long and did not please everybody"),
    Case(
      "The declaration calls for visits to every depot.",
      "The declaration | calls for | visits to every depot"),
    Case(
      "Oslo gave notice that the flights would end.",
      "Oslo | gave notice | the flights would end"),
    Case(
      "Norwegian officers signalled that the sites were open.",
      "Norwegian officers | signalled | the sites were open"),
    Case(
      "Ms. Kirk makes no secret that she would vote against it.",
      "Ms. Kirk | makes no secret | she would vote against it"),
    Case(
      "Prague was careful to say that nothing had been signed.",
      "Prague | was careful to say | nothing had been signed"),
    Case(
      "The chairman pressed his party to wait.", "The chairman | pressed | his party to wait"),
    Case(
      "Lima came out against the clause.", "Lima | came out against | the clause"),
    Case(
      "Brussels will not hear of a delay.", "Brussels | will not hear of | a delay"),
    Case(
      "She inquired whether the data had arrived.",
      "She | inquired | whether the data had arrived"),
    Case(
      "“We were not asked,” the old marshal growled.",
      "the old marshal | growled | We were not asked"),
    Case(
      "The alliance welcomed the step; should it be reversed, a spokesman said, it would respond.",
      "The alliance | welcomed | the step",
      "a spokesman | said | should it be reversed … it would respond"),
    Case(
      "Oslo welcomed the cuts, though it had hoped for more.",
      "Oslo | welcomed | the cuts"),
  ]

  private static let datelines = [
    Case(
      "OSLO, March 3 (AP) - “Nobody asked us,” an envoy said.", "an envoy | said | Nobody asked us"),
    Case("VIENNA — The talks are over, a delegate said.", "a delegate | said | The talks are over"),
    Case(
      "UNITED NATIONS, Oct. 4 -- The pact holds, the ambassador told reporters.",
      "the ambassador | told reporters | The pact holds"),
    Case(
      "NATO - an alliance of 32 - will answer, Rutte said.",
      "Rutte | said | NATO - an alliance of 32 - will answer"),
  ]

  private static let introductions = [
    Case(
      "Deputy Minister Sergei Ryabkov sounded milder: “They kept silent, and now we know.”",
      "Deputy Minister Sergei Ryabkov | sounded milder | They kept silent, and now we know"),
    Case(
      "A former official put it bluntly: “The corpse has been buried at last.”",
      "A former official | put it | The corpse has been buried at last"),
    Case(
      "From Moscow's perspective, the pact is dead.", "Moscow | perspective | the pact is dead"),
    Case(
      "From Washington's point of view, nothing has changed.",
      "Washington | point of view | nothing has changed"),
  ]

  private static let nobody = [
    Case("Russia would consider itself free."), Case("No one has asked us to talk."),
    Case("Has Washington proposed a meeting?"), Case("It underscores how quickly things change."),
    Case("Russia observes the treaty and permits no breach of it."),
    Case("What Moscow regards as essential to its own security is unclear."),
    Case("The treaty sets three limits: “warheads, launchers and bombers”."),
  ]

  /// Of wire copy: what sentences of our own, tried against the reader, showed to be passed over.
  private static let wire = [
    Case(
      "\"No one signs a treaty that can't be verified,\" Rogers told CNN later that day.",
      "Rogers | told CNN | No one signs a treaty that can't be verified"),
    Case(
      "Two days later, Japan's chief cabinet secretary, Yoshimasa Hayashi, called the launch outrageous.",
      "Japan's chief cabinet secretary, Yoshimasa Hayashi | called | the launch outrageous"),
    Case(
      "\"The treaty is dead,\" according to one Republican aide.",
      "one Republican aide | according to | The treaty is dead"),
    Case(
      "Under the plan, according to two people briefed on it, each side would keep its warheads.",
      "two people briefed on it | according to | Under the plan … each side would keep its warheads"
    ),
    Case(
      "\"It won't be,\" said Zakharova, when pressed about inspections.",
      "Zakharova | said | It won't be"),
    Case(
      "Neither the Pentagon nor the State Department would say whether the notices had stopped.",
      "Neither the Pentagon nor the State Department | would say | whether the notices had stopped"),
    Case(
      "That, says Podvig, is a misreading of the text.",
      "Podvig | says | That … is a misreading of the text"),
    Case(
      "The minister said in a statement carried by KCNA on Sunday that talks were a foolish dream.",
      "The minister | said | talks were a foolish dream"),
    Case(
      "Experts note that Russia had declared as far back as 2007 that it would go.",
      "Experts | note | Russia had declared as far back as 2007 that it would go",
      "Russia | had declared | it would go"),
    Case(
      "The offer was opposed by Republicans, who say it would leave America naked.",
      "Republicans | say | it would leave America naked"),
    Case(
      "By NATO's count, the pact has three times as many tanks.",
      "NATO | count | the pact has three times as many tanks"),
    Case(
      "U.S. officials have for years accused Russia of violating the accord.",
      "U.S. officials | have for years accused | violating the accord"),
    Case(
      "Analysts at the institute warn of an arms race in the making.",
      "Analysts at the institute | warn of | an arms race in the making"),
    Case(
      "Many in Moscow believe the Americans will not ratify it.",
      "Many in Moscow | believe | the Americans will not ratify it"),
    Case(
      "The offer drew a cool response, with Deputy Foreign Minister Sergei Ryabkov calling it a joke.",
      "Deputy Foreign Minister Sergei Ryabkov | calling | it a joke"),
    Case(
      "Trump has floated the idea of a wider deal.",
      "Trump | has floated | the idea of a wider deal"),
  ]

  @Test(
    arguments: subjects + everyday + wire + contents + between + datelines + introductions + nobody)
  private func `are read`(_ one: Case) { #expect(one.read(by: EnglishAttributions()) == one.found) }

  private static let russian = [
    Case(
      "Срок истёк, обронил представитель ведомства.",
      "представитель ведомства | обронил | Срок истёк"),
    Case(
      "Посол оговорился, что решения пока нет.",
      "Посол | оговорился | решения пока нет"),
    Case(
      "Песков также предупредил, что Россия ответит.", "Песков | предупредил | Россия ответит"),
    Case(
      "«Решение обратимо, - отметили в министерстве, - если есть воля».",
      "министерстве | отметили | Решение обратимо … если есть воля"),
    Case(
      "Сергей Рябков, заместитель министра, пригрозил новыми шагами.",
      "Сергей Рябков, заместитель министра | пригрозил | новыми шагами"),
    Case(
      "Путин написал 3 марта, что договор мёртв.", "Путин | написал | договор мёртв"),
    Case(
      "О встрече накануне рассказал портал Axios: стороны обсуждали отсрочку.",
      "портал Axios | рассказал | стороны обсуждали отсрочку"),
    Case(
      "Как сообщил журналистам Дмитрий Песков, контактов по этой теме нет.",
      "Дмитрий Песков | сообщил | контактов по этой теме нет"),
    Case(
      "МИД опроверг слухи в беседе с журналистами.", "МИД | опроверг | слухи"),
  ]

  @Test(arguments: russian)
  private func `and those of Russian ones`(_ one: Case) {
    #expect(one.read(by: RussianAttributions()) == one.found)
  }
}
