import ArgumentParser
import Catalogue
import Foundation
import Primitives
import Treaties
import Verification

/// Holds declared data against a treaty's limits and deadlines.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Hold declared data against limits, and list notifications due.",
    subcommands: [Limits.self, Deadlines.self], defaultSubcommand: Limits.self)
}

extension CheckCommand {
  /// Per party, limit and day: declared, not declared, not yet binding, within, over, …
  struct Limits: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "limits",
      abstract: "Hold declared numbers against an instrument's limits.",
      discussion: """
        A number that was not declared is never within a limit. Where another party counts \
        differently, or readings differ on whether the limit binds, the verdict is contested.

        EXAMPLE: depositary check limits --instrument new-start
                 depositary check limits --instrument new-start --party US --as-of 2022-03-01 --quantity deployed_warheads --json
                 depositary check limits Catalogue/data/new-start-aggregates.csv --instrument new-start --svg limits.svg

        EXIT STATUS: 0 nothing over, 1 a number over its limit, 2 contested or not declared, 64 wrong usage.
        """)

    @Argument(
      help: ArgumentHelp(
        "Declared data as CSV: as_of, party, a column for each quantity. By default the catalogue's.",
        valueName: "data.csv"))
    var file: String?
    @Option(help: "The instrument: a catalogue id or a name for it.")
    var instrument: String
    @Option(help: "The party, such as US. By default each.")
    var party: String?
    @Option(help: "The quantity, such as deployed_warheads. By default each.")
    var quantity: String?
    @Option(
      name: [.customLong("as-of"), .customLong("on")],
      help: "The day: judges by the declaration that stood then. By default every declared day.")
    var day: Day?
    @Option(help: "Leaves out declarations of later days, and acts not known then.")
    var knownOn: Day?
    @Option(help: "Judges by this holder's reading and count alone, such as RU.")
    var reading: String?
    @Option(help: "A ceiling to take the place of the treaty's.")
    var limit: Int?
    @Option(
      help: ArgumentHelp("Write a plot of the numbers and limits as SVG.", valueName: "file"))
    var svg: String?
    @Flag(help: "Print CSV.")
    var csv = false
    @OptionGroup var catalogue: CatalogueOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
      if limit != nil, quantity == nil {
        throw ValidationError("--limit needs --quantity, the quantity that it is a ceiling of.")
      }
    }

    func run() throws {
      let loaded = try catalogue.load()
      let found = try loaded.named(instrument, on: day)
      let known = knownOn ?? .today
      try refusing {
        let rule = try LimitRule(found, in: loaded.register, knownOn: known)
        let table = loaded.tables.first { $0.name.hasSuffix("\(found.id)-aggregates.csv") }
        let disputes = loaded.tables.first { $0.name.hasSuffix("\(found.id)-disputes.csv") }
        let declarations = try DeclarationsFromCSV.read(
          file.map(inputText) ?? table?.text ?? "as_of,party,none\n",
          file: file ?? table?.name ?? "")
        let check = LimitsCheck(
          rule: rule, declarations: declarations,
          disputes: try disputes.map {
            try DeclarationDispute.read($0.text, file: $0.name)
          } ?? [])
        if let reading, !loaded.holders.contains(where: { $0.id == reading }) {
          let names = loaded.holders.map(\.id).joined(separator: ", ")
          throw VerificationError(
            code: "unknown-reading", "No reading is known of “\(reading)”. Known: \(names).")
        }
        if let svg {
          try writeOutput(
            LimitsPlot(check, title: "\(found.aliases.first ?? found.name): declared and allowed")
              .svg, to: svg)
          if svg == "-" { return }
        }
        let findings = try self.findings(check)
        try print(findings)
      }
    }

    private func findings(_ check: LimitsCheck) throws -> [LimitsCheck.Finding] {
      let parties = party.map { [$0.uppercased()] } ?? check.rule.parties
      guard let day else {
        if let party, !check.rule.parties.contains(party.uppercased()) {
          _ = try check.finding(
            party: party.uppercased(), quantity: quantity ?? "", on: .today, known: knownOn)
        }
        // Asked of one day, the question is refused where the quantity is unknown.
        let asked = try quantity.map {
          try check.finding(party: parties[0], quantity: $0, on: check.rule.binds.start).limit
        }
        return check.findings(known: knownOn, reading: reading, ceiling: limit).filter {
          parties.contains($0.party) && (asked == nil || $0.limit.quantity == asked?.quantity)
        }
      }
      var quantities: [String] = []
      for limit in check.rule.limits where !quantities.contains(limit.quantity) {
        quantities.append(limit.quantity)
      }
      return try parties.flatMap { party in
        try (quantity.map { [$0] } ?? quantities).map {
          try check.finding(
            party: party, quantity: $0, on: day, known: knownOn, reading: reading, ceiling: limit)
        }
      }
    }

    private func print(_ findings: [LimitsCheck.Finding]) throws {
      if party != nil, quantity != nil, day != nil, let only = findings.first {
        output.print(json: only.answer, text: LimitsCheck.text(of: only))
      } else if csv {
        Terminal.write(LimitsCheck.table(of: findings).csv)
      } else {
        output.print(
          json: .array(findings.map(\.json)), text: LimitsCheck.table(of: findings).text)
      }
      guard !findings.isEmpty else {
        throw ExitCode.contested.saying(
          "nothing declared is known here. Name a file of declared data, or see --help.")
      }
      if findings.contains(where: { $0.status == .over }) { throw ExitCode.finding }
      if findings.contains(where: { $0.status == .contested || $0.status == .notDeclared }) {
        throw ExitCode.contested
      }
    }
  }

  /// The notifications that fall due by the treaty's own rules.
  struct Deadlines: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "deadlines",
      abstract: "List the notifications that a treaty's own rules ask for, and when they are due.",
      discussion: """
        The rules are those of the instrument's provisions; with --entry-into-force they are applied to \
        another day. Whether a change was notified in time: give --event, and --notified where it was.

        EXAMPLE: depositary check deadlines --instrument new-start --through 2013-03-01
                 depositary check deadlines --entry-into-force 2027-10-15 --through 2029-12-31 --json
                 depositary check deadlines --event 2019-02-25 --notified 2019-03-03
        """)

    @Option(help: "The instrument: a catalogue id or a name for it.")
    var instrument = "new-start"
    @Option(help: "Counts from this day instead of the instrument's entry into force.")
    var entryIntoForce: Day?
    @Option(help: "Lists no period that ends later. By default the treaty's end.")
    var through: Day?
    @Option(name: .customLong("on"), help: "The day of the question. By default today.")
    var today: Day?
    @Option(help: "The day of a change that is to be notified.")
    var event: Day?
    @Option(help: "The day on which the change was notified.")
    var notified: Day?
    @OptionGroup var catalogue: CatalogueOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      let loaded = try catalogue.load()
      let found = try loaded.named(instrument, on: today)
      var check = try refusing { try DeadlinesCheck(found, in: loaded.register, knownOn: .today) }
      if let entryIntoForce {
        check.entryIntoForce = entryIntoForce
        check.end = nil
      }
      let today = today ?? .today
      if let event {
        let found = check.rule.notification(of: event, notified: notified, today: today)
        output.print(
          json: [
            "event": .string(event.description), "due": .string(found.due.description),
            "notified": JSONValue(notified?.description), "status": .string(found.status.rawValue),
            "days_late": .integer(found.daysLate), "source": .string(check.rule.source),
          ],
          text: "due \(found.due), \(found.status.rawValue)"
            + (found.daysLate > 0
              ? ", \(found.daysLate) \(found.daysLate == 1 ? "day" : "days") late" : "")
            + " (\(check.rule.source))\n")
        if found.status == .late || found.status == .missed { throw ExitCode.finding }
        return
      }
      let list = check.due(through: through, today: today)
      output.print(
        json: DeadlinesCheck.json(of: list),
        text: DeadlinesCheck.table(of: list).text + "Source: \(check.rule.source)\n")
    }
  }
}
