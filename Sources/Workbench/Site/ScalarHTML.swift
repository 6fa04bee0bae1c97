import Mustache

/// HTML escaping by Unicode scalar.
///
/// The template library's own looks at characters, and a quotation mark with a combining accent behind
/// it is another character than a quotation mark: it would go out as it is and end an attribute. What
/// we show was written by others, so every template declares this type in its first line; a test asks.
struct ScalarHTML: MustacheContentType {
  /// The name in a template's `{{% CONTENT_TYPE:SCALAR_HTML}}`.
  static let name = "SCALAR_HTML"

  func escapeText(_ text: String) -> String {
    var out = ""
    out.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "&": out += "&amp;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      // Controls that HTML forbids, NUL above all, would be dropped or turn into something else.
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}": out += "\u{FFFD}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
