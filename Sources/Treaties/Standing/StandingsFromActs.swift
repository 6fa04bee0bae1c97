import Primitives

/// The pass from acts to standings: a fold over the effective acts in order of their days, for one
/// instrument, reading and day of knowledge, whole or for one class of provisions.
///
/// The order in which acts are listed decides nothing: acts of one day go by their effect
/// (`Effect.rank`), then by their id.
struct StandingsFromActs {
  let instrument: Instrument
  let prepared: PreparedInstrument
  let types: [String: ActType]
  let states: States
  let reading: String
  let knownOn: Day
  let provisionClass: String?
  /// The end of the other instrument's term, where this one runs as long.
  let sameTermEnd: Day?
  let effective: EffectiveActs

  init(
    instrument: Instrument, prepared: PreparedInstrument, types: [String: ActType],
    states: States, reading: String, knownOn: Day, provisionClass: String?, sameTermEnd: Day?
  ) {
    self.instrument = instrument
    self.prepared = prepared
    self.types = types
    self.states = states
    self.reading = reading
    self.knownOn = knownOn
    self.provisionClass = provisionClass
    self.sameTermEnd = sameTermEnd
    effective = EffectiveActs(
      of: instrument, prepared, types: types, reading: reading, knownOn: knownOn)
  }

  /// Standings by line (the code of the state that goes on), each list in order of time.
  func periods() -> [String: [StandingPeriod]] {
    var fold = Fold(self, shifting: nil)
    var main = fold.run()
    for item in effective.acting {
      let act = instrument.acts[item.act]
      let others = act.otherDays
      guard !others.isEmpty else { continue }
      let days = ([act.day] + others).sorted()
      for other in others {
        var fold = Fold(self, shifting: (item.act, other))
        let variant = fold.run()
        let span = DayRange(start: min(act.day, other), end: max(act.day, other))
        for line in main.keys {
          main[line] = Unsettled.mark(
            main[line] ?? [], against: variant[line] ?? [], over: span,
            with: Ground(.unsettled(days: days), act: item.act))
        }
      }
    }
    for interval in instrument.openIntervals where interval.from <= knownOn {
      for party in interval.parties {
        let line = states.line(of: party)
        main[line] = Unsettled.mark(main[line] ?? [], as: interval)
      }
    }
    return main
  }

  /// The end of the fixed term as known, and the act it is counted from; nil where there is none.
  func termEnd() -> (end: Day, act: Int)? {
    let entries = effective.acting.filter { $0.effect == .inForce }
    guard
      let entry = entries.min(by: {
        (instrument.acts[$0.act].day, instrument.acts[$0.act].id)
          < (instrument.acts[$1.act].day, instrument.acts[$1.act].id)
      })
    else { return nil }
    let extensions = effective.acting.filter { $0.effect == .extended }
    let last = extensions.max {
      (instrument.acts[$0.act].day, instrument.acts[$0.act].id)
        < (instrument.acts[$1.act].day, instrument.acts[$1.act].id)
    }
    if let last, let extension_ = instrument.acts[last.act].extendsTo {
      switch extension_ {
      case .unlimited: return nil
      case .day(let day): return (day, last.act)
      }
    }
    switch instrument.term {
    case .years(let years):
      return (instrument.acts[entry.act].day.adding(years: years), entry.act)
    case .lastDay(let day): return (day.adding(days: 1), entry.act)
    case .sameAs: return sameTermEnd.map { ($0, entry.act) }
    case .notRecorded, .unlimited, .renewedAfter: return nil
    }
  }
}

/// One run of the fold.
private struct Fold {
  enum Happening {
    case act(EffectiveActs.Item)
    case suspensionBegins(EffectiveActs.Item)
    case noticeRunsOut(EffectiveActs.Item)
    case termEnds(act: Int)
    case remark(Ground)
  }

  struct Event {
    var day: Day
    var rank: Int
    var id: String
    var happening: Happening
  }

  let pass: StandingsFromActs
  let shift: (act: Int, to: Day)?
  let instrument: Instrument
  let prepared: PreparedInstrument
  let codes: [String]
  let term: (end: Day, act: Int)?
  var lines: [PartyLine]
  var touched: Set<Int> = []
  var periods: [[StandingPeriod]]

  init(_ pass: StandingsFromActs, shifting shift: (act: Int, to: Day)?) {
    self.pass = pass
    self.shift = shift
    instrument = pass.instrument
    prepared = pass.prepared
    codes = prepared.codes
    term = pass.termEnd()
    lines = Array(repeating: PartyLine(), count: codes.count)
    periods = Array(repeating: [], count: codes.count)
  }

  mutating func run() -> [String: [StandingPeriod]] {
    let events = self.events()
    var index = 0
    while index < events.count {
      let day = events[index].day
      touched.removeAll(keepingCapacity: true)
      while index < events.count, events[index].day == day {
        apply(events[index])
        index += 1
      }
      for line in touched.sorted() { record(line, from: day) }
    }
    cutTerms()
    var found: [String: [StandingPeriod]] = [:]
    for (place, code) in codes.enumerated() { found[code] = periods[place] }
    return found
  }

  private func day(of act: Int) -> Day {
    if let shift, shift.act == act { return shift.to }
    return prepared.days[act]
  }

  private func events() -> [Event] {
    var events: [Event] = []
    var endIsRecorded = false
    for item in pass.effective.acting {
      let act = instrument.acts[item.act]
      guard LegalAct.reaches(item.scope, pass.provisionClass) else {
        events.append(
          Event(
            day: day(of: item.act), rank: 80, id: act.id,
            happening: .remark(
              Ground(.reachesOnlySome(item.effect), act: item.act, ruling: item.ruling))))
        continue
      }
      events.append(
        Event(day: day(of: item.act), rank: item.effect.rank, id: act.id, happening: .act(item)))
      let end = item.effectiveOn ?? instrument.withdrawalNotice?.end(from: day(of: item.act))
      switch item.effect {
      case .withdrawalNotice:
        guard let end else { break }
        events.append(
          Event(
            day: end, rank: Effect.withdrawn.rank - 1, id: act.id, happening: .noticeRunsOut(item)))
      case .suspensionNotice:
        guard let end else { break }
        events.append(
          Event(
            day: end, rank: Effect.suspended.rank - 1, id: act.id,
            happening: .suspensionBegins(item)))
      case .expired: endIsRecorded = endIsRecorded || LegalAct.reaches(item.scope, nil)
      default: break
      }
    }
    for ruled in pass.effective.ruledOut {
      events.append(
        Event(
          day: day(of: ruled.act), rank: 81, id: instrument.acts[ruled.act].id,
          happening: .remark(
            Ground(.ruledOut(ruled.effect, ruled.verdict), act: ruled.act, ruling: ruled.ruling))))
    }
    for shown in pass.effective.background {
      events.append(
        Event(
          day: day(of: shown.act), rank: 82, id: instrument.acts[shown.act].id,
          happening: .remark(Ground(.changesNothing, act: shown.act, ruling: shown.ruling))))
    }
    if let term, !endIsRecorded {
      events.append(
        Event(
          day: term.end, rank: Effect.expired.rank, id: "", happening: .termEnds(act: term.act)))
    }
    return events.sorted { ($0.day, $0.rank, $0.id) < ($1.day, $1.rank, $1.id) }
  }

  private mutating func apply(_ event: Event) {
    switch event.happening {
    case .act(let item): apply(item, on: event.day)
    case .remark(let ground):
      for place in prepared.concerned[ground.act] {
        lines[place].remarks.append(ground)
        touched.insert(place)
      }
    case .suspensionBegins(let item):
      for place in concerned(item) where lines[place].suspensionNotice?.act == item.act {
        lines[place].suspensionNotice = nil
        guard lines[place].base == .inForce, lines[place].suspension == nil else { continue }
        lines[place].suspension = PartyLine.Overlay(
          since: PartialDay(event.day),
          grounds: [
            Ground(.ranOut(.suspensionNotice, on: event.day), act: item.act, ruling: item.ruling)
          ], end: nil, act: item.act)
        touched.insert(place)
      }
    case .noticeRunsOut(let item):
      for place in concerned(item) where lines[place].notice?.act == item.act {
        lines[place].become(
          .withdrawn, since: PartialDay(event.day), on: event.day,
          [Ground(.ranOut(.withdrawalNotice, on: event.day), act: item.act, ruling: item.ruling)])
        touched.insert(place)
        endForOthers(than: [place], item, PartialDay(event.day), on: event.day)
      }
    case .termEnds(let act):
      for place in lines.indices where lines[place].base == .inForce {
        lines[place].become(
          .expired, since: PartialDay(event.day), on: event.day,
          [Ground(.term(ends: event.day), act: act)])
        touched.insert(place)
      }
    }
  }

  private func concerned(_ item: EffectiveActs.Item) -> [Int] {
    prepared.concerned[item.act]
  }

  private mutating func apply(_ item: EffectiveActs.Item, on day: Day) {
    let act = instrument.acts[item.act]
    let since = act.date
    let ground = Ground(.decides(item.effect), act: item.act, ruling: item.ruling)
    let confirms = Ground(.confirms(item.effect), act: item.act, ruling: item.ruling)
    let concerned = concerned(item)

    switch item.effect {
    case .proposed:
      for place in lines.indices where lines[place].base != .observed {
        lines[place].become(.proposed, since: since, on: day, [ground])
        touched.insert(place)
      }
      return
    case .rejected:
      for place in lines.indices where lines[place].base == .proposed {
        lines[place].become(.rejected, since: since, on: day, [ground], keeping: true)
        touched.insert(place)
      }
      return
    case .terminated:
      for place in lines.indices {
        let line = lines[place]
        let named = concerned.contains(place)
        switch line.base {
        case .inForce, .signed, .consented: break
        case .withdrawn where named && line.day == day: break
        default: continue
        }
        lines[place].become(.terminated, since: since, on: day, [ground], keeping: true)
        touched.insert(place)
      }
      return
    case .expired where instrument.kind.force == .legal:
      for place in lines.indices {
        guard [.inForce, .signed, .consented].contains(lines[place].base) else { continue }
        lines[place].become(.expired, since: since, on: day, [ground], keeping: true)
        touched.insert(place)
      }
      return
    case .extended:
      for place in concerned where lines[place].base == .inForce {
        lines[place].grounds.append(confirms)
        touched.insert(place)
      }
      return
    default: break
    }

    for place in concerned {
      touched.insert(place)
      apply(item, to: place, since, day, ground, confirms)
    }
    switch item.effect {
    case .withdrawn: endForOthers(than: concerned, item, since, on: day)
    case .withdrawalNotice: warnOthers(than: concerned, item, since)
    case .noticeTakenBack:
      for place in lines.indices {
        guard let notice = lines[place].noticeOfOther,
          act.stays == nil || instrument.acts[notice.act].id == act.stays
        else { continue }
        lines[place].noticeOfOther = nil
        touched.insert(place)
      }
    case .givenUp where instrument.isBilateral:
      for place in lines.indices
      where lines[place].base == .signed || lines[place].base == .consented {
        lines[place].become(.givenUp, since: since, on: day, [ground], keeping: true)
        touched.insert(place)
      }
    default: break
    }
  }

  private mutating func apply(
    _ item: EffectiveActs.Item, to place: Int, _ since: PartialDay, _ day: Day, _ ground: Ground,
    _ confirms: Ground
  ) {
    let act = instrument.acts[item.act]
    let base = lines[place].base
    switch item.effect {
    case .signed:
      switch base {
      case .none, .withdrawn, .givenUp:
        lines[place].become(.signed, since: since, on: day, [ground])
      default: break
      }
      if lines[place].signature == nil { lines[place].signature = (since, [ground]) }
    case .consented:
      switch base {
      case .none, .signed, .withdrawn, .givenUp:
        lines[place].become(.consented, since: since, on: day, [ground], keeping: true)
      case .consented: lines[place].grounds.append(confirms)
      default: break
      }
    case .consentWithdrawn where base == .consented:
      if let signature = lines[place].signature {
        lines[place].become(
          .signed, since: since, on: day, [ground] + signature.grounds.map(\.asStanding))
      } else {
        lines[place].become(.none, since: since, on: day, [ground])
      }
    case .succeeded:
      guard let from = prepared.predecessors[item.act] else { break }
      let predecessor = lines[from]
      guard base == .none, predecessor.base != .none else { break }
      lines[place] = predecessor
      lines[place].since = since
      lines[place].day = day
      lines[place].remarks = []
      lines[place].grounds = [ground] + predecessor.grounds.map(\.asStanding)
    case .inForce:
      switch base {
      case .none, .signed, .consented, .withdrawn, .givenUp:
        lines[place].become(.inForce, since: since, on: day, [ground], keeping: true)
        lines[place].term = term
      case .inForce: lines[place].grounds.append(confirms)
      default: break
      }
    case .suspensionNotice where base == .inForce && lines[place].suspension == nil:
      let end = item.effectiveOn ?? instrument.withdrawalNotice?.end(from: day)
      lines[place].suspensionNotice = PartyLine.Overlay(
        since: since,
        grounds: end.map {
          [Ground(.runs(item.effect, until: $0), act: item.act, ruling: item.ruling)]
        }
          ?? [ground], end: end, act: item.act)
    case .suspended where base == .inForce || base == .observed:
      if lines[place].suspension == nil {
        lines[place].suspension = PartyLine.Overlay(
          since: since, grounds: [ground], end: nil, act: item.act)
        lines[place].suspensionNotice = nil
      } else {
        lines[place].suspension?.grounds.append(confirms)
      }
    case .resumed where lines[place].suspension != nil:
      lines[place].suspension = nil
      lines[place].grounds.append(confirms)
    case .withdrawalNotice where base == .inForce:
      guard lines[place].notice == nil else { break }
      let end = item.effectiveOn ?? instrument.withdrawalNotice?.end(from: day)
      lines[place].notice = PartyLine.Overlay(
        since: since,
        grounds: end.map {
          [Ground(.runs(item.effect, until: $0), act: item.act, ruling: item.ruling)]
        }
          ?? [ground], end: end, act: item.act)
    case .noticeTakenBack:
      guard let notice = lines[place].notice,
        act.stays == nil || instrument.acts[notice.act].id == act.stays
      else { break }
      lines[place].notice = nil
      lines[place].grounds.append(confirms)
    case .withdrawn where base == .inForce || (base == .withdrawn && lines[place].day == day):
      let earlier = base == .withdrawn ? [] : (lines[place].notice?.grounds ?? [])
      let ranOut = base == .withdrawn ? lines[place].grounds : []
      lines[place].become(.withdrawn, since: since, on: day, [ground] + earlier + ranOut)
    case .ceased:
      lines[place] = PartyLine()
      lines[place].grounds = [ground]
      lines[place].day = day
    case .givenUp where base == .signed || base == .consented:
      lines[place].become(.givenUp, since: since, on: day, [ground], keeping: true)
    case .observed:
      if base == .observed {
        lines[place].grounds.append(confirms)
        lines[place].condition = act.condition ?? lines[place].condition
      } else {
        lines[place].become(.observed, since: since, on: day, [ground])
        lines[place].condition = act.condition
      }
    case .observedGoesOn where base == .observed:
      lines[place].grounds.append(confirms)
      lines[place].condition = act.condition ?? lines[place].condition
    case .ended:
      lines[place].become(.ended, since: since, on: day, [ground], keeping: true)
    case .expired:
      lines[place].become(.expired, since: since, on: day, [ground], keeping: true)
    default: break
    }
  }

  /// What ends a bilateral treaty for one party ends it for all (contract, rule 5).
  private mutating func endForOthers(
    than leaving: [Int], _ item: EffectiveActs.Item, _ since: PartialDay, on day: Day
  ) {
    guard instrument.isBilateral, instrument.kind.force == .legal else { return }
    for place in lines.indices where !leaving.contains(place) {
      switch lines[place].base {
      case .inForce, .signed, .consented: break
      default: continue
      }
      lines[place].become(
        .terminated, since: since, on: day,
        [Ground(.decides(.terminated), act: item.act, ruling: item.ruling)])
      touched.insert(place)
    }
  }

  /// A notice under a bilateral treaty fixes its end for the others as well, who stay bound till then.
  private mutating func warnOthers(
    than leaving: [Int], _ item: EffectiveActs.Item, _ since: PartialDay
  ) {
    guard instrument.isBilateral,
      let place = leaving.first(where: { lines[$0].notice?.act == item.act }),
      let end = lines[place].notice?.end
    else { return }
    for other in lines.indices where !leaving.contains(other) && lines[other].base == .inForce {
      lines[other].noticeOfOther = PartyLine.Overlay(
        since: since,
        grounds: [Ground(.runs(item.effect, until: end), act: item.act, ruling: item.ruling)],
        end: end, act: item.act)
      touched.insert(other)
    }
  }

  private mutating func record(_ place: Int, from day: Day) {
    let standing = lines[place].standing
    if periods[place].isEmpty, standing == .nothing { return }
    if let last = periods[place].last {
      if last.standing == standing { return }
      periods[place][periods[place].count - 1].end = day
    }
    periods[place].append(StandingPeriod(start: day, end: nil, standing: standing))
  }

  /// A term that is known to have been overtaken ends when the instrument did.
  private mutating func cutTerms() {
    guard let term else { return }
    for place in periods.indices {
      guard
        let end = periods[place].first(where: {
          [.terminated, .withdrawn, .expired].contains($0.standing.state)
        })?.start, end < term.end
      else { continue }
      for index in periods[place].indices
      where periods[place][index].standing.until == term.end {
        periods[place][index].standing.until = end
      }
    }
  }
}
