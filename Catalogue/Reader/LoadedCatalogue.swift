public import Primitives
public import Treaties

/// Everything a catalogue holds, read and linked.
public struct LoadedCatalogue: Sendable {
  /// Instruments, systems, states, holders: what questions are put to.
  public var register: InstrumentRegister
  public var names: CatalogueNames
  /// Questions with their answers, by instrument and then in the order written.
  public var cases: [StatusCase]
  public var aliasCases: [AliasCase]
  public var coverageCases: [CoverageCase]
  /// Tables of declared data (`data/*.csv`) as text, by file name, sorted.
  public var tables: [Table]

  public struct Table: Sendable, Hashable {
    public var name: String
    public var text: String
    public init(name: String, text: String) { (self.name, self.text) = (name, text) }
  }

  /// In the order of their ids.
  public var instruments: [Instrument] { register.instruments }
  public var systems: [MissileSystem] { register.systems }
  public var holders: [Holder] { register.holders }
  public var people: [Person] { names.people }
  public var outlets: [Outlet] { names.outlets }
  public var instrumentNames: [InstrumentNames] { names.instrumentNames }
  public var ambiguousNames: [AmbiguousName] { names.ambiguousNames }

  /// The text of the table of that name, nil for none.
  public func table(_ name: String) -> String? { tables.first { $0.name == name }?.text }
}

/// What the text half needs of a catalogue: who and what goes by which name. Cheaper to read than the whole.
public struct CatalogueNames: Sendable {
  /// In the order of their ids.
  public var people: [Person]
  public var outlets: [Outlet]
  /// Instruments and topics by id, then systems (kind `system`) by id.
  public var instrumentNames: [InstrumentNames]
  public var ambiguousNames: [AmbiguousName]
}
