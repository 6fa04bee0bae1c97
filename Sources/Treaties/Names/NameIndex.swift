public import Primitives

/// What a name means: one instrument, several, or none that is known.
public enum Resolution: Sendable, Hashable {
  case instrument(String)
  /// In the order of the catalogue.
  case ambiguous([String])
  case unknown
}

/// The names of the instruments, for finding one by any of them.
public struct NameIndex: Sendable {
  private var exact: [String: String] = [:]
  private var folded: [String: [String]] = [:]
  private var ambiguous: [String: AmbiguousName] = [:]

  public init(instruments: [Instrument], ambiguousNames: [AmbiguousName]) {
    for instrument in instruments {
      exact[instrument.id] = instrument.id
    }
    for instrument in instruments {
      for name in [instrument.id, instrument.name] + instrument.aliases {
        if exact[name] == nil { exact[name] = instrument.id }
        let key = FoldedName.fold(name)
        guard !key.isEmpty, !(folded[key] ?? []).contains(instrument.id) else { continue }
        folded[key, default: []].append(instrument.id)
      }
    }
    for name in ambiguousNames { ambiguous[FoldedName.fold(name.alias)] = name }
  }

  /// The instrument that goes by `name`, on `day` where one is given.
  ///
  /// An id comes first, then a name that several share, then names to the letter, then names folded.
  /// Without a day a shared name means what the catalogue says it means undated, and else stays
  /// ambiguous: today is never taken for its day.
  public func resolve(_ name: String, on day: Day?) -> Resolution {
    if exact[name] == name { return .instrument(name) }
    let key = FoldedName.fold(name)
    guard !key.isEmpty else { return .unknown }
    if let shared = ambiguous[key] { return resolve(shared, on: day) }
    if let id = exact[name] { return .instrument(id) }
    guard let ids = folded[key] else { return .unknown }
    return ids.count == 1 ? .instrument(ids[0]) : .ambiguous(ids)
  }

  private func resolve(_ name: AmbiguousName, on day: Day?) -> Resolution {
    let all = name.candidates.map(\.instrument)
    guard let day else { return name.undated.map(Resolution.instrument) ?? .ambiguous(all) }
    let left = name.candidates.filter { candidate in
      (candidate.from.map { $0 <= day } ?? true) && (candidate.through.map { day <= $0 } ?? true)
    }
    switch left.count {
    case 0: return .ambiguous(all)
    case 1: return .instrument(left[0].instrument)
    default: return .ambiguous(left.map(\.instrument))
    }
  }

  /// Names near `name`, for an error that helps: at most `count`, the nearest first.
  public func near(_ name: String, count: Int = 3) -> [String] {
    let key = Array(FoldedName.fold(name).unicodeScalars.prefix(60))
    guard !key.isEmpty else { return [] }
    var found: [(distance: Int, id: String)] = []
    for (other, ids) in folded {
      let scalars = Array(other.unicodeScalars)
      guard abs(scalars.count - key.count) <= 3, scalars.count <= 60 else { continue }
      let distance = NameIndex.distance(key, scalars)
      if distance <= max(1, key.count / 4) { found += ids.map { (distance, $0) } }
    }
    var seen = Set<String>()
    return found.sorted { $0 < $1 }.map(\.id).filter { seen.insert($0).inserted }.prefix(count)
      .map { $0 }
  }

  /// Levenshtein's distance; both at most 60 long.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
        diagonal = above
      }
    }
    return row[right.count]
  }
}
