public import Primitives

/// A day to come on which something changes, as known on one day.
public struct ComingDate: Sendable, Hashable {
  public var day: Day
  public var instrument: String
  /// `expiry`, `notice-ends`, `suspension-begins`, `deadline`, `binds-from`, `binds-until`, `act`,
  /// `meeting`.
  public var kind: String
  public var summary: String
  public var detail: String
  public var sources: [String]

  /// The same event has the same identifier in every calendar.
  public var uid: String { "\(instrument)-\(kind)-\(day)@depositary" }

  public var json: JSONValue {
    [
      "day": .string(day.description), "instrument": .string(instrument), "kind": .string(kind),
      "summary": .string(summary), "detail": .string(detail), "sources": JSONValue(sources),
      "uid": .string(uid),
    ]
  }
}

extension InstrumentRegister {
  /// The days after `day` on which, as known on `knownOn`, a term or notice ends, a suspension begins, a
  /// provision begins or ceases to bind, a meeting begins, or an act already known takes effect. Ordered by
  /// day, then instrument. A meeting known by month or year only stands under the last day it can begin on.
  ///
  /// - Parameter party: Only instruments that concern this state; nil for all.
  public func comingDates(
    after day: Day, knownOn: Day, party: String? = nil
  ) throws(TreatyError) -> [ComingDate] {
    let line = try party.map { code throws(TreatyError) in states.line(of: try knownParty(code)) }
    var found: [ComingDate] = []
    for instrument in instruments {
      if let line, !instrument.parties.contains(where: { states.line(of: $0) == line }) { continue }
      found += comingDates(of: instrument, after: day, knownOn: knownOn)
    }
    return found.sorted { ($0.day, $0.instrument, $0.kind) < ($1.day, $1.instrument, $1.kind) }
  }

  private func comingDates(
    of instrument: Instrument, after day: Day, knownOn: Day
  ) -> [ComingDate] {
    var found: [String: ComingDate] = [:]
    func add(_ on: Day, _ kind: String, _ summary: String, _ detail: String, _ sources: [String]) {
      let key = "\(kind)/\(on)"
      guard on > day, found[key] == nil else { return }
      found[key] = ComingDate(
        day: on, instrument: instrument.id, kind: kind,
        summary: "\(instrument.shortName): \(summary)", detail: detail, sources: sources)
    }
    let standings = self.standings(
      of: instrument, reading: Holder.faceValue, knownOn: knownOn)
    for line in standings.keys.sorted() {
      for period in standings[line] ?? [] where period.start > day {
        guard let ground = period.standing.grounds.first else { continue }
        let act = instrument.acts[ground.act]
        switch ground.part {
        case .term(let end):
          add(
            end, "expiry", "the term ends", "The first day without it, as known on \(knownOn).",
            act.sources)
        case .ranOut(.withdrawalNotice, let end):
          add(
            end, "notice-ends", "a notice of withdrawal runs out (\(act.actorLabel))",
            "Notice of \(act.date) by \(act.actorLabel).", act.sources)
        case .ranOut(.suspensionNotice, let end):
          add(
            end, "suspension-begins", "a notified suspension begins (\(act.actorLabel))",
            "Notice of \(act.date) by \(act.actorLabel).", act.sources)
        default:
          if act.day > day {
            add(
              act.day, "act", "\(act.type) (\(act.actorLabel))",
              act.note ?? "Known since \(act.known).", act.sources)
          }
        }
      }
    }
    // A provision is read from a text in being. An end or beginning that an act made was not known
    // before that act was.
    let isInBeing = standings.values.contains { periods in
      periods.holding(knownOn)?.standing.state.isInBeing ?? false
    }
    let byActs = Set(instrument.acts.filter { $0.known > knownOn }.map(\.day))
    for provision in instrument.provisions where isInBeing {
      // An offer has no articles.
      let hasArticle = provision.article != "n/a"
      let place = hasArticle ? "art. \(provision.article)" : "“\(provision.topic)”"
      let rule = hasArticle ? "Art. \(provision.article): \(provision.rule)" : provision.rule
      if let deadline = provision.deadline {
        add(
          deadline, "deadline", "deadline under \(place)", rule, provision.sources)
      }
      if let from = provision.from, !byActs.contains(from) {
        add(from, "binds-from", "\(place) begins to bind", rule, provision.sources)
      }
      if let to = provision.to, !byActs.contains(to), found["expiry/\(to)"] == nil {
        add(to, "binds-until", "\(place) no longer binds", rule, provision.sources)
      }
    }
    for meeting in instrument.meetings where meeting.knownOn.map({ $0 <= knownOn }) ?? isInBeing {
      guard let latest = meeting.latest else { continue }
      var detail = meeting.through.map { "Through \($0)." } ?? ""
      if meeting.date.exact == nil {
        detail =
          "Some day in \(meeting.date): the catalogue has no closer date, so it stands at the end."
      }
      if let note = meeting.note { detail += (detail.isEmpty ? "" : " ") + note }
      add(
        latest, "meeting",
        meeting.what + (meeting.date.exact == nil ? ", in \(meeting.date)" : ""), detail,
        meeting.sources)
    }
    return Array(found.values)
  }
}
