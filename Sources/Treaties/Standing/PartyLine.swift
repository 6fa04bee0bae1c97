import Primitives

/// One party's standing while the acts are folded.
struct PartyLine {
  enum Base {
    case none, signed, consented, inForce, withdrawn, terminated, expired, givenUp
    case observed, ended, proposed, rejected
  }

  struct Overlay {
    var since: PartialDay
    var grounds: [Ground]
    /// The day a notice takes effect, nil for a suspension.
    var end: Day?
    var act: Int
  }

  var base = Base.none
  /// The day of the last change of the base.
  var day = Day(number: 0)
  var since: PartialDay?
  /// What made the base, the deciding act first.
  var grounds: [Ground] = []
  var suspension: Overlay?
  var notice: Overlay?
  var suspensionNotice: Overlay?
  /// The other side's notice under a bilateral treaty, which will end it for this party too.
  var noticeOfOther: Overlay?
  var condition: Condition?
  /// Ground for the signature alone, to fall back on when consent is withdrawn.
  var signature: (since: PartialDay, grounds: [Ground])?
  /// Acts ruled out, in part, or without effect, while the instrument is in being.
  var remarks: [Ground] = []
  /// The end of the term, with the act it is counted from.
  var term: (end: Day, act: Int)?

  mutating func become(
    _ base: Base, since: PartialDay, on day: Day, _ grounds: [Ground], keeping: Bool = false
  ) {
    self.base = base
    self.since = since
    self.day = day
    self.grounds = keeping ? grounds + self.grounds.map(\.asStanding) : grounds
    suspension = nil
    notice = nil
    suspensionNotice = nil
    noticeOfOther = nil
    condition = nil
    switch base {
    case .withdrawn, .terminated, .expired, .givenUp, .ended, .none: remarks = []
    default: break
    }
  }

  var standing: Standing {
    if let notice {
      return Standing(
        state: .withdrawalPending, bound: suspension == nil ? .legal : .none, since: notice.since,
        until: notice.end, grounds: notice.grounds + (suspension?.grounds ?? []) + background)
    }
    if let suspension {
      return Standing(
        state: .suspended, bound: .none, since: suspension.since,
        grounds: suspension.grounds + background)
    }
    let (state, bound): (State, Bound) =
      switch base {
      case .none: (.none, .none)
      case .signed: (.signed, .signature)
      case .consented: (.consented, .signature)
      case .inForce: (.inForce, .legal)
      case .withdrawn: (.withdrawn, .none)
      case .terminated: (.terminated, .none)
      case .expired: (.expired, .none)
      case .givenUp: (.neverInForce, .none)
      case .observed: (.observed, .political)
      case .ended: (.ended, .none)
      case .proposed: (.proposed, .none)
      case .rejected: (.rejected, .none)
      }
    var standing = Standing(
      state: state, bound: bound, since: base == .none ? nil : since, condition: condition,
      grounds: grounds + remarks)
    if base == .inForce {
      standing.until = [suspensionNotice?.end, noticeOfOther?.end, term?.end].compactMap { $0 }
        .min()
      standing.grounds =
        (suspensionNotice?.grounds ?? []) + standing.grounds + (noticeOfOther?.grounds ?? [])
      if let term { standing.grounds.append(Ground(.term(ends: term.end), act: term.act)) }
    }
    return standing
  }

  private var background: [Ground] { grounds.map(\.asStanding) + remarks }
}

extension Ground {
  /// The same act as something that stands behind a later one.
  var asStanding: Ground {
    guard case .decides(let effect) = part else { return self }
    return Ground(.stands(effect), act: act, ruling: ruling)
  }
}
