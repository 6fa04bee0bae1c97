import Foundation

/// Visiting some of a country's sites every year, drawn afresh each year without replacement.
public struct YearlyVisits: Hashable, Sendable {
  public var sites: Int
  public var visitsPerYear: Int
  public var years: Int

  /// - Throws: `bad-visits` for a number below 0, no sites, or more visits than sites.
  public init(sites: Int, visitsPerYear: Int, years: Int) throws {
    guard sites > 0, sites <= 4_000_000_000, visitsPerYear >= 0, visitsPerYear <= sites, years >= 0
    else {
      throw VerificationError(
        code: "bad-visits",
        "\(visitsPerYear) different sites a year cannot be drawn from \(sites) over \(years) years."
      )
    }
    self.sites = sites
    self.visitsPerYear = visitsPerYear
    self.years = years
  }

  /// The chance that a visit falls on one of some irregular sites.
  public struct Detection: Hashable, Sendable {
    /// Within one year, P₁.
    public var inOneYear: Double
    /// Within all the years, 1 − (1 − P₁)^T.
    public var byTheEnd: Double
    /// The mean number of years until the first such visit, 1/P₁; nil where it never comes.
    public var expectedYears: Double?
  }

  /// The chance of visiting one of `irregular` sites.
  ///
  /// - Throws: `bad-drawing` where there are not so many sites.
  public func detection(irregular: Int) throws -> Detection {
    let year = try Drawing(population: sites, irregular: irregular, sample: visitsPerYear).detection
    let byTheEnd = years == 0 || year.logMiss == 0 ? 0 : -expm1(Double(years) * year.logMiss)
    return Detection(
      inOneYear: year.probability, byTheEnd: byTheEnd,
      expectedYears: year.probability > 0 ? 1 / year.probability : nil)
  }

  /// The chance that a given site has been visited by the end, 1 − (1 − k/S)^T.
  public var chanceOfVisit: Double {
    guard years > 0 else { return 0 }
    return -expm1(Double(years) * log1p(-Double(visitsPerYear) / Double(sites)))
  }

  /// The mean number of different sites visited by the end.
  public var expectedDistinctSites: Double { Double(sites) * chanceOfVisit }
}
