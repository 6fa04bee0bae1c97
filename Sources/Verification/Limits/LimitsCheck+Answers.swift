public import Primitives

extension LimitsCheck {
  /// The findings as a table, a row for each declared quantity and day.
  public static func table(of findings: [Finding]) -> AnswerTable {
    var table = AnswerTable(columns: [
      "as of", "party", "quantity", "declared", "limit", "margin", "excess", "status", "disputed",
    ])
    for finding in findings {
      table.add([
        finding.day.description, finding.party, finding.limit.quantity,
        finding.value.map(String.init) ?? "–", String(finding.ceiling),
        finding.margin.map { String($0) } ?? "–", finding.excess.map(String.init) ?? "–",
        finding.status.rawValue, disputes(finding),
      ])
    }
    return table
  }

  /// One finding in sentences, for a question about one party, quantity and day.
  public static func text(of finding: Finding) -> String {
    var lines = ["\(finding.party), \(finding.limit.label), on \(finding.day):"]
    if let value = finding.value, let asOf = finding.declaredAsOf {
      lines.append(
        "  \(value) declared as of \(asOf), limit \(finding.ceiling) (Article "
          + "\(finding.limit.article)), margin \(finding.margin ?? 0)")
    } else {
      lines.append(
        "  nothing declared, limit \(finding.ceiling) (Article \(finding.limit.article))")
    }
    lines.append("  verdict: \(finding.status.verdict)")
    for count in finding.disputed {
      lines.append(
        "  \(count.claimedBy ?? "another party") counts \(count.value): \(count.status.verdict)")
      for adjustment in count.adjustments {
        lines.append("    \(adjustment.add >= 0 ? "+" : "")\(adjustment.add) \(adjustment.what)")
      }
    }
    for reading in finding.readings {
      lines.append(
        "  \(reading.reading) reads: \(reading.status.verdict). \(reading.because).")
    }
    if !finding.note.isEmpty { lines.append("  note: \(finding.note)") }
    lines += finding.allSources.map { "  source: \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func disputes(_ finding: Finding) -> String {
    (finding.disputed.map { "\($0.claimedBy ?? ""): \($0.value) (\($0.status.rawValue))" }
      + finding.readings.map { "\($0.reading) reads: \($0.status.rawValue)" })
      .joined(separator: "; ")
  }
}

extension LimitsCheck.Finding {
  /// The finding as JSON, absent values null.
  public var json: JSONValue {
    .object([
      ("party", .string(party)), ("quantity", .string(limit.quantity)),
      ("article", .string(limit.article)), ("date", .string(day.description)),
      ("declared_as_of", JSONValue(declaredAsOf?.description)), ("value", JSONValue(value)),
      ("limit", .integer(ceiling)), ("margin", JSONValue(margin)), ("excess", JSONValue(excess)),
      ("status", .string(status.rawValue)),
      ("disputed", .array(disputed.map(\.json))),
      (
        "readings",
        .array(
          readings.map {
            [
              "reading": .string($0.reading), "status": .string($0.status.rawValue),
              "because": .string($0.because), "source": .string($0.source),
            ]
          })
      ),
      ("basis", .string(basis)), ("sources", JSONValue(sources)), ("note", .string(note)),
    ])
  }

  /// The sources of the number, of disputes and of readings, each once.
  public var allSources: [String] {
    var all: [String] = []
    for source in sources + disputed.compactMap(\.source) + readings.map(\.source)
    where !source.isEmpty && !all.contains(source) { all.append(source) }
    return all
  }

  /// The answer to `check limits --as-of`: value, limit, verdict, margin, sources, and then what the
  /// verdict rests on. The sources are those of the number, of a dispute and of a reading.
  public var answer: JSONValue {
    .object([
      ("value", JSONValue(value)), ("limit", .integer(ceiling)),
      ("verdict", .string(status.verdict)), ("margin", JSONValue(margin)),
      ("sources", JSONValue(allSources)), ("party", .string(party)),
      ("quantity", .string(limit.quantity)), ("article", .string(limit.article)),
      ("as_of", .string(day.description)),
      ("declared_as_of", JSONValue(declaredAsOf?.description)),
      ("disputed", .array(disputed.map(\.json))),
      (
        "readings",
        .array(
          readings.map {
            ["reading": .string($0.reading), "verdict": .string($0.status.verdict)]
          })
      ), ("note", .string(note)),
    ])
  }
}

extension LimitsCheck.Count {
  /// The count as JSON.
  public var json: JSONValue {
    .object([
      ("claimed_by", JSONValue(claimedBy)), ("value", .integer(value)),
      ("excess", .integer(excess)), ("status", .string(status.rawValue)),
      (
        "adjustments",
        .array(adjustments.map { ["what": .string($0.what), "add": .integer($0.add)] })
      ), ("source", JSONValue(source)),
    ])
  }
}
