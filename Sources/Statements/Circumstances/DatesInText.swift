import Language
import Primitives

/// Reads when something was said from the words of a sentence, against the day of publication.
///
/// *On Tuesday* is the last Tuesday up to that day; *in November* the last November begun by then, or
/// `XXXX-11` where no day of publication is known. Nothing is made more precise than the words.
struct DatesInText: Sendable {
  let published: PartialDay?

  private var day: Day? { published?.exact }

  /// The dates named by `words`, each with the index of its first word.
  ///
  /// `told` is the last day that the text told of before, which *the next day*, *hours later* are counted from; nil for
  /// none.
  func dates(in words: [Token], after told: Day? = nil) -> [(index: Int, date: PartialDay)] {
    var found: [(Int, PartialDay)] = []
    var told = told
    let lower = words.map { $0.text.lowercased() }
    var at = 0
    while at < words.count {
      if Self.openings.contains(lower[at]), let (date, next) = date(lower, words, at) {
        found.append((at, date))
        told = date.exact ?? told
        at = next
      } else if let told, let (date, next) = counted(lower, at, from: told) {
        found.append((at, date))
        at = next
      } else {
        if at > 0, ["'s", "’s"].contains(lower[at - 1]), let year = Self.year(lower[at]) {
          // *Russia's 2020 offer*
          if let date = PartialDay(year: year) { found.append((at, date)) }
        }
        at += 1
      }
    }
    return found
  }

  /// *The same day*, *the next day*, *two days later*, *hours later*: counted from the last day told of.
  private func counted(_ lower: [String], _ at: Int, from told: Day) -> (PartialDay, Int)? {
    func word(_ index: Int) -> String { index < lower.count ? lower[index] : "" }
    if word(at + 1) == "day" {
      switch word(at) {
      case "same", "that": return (PartialDay(told), at + 2)
      case "next", "following": return (PartialDay(told.adding(days: 1)), at + 2)
      default: break
      }
    }
    guard word(at) == "later", at > 0 else { return nil }
    if ["hours", "hour", "minutes"].contains(lower[at - 1]) { return (PartialDay(told), at + 1) }
    guard at > 1, let unit = Self.units[lower[at - 1]],
      let count = Self.number(lower[at - 2]) ?? Self.counts[lower[at - 2]],
      (1...200).contains(count)
    else { return nil }
    switch unit {
    case .day: return (PartialDay(told.adding(days: count)), at + 1)
    case .week: return (PartialDay(told.adding(days: 7 * count)), at + 1)
    case .month:
      let then = told.adding(months: count).components
      return PartialDay(year: then.year, month: then.month).map { ($0, at + 1) }
    case .year: return PartialDay(year: told.components.year + count).map { ($0, at + 1) }
    }
  }

  /// A year of the record written out; nil for other words.
  private static func year(_ word: String) -> Int? {
    guard word.utf8.count == 4, let year = number(word), (1945...2100).contains(year) else {
      return nil
    }
    return year
  }

  private func date(_ lower: [String], _ words: [Token], _ at: Int) -> (PartialDay, Int)? {
    let word = lower[at]
    if let month = Self.months[word], words[at].isCapitalized || Self.isRussian(word) {
      if word == "may" || word == "march", !words[at].isCapitalized || at == 0 { return nil }
      // `Dec. 13, 2018`, `December 13`, `December 2018`, `13 December`.
      var next = at + 1
      var dayOfMonth: Int?
      if next < lower.count, let number = Self.number(lower[next]), (1...31).contains(number),
        lower[next].utf8.count <= 2
      {
        dayOfMonth = number
        next += 1
      } else if at > 0, let number = Self.number(lower[at - 1]), (1...31).contains(number),
        lower[at - 1].utf8.count <= 2
      {
        dayOfMonth = number
      }
      var year: Int?
      var ahead = next
      if ahead < lower.count, lower[ahead] == "," { ahead += 1 }
      if ahead < lower.count, let number = Self.number(lower[ahead]), (1900...2100).contains(number)
      {
        year = number
        next = ahead + 1
      }
      if at > 0, lower[at - 1] == "last" || lower[at - 1] == "this" { return nil }
      return Self.partial(
        year: year ?? nearest(month: month, day: dayOfMonth), month: month, day: dayOfMonth
      ).map { ($0, next) }
    }
    if let weekday = Self.weekdays[word], let day {
      var back = (day.weekday - weekday + 7) % 7
      if at > 0, lower[at - 1] == "last", back == 0 { back = 7 }
      return (PartialDay(day.adding(days: -back)), at + 1)
    }
    switch word {
    case "today", "сегодня": return day.map { (PartialDay($0), at + 1) }
    case "yesterday", "вчера", "накануне":
      return day.map { (PartialDay($0.adding(days: -1)), at + 1) }
    case "last", "прошлой", "прошлом":
      guard let day, at + 1 < lower.count else { return nil }
      let parts = day.components
      switch lower[at + 1] {
      case "month", "месяце":
        let before = day.adding(months: -1).components
        return PartialDay(year: before.year, month: before.month).map { ($0, at + 2) }
      case "year", "году": return PartialDay(year: parts.year - 1).map { ($0, at + 2) }
      case "week", "неделе":
        let monday = day.adding(days: -(day.weekday - 1) - 7)
        let (first, last) = (monday.components, monday.adding(days: 6).components)
        return first.month == last.month
          ? PartialDay(year: first.year, month: first.month).map { ($0, at + 2) }
          : PartialDay(year: first.year).map { ($0, at + 2) }
      default:
        if let month = Self.months[lower[at + 1]] {
          return PartialDay(year: nearest(month: month, day: nil), month: month).map {
            ($0, at + 2)
          }
        }
        return nil
      }
    case "ago", "earlier", "before", "назад":
      return back(lower, at).map { ($0, at + 1) }
    case "this":
      guard let day, at + 1 < lower.count else { return nil }
      let parts = day.components
      switch lower[at + 1] {
      case "month": return PartialDay(year: parts.year, month: parts.month).map { ($0, at + 2) }
      case "week":
        let monday = day.adding(days: -(day.weekday - 1))
        let (first, last) = (monday.components, monday.adding(days: 6).components)
        return first.month == last.month
          ? PartialDay(year: first.year, month: first.month).map { ($0, at + 2) }
          : PartialDay(year: first.year).map { ($0, at + 2) }
      case "year": return PartialDay(year: parts.year).map { ($0, at + 2) }
      default: return nil
      }
    case "in", "в", "since", "early", "late":
      guard at + 1 < lower.count, let year = Self.year(lower[at + 1]) else { return nil }
      return PartialDay(year: year).map { ($0, at + 2) }
    case "as":
      // *as early as 2014*, *as far back as 2007*
      guard at + 1 < lower.count, at > 1, ["early", "back"].contains(lower[at - 1]),
        let year = Self.year(lower[at + 1])
      else { return nil }
      return PartialDay(year: year).map { ($0, at + 2) }
    default: return nil
    }
  }

  /// *Two weeks ago*, *a day earlier*: as precise as its unit.
  private func back(_ lower: [String], _ at: Int) -> PartialDay? {
    guard let day, at > 1, let unit = Self.units[lower[at - 1]] else { return nil }
    let count: Int
    if let number = Self.number(lower[at - 2]) {
      count = number
    } else if let number = Self.counts[lower[at - 2]] {
      count = number
    } else {
      return nil
    }
    guard (1...200).contains(count) else { return nil }
    switch unit {
    case .day: return PartialDay(day.adding(days: -count))
    case .week:
      let then = day.adding(days: -7 * count).components
      return PartialDay(year: then.year, month: then.month)
    case .month:
      let then = day.adding(months: -count).components
      return PartialDay(year: then.year, month: then.month)
    case .year: return PartialDay(year: day.components.year - count)
    }
  }

  private enum Unit { case day, week, month, year }
  private static let units: [String: Unit] = [
    "day": .day, "days": .day, "week": .week, "weeks": .week, "month": .month, "months": .month,
    "year": .year, "years": .year, "день": .day, "дня": .day, "дней": .day, "неделю": .week,
    "недели": .week, "месяц": .month, "месяца": .month, "год": .year, "года": .year, "лет": .year,
  ]
  private static let counts: [String: Int] = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9,
    "ten": 10, "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5,
  ]

  /// The last year in which that month (and day) had begun by the day of publication; nil without one.
  private func nearest(month: Int, day dayOfMonth: Int?) -> Int? {
    if let day {
      let parts = day.components
      if month > parts.month || month == parts.month && (dayOfMonth ?? 0) > parts.day {
        return parts.year - 1
      }
      return parts.year
    }
    return published?.year
  }

  private static func partial(year: Int?, month: Int, day: Int?) -> PartialDay? {
    PartialDay(year: year, month: month, day: day) ?? PartialDay(year: year, month: month)
  }

  private static func number(_ text: String) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  private static func isRussian(_ word: String) -> Bool {
    word.utf8.first.map { $0 >= 0xD0 } ?? false
  }

  /// The words a date is read at: one look for each word instead of thirty comparisons.
  private static let openings = Set(months.keys).union(weekdays.keys).union([
    "today", "сегодня", "yesterday", "вчера", "накануне", "last", "прошлой", "прошлом", "ago",
    "earlier", "before", "назад", "this", "in", "в", "since", "early", "late",
    "as",
  ])

  static let weekdays: [String: Int] = [
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
    "sunday": 7,
    "понедельник": 1, "вторник": 2, "среду": 3, "четверг": 4, "пятницу": 5, "субботу": 6,
    "воскресенье": 7,
  ]

  static let months: [String: Int] = {
    var months: [String: Int] = [:]
    let names = [
      "january jan. jan января январе", "february feb. feb февраля феврале",
      "march mar. mar марта марте",
      "april apr. apr апреля апреле", "may мая мае", "june jun. jun июня июне",
      "july jul. jul июля июле",
      "august aug. aug августа августе", "september sept. sep. sep сентября сентябре",
      "october oct. oct октября октябре", "november nov. nov ноября ноябре",
      "december dec. dec декабря декабре",
    ]
    for (index, line) in names.enumerated() {
      for name in line.split(separator: " ") { months[String(name)] = index + 1 }
    }
    return months
  }()
}
