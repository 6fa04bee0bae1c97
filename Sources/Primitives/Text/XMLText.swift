/// Text as XML 1.0 holds it.
public enum XMLText {
  /// The text for an element or a quoted attribute, scalar by scalar: a quotation mark with an accent behind
  /// it is one character, and must not go out as it is. What XML 1.0 cannot hold becomes U+FFFD.
  public static func escaped(_ text: some StringProtocol) -> String {
    var out = ""
    out.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\t", "\n": out.unicodeScalars.append(scalar)
      // A bare one would be read as a line feed (XML 1.0, section 2.11).
      case "\r": out += "&#13;"
      default:
        let isBad = scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
        out.unicodeScalars.append(isBad ? "\u{FFFD}" : scalar)
      }
    }
    return out
  }
}
