/// What words of the field stood for in each of its periods.
///
/// *Strategic arms* were START I's in 1985 and New START's in 2010; *missile defence* was a quarrel about the ABM Treaty
/// until it ended in June 2002, and one about stability since; *the British and French forces* were what Moscow wanted
/// counted with the Euromissiles, and are now what a five-power framework is asked for. Outside the years given the words say
/// nothing of an instrument. The years are those of the instruments' own talks, signatures and ends (the catalogue's acts).
enum PeriodWords {
  /// What words stand for in some years, and how surely.
  struct Use: Sendable {
    var years: ClosedRange<Int>
    var id: String
    var kind: InstrumentLinker.Mention.Kind
  }

  /// The use of a year. A text without a day is of the last year it speaks of, as far as can be told; without any, of today.
  static func use(_ uses: [Use], year: Int?) -> Use? {
    guard let year else { return uses.last }
    return uses.first { $0.years.contains(year) }
  }

  private static let now = 2100
  private static let general = "arms-control-general"

  static let table: [(words: [String], uses: [Use])] =
    offensiveArms + spaceAndDefence + missilesInEurope + forcesInEurope + tests + powers + matters

  // MARK: Offensive arms

  private static let offensiveArms: [(words: [String], uses: [Use])] = [
    (
      // The limits of SALT II, kept unratified until the end of 1986.
      [
        "arms limits", "strategic arms accords", "strategic arms accord", "strategic arms limits",
        "interim accord", "interim agreement", "interim restraint", "weapons limits",
      ],
      [
        Use(years: 1972...1986, id: "other-treaty", kind: .hint),
        Use(years: 1987...now, id: general, kind: .faint),
      ]
    ),
    (
      ["ceilings", "ceiling"],
      [
        Use(years: 1977...1986, id: "other-treaty", kind: .faint),
        Use(years: 1987...2008, id: "start-i", kind: .faint),
        Use(years: 2009...now, id: "new-start", kind: .faint),
      ]
    ),
    (
      [
        "strategic arms", "strategic weapons", "strategic weapon", "strategic forces",
        "strategic missiles", "strategic rockets", "strategic nuclear", "strategic offensive",
        "strategic offensive arms", "strategic offensive weapons", "strategic systems",
        "strategic cuts", "strategic reductions", "strategic arsenals", "strategic arsenal",
        "strategic launchers", "strategic warheads", "strategic treaty", "strategic agreement",
        "strategic nuclear arms", "strategic nuclear weapons", "strategic nuclear forces",
        "long-range nuclear", "offensive arms", "offensive weapons",
      ],
      [
        Use(years: 1982...1995, id: "start-i", kind: .hint),
        Use(years: 1996...2006, id: general, kind: .hint),
        Use(years: 2007...now, id: "new-start", kind: .hint),
      ]
    ),
    (
      // Since 2013 they are as often those of shorter ranges that Europe is within the reach of.
      [
        "long-range arms", "long-range weapons", "long-range forces", "long-range missiles",
        "long-range rockets", "longer-range forces", "longer-range missiles", "intercontinental",
      ],
      [
        Use(years: 1982...1995, id: "start-i", kind: .hint),
        Use(years: 2007...2012, id: "new-start", kind: .hint),
      ]
    ),
    (
      ["heavy missiles", "heavy missile"],
      [
        Use(years: 1982...1991, id: "start-i", kind: .hint),
        Use(years: 1992...2002, id: "other-treaty", kind: .hint),
        Use(years: 2009...now, id: "new-start", kind: .faint),
      ]
    ),
    (
      [
        "throw-weight", "heavy bombers", "mobile missiles", "50 percent", "50-percent",
        "fifty percent", "halve", "halving", "halved", "ballistic missiles",
      ],
      [
        Use(years: 1982...1991, id: "start-i", kind: .hint),
        Use(years: 2009...2012, id: "new-start", kind: .faint),
      ]
    ),
    (
      ["inspections", "inspection", "inspectors", "notifications", "data exchange"],
      [
        Use(years: 1991...2008, id: "start-i", kind: .faint),
        Use(years: 2009...now, id: "new-start", kind: .faint),
      ]
    ),
  ]

  // MARK: Space and missile defence

  private static let spaceAndDefence: [(words: [String], uses: [Use])] = [
    (
      [
        "space weapons", "space arms", "weapons in space", "arms in space", "weapons into space",
        "arms into space", "space defenses", "space defences", "space defense", "space defence",
        "space-based", "space shield", "space strike",
      ],
      [
        Use(years: 1983...2002, id: "abm-treaty", kind: .hint),
        Use(years: 2003...now, id: general, kind: .subject),
      ]
    ),
    (
      [
        "strategic defense", "strategic defence", "strategic defenses", "strategic defences",
        "Krasnoyarsk", "broad interpretation", "narrow interpretation",
      ],
      [Use(years: 1983...2002, id: "abm-treaty", kind: .hint)]
    ),
    (
      ["radar", "radars"],
      [
        Use(years: 1983...1992, id: "abm-treaty", kind: .hint),
        Use(years: 1993...2002, id: "abm-treaty", kind: .faint),
        Use(years: 2003...now, id: general, kind: .faint),
      ]
    ),
    (
      ["shield"],
      [
        Use(years: 1983...2002, id: "abm-treaty", kind: .hint),
        Use(years: 2003...now, id: general, kind: .hint),
      ]
    ),
    (
      ["defenses", "defences"],
      [
        Use(years: 1983...2002, id: "abm-treaty", kind: .faint),
        Use(years: 2003...now, id: general, kind: .faint),
      ]
    ),
  ]

  // MARK: Missiles in Europe

  private static let missilesInEurope: [(words: [String], uses: [Use])] = [
    (
      [
        "missile", "missiles", "deploy", "deployed", "deployment", "deployments", "deploying",
        "launchers", "launcher", "stationed",
      ],
      [
        Use(years: 1979...1988, id: "inf-treaty", kind: .faint),
        Use(years: 2013...now, id: "ru-inf-moratorium", kind: .faint),
      ]
    ),
    (
      ["cruise", "cruise missile", "cruise missiles"],
      [
        Use(years: 1979...1988, id: "inf-treaty", kind: .hint),
        Use(years: 2013...now, id: "ru-inf-moratorium", kind: .faint),
      ]
    ),
    (
      ["land-based missiles", "ground-based missiles"],
      [
        Use(years: 1979...1988, id: "inf-treaty", kind: .hint),
        Use(years: 2013...now, id: "ru-inf-moratorium", kind: .hint),
      ]
    ),
    (
      [
        "twin-track", "two-track", "double-track", "theater nuclear", "theatre nuclear",
        "European missiles", "missiles in Europe",
      ],
      [Use(years: 1979...1988, id: "inf-treaty", kind: .hint)]
    ),
  ]

  // MARK: Forces in Europe

  private static let forcesInEurope: [(words: [String], uses: [Use])] = [
    (
      [
        "troops", "soldiers", "armies", "manpower", "artillery", "armour", "armor", "guns",
        "armoured", "armored", "helicopters", "combat aircraft", "ground forces", "land forces",
        "naval infantry", "coastal defence", "coastal defense",
      ],
      [
        Use(years: 1988...1992, id: "cfe", kind: .hint),
        Use(years: 1993...2023, id: "cfe", kind: .faint),
      ]
    ),
    (
      [
        "troop ceilings", "troop levels", "troop cuts", "force levels", "conventional cuts",
        "conventional weapons", "conventional reductions",
      ],
      [Use(years: 1988...2023, id: "cfe", kind: .hint)]
    ),
    (
      [
        "unarmed planes", "unarmed aircraft", "aerial inspection", "aerial inspections",
        "aerial observation", "observation planes", "observation plane", "surveillance planes",
        "surveillance aircraft",
      ],
      [Use(years: 1989...now, id: "open-skies", kind: .hint)]
    ),
  ]

  // MARK: Tests

  private static let tests: [(words: [String], uses: [Use])] = [
    (
      [
        "nuclear tests", "nuclear test", "nuclear testing", "nuclear explosions",
        "nuclear explosion", "nuclear blast", "nuclear blasts", "underground tests",
        "underground explosions", "explosive tests",
      ],
      [
        Use(years: 1900...1995, id: "none", kind: .name),
        Use(years: 1996...now, id: "ctbt", kind: .name),
      ]
    )
  ]

  // MARK: Powers

  private static let powers: [(words: [String], uses: [Use])] = [
    (
      [
        "Britain and France", "France and Britain", "British and French", "French and British",
        "Paris or London", "London or Paris", "Britain together with France",
      ],
      [
        Use(years: 1979...1988, id: "inf-treaty", kind: .hint),
        Use(years: 2009...now, id: "five-power-framework", kind: .name),
      ]
    ),
    (
      ["London and Paris", "Paris and London"],
      [
        Use(years: 1979...1988, id: "inf-treaty", kind: .hint),
        Use(years: 2009...now, id: "five-power-framework", kind: .hint),
      ]
    ),
    (
      ["London", "Paris", "Britain", "France"],
      [Use(years: 2018...now, id: "five-power-framework", kind: .faint)]
    ),
    (
      [
        "five nuclear powers", "five nuclear-weapon states", "nuclear five", "five powers",
        "five permanent members", "declared nuclear powers", "recognized nuclear powers",
        "recognised nuclear powers", "official nuclear powers", "five recognized nuclear states",
        "five nuclear states",
      ],
      [
        Use(years: 1968...2008, id: "npt", kind: .faint),
        Use(years: 2009...now, id: "five-power-framework", kind: .name),
      ]
    ),
    (
      ["negotiate", "talks", "negotiations", "begin", "China", "Chinese", "Beijing"],
      [Use(years: 2018...now, id: "post-2026-agreement", kind: .faint)]
    ),
  ]

  // MARK: Other matters

  private static let matters: [(words: [String], uses: [Use])] = [
    (
      [
        "chemical weapons", "chemical arms", "poison gas", "fissile material", "fissile cutoff",
        "neutron warhead", "neutron bomb", "nuclear shells", "short-range rockets",
        "short-range bombs", "short-range weapons", "short-range warheads", "gravity bombs",
        "unilateral cuts", "unilateral reductions", "unilateral initiatives",
      ],
      [Use(years: 1900...now, id: general, kind: .subject)]
    ),
    (
      [
        "threshold treaty", "threshold treaties", "threshold test ban", "TTBT", "150-kiloton",
        "150 kilotons", "peaceful nuclear explosions treaty",
      ],
      [Use(years: 1974...1995, id: general, kind: .subject)]
    ),
  ]
}
