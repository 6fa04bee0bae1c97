public import Primitives

/// Coming dates as a calendar file (RFC 5545) that calendars can subscribe to.
public enum ICalendar {
  /// A calendar with one whole-day event for each date, in their order.
  ///
  /// - Parameter stamp: The day the answer was made as known on; it is the events' `DTSTAMP`, so that the
  ///   same question gives the same bytes.
  public static func text(_ dates: [ComingDate], stamp: Day) -> String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Depositary//Coming dates//EN",
      "CALSCALE:GREGORIAN", "X-WR-CALNAME:Arms control: coming dates",
    ]
    for date in dates {
      lines += [
        "BEGIN:VEVENT", "UID:\(date.uid)", "DTSTAMP:\(basic(stamp))T000000Z",
        "DTSTART;VALUE=DATE:\(basic(date.day))",
        "DTEND;VALUE=DATE:\(basic(date.day.adding(days: 1)))",
        "SUMMARY:\(escaped(date.summary))",
        "DESCRIPTION:\(escaped(([date.detail] + date.sources).joined(separator: "\n")))",
      ]
      if let source = date.sources.first { lines.append("URL:\(source)") }
      lines += [
        "CATEGORIES:\(escaped(date.instrument)),\(escaped(date.kind))", "TRANSP:TRANSPARENT",
      ]
      lines.append("END:VEVENT")
    }
    lines.append("END:VCALENDAR")
    return lines.map(folded).joined()
  }

  private static func basic(_ day: Day) -> String { day.description.filter { $0 != "-" } }

  /// Section 3.3.11: backslash, semicolon, comma and line ends are escaped.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": out += "\\\\"
      case ";": out += "\\;"
      case ",": out += "\\,"
      case "\n": out += "\\n"
      case "\r": continue
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// Section 3.1: at most 75 octets a line, continued behind a space, never inside a character.
  private static func folded(_ line: String) -> String {
    var out = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = String(scalar).utf8.count
      if octets + size > 75 {
        out += "\r\n "
        octets = 1
      }
      out.unicodeScalars.append(scalar)
      octets += size
    }
    return out + "\r\n"
  }
}
