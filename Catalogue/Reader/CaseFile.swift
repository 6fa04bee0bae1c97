public import Primitives

/// A question with its answer, named as a sentence that a lawyer can read.
public struct StatusCase: Sendable, Hashable {
  public var name: String
  public var instrument: String
  public var party: String?
  public var on: Day
  public var knownOn: Day?
  public var reading: String?
  public var provision: String?
  /// What is expected: field of the status contract and value, in the order written.
  public var answer: [Expected]
  public var file: String
  public var line: Int

  public struct Expected: Sendable, Hashable {
    public var field: String
    /// `true`, `false`, a day, a state …; nil for `null`.
    public var value: String?
    public init(field: String, value: String?) { (self.field, self.value) = (field, value) }
  }

  /// The fields an answer may name.
  public static let fields = [
    "state", "bound", "since", "until", "conditional", "uncertain", "contested",
  ]
}

/// A name with the instrument it means on a day.
public struct AliasCase: Sendable, Hashable {
  public var alias: String
  public var on: Day?
  /// An instrument's id, or `ambiguous`.
  public var answer: String
  public var candidates: [String]
}

/// A system, an instrument, and whether the one reaches the other.
public struct CoverageCase: Sendable, Hashable {
  public var system: String
  public var instrument: String
  public var claim: String?
  public var range: String?
  public var basing: String?
  public var kind: String?
  public var party: String?
  public var on: Day?
  public var verdict: String
}

/// Reads `cases.yaml`.
struct CaseFile {
  let faults: Faults

  func cases(of instrument: String, _ node: CatalogueNode, file: String) -> [StatusCase] {
    var found: [StatusCase] = []
    read(node, file, "cases", faults) { each in
      let name = each.text("name")
      guard var ask = each.optionalMap("ask"), var answer = each.optionalMap("answer") else {
        faults.report(
          "missing-key", "a case needs “ask” and “answer”", file: file, line: each.line)
        return
      }
      var expected: [StatusCase.Expected] = []
      for entry in answer.freeEntries() where StatusCase.fields.contains(entry.key) {
        _ = answer.node(entry.key)
        expected.append(
          StatusCase.Expected(
            field: entry.key, value: answer.node(entry.key) == nil ? nil : entry.value))
      }
      for field in StatusCase.fields { _ = answer.node(field) }
      answer.finish()
      found.append(
        StatusCase(
          name: name, instrument: instrument, party: ask.optionalText("party"),
          on: ask.day("on"), knownOn: ask.optionalDay("known-on"),
          reading: ask.optionalText("reading"), provision: ask.optionalText("provision"),
          answer: expected, file: file, line: each.line))
      ask.finish()
    }
    return found
  }

  private func rows(_ node: CatalogueNode, file: String) -> [Fields] {
    guard case .list(let items) = node.content else {
      faults.report("unfit-value", "a list of cases is wanted here", file: file, line: node.line)
      return []
    }
    return items.map { Fields($0, file: file, faults: faults) }
  }

  func aliases(_ node: CatalogueNode, file: String) -> [AliasCase] {
    rows(node, file: file).map { each in
      var each = each
      defer { each.finish() }
      return AliasCase(
        alias: each.text("alias"), on: each.optionalDay("on"), answer: each.text("answer"),
        candidates: each.strings("candidates"))
    }
  }

  func coverage(_ node: CatalogueNode, file: String) -> [CoverageCase] {
    rows(node, file: file).map { each in
      var each = each
      defer { each.finish() }
      return CoverageCase(
        system: each.text("system"), instrument: each.text("instrument"),
        claim: each.optionalText("claim"), range: each.optionalText("range-km"),
        basing: each.optionalText("basing"), kind: each.optionalText("kind"),
        party: each.optionalText("party"), on: each.optionalDay("on"),
        verdict: each.text("verdict"))
    }
  }
}
