import Primitives

/// A day as it is written somewhere, with its place and how far it is known.
struct WrittenDate: Equatable {
  var day: PartialDay
  /// Bytes of the text it was read from.
  var range: Range<Int>
  /// Whether day and month could be the other way round (`03/04/2023`).
  var isAmbiguous = false
}

/// Which of two numbers comes first where both could be the month.
enum DayOrder {
  case dayFirst, monthFirst
}

extension WrittenDate {
  /// The first date in `text`; nil where it holds none.
  static func first(in text: String, order: DayOrder = .dayFirst) -> WrittenDate? {
    all(in: text, order: order, limit: 1).first
  }

  /// The dates in `text` in order of place, at most `limit`.
  ///
  /// Read are ISO dates, numbers parted by points, strokes or hyphens with a four-digit year, and dates
  /// with a month's name in one of thirteen languages. A month with a year but no day gives a partial day;
  /// a day and month without a year give `XXXX-MM-DD`. Nothing is filled in.
  static func all(in text: String, order: DayOrder = .dayFirst, limit: Int = 8) -> [WrittenDate] {
    var text = text
    return text.withUTF8 { all(in: $0, order: order, limit: limit) }
  }

  static func all(
    in bytes: UnsafeBufferPointer<UInt8>, order: DayOrder = .dayFirst, limit: Int = 8
  ) -> [WrittenDate] {
    let pieces = DatePiece.pieces(of: bytes)
    var found: [WrittenDate] = []
    var index = 0
    while index < pieces.count, found.count < limit {
      if let (date, used) = match(pieces, at: index, order: order) {
        found.append(date)
        index += used
      } else {
        index += 1
      }
    }
    return found
  }

  private static func match(
    _ pieces: [DatePiece], at start: Int, order: DayOrder
  ) -> (WrittenDate, Int)? {
    func piece(_ offset: Int) -> DatePiece? {
      start + offset < pieces.count ? pieces[start + offset] : nil
    }
    guard let first = piece(0) else { return nil }
    func made(_ day: PartialDay?, _ used: Int, ambiguous: Bool = false) -> (WrittenDate, Int)? {
      guard let day, let last = piece(used - 1) else { return nil }
      return (
        WrittenDate(day: day, range: first.start..<last.end, isAmbiguous: ambiguous), used
      )
    }
    if case .number(let a, let digits) = first.kind {
      if digits == 4, (1800...2199).contains(a) {
        // 2025-08-06, 2025/8/6, 2025.08.06, 2025年8月6日
        if let sign = piece(1), case .sign(let s) = sign.kind, "-/.年".unicodeScalars.contains(s),
          let b = piece(2)?.number, let sign2 = piece(3), case .sign(let s2) = sign2.kind,
          s2 == s || s == "年", let c = piece(4)?.number
        {
          return made(PartialDay(year: a, month: b, day: c), 5)
        }
        return nil
      }
      if digits == 8, let day = PartialDay(compact: a) { return made(day, 1) }
      guard digits <= 2, a <= 31 else { return nil }
      if let sign = piece(1), case .sign(let s) = sign.kind, "-/.".unicodeScalars.contains(s),
        let b = piece(2)?.number, let sign2 = piece(3), case .sign(let s2) = sign2.kind, s2 == s,
        case .number(let c, 4)? = piece(4)?.kind, (1800...2199).contains(c)
      {
        let dayFirst = PartialDay(year: c, month: b, day: a)
        let monthFirst = PartialDay(year: c, month: a, day: b)
        let open = dayFirst != nil && monthFirst != nil && a != b
        let chosen =
          s == "." || order == .dayFirst ? dayFirst ?? monthFirst : monthFirst ?? dayFirst
        return made(chosen, 5, ambiguous: open && s != ".")
      }
      // 6 August 2025, 6th of August, 2025, 6. August 2025, 6-Aug-2025, 6 de agosto de 2025
      var next = 1
      skip(pieces, start, &next, "de", "of", "st", "nd", "rd", "th", "º", ".", "-", "ª", "er")
      guard case .word(let word)? = piece(next)?.kind, let month = MonthNames.number(word) else {
        return nil
      }
      var after = next + 1
      skip(pieces, start, &after, "de", "del", "of", ",", ".", "-")
      if case .number(let year, 4)? = piece(after)?.kind, (1800...2199).contains(year) {
        return made(PartialDay(year: year, month: month, day: a), after + 1)
      }
      return made(PartialDay(year: nil, month: month, day: a), next + 1)
    }
    // August 6, 2025; Aug. 6th 2025; August 2025
    guard case .word(let word) = first.kind, let month = MonthNames.number(word) else { return nil }
    var next = 1
    skip(pieces, start, &next, ".", "-", "de", ",")
    guard case .number(let value, let digits)? = piece(next)?.kind else { return nil }
    if digits == 4, (1800...2199).contains(value) {
      return made(PartialDay(year: value, month: month), next + 1)
    }
    guard digits <= 2 else { return nil }
    var after = next + 1
    skip(pieces, start, &after, "st", "nd", "rd", "th", ",", ".", "-")
    if case .number(let year, 4)? = piece(after)?.kind, (1800...2199).contains(year) {
      return made(PartialDay(year: year, month: month, day: value), after + 1)
    }
    // "May 3" is a day; "may 3" is a verb and a number.
    guard first.isCapitalised else { return nil }
    return made(PartialDay(year: nil, month: month, day: value), next + 1)
  }

  /// Moves over as many of the given words and signs as stand there, three at most.
  private static func skip(
    _ pieces: [DatePiece], _ start: Int, _ next: inout Int, _ words: String...
  ) {
    for _ in 0..<3 {
      guard start + next < pieces.count else { return }
      switch pieces[start + next].kind {
      case .word(let word) where words.contains(word): next += 1
      case .sign(let sign) where words.contains(String(sign)): next += 1
      default: return
      }
    }
  }
}

extension PartialDay {
  /// The day written as eight digits, `20250806`; nil where that is no day of 1900 to 2199.
  init?(compact value: Int) {
    guard (1900_00_00...2199_99_99).contains(value) else { return nil }
    self.init(year: value / 10_000, month: value / 100 % 100, day: value % 100)
  }
}

/// A number, a word or a sign, as dates are made of.
struct DatePiece {
  enum Kind {
    case number(Int, digits: Int)
    case word(String)
    case sign(Unicode.Scalar)
  }
  var kind: Kind
  var start: Int
  var end: Int
  var isCapitalised = false

  var number: Int? {
    if case .number(let value, let digits) = kind, digits <= 2 { return value }
    return nil
  }

  /// Linear; words are folded to lower case.
  static func pieces(of bytes: UnsafeBufferPointer<UInt8>) -> [DatePiece] {
    var pieces: [DatePiece] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let start = index
      switch byte {
      case 0x30...0x39:
        var value = 0
        while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 {
          if index - start < 12 { value = value * 10 + Int(bytes[index] - 0x30) }
          index += 1
        }
        pieces.append(
          DatePiece(kind: .number(value, digits: index - start), start: start, end: index))
      case 0x41...0x5A, 0x61...0x7A, 0xC3...0xDF:
        while index < bytes.count {
          let next = bytes[index]
          guard (next | 0x20 >= 0x61 && next | 0x20 <= 0x7A) || next >= 0x80 else { break }
          // Punctuation of the General Punctuation block ends a word.
          if next == 0xE2 { break }
          index += 1
        }
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        let lower = word.lowercased()
        pieces.append(
          DatePiece(
            kind: .word(lower), start: start, end: index, isCapitalised: lower != word))
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case 0xE5, 0xE6:
        // 年, 月, 日
        let length = min(3, bytes.count - index)
        if let scalar = String(decoding: bytes[index..<index + length], as: UTF8.self)
          .unicodeScalars
          .first
        {
          pieces.append(DatePiece(kind: .sign(scalar), start: start, end: index + length))
        }
        index += length
      default:
        if byte < 0x80 {
          pieces.append(
            DatePiece(kind: .sign(Unicode.Scalar(byte)), start: start, end: index + 1))
        }
        index += 1
      }
    }
    return pieces
  }
}
