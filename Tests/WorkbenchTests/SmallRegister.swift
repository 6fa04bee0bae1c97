import Primitives
import Treaties

/// Two instruments made by hand: a treaty on which two readings differ, and a pledge beside it.
enum SmallRegister {
  static let register = InstrumentRegister(
    instruments: [treaty, pledge],
    states: States(
      all: [
        .init(id: "RU", name: "Russian Federation"), .init(id: "US", name: "United States"),
      ], continuity: []),
    holders: [
      Holder(
        id: "face-value", name: "every act has the effect that its type names", kind: "face-value"),
      Holder(id: "RU", name: "Russian Federation", kind: "state"),
      Holder(id: "US", name: "United States", kind: "state"),
    ],
    actTypes: [
      ActType(id: "signed", definition: "signed", treaty: .signed),
      ActType(id: "entered-into-force", definition: "entered into force", treaty: .inForce),
      ActType(id: "suspended", definition: "suspended", treaty: .suspended, political: .ended),
      ActType(id: "expired", definition: "its term ended", treaty: .expired, political: .ended),
      ActType(id: "pledge", definition: "a word given", political: .observed),
    ],
    ambiguousNames: [
      AmbiguousName(
        alias: "START",
        candidates: [
          .init(instrument: "new-start", from: nil, through: nil),
          .init(instrument: "new-start-pledges", from: nil, through: nil),
        ], undated: nil)
    ], scopes: ["whole", "limits", "inspections"])

  static let treaty = Instrument(
    id: "new-start", name: "New START", aliases: ["START-3", "СНВ-III"],
    kind: InstrumentKind(id: "treaty", force: .legal, definition: "binds in law"),
    isBilateral: true,
    parties: ["RU", "US"], term: .years(15),
    acts: [
      act("2010-04-08", "US+RU", "signed"), act("2011-02-05", "US+RU", "entered-into-force"),
      act("2023-02-28", "RU", "suspended", note: "Federal Law No. 38-FZ"),
    ],
    rulings: [
      Ruling(
        holder: "RU", act: "new-start/2023-02-28/RU/suspended", verdict: .effective,
        since: PartialDay("2023-02-28"), sources: ["https://interfax.invalid/1"]),
      Ruling(
        holder: "US", act: "new-start/2023-02-28/RU/suspended", verdict: .void,
        since: PartialDay("2023-03-15"), note: "legally invalid",
        sources: ["https://state.invalid/2"]),
    ],
    disputes: [
      Dispute(
        id: "d1", overAct: "new-start/2023-02-28/RU/suspended",
        question: "Did the suspension have legal effect?",
        claims: [
          .init(
            by: "US", holderCodes: ["US"], position: "No: legally invalid",
            date: PartialDay("2023-03-15"), confidence: .high, sources: ["https://state.invalid/2"])
        ])
    ],
    provisions: [
      Provision(
        id: "ns-ii-warheads", article: "II(1)(b)", topic: "warheads", provisionClass: "limits",
        rule: "at most 1550 deployed warheads",
        limits: [Limit(quantity: "deployed_warheads", upper: .init(1550, inclusive: true))],
        from: Day("2018-02-05"), sources: ["https://treaty.invalid/3"])
    ])

  static let pledge = Instrument(
    id: "new-start-pledges", name: "Pledges to keep the numbers",
    kind: InstrumentKind(id: "political-commitment", force: .political), isBilateral: false,
    parties: ["RU", "US"], accompanies: "new-start",
    acts: [
      LegalAct(
        id: "new-start-pledges/2023-06-02/US/pledge", type: "pledge",
        date: PartialDay("2023-06-02")!,
        actors: ["US"],
        condition: Condition(text: "as long as Russia does", dependsOn: ["RU"]),
        confidence: .medium,
        sources: ["https://aca.invalid/4"])
    ])

  private static func act(_ day: String, _ who: String, _ type: String, note: String? = nil)
    -> LegalAct
  {
    LegalAct(
      id: "new-start/\(day)/\(who)/\(type)", type: type, date: PartialDay(day)!,
      actors: who.split(separator: "+").map(String.init), note: note,
      sources: ["https://source.invalid/\(day)"])
  }
}
