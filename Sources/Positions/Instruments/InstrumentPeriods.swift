import Primitives

/// How much an instrument was spoken of in a month, by what happened to it then: 0 to 1.
///
/// A report of August 2019 that names no instrument in its first paragraphs is likelier about the INF Treaty, which
/// ended that month, than about New START. Spans of public debate, from the instruments' own dates (signature, entry
/// into force, crises, ends); a weak hint among the others.
enum InstrumentPeriods {
  /// The weight for `id` in a report published then; 0 without a day of publication.
  static func weight(of id: String, _ published: PartialDay?) -> Float {
    guard let year = published?.year, let spans = table[id] else { return 0 }
    let month = year * 12 + (published?.month ?? 6) - 1
    return spans.reduce(0) { $1.months.contains(month) ? max($0, $1.weight) : $0 }
  }

  /// Whether the treaty had ended more than a year before: what is said then is hardly about it.
  static func isHistory(_ id: String, _ published: PartialDay?) -> Bool {
    guard let year = published?.year, let ended = ends[id] else { return false }
    return year > ended + 1
  }

  /// The years in which treaties ended that nothing took up after.
  private static let ends = ["abm-treaty": 2002, "start-i": 2009]

  private struct Span {
    var months: ClosedRange<Int>
    var weight: Float

    /// From year and month to year and month, both included.
    init(_ from: (Int, Int), _ through: (Int, Int), _ weight: Float) {
      months = (from.0 * 12 + from.1 - 1)...(through.0 * 12 + through.1 - 1)
      self.weight = weight
    }
  }

  private static let table: [String: [Span]] = [
    "inf-treaty": [
      Span((1979, 12), (1983, 12), 0.7), Span((1985, 1), (1988, 6), 1),
      Span((2007, 2), (2008, 3), 0.5), Span((2013, 6), (2018, 9), 0.6),
      Span((2018, 10), (2019, 8), 1),
    ],
    "ru-inf-moratorium": [
      Span((2019, 2), (2019, 8), 0.4), Span((2019, 9), (2020, 12), 0.8),
      Span((2021, 1), (2024, 5), 0.4), Span((2024, 6), (2026, 12), 0.8),
    ],
    "new-start": [
      Span((2009, 4), (2011, 2), 1), Span((2011, 3), (2020, 5), 0.4), Span((2020, 6), (2021, 3), 1),
      Span((2022, 8), (2023, 12), 1), Span((2024, 1), (2026, 6), 0.8),
    ],
    "start-i": [
      Span((1982, 6), (1987, 12), 0.3), Span((1988, 1), (1992, 12), 1),
      Span((1993, 1), (1994, 12), 0.8),
      Span((2008, 9), (2009, 12), 0.6),
    ],
    "abm-treaty": [
      Span((1969, 11), (1972, 10), 0.8), Span((1983, 3), (1988, 12), 0.5),
      Span((1995, 1), (2000, 12), 0.6), Span((2001, 1), (2002, 6), 1),
    ],
    "cfe": [
      Span((1989, 3), (1992, 12), 0.7), Span((1995, 6), (1999, 12), 0.6),
      Span((2007, 4), (2008, 12), 1),
      Span((2011, 11), (2011, 12), 0.5), Span((2015, 3), (2015, 4), 0.8),
      Span((2023, 5), (2023, 12), 0.8),
    ],
    "open-skies": [
      Span((1989, 5), (1992, 4), 0.4), Span((2002, 1), (2002, 2), 0.4),
      Span((2018, 9), (2021, 12), 0.8),
    ],
    "npt": [
      Span((1967, 1), (1970, 4), 0.6), Span((1993, 3), (1994, 10), 0.4),
      Span((1995, 1), (1995, 6), 1),
      Span((2000, 4), (2000, 6), 0.7), Span((2003, 1), (2003, 4), 0.6),
      Span((2005, 5), (2005, 6), 0.7),
      Span((2010, 4), (2010, 6), 0.5), Span((2015, 4), (2015, 6), 0.8),
      Span((2022, 7), (2022, 9), 0.5),
      Span((2026, 4), (2026, 6), 0.6),
    ],
    "ctbt": [
      Span((1993, 7), (1996, 12), 0.8), Span((1998, 5), (1999, 12), 0.8),
      Span((2023, 10), (2023, 11), 0.8),
      Span((2025, 10), (2026, 3), 0.6),
    ],
    "other-treaty": [
      Span((1969, 11), (1987, 6), 0.7), Span((1991, 10), (1992, 2), 0.8),
      Span((1992, 6), (1992, 12), 0.6), Span((1993, 1), (1993, 2), 1),
      Span((1996, 1), (2000, 5), 0.4),
      Span((2002, 5), (2003, 6), 0.7), Span((2016, 10), (2016, 11), 0.8),
      Span((2025, 10), (2025, 11), 0.4),
    ],
    // Talks and summits on everything at once: Geneva, Reykjavik, the unilateral cuts, the strategic stability dialogue.
    "arms-control-general": [
      Span((1985, 1), (1985, 12), 1), Span((1986, 10), (1986, 11), 0.5),
      Span((1991, 10), (1991, 11), 0.8), Span((2021, 6), (2021, 12), 0.6),
    ],
    "five-power-framework": [
      Span((2019, 4), (2020, 12), 0.4), Span((2022, 1), (2022, 2), 0.8),
      Span((2023, 6), (2023, 7), 0.4),
    ],
    "post-2026-agreement": [Span((2020, 1), (2021, 3), 0.4), Span((2023, 6), (2026, 12), 0.5)],
  ]
}
