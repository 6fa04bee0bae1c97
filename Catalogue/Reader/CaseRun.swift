public import Primitives
internal import Treaties

extension LoadedCatalogue {
  /// Runs the cases and says which fail, each at its place in its file.
  ///
  /// A case without a reading speaks of face value, except for `contested`, which is of all readings.
  ///
  /// - Parameters:
  ///   - instrument: Only the cases of this one; nil for all, names and coverage with them.
  ///   - today: The day up to which everything is known where a case names none.
  public func failedCases(of instrument: String? = nil, today: Day) -> [Diagnostic] {
    var failed: [Diagnostic] = []
    for each in cases where instrument == nil || each.instrument == instrument {
      failed += failures(of: each, today: today)
    }
    guard instrument == nil else { return failed }
    for each in aliasCases {
      var found = "unknown"
      var candidates: [String] = []
      switch register.resolve(each.alias, on: each.on) {
      case .instrument(let id): found = id
      case .ambiguous(let ids): (found, candidates) = ("ambiguous", ids)
      case .unknown: break
      }
      if found != each.answer
        || (!each.candidates.isEmpty && Set(each.candidates) != Set(candidates))
      {
        failed.append(
          Diagnostic(
            .error, code: "case-failed",
            "“\(each.alias)” means \(found), and the case says \(each.answer)",
            file: "cases-aliases.yaml"))
      }
    }
    for each in coverageCases {
      let question = CoverageQuestion(
        system: each.system, instrument: each.instrument, claim: each.claim,
        range: each.range.flatMap { KilometreRange($0) }, basing: each.basing, kind: each.kind,
        party: each.party, on: each.on)
      let found: String
      do { found = try register.covers(question).verdict.rawValue } catch { found = error.message }
      if found != each.verdict {
        failed.append(
          Diagnostic(
            .error, code: "case-failed",
            "\(each.instrument) and \(each.system) (\(each.claim ?? each.range ?? "all claims")): "
              + "\(found), and the case says \(each.verdict)", file: "cases-coverage.yaml"))
      }
    }
    return failed
  }

  private func failures(of each: StatusCase, today: Day) -> [Diagnostic] {
    func failure(_ words: String) -> Diagnostic {
      Diagnostic(
        .error, code: "case-failed", "“\(each.name)”: \(words)", file: each.file, line: each.line)
    }
    let answer: StatusAnswer
    do {
      answer = try register.status(
        StatusQuestion(
          instrument: each.instrument, party: each.party, on: each.on,
          knownOn: each.knownOn ?? today, reading: each.reading, provision: each.provision))
    } catch { return [failure(error.message)] }
    return each.answer.compactMap { expected in
      let found: String?
      if expected.field == "contested" {
        found = String(answer.isContested)
      } else {
        guard let first = answer.answers.first else { return failure("there is no answer") }
        found = first.value(of: expected.field)
      }
      guard found != expected.value else { return nil }
      return failure(
        "\(expected.field) is \(found ?? "null"), and the case says \(expected.value ?? "null")")
    }
  }
}

extension PartyAnswer {
  /// The value of a field of the status contract as text; nil for `null`.
  fileprivate func value(of field: String) -> String? {
    switch field {
    case "state": state.rawValue
    case "bound": bound.rawValue
    case "since": since?.description
    case "until": until?.description
    case "conditional": String(condition != nil)
    case "uncertain": String(isUncertain)
    default: nil
    }
  }
}
