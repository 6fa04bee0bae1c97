public import Primitives

/// Acts in order and standings side by side, of one instrument or one party.
public struct Timeline: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    public var date: PartialDay
    public var instrument: String
    public var act: String
    public var type: String
    /// Who did it, as one label.
    public var by: String
    public var note: String?
    public var sources: [String]
  }

  /// One party under one reading, or several readings that agree throughout.
  public struct Track: Sendable, Hashable {
    public var instrument: String
    public var party: String
    public var readings: [String]
    public var periods: [Period]

    /// `RU · read by US`, `RU`, where all readings agree.
    public func label(showing what: Subject) -> String {
      let name = what == .instrument ? party : instrument
      return isAgreed ? name : "\(name) · \(readings.joined(separator: ", "))"
    }

    /// Whether no reading differs from it.
    public var isAgreed: Bool
  }

  public struct Period: Sendable, Hashable {
    public var start: Day
    /// The first day after it; nil while it lasts.
    public var end: Day?
    public var state: State
    public var bound: Bound
    public var isUncertain: Bool
    public var condition: String?
  }

  public enum Subject: String, Sendable { case instrument, party }

  public var subject: Subject
  /// The id of the instrument or the code of the party.
  public var id: String
  public var title: String
  public var from: Day
  /// The last day shown.
  public var to: Day
  public var knownOn: Day
  public var entries: [Entry]
  public var tracks: [Track]
}

extension InstrumentRegister {
  /// The timeline of an instrument: its acts, and every party under every reading that differs.
  public func timeline(
    ofInstrument name: String, from: Day? = nil, to: Day, knownOn: Day
  ) throws(TreatyError) -> Timeline {
    let instrument = try find(name)
    let acts = instrument.acts.filter { $0.known <= knownOn }
    let first = acts.map(\.day).min() ?? to
    let from = from ?? first
    return Timeline(
      subject: .instrument, id: instrument.id, title: instrument.name, from: min(from, to), to: to,
      knownOn: knownOn, entries: entries([instrument], from: from, to: to, knownOn: knownOn),
      tracks: tracks(of: instrument, party: nil, from: from, to: to, knownOn: knownOn))
  }

  /// The timeline of a party: its acts, and its standing under every instrument it has to do with.
  public func timeline(
    ofParty code: String, from: Day? = nil, to: Day, knownOn: Day
  ) throws(TreatyError) -> Timeline {
    let code = try knownParty(code)
    let line = states.line(of: code)
    let concerned = instruments.filter { instrument in
      instrument.parties.contains { states.line(of: $0) == line }
    }
    let own = concerned.flatMap(\.acts).filter { act in
      act.known <= knownOn && (act.actors + act.affects).contains { states.line(of: $0) == line }
    }
    let from = from ?? own.map(\.day).min() ?? to
    return Timeline(
      subject: .party, id: code, title: states.name(code), from: min(from, to), to: to,
      knownOn: knownOn,
      entries: entries(concerned, from: from, to: to, knownOn: knownOn, line: line),
      tracks: concerned.flatMap {
        tracks(of: $0, party: line, from: from, to: to, knownOn: knownOn)
      })
  }

  private func entries(
    _ instruments: [Instrument], from: Day, to: Day, knownOn: Day, line: String? = nil
  ) -> [Timeline.Entry] {
    var found: [Timeline.Entry] = []
    for instrument in instruments {
      for act in instrument.acts where act.known <= knownOn && act.day >= from && act.day <= to {
        if let line,
          !(act.actors + act.affects).contains(where: { states.line(of: $0) == line })
        {
          continue
        }
        found.append(
          Timeline.Entry(
            date: act.date, instrument: instrument.id, act: act.id, type: act.type,
            by: act.actorLabel, note: act.note, sources: act.sources))
      }
    }
    return found.sorted {
      ($0.date.earliest?.number ?? 0, $0.act) < ($1.date.earliest?.number ?? 0, $1.act)
    }
  }

  private func tracks(
    of instrument: Instrument, party: String?, from: Day, to: Day, knownOn: Day
  ) -> [Timeline.Track] {
    var byParty: [String: [(periods: [Timeline.Period], readings: [String])]] = [:]
    for reading in readings(of: instrument) {
      let standings = self.standings(of: instrument, reading: reading, knownOn: knownOn)
      for (line, periods) in standings where party == nil || party == line {
        let shown = Timeline.Period.merged(periods, from: from, to: to)
        guard !shown.isEmpty else { continue }
        if let place = byParty[line]?.firstIndex(where: { $0.periods == shown }) {
          byParty[line]?[place].readings.append(reading)
        } else {
          byParty[line, default: []].append((shown, [reading]))
        }
      }
    }
    let lines = party.map { [$0] } ?? instrument.parties.map(states.line(of:)).uniqued()
    return lines.flatMap { line in
      (byParty[line] ?? []).map {
        Timeline.Track(
          instrument: instrument.id, party: line, readings: $0.readings, periods: $0.periods,
          isAgreed: byParty[line]?.count == 1)
      }
    }
  }
}

extension Timeline.Period {
  /// Periods cut to the days shown, neighbours of the same state and bound joined; `none` left out.
  static func merged(_ periods: [StandingPeriod], from: Day, to: Day) -> [Timeline.Period] {
    var found: [Timeline.Period] = []
    for period in periods {
      let standing = period.standing
      guard standing.state != .none || standing.isUncertain, period.start <= to,
        period.end.map({ $0 > from }) ?? true
      else { continue }
      let next = Timeline.Period(
        start: max(period.start, from), end: period.end.flatMap { $0 > to ? nil : $0 },
        state: standing.state, bound: standing.bound, isUncertain: standing.isUncertain,
        condition: standing.condition?.text)
      if let last = found.last, last.end == next.start, last.state == next.state,
        last.bound == next.bound, last.isUncertain == next.isUncertain,
        last.condition == next.condition
      {
        found[found.count - 1].end = next.end
      } else {
        found.append(next)
      }
    }
    return found
  }
}

extension Timeline {
  public var json: JSONValue {
    [
      "subject": .string(subject.rawValue), "id": .string(id), "title": .string(title),
      "from": .string(from.description), "to": .string(to.description),
      "known_on": .string(knownOn.description),
      "acts": .array(
        entries.map { entry in
          [
            "date": .string(entry.date.description), "instrument": .string(entry.instrument),
            "act": .string(entry.act), "type": .string(entry.type), "by": .string(entry.by),
            "note": JSONValue(entry.note), "sources": JSONValue(entry.sources),
          ]
        }),
      "tracks": .array(
        tracks.map { track in
          [
            "instrument": .string(track.instrument), "party": .string(track.party),
            "readings": JSONValue(track.readings),
            "periods": .array(
              track.periods.map { period in
                [
                  "from": .string(period.start.description),
                  "to": JSONValue(period.end?.description), "state": .string(period.state.rawValue),
                  "bound": .string(period.bound.rawValue), "uncertain": .bool(period.isUncertain),
                  "condition": JSONValue(period.condition),
                ]
              }),
          ]
        }),
    ]
  }

  /// The timeline as lines of text: the acts, then each track with its periods.
  public var text: String {
    var lines = ["\(title)", "\(from) to \(to), as known on \(knownOn)", "", "ACTS"]
    let width = entries.map(\.type.count).max() ?? 0
    for entry in entries {
      let date = entry.date.description.padded(to: 10)
      let what = subject == .party ? "  \(entry.instrument)" : "  \(entry.by)"
      lines.append("  \(date)  \(entry.type.padded(to: width))\(what)")
    }
    if entries.isEmpty { lines.append("  none in these days") }
    lines += ["", subject == .instrument ? "STANDING OF THE PARTIES" : "STANDING"]
    for track in tracks {
      lines.append("  " + track.label(showing: subject))
      for period in track.periods {
        let end = period.end.map { $0.adding(days: -1).description } ?? ""
        var words = "\(period.state.rawValue), bound: \(period.bound.rawValue)"
        if period.isUncertain { words += " (not settled)" }
        if let condition = period.condition { words += ", while \(condition)" }
        lines.append("    \(period.start) – \(end.padded(to: 10))  \(words)")
      }
    }
    if tracks.isEmpty { lines.append("  none in these days") }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  /// The string with spaces behind it, up to `width` characters.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
