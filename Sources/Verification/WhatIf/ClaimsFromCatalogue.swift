public import Treaties

extension Draft.System {
  /// A system of the catalogue with what is claimed of its range.
  public init(_ system: MissileSystem) {
    self.init(
      name: system.names.first?.name ?? system.id, party: system.states.first ?? "",
      basing: system.basing,
      claims: system.claims.map { claim in
        Draft.Claim(
          by: claim.by, low: claim.range.lower.map(Double.init),
          high: claim.range.upper.map(Double.init),
          source: claim.sources.joined(separator: " "))
      })
  }
}

extension RingClaim {
  /// A claim of the catalogue as something to draw; nil where it states no figure.
  ///
  /// “Up to 2500 km” is drawn at 2500 km; “from 500 km” at 500 km.
  public init?(_ claim: Treaties.RangeClaim) {
    guard let far = claim.range.upper ?? claim.range.lower, far > 0 else { return nil }
    let near = claim.range.lower.map { min($0, far) } ?? far
    self.init(
      claimedBy: claim.by, kilometres: Double(near > 0 ? near : far)...Double(far),
      sources: claim.sources, note: claim.text ?? claim.range.text)
  }
}
