import Primitives
import TestSupport
import Testing

@testable import Transparency

@Suite struct `Vectors of escrow and draw` {
  static func opening(_ value: JSONValue, _ id: Comment) throws -> EscrowOpening? {
    guard let path = value.path("proof"), let section = value.integer("section"),
      let index = value.size("index"), let salt = value.bytes("salt"),
      let section = UInt32(exactly: section)
    else { return nil }
    let content: EscrowOpening.Content
    if let entry = value.text("entry_utf8") {
      content = .entry(Array(entry.utf8))
    } else if value.flag("pad") == true {
      content = .padding
    } else {
      return nil
    }
    var escrow: EscrowID?
    if let hex = value.text("escrow_id") {
      escrow = try #require(EscrowID(hex: hex) as EscrowID?, id)
    }
    return EscrowOpening(
      escrow: escrow, section: section, index: index, salt: salt, content: content, path: path)
  }

  @Test func `escrow`() throws {
    for suite in try VectorSuite.named("escrow") {
      let json = suite.json
      let statementBytes = Array(try #require(json.text("commitment_statement_jcs")).utf8)
      let statement = try EscrowStatement(parsing: statementBytes)
      #expect(try statement.bytes() == statementBytes)
      let master = try #require(
        json["secrets_for_test_only"]?.text("master").flatMap { Secret32(hex: $0) })

      // The declaration can be put together from the openings that must be accepted.
      var accepted: [UInt64: EscrowOpening] = [:]
      for (index, value) in suite.cases.enumerated() where value.flag("accept") == true {
        let id = Comment(rawValue: "\(suite.name) #\(index)")
        let given = try #require(value["opening"], id)
        let opening = try #require(try Self.opening(given, id), id)
        accepted[opening.index] = opening
      }
      try #require(accepted.count == Int(statement.head.size))
      let sections = statement.sections.map { section in
        Escrow.Section(
          label: section.label, size: Int(section.size),
          entries: section.range.compactMap {
            guard case .entry(let entry)? = accepted[$0]?.content else { return nil }
            return entry
          })
      }
      let escrow = try Escrow.commit(
        sections, declarant: statement.declarant, created: statement.created, id: statement.escrow,
        master: master)
      #expect(escrow.statement == statement)
      #expect(escrow.statement.head.root == json.hash("root"))
      #expect(escrow.statement.head.size == json.size("tree_size"))
      #expect(escrow.commitments.map(\.hex) == json.texts("commitments"))
      for (section, seed) in (json.texts("section_seeds") ?? []).enumerated() {
        let opening = try escrow.open(section: section)
        #expect(opening.seed.hexadecimal == seed)
        try opening.verify(against: statement, commitments: escrow.commitments)
      }

      // Nothing that is published at the outset holds a secret or the plain hash of an entry.
      let published =
        statementBytes + escrow.commitments.flatMap(\.bytes)
        + Array(escrow.commitments.map(\.hex).joined().utf8)
      let publishedText = published.hexadecimal
      for forbidden in json.texts("must_not_appear_in_published_bytes") ?? [] {
        #expect(!publishedText.contains(forbidden))
        #expect(!publishedText.contains(Array(forbidden.utf8).hexadecimal))
      }

      for (index, value) in suite.cases.enumerated() {
        let id = Comment(rawValue: "\(suite.name) #\(index) \(value.text("id") ?? "")")
        let accept = try #require(value.flag("accept") as Bool?, id)
        let given = try #require(value["opening"], id)
        if let raw = given.bytes("raw_leaf_data_hex") {
          let path = try #require(given.path("proof"), id)
          let index = try #require(given.size("index"), id)
          // Whatever size is claimed for it, the root is the statement's; the size is too.
          for size in [statement.head.size, value.size("tree_size_claimed") ?? 1] {
            #expect(
              succeeds {
                try InclusionProof(index: index, path: path).verify(
                  leaf: RFC6962Hashing.leaf(raw),
                  in: TreeHead(size: size, root: statement.head.root))
              } == accept, id)
          }
          continue
        }
        guard let opening = try Self.opening(given, id) else {
          #expect(!accept, id)
          continue
        }
        #expect(succeeds { try opening.verify(against: statement) } == accept, id)
        if accept {
          var ours = try escrow.open(index: opening.index)
          ours.escrow = opening.escrow
          #expect(ours == opening, id)
        }
      }

      let plan = OpeningPlan(
        steps: (json.list("plan_steps") ?? []).map { step in
          (step.list("sections") ?? []).compactMap {
            guard case .integer(let section) = $0 else { return nil }
            return section
          }
        })
      for value in json.list("order_cases") ?? [] {
        let id = Comment(rawValue: "\(suite.name) order \(value.text("id") ?? "")")
        var progress = OpeningProgress(plan: plan, statement: statement)
        let opened = (value.list("opened_sections") ?? []).compactMap {
          guard case .integer(let section) = $0 else { return nil as Int? }
          return section
        }
        let outcomes = try opened.map { progress.record(try escrow.open(section: $0)).rawValue }
        #expect(outcomes == value.texts("expect"), id)
        // Leaf by leaf it comes to the same.
        progress = OpeningProgress(plan: plan, statement: statement)
        for (section, outcome) in zip(opened, outcomes) {
          for index in statement.sections[section].range {
            #expect(progress.record(try escrow.open(index: index)).rawValue == outcome, id)
          }
        }
      }

      for value in json.list("uniqueness_cases") ?? [] {
        let id = Comment(rawValue: "\(suite.name) uniqueness \(value.text("id") ?? "")")
        let serials = SerialNumbers(try #require(value.texts("uids"), id))
        #expect(serials.duplicates == value.texts("duplicates"), id)
        #expect(serials.lookAlikes == value.texts("lint") ?? [], id)
      }
    }
  }

  @Test func `random_selection`() throws {
    for (id, value) in try VectorSuite.cases(of: "random_selection") {
      let coinA = try #require(value.text("coin_a").flatMap { Secret32(hex: $0) }, id)
      let coinB = try #require(value.text("coin_b").flatMap { Secret32(hex: $0) }, id)
      let round = VerifiableDraw.Round(
        escrowRoot: try #require(value.hash("escrow_root"), id),
        commitmentA: VerifiableDraw.commitment(to: coinA),
        commitmentB: VerifiableDraw.commitment(to: coinB))
      #expect(round.commitmentA == value.hash("commit_a"), id)
      #expect(round.commitmentB == value.hash("commit_b"), id)
      guard case .drawn(let draw) = try VerifiableDraw.end(round, coinA: coinA, coinB: coinB) else {
        Issue.record("no draw: \(id)")
        continue
      }
      #expect(draw.seed == value.hash("seed"), id)
      let ids = try Self.ids(value, id)
      let count = try #require(value.integer("k"), id)
      let selected = try #require(value.texts("selected"), id)
      let extended = value.texts("extended_by_2") ?? []
      #expect(try draw.select(count, from: ids) == selected, id)
      #expect(
        try draw.select(count + extended.count, from: ids.reversed()) == selected + extended, id)
    }
  }

  /// The names to draw from: a list, or two names with dots between and the numbers to count through.
  static func ids(_ value: JSONValue, _ id: Comment) throws -> [String] {
    if let list = value.texts("ids") { return list }
    let range = try #require(value.text("ids"), id)
    let ends = range.split(separator: "..", maxSplits: 1).map(String.init)
    try #require(ends.count == 2, id)
    let digits = ends[0].reversed().prefix { $0.isNumber }.count
    let prefix = ends[0].dropLast(digits)
    let first = try #require(Int(ends[0].suffix(digits)), id)
    let last = try #require(Int(ends[1].suffix(digits)), id)
    return (first...last).map { number in
      let text = String(number)
      return prefix + String(repeating: "0", count: max(0, digits - text.count)) + text
    }
  }
}
