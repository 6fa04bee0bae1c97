import ArgumentParser
import Catalogue
import Primitives
import Treaties
import Verification

/// Plans inspections: chances, sample sizes, bounds, quotas, allocations and games.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Plan inspections: chances, sample sizes, quotas, allocations, games, draws.",
    subcommands: [
      Detect.self, Sample.self, Bound.self, Visits.self, Quota.self, Allocate.self, Game.self,
      DrawCommand.self,
    ])
}

extension PlanCommand {
  struct Detect: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "detect",
      abstract: "The chance that a sample holds an irregular item.",
      discussion: """
        EXAMPLE: depositary plan detect --population 100 --irregular 5 --sample 45
                 depositary plan detect --population 100 --irregular 5 --sample 20 --recognising 0.9 --json
                 depositary plan detect --population 500 --irregular 5 --sample 50 --svg curve.svg
        """)

    @Option(help: "Items in all.") var population: Int
    @Option(help: "Items that are not as declared.") var irregular: Int
    @Option(help: "Items drawn.") var sample: Int
    @Option(help: "The chance that an irregular item drawn is recognised.") var recognising = 1.0
    @Option(help: ArgumentHelp("Write the curve over all sample sizes as SVG.", valueName: "file"))
    var svg: String?
    @OptionGroup var output: OutputOptions

    func run() throws {
      try refusing {
        let drawing = try Drawing(population: population, irregular: irregular, sample: sample)
        if let svg {
          try writeOutput(
            DetectionCurve(
              population: population, irregular: [irregular], recognising: recognising,
              marked: sample
            ).svg, to: svg)
          if svg == "-" { return }
        }
        let json = try drawing.json(recognising: recognising)
        let text = try drawing.text(recognising: recognising)
        output.print(json: json, text: text)
      }
    }
  }

  struct Sample: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sample",
      abstract: "How many items to draw so that irregular ones are rarely missed.",
      discussion: """
        Prints the exact number, the IAEA's approximation, that of Jaech and Russell, and the number as if \
        every item drawn were put back.

        EXAMPLE: depositary plan sample --population 100 --irregular 5 --risk 5%
                 depositary plan sample --population 1000000 --irregular 1000 --risk 1/20 --json
        """)

    @Option(help: "Items in all.") var population: Int
    @Option(help: "The least number of irregular items to be noticed.") var irregular: Int
    @Option(help: "The risk of missing them that is accepted: 0.05, 5% or 1/20.")
    var risk: Fraction
    @Option(help: ArgumentHelp("Write the curve over all sample sizes as SVG.", valueName: "file"))
    var svg: String?
    @OptionGroup var output: OutputOptions

    func run() throws {
      try refusing {
        let size = try SampleSize(population: population, irregular: irregular, risk: risk)
        if let svg {
          try writeOutput(
            DetectionCurve(population: population, irregular: [irregular], marked: size.exact).svg,
            to: svg)
          if svg == "-" { return }
        }
        output.print(json: size.json, text: size.text)
      }
    }
  }

  struct Bound: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "bound",
      abstract: "How many irregular items a finished inspection does not exclude.",
      discussion: """
        EXAMPLE: depositary plan bound --population 60 --sample 18 --found 1 --alpha 0.05
        """)

    @Option(help: "Items in all.") var population: Int
    @Option(help: "Items drawn.") var sample: Int
    @Option(help: "Irregular items found among them.") var found: Int
    @Option(help: "The risk of being wrong that is accepted: 0.05, 5% or 1/20.")
    var alpha: Fraction
    @OptionGroup var output: OutputOptions

    func run() throws {
      try refusing {
        let bound = try UpperBound(
          population: population, sample: sample, found: found, alpha: alpha)
        output.print(json: bound.json, text: bound.text)
      }
    }
  }

  struct Visits: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "visits",
      abstract: "What visiting some of a country's sites each year finds over the years.",
      discussion: """
        EXAMPLE: depositary plan visits --sites 35 --per-year 10 --years 5 --irregular 1
        """)

    @Option(help: "Sites in all.") var sites: Int
    @Option(help: "Different sites visited a year, drawn afresh each year.") var perYear: Int
    @Option(help: "Years.") var years: Int
    @Option(help: "Sites that are not as declared.") var irregular = 1
    @OptionGroup var output: OutputOptions

    func run() throws {
      try refusing {
        let visits = try YearlyVisits(sites: sites, visitsPerYear: perYear, years: years)
        let json = try visits.json(irregular: irregular)
        let text = try visits.text(irregular: irregular)
        output.print(json: json, text: text)
      }
    }
  }

  struct Quota: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "quota",
      abstract: "Count inspections against a treaty's yearly quotas.",
      discussion: """
        A file of inspections (date, type) is counted by treaty year; one over the quota is reported, \
        never dropped. With --objects and --percent, a quota that is a share: each rounding is shown, \
        because the treaty decides which holds.

        EXAMPLE: depositary plan quota inspections.csv --instrument new-start
                 depositary plan quota --objects 235 --percent 10

        EXIT STATUS: 0 all within, 1 an inspection over its quota, 64 wrong usage.
        """)

    @Argument(help: ArgumentHelp("Inspections as CSV: date, type.", valueName: "inspections.csv"))
    var file: String?
    @Option(
      help:
        "Whose quotas: new-start (types type-one, type-two), inf-treaty (short-notice) or one of your own catalogue."
    )
    var instrument = "new-start"
    @Option(help: "Counts treaty years from this day instead of entry into force.")
    var anchor: Day?
    @Option(help: "Objects of verification, for a quota that is a share of them.")
    var objects: Int?
    @Option(help: "The share in per cent.") var percent: Int?
    @Flag(help: "Print CSV.") var csv = false
    @OptionGroup var catalogue: CatalogueOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
      guard (objects == nil) == (percent == nil) else {
        throw ValidationError("--objects and --percent go together.")
      }
      guard (file == nil) != (objects == nil) else {
        throw ValidationError("Give a file of inspections, or --objects and --percent.")
      }
      if let objects, let percent {
        guard (0...1_000_000_000).contains(objects), (0...1000).contains(percent) else {
          throw ValidationError("--objects goes to a billion and --percent to 1000.")
        }
      }
    }

    func run() throws {
      if let objects, let percent {
        let quota = PercentageQuota(objects: objects, percent: percent)
        output.print(
          json: quota.json,
          text:
            "\(percent) % of \(objects) is \(quota.hundredths)/100: \(quota.roundedDown) rounded "
            + "down, \(quota.roundedHalfUp) to the nearest, \(quota.roundedUp) up.\n")
        return
      }
      guard let file else { return }
      let loaded = try catalogue.load()
      let found = try loaded.named(instrument, on: nil)
      var ledger = try refusing { try QuotaLedger(found, in: loaded.register, knownOn: .today) }
      if let anchor { ledger.anchor = anchor }
      let lines = try refusing {
        ledger.lines(for: try QuotaLedger.inspections(inputText(file), file: file))
      }
      let table = QuotaLedger.table(of: lines)
      output.print(json: QuotaLedger.json(of: lines), text: csv ? table.csv : table.text)
      if lines.contains(where: { $0.status == .overQuota }) { throw ExitCode.finding }
    }
  }

  struct Allocate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "allocate",
      abstract: "Share a sample out so that the weakest stratum is as strong as can be.",
      discussion: """
        EXAMPLE: depositary plan allocate --stratum silos:20:2 --stratum mobile:40:4 --stratum stores:10:1 --budget 15
        """)

    @Option(
      help: ArgumentHelp(
        "A stratum: its name, its items and the irregular ones to be noticed.",
        valueName: "name:items:irregular"))
    var stratum: [String]
    @Option(help: "Items to draw in all.") var budget: Int
    @Flag(help: "Print CSV.") var csv = false
    @OptionGroup var output: OutputOptions

    func run() throws {
      let strata = try stratum.map { text in
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let items = Int(parts[1]), let irregular = Int(parts[2]) else {
          throw ExitCode.usage.saying(
            "“\(text)” is not a stratum. Write name:items:irregular, such as silos:20:2.")
        }
        return Allocation.Stratum(
          name: String(parts[0]), population: items, irregular: irregular)
      }
      try refusing {
        let plan = try Allocation(strata, budget: budget)
        output.print(
          json: plan.json,
          text: csv
            ? plan.table.csv
            : plan.table.text
              + "Wherever the items are, the chance is at least "
              + "\(Drawing.text(ofChance: plan.guaranteed)).\n")
      }
    }
  }

  struct Game: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "game",
      abstract: "How to spread a few inspections over periods against one who sees them.",
      discussion: """
        The inspection game of Dresher (1962): exact values and the best play of both sides.

        EXAMPLE: depositary plan game --periods 6 --inspections 4
        """)

    @Option(help: "Periods.") var periods: Int
    @Option(help: "Inspections.") var inspections: Int
    @OptionGroup var output: OutputOptions

    func run() throws {
      try refusing {
        let game = try InspectionGame(periods: periods, inspections: inspections)
        output.print(json: game.json, text: game.text)
      }
    }
  }
}
