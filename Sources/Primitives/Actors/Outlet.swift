/// A news agency or outlet, with the names it is printed under.
public struct Outlet: Hashable, Sendable, Identifiable {
  public var id: String
  /// The first is the one to print; Latin and Cyrillic.
  public var names: [String]
  /// `ria.ru`; nil where it has none.
  public var domain: String?
  /// ISO 3166-1 code, nil for none.
  public var country: String?
  /// `state`, `agency`, `independent`, `aggregator`, … as the catalogue says.
  public var kind: String
  public var languages: [String]
  /// How machine translation has printed the name: `DEA News` for RIA News.
  public var garbledForms: [String]

  public init(
    id: String, names: [String], domain: String?, country: String?, kind: String,
    languages: [String], garbledForms: [String]
  ) {
    self.id = id
    self.names = names
    self.domain = domain
    self.country = country
    self.kind = kind
    self.languages = languages
    self.garbledForms = garbledForms
  }
}

/// How near a report stands to the words it carries.
public enum SourceTier: String, Sendable, CaseIterable {
  /// Official text.
  case official = "T0"
  /// Agency verbatim.
  case agency = "T1"
  /// Attributed report.
  case report = "T2"
  /// Rewrite or aggregator.
  case rewrite = "T3"
  /// Anonymous channel.
  case anonymous = "T4"
}
