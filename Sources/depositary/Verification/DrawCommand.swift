public import ArgumentParser
import Primitives
public import Transparency

/// Draws what is inspected so that neither side chooses it and anyone can repeat it.
struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draw a sample that neither side can steer and anyone can repeat.",
    discussion: """
      Two parties, a and b, each commit to a coin and then show it. The sample follows from the list, the two \
      commitments and the two coins; the list is fixed before, by an escrow's root or by its own digest.

      EXAMPLE: depositary plan draw begin draw/ --ids sites.txt --sample 3
               depositary plan draw commit draw/ --party a --coin a.coin
               depositary plan draw commit draw/ --party b --coin b.coin
               depositary plan draw reveal draw/ --party a --coin a.coin
               depositary plan draw reveal draw/ --party b --coin b.coin
               depositary plan draw verify draw/
      """,
    subcommands: [
      DrawBeginCommand.self, DrawCommitCommand.self, DrawRevealCommand.self,
      DrawDefaultCommand.self, DrawVerifyCommand.self,
    ])
}

extension VerifiableDraw.Party: ExpressibleByArgument {}

/// Fixes what is drawn from.
struct DrawBeginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "begin",
    abstract: "Fix the list, the size of the sample and the root.",
    discussion: """
      The list is a file with an id on each line, or the leaves of a section of an escrow: then the entries \
      are fixed by its root, and padding can be drawn as well, because nobody may tell it from entries.

      EXAMPLE: depositary plan draw begin draw/ --ids sites.txt --sample 3
               depositary plan draw begin draw/ --escrow public/ --section sites --sample 3
      """)

  @Argument(help: ArgumentHelp("The folder to be published.", valueName: "folder"))
  var path: String
  @Option(
    help: ArgumentHelp("A file with an id on each line; - is standard input.", valueName: "file"))
  var ids: String?
  @Option(help: ArgumentHelp("The public folder of an escrow.", valueName: "folder"))
  var escrow: String?
  @Option(help: "The section of the escrow to draw from, by label or number.")
  var section: String?
  @Option(help: "How many to draw.") var sample: Int
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (ids == nil) != (escrow == nil) else {
      throw ValidationError("Give --ids, or --escrow with --section.")
    }
    guard (escrow == nil) == (section == nil) else {
      throw ValidationError("--escrow and --section go together.")
    }
  }

  func run() throws {
    let folder = try ExitCode.refusing { () -> DrawFolder in
      if let escrow, let section {
        let statement = try EscrowFolder(at: escrow).statement
        let leaves = statement.sections[try statement.section(named: section)].range
        return try DrawFolder.begin(
          drawing: sample, from: leaves.map { "leaf-\($0)" }, root: statement.head.root, at: path)
      }
      let lines = try inputText(ids ?? "-").split(whereSeparator: \.isNewline).map(String.init)
      return try DrawFolder.begin(drawing: sample, from: lines, root: nil, at: path)
    }
    output.print(
      json: [
        "folder": .string(path), "ids": .integer(folder.ids.count), "sample": .integer(sample),
        "root": .string(folder.round.root.hex), "list": .string(folder.round.listDigest.hex),
      ],
      text: """
        \(sample) of \(folder.ids.count) ids are to be drawn; root \(folder.round.root.hex).
        Both parties now commit: depositary plan draw commit \(path) --party a --coin FILE

        """)
  }
}

/// The coin of one party, in a file of its own.
struct DrawParty: ParsableArguments {
  @Argument(help: ArgumentHelp("The folder of the draw.", valueName: "folder"))
  var path: String
  @Option(help: ArgumentHelp("Which of the two: a or b.", valueName: "a|b"))
  var party: VerifiableDraw.Party
  @Option(
    help: ArgumentHelp("The file that keeps the coin, for this party alone.", valueName: "file"))
  var coin: String
}

/// Commits to a coin.
struct DrawCommitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commit",
    abstract: "Make a coin, keep it, and publish the commitment to it.",
    discussion: """
      The coin is 32 random bytes in a new file that its owner alone can read. With --sign the commitment \
      carries a signature, so that nobody can exchange it later.

      EXAMPLE: depositary plan draw commit draw/ --party a --coin a.coin --sign a.key
      """)

  @OptionGroup var side: DrawParty
  @Option(help: ArgumentHelp("Sign with the private key in this file.", valueName: "file"))
  var sign: String?
  @OptionGroup var output: OutputOptions

  func run() throws {
    let commitment = try ExitCode.refusing {
      let folder = try DrawFolder(at: side.path)
      if try folder.commitment(of: side.party) != nil {
        throw TransparencyError(
          .exists, "Party \(side.party.rawValue) has committed already; a commitment stays.")
      }
      let signer = try sign.map { try KeyFile.signer(at: $0) }
      let coin = Fresh.secret()
      // The coin is safe before anything is published that only it can answer.
      try KeyFile.create(coin, at: side.coin)
      return try folder.commit(side.party, to: coin, signedBy: signer)
    }
    output.print(
      json: ["party": .string(side.party.rawValue), "commitment": .string(commitment.hex)],
      text: """
        Party \(side.party.rawValue) committed: \(commitment.hex)
        Keep \(side.coin) until both have committed, then show it with “plan draw reveal”.

        """)
  }
}

/// Shows a coin.
struct DrawRevealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reveal",
    abstract: "Show a party's coin, once both have committed.",
    discussion: """
      EXAMPLE: depositary plan draw reveal draw/ --party a --coin a.coin

      EXIT STATUS: 1 for a coin that wasn't committed to, 2 where the other hasn't committed.
      """)

  @OptionGroup var side: DrawParty
  @OptionGroup var output: OutputOptions

  func run() throws {
    try ExitCode.refusing {
      try DrawFolder(at: side.path).reveal(side.party, coin: try KeyFile.secret(at: side.coin))
    }
    output.print(
      json: [
        "party": .string(side.party.rawValue),
        "file": .string("\(side.path)/coin-\(side.party.rawValue).json"),
      ], text: "Wrote \(side.path)/coin-\(side.party.rawValue).json.\n")
  }
}

/// Puts a withheld coin on record.
struct DrawDefaultCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record-default",
    abstract: "Put on record that a party didn't show its coin.",
    discussion: """
      A coin withheld after the other's was seen is how a draw would be steered. It is said, never passed \
      over by beginning again.

      EXAMPLE: depositary plan draw record-default draw/ --party b --reason "no coin by the agreed day"
      """)

  @Argument(help: ArgumentHelp("The folder of the draw.", valueName: "folder"))
  var path: String
  @Option(help: ArgumentHelp("Who didn't show its coin: a or b.", valueName: "a|b"))
  var party: VerifiableDraw.Party
  @Option(help: "What was agreed and what happened.")
  var reason: String
  @OptionGroup var output: OutputOptions

  func run() throws {
    try ExitCode.refusing {
      try DrawFolder(at: path).recordDefault(of: party, reason: reason, recorded: Instant.now)
    }
    output.print(
      json: [
        "party": .string(party.rawValue),
        "file": .string("\(path)/default-\(party.rawValue).json"),
      ], text: "Wrote \(path)/default-\(party.rawValue).json.\n")
  }
}

/// Repeats a draw from its public files.
struct DrawVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Repeat a draw from its public files, and print the sample.",
    discussion: """
      Checks that list, sample and root are those that both committed to, that each coin is the one committed \
      to, and, where keys are given, that both signed. Unsigned commitments prove nothing about who made \
      them: hold them against your own copies.

      EXAMPLE: depositary plan draw verify draw/
               depositary plan draw verify draw/ --key-a KEY --key-b KEY --escrow public/ --json

      EXIT STATUS: 0 drawn, 1 something doesn't hold, 2 not finished or a coin withheld.
      """)

  @Argument(help: ArgumentHelp("The folder of the draw.", valueName: "folder"))
  var path: String
  @Option(help: ArgumentHelp("Party a's key; its signature is demanded.", valueName: "name+id+key"))
  var keyA: String?
  @Option(help: ArgumentHelp("Party b's key; its signature is demanded.", valueName: "name+id+key"))
  var keyB: String?
  @Option(
    help: ArgumentHelp(
      "The escrow whose leaves are drawn; its root is checked.", valueName: "folder"))
  var escrow: String?
  @OptionGroup var output: OutputOptions

  func run() throws {
    let (folder, reading) = try ExitCode.refusing {
      let folder = try DrawFolder(at: path)
      var keys: [VerifiableDraw.Party: VerifierKey] = [:]
      if let keyA { keys[.a] = try VerifierKey(parsing: keyA) }
      if let keyB { keys[.b] = try VerifierKey(parsing: keyB) }
      let statement = try escrow.map { try EscrowFolder(at: $0).statement }
      return (folder, try folder.verify(keys: keys, escrow: statement))
    }
    let unsigned = [VerifiableDraw.Party.a, .b].filter { !reading.signed.contains($0) }
    func names(_ parties: [VerifiableDraw.Party]) -> String {
      (parties.count == 1 ? "party " : "parties ")
        + parties.map(\.rawValue).joined(separator: " and ")
    }
    func list(_ parties: [VerifiableDraw.Party]) -> JSONValue {
      JSONValue(parties.map(\.rawValue))
    }
    var members: [(key: String, value: JSONValue)] = [
      ("root", .string(folder.round.root.hex)), ("ids", .integer(folder.ids.count)),
      ("sample", .integer(folder.round.sample)), ("signed", list(reading.signed)),
    ]
    var text = ""
    switch reading.outcome {
    case .open(let parties):
      members += [("outcome", "open"), ("waits_for", list(parties))]
      text = "Not begun: \(names(parties)) must still commit.\n"
    case .committed(let parties):
      members += [("outcome", "committed"), ("waits_for", list(parties))]
      text = "Both have committed; \(names(parties)) must still show the coin.\n"
    case .withheld(let parties):
      members += [("outcome", "withheld"), ("withheld_by", list(parties))]
      text =
        "No draw: \(names(parties)) withheld the coin. It is on record as a default of theirs.\n"
    case .drawn(let seed, let selected):
      members += [
        ("outcome", "drawn"), ("seed", .string(seed.hex)), ("selected", JSONValue(selected)),
      ]
      text = "Drawn, \(selected.count) of \(folder.ids.count):\n"
      text += selected.map { "  \($0)\n" }.joined()
      text += "Seed: \(seed.hex)\n"
    }
    if !unsigned.isEmpty {
      text +=
        "No signature of \(names(unsigned)) was checked: hold the commitment against your own copy.\n"
    }
    output.print(json: .object(members), text: text)
    if case .drawn = reading.outcome { return }
    throw ExitCode.contested
  }
}
