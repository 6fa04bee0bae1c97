import Primitives

/// The day an address carries in its path, as far as the address tells it.
enum AddressDate {
  /// `/2025/08/06/`, `/2025/aug/06/`, `/28/07/2024/`, `/20241121/`, `/2025-08-06`, `-20250806.html`; a year
  /// and month alone give a partial day, and no day is ever made up. Nil where the path has none.
  static func day(in address: String) -> PartialDay? {
    var path = address[...]
    if let scheme = path.range(ofText: "://") { path = path[scheme.upperBound...] }
    guard let slash = path.firstIndex(of: "/") else { return nil }
    path = path[slash...]
    if let end = path.firstIndex(where: { $0 == "?" || $0 == "#" }) { path = path[..<end] }
    guard path.utf8.count <= 2_000 else { return nil }
    let parts = path.split(separator: "/").map { String($0).lowercased() }
    for (index, part) in parts.enumerated() {
      guard let year = fourDigitYear(part) else { continue }
      if index + 1 < parts.count, let month = monthNumber(parts[index + 1]) {
        if index + 2 < parts.count, let day = twoDigits(parts[index + 2]),
          let whole = PartialDay(year: year, month: month, day: day)
        {
          return whole
        }
        if index >= 2, let whole = dayFirst(parts, index, year) { return whole }
        // /2024/0703/
        return PartialDay(year: year, month: month)
      }
      if index + 1 < parts.count, parts[index + 1].utf8.count == 4,
        let joined = Int(parts[index + 1]),
        let whole = PartialDay(year: year, month: joined / 100, day: joined % 100)
      {
        return whole
      }
      if index >= 2, let whole = dayFirst(parts, index, year) { return whole }
    }
    for part in parts {
      if let day = inside(part) { return day }
    }
    for part in parts where part.utf8.count == 7 && part.dropFirst(4).first == "-" {
      if let year = fourDigitYear(String(part.prefix(4))),
        let month = twoDigits(String(part.suffix(2)))
      {
        return PartialDay(year: year, month: month)
      }
    }
    return nil
  }

  private static func dayFirst(_ parts: [String], _ index: Int, _ year: Int) -> PartialDay? {
    guard let day = twoDigits(parts[index - 2]), let month = twoDigits(parts[index - 1]) else {
      return nil
    }
    return PartialDay(year: year, month: month, day: day)
  }

  /// `2025-08-06` or `20250806` as a run of its own inside one part of the path.
  private static func inside(_ part: String) -> PartialDay? {
    let bytes = Array(part.utf8)
    func isDigit(_ index: Int) -> Bool {
      index >= 0 && index < bytes.count && bytes[index] >= 0x30 && bytes[index] <= 0x39
    }
    func number(_ from: Int, _ count: Int) -> Int? {
      var value = 0
      for index in from..<from + count {
        guard isDigit(index) else { return nil }
        value = value * 10 + Int(bytes[index] - 0x30)
      }
      return value
    }
    var index = 0
    while index + 8 <= bytes.count {
      defer { index += 1 }
      guard isDigit(index), !isDigit(index - 1) else { continue }
      if let value = number(index, 8), !isDigit(index + 8), let day = PartialDay(compact: value),
        let year = day.year, year >= 1990, year <= 2100
      {
        return day
      }
      if let year = number(index, 4), year >= 1990, year <= 2100, index + 10 <= bytes.count,
        bytes[index + 4] == bytes[index + 7], bytes[index + 4] == 0x2D || bytes[index + 4] == 0x5F,
        let month = number(index + 5, 2), let day = number(index + 8, 2), !isDigit(index + 10),
        let whole = PartialDay(year: year, month: month, day: day)
      {
        return whole
      }
    }
    return nil
  }

  private static func fourDigitYear(_ part: String) -> Int? {
    guard part.utf8.count == 4, let year = Int(part), (1980...2100).contains(year) else {
      return nil
    }
    return year
  }

  private static func twoDigits(_ part: String) -> Int? {
    guard (1...2).contains(part.utf8.count), part.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else {
      return nil
    }
    return Int(part)
  }

  private static func monthNumber(_ part: String) -> Int? {
    if let number = twoDigits(part) { return (1...12).contains(number) ? number : nil }
    return MonthNames.number(part)
  }
}

extension StringProtocol {
  /// The place of the first occurrence of `needle`, compared byte by byte.
  func range(ofText needle: String) -> Range<Index>? {
    let pattern = Array(needle.utf8)
    guard let first = pattern.first else { return nil }
    var start = utf8.startIndex
    while start < utf8.endIndex {
      if utf8[start] == first {
        var at = start
        var matched = 0
        while matched < pattern.count, at < utf8.endIndex, utf8[at] == pattern[matched] {
          at = utf8.index(after: at)
          matched += 1
        }
        if matched == pattern.count { return start..<at }
      }
      start = utf8.index(after: start)
    }
    return nil
  }
}
