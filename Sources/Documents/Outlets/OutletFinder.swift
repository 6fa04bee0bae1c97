public import Primitives

/// Finds which outlet printed a document, and how near its report stands to the words it carries.
public struct OutletFinder: Sendable {
  private let outlets: [Outlet]
  private let byName: [String: Int]
  private let byDomain: [String: Int]

  public init(outlets: [Outlet]) {
    self.outlets = outlets
    var byName: [String: Int] = [:]
    var byDomain: [String: Int] = [:]
    for (index, outlet) in outlets.enumerated() {
      for name in [outlet.id] + outlet.names + outlet.garbledForms {
        let key = OutletFinder.folded(name)
        if byName[key] == nil { byName[key] = index }
      }
      if let domain = outlet.domain?.lowercased(), byDomain[domain] == nil {
        byDomain[domain] = index
      }
    }
    self.byName = byName
    self.byDomain = byDomain
  }

  /// Whether no outlet is known.
  var isEmpty: Bool { outlets.isEmpty }

  /// The outlet called so, by id, by any of its names or by a garbled form, case and marks aside.
  public func outlet(named name: String) -> Outlet? {
    byName[OutletFinder.folded(name)].map { outlets[$0] }
  }

  /// The outlet at this address; the longest domain that fits wins.
  public func outlet(at address: String) -> Outlet? {
    guard let host = WebAddress(address)?.host else { return nil }
    var rest = host[...]
    while true {
      if let index = byDomain[String(rest)] { return outlets[index] }
      guard let dot = rest.firstIndex(of: ".") else { return nil }
      rest = rest[rest.index(after: dot)...]
      if !rest.contains(".") { return nil }
    }
  }

  /// The tier of a report by what printed it, from what the catalogue says of the outlet and, where it
  /// says nothing, from the address.
  ///
  /// T0 a government or an intergovernmental body in its own name; T1 a news agency; T2 an outlet with a name
  /// of its own that attributes what it prints; T4 an anonymous channel; T3 aggregators and whatever is unknown.
  public func tier(outlet: Outlet?, address: String?) -> SourceTier {
    if let host = address.flatMap({ WebAddress($0) }) {
      if ["t.me", "telegram.me", "telegra.ph", "tgstat.ru"].contains(where: host.isWithin) {
        return .anonymous
      }
      if outlet == nil {
        let official = [
          "gov", "mil", "int", "kremlin.ru", "mid.ru", "government.ru", "un.org", "europa.eu",
        ]
        if official.contains(where: host.isWithin) || host.host.contains(".gov.")
          || host.host.hasSuffix(".gouv.fr")
        {
          return .official
        }
      }
    }
    guard let outlet else { return .rewrite }
    let kind = outlet.kind.lowercased()
    if kind.contains("telegram") { return .anonymous }
    if kind.contains("aggregator") || kind.contains("carries") { return .rewrite }
    if kind.contains("government") || kind.contains("intergovernmental") { return .official }
    if kind.contains("agency") || kind.contains("co-operative")
      || OutletFinder.agencies.contains(outlet.id)
    {
      return .agency
    }
    return kind.contains("social") ? .anonymous : .report
  }

  /// Agencies whose kind in the catalogue tells who owns them rather than what they are.
  private static let agencies: Set<String> = [
    "ria-novosti", "tass", "sputnik", "interfax", "reuters", "ap", "afp", "dpa", "xinhua", "kyodo",
    "belta",
    "ukrinform", "interfax-ukraine", "anadolu", "mehr", "unn", "bloomberg",
  ]

  /// Lower case, letters and digits only, a leading "the" left out.
  static func folded(_ name: String) -> String {
    var key = String(
      name.lowercased().unicodeScalars.filter {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      })
    if key.hasPrefix("the"), key.utf8.count > 6 { key.removeFirst(3) }
    return key
  }
}
