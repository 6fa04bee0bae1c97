public import Primitives

// What the planning tools answer, as JSON and as text. Numbers in text have the digits a reader needs;
// JSON has them all.

/// A chance as a percentage with four significant digits, or in words at the ends.
func chanceText(_ value: Double) -> String {
  if value == 0 { return "0 %" }
  if value == 1 { return "100 %" }
  if value > 0.9999 { return "more than 99.99 %" }
  let percent = value * 100
  if percent < 0.0001 { return "less than 0.0001 %" }
  let places = percent >= 10 ? 2 : percent >= 1 ? 3 : 4
  var scale = 1.0
  for _ in 0..<places { scale *= 10 }
  return trimmed((percent * scale).rounded() / scale) + " %"
}

func trimmed(_ value: Double) -> String {
  let text = value.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

extension Drawing {
  /// A chance as a percentage for people, with the digits they need.
  public static func text(ofChance value: Double) -> String { chanceText(value) }

  /// The answer to `plan detect`.
  ///
  /// - Throws: `bad-probability` for a chance of recognition outside 0…1.
  public func json(recognising q: Double = 1) throws -> JSONValue {
    let found = try detection(recognising: q)
    return .object([
      ("population", .integer(population)), ("irregular", .integer(irregular)),
      ("sample", .integer(sample)), ("recognising", .number(q)),
      ("probability", .number(found.probability)), ("miss", .number(found.miss)),
      (
        "log10_miss", found.logMiss.isFinite ? .number(found.log10Miss) : .null
      ), ("exact", JSONValue(q == 1 ? exactDetection?.description : nil)),
    ])
  }

  /// The answer in a sentence.
  public func text(recognising q: Double = 1) throws -> String {
    let found = try detection(recognising: q)
    return
      "Drawing \(sample) of \(population) items finds at least one of \(irregular) irregular ones "
      + "with a chance of \(chanceText(found.probability)).\n"
      + (q < 1 ? "Each one drawn is recognised with a chance of \(chanceText(q)).\n" : "")
  }
}

extension SampleSize {
  /// The answer to `plan sample`.
  public var json: JSONValue {
    let left = Drawing(unchecked: population, irregular, min(population, exact)).detection
    return .object([
      ("population", .integer(population)), ("irregular", .integer(irregular)),
      ("risk", .string(risk.description)), ("exact", .integer(exact)), ("iaea", .integer(iaea)),
      ("jaech", .integer(jaech)), ("with_replacement", .integer(withReplacement)),
      ("probability", .number(left.probability)), ("miss", .number(left.miss)),
    ])
  }

  /// The answer as text.
  public var text: String {
    let left = Drawing(unchecked: population, irregular, min(population, exact)).detection
    return
      "Draw \(exact) of \(population) items: then \(irregular) irregular ones are missed with a "
      + "chance of \(chanceText(left.miss)), at most \(chanceText(risk.value)).\n"
      + "  exact              \(exact)\n" + "  IAEA               \(iaea)\n"
      + "  Jaech and Russell  \(jaech)\n" + "  with replacement   \(withReplacement)\n"
  }
}

extension UpperBound {
  /// The answer to `plan bound`.
  public var json: JSONValue {
    .object([
      ("population", .integer(population)), ("sample", .integer(sample)),
      ("found", .integer(found)), ("alpha", .string(alpha.description)),
      ("irregular_not_excluded", .integer(irregularNotExcluded)),
      ("clopper_pearson_share", .number(share)),
    ])
  }

  /// The answer as text.
  public var text: String {
    "With \(found) irregular items found in a sample of \(sample), up to \(irregularNotExcluded) of "
      + "\(population) are not excluded at a risk of \(chanceText(alpha.value)).\n"
      + "  share, as if drawn with replacement (Clopper–Pearson): \(chanceText(share))\n"
  }
}

extension YearlyVisits {
  /// The answer to `plan visits`.
  ///
  /// - Throws: `bad-drawing` where there are not so many irregular sites.
  public func json(irregular: Int) throws -> JSONValue {
    let found = try detection(irregular: irregular)
    return .object([
      ("sites", .integer(sites)), ("visits_per_year", .integer(visitsPerYear)),
      ("years", .integer(years)), ("irregular", .integer(irregular)),
      ("probability_one_year", .number(found.inOneYear)),
      ("probability_by_the_end", .number(found.byTheEnd)),
      ("expected_years", found.expectedYears.map(JSONValue.number) ?? .null),
      ("chance_of_visit_to_a_site", .number(chanceOfVisit)),
      ("expected_distinct_sites", .number(expectedDistinctSites)),
    ])
  }

  /// The answer as text.
  public func text(irregular: Int) throws -> String {
    let found = try detection(irregular: irregular)
    let years = found.expectedYears.map { trimmed(($0 * 100).rounded() / 100) } ?? "never"
    return
      "\(visitsPerYear) of \(sites) sites a year: one of \(irregular) irregular sites is visited "
      + "within a year with a chance of \(chanceText(found.inOneYear)), within \(self.years) years of "
      + "\(chanceText(found.byTheEnd)).\n  mean years until the first such visit: \(years)\n"
      + "  different sites visited by the end, on average: "
      + "\(trimmed((expectedDistinctSites * 100).rounded() / 100))\n"
  }
}

extension Allocation {
  /// The answer to `plan allocate`.
  public var json: JSONValue {
    .object([
      (
        "strata",
        .array(
          strata.indices.map { index in
            .object([
              ("name", .string(strata[index].name)),
              ("population", .integer(strata[index].population)),
              ("irregular", .integer(strata[index].irregular)),
              ("sample", .integer(samples[index])),
              ("probability", .number(probabilities[index])),
            ])
          })
      ), ("guaranteed", .number(guaranteed)), ("unused", .integer(unused)),
    ])
  }

  /// The answer as a table.
  public var table: AnswerTable {
    var table = AnswerTable(columns: ["stratum", "items", "irregular", "draw", "chance"])
    for (index, stratum) in strata.enumerated() {
      table.add([
        stratum.name, String(stratum.population), String(stratum.irregular),
        String(samples[index]), chanceText(probabilities[index]),
      ])
    }
    return table
  }
}

extension InspectionGame {
  /// The answer to `plan game`.
  public var json: JSONValue {
    .object([
      ("periods", .integer(periods)), ("inspections", .integer(inspections)),
      ("value", .string(value.description)), ("value_number", .number(value.value)),
      ("inspect_now", JSONValue(play?.inspect.description)),
      ("violate_now", JSONValue(play?.violate.description)),
    ])
  }

  /// The answer as text.
  public var text: String {
    var text =
      "\(inspections) inspections over \(periods) periods are worth \(value) to the inspector "
      + "(\(trimmed((value.value * 10_000).rounded() / 10_000)); −1 is a violation sure to be missed).\n"
    if let play {
      text += "  inspect in the first period with a chance of \(play.inspect) "
      text += "(\(chanceText(play.inspect.value)))\n"
      text += "  the other side violates in it with a chance of \(play.violate) "
      text += "(\(chanceText(play.violate.value)))\n"
    } else {
      text += inspections == 0 ? "  no inspection is left\n" : "  inspect in every period\n"
    }
    return text
  }
}

extension QuotaLedger {
  /// Inspections read from CSV with the columns `date` and `type`.
  ///
  /// - Throws: `bad-csv`, and `bad-declaration` naming the line.
  public static func inspections(_ text: String, file: String) throws -> [Inspection] {
    let rows = try CSVRows.parse(text)
    guard let header = rows.first?.fields, let day = header.firstIndex(of: "date"),
      let type = header.firstIndex(of: "type")
    else {
      throw VerificationError(
        code: "bad-declaration", "\(file):1: the columns date and type are needed.")
    }
    return try rows.dropFirst().map { row in
      guard row.fields.count == header.count, let date = Day(row.fields[day]),
        !row.fields[type].isEmpty
      else {
        throw VerificationError(
          code: "bad-declaration",
          "\(file):\(row.line): needs a day (YYYY-MM-DD) and a type of inspection; found "
            + "“\(row.fields.joined(separator: ","))”.")
      }
      return Inspection(day: date, type: row.fields[type])
    }
  }

  /// The ledger as a table.
  public static func table(of lines: [Line]) -> AnswerTable {
    var table = AnswerTable(columns: ["date", "type", "treaty year", "status", "remaining"])
    for line in lines {
      table.add([
        line.inspection.day.description, line.inspection.type,
        line.treatyYear.map(String.init) ?? "–", line.status.rawValue,
        line.remaining.map(String.init) ?? "–",
      ])
    }
    return table
  }

  /// The ledger as JSON.
  public static func json(of lines: [Line]) -> JSONValue {
    .array(
      lines.map {
        .object([
          ("date", .string($0.inspection.day.description)), ("type", .string($0.inspection.type)),
          ("treaty_year", JSONValue($0.treatyYear)), ("status", .string($0.status.rawValue)),
          ("remaining", JSONValue($0.remaining)),
        ])
      })
  }
}

extension PercentageQuota {
  /// The quota with each rounding, as JSON.
  public var json: JSONValue {
    .object([
      ("objects", .integer(objects)), ("percent", .integer(percent)),
      ("exact", .string("\(hundredths)/100")), ("rounded_down", .integer(roundedDown)),
      ("rounded_half_up", .integer(roundedHalfUp)), ("rounded_up", .integer(roundedUp)),
    ])
  }
}
