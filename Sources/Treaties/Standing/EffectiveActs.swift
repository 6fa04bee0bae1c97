import Primitives

/// The acts of an instrument as one reading takes them, with what was known by one day.
struct EffectiveActs {
  struct Item {
    var act: Int
    var effect: Effect
    var scope: [String]
    var effectiveOn: Day?
    var ruling: Int?
  }

  /// Acts with an effect, in the order of the catalogue.
  var acting: [Item] = []
  /// Acts that the reading robs of their effect.
  var ruledOut: [(act: Int, effect: Effect, verdict: Ruling.Verdict, ruling: Int)] = []
  /// Acts that belong to the picture and change nothing.
  var background: [(act: Int, ruling: Int?)] = []

  /// Types that a reader must be shown although they change no state (contract, rule 4).
  static let shown: Set<String> = [
    "countermeasure", "implementation-halted", "noncompliance-finding", "suspended-towards",
    "provisional-application",
  ]

  init(
    of instrument: Instrument, _ prepared: PreparedInstrument, types: [String: ActType],
    reading: String, knownOn: Day
  ) {
    let rulings = EffectiveActs.rulings(of: instrument, reading: reading, knownOn: knownOn)
    for (index, act) in instrument.acts.enumerated() where prepared.known[index] <= knownOn {
      let force = instrument.kind.force
      let own = prepared.effects[index]
      // A ruling on an act goes for those that only confirm it.
      let ruling = rulings[act.id] ?? act.confirms.flatMap { rulings[$0] }
      guard let ruling else {
        if let own {
          acting.append(
            Item(act: index, effect: own, scope: act.scope, effectiveOn: act.effective, ruling: nil)
          )
        } else if EffectiveActs.shown.contains(act.type) {
          background.append((index, nil))
        }
        continue
      }
      let held = instrument.rulings[ruling]
      let changed = held.actsAs.flatMap { types[$0]?.effect(on: force) }
      switch held.verdict {
      case .effective:
        if let effect = changed ?? own {
          acting.append(
            Item(
              act: index, effect: effect, scope: held.scope ?? act.scope,
              effectiveOn: held.effectiveOn ?? act.effective, ruling: ruling))
        } else {
          background.append((index, ruling))
        }
      case .politicalOnly where force == .political && own != nil:
        // A political commitment stays one.
        if let own {
          acting.append(
            Item(
              act: index, effect: own, scope: act.scope, effectiveOn: act.effective, ruling: ruling)
          )
        }
      case .void, .politicalOnly:
        if let own {
          ruledOut.append((index, own, held.verdict, ruling))
        } else {
          background.append((index, ruling))
        }
      }
    }
  }

  /// The holder's rulings as held on `knownOn`, the latest of each act, by act.
  private static func rulings(
    of instrument: Instrument, reading: String, knownOn: Day
  ) -> [String: Int] {
    var found: [String: Int] = [:]
    guard reading != Holder.faceValue else { return found }
    for (index, ruling) in instrument.rulings.enumerated()
    where ruling.holder == reading && ruling.isKnown(on: knownOn) {
      if let other = found[ruling.act],
        let earlier = instrument.rulings[other].since?.earliest,
        ruling.since?.earliest.map({ $0 < earlier }) ?? true
      {
        continue
      }
      found[ruling.act] = index
    }
    return found
  }
}
