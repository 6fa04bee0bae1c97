import Primitives

/// A drawing as SVG text, built element by element, the same bytes for the same input.
struct SVGFigure {
  let width: Double
  let height: Double
  private var body = ""

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// Appends an element; attributes in the order given, empty content closes it at once.
  mutating func add(_ name: String, _ attributes: [(String, String)], _ content: String = "") {
    body += "<\(name)"
    for (key, value) in attributes { body += " \(key)=\"\(XMLText.escaped(value))\"" }
    body += content.isEmpty ? "/>\n" : ">\(XMLText.escaped(content))</\(name)>\n"
  }

  /// Appends a text; `anchor` is start, middle or end.
  mutating func label(
    _ text: String, _ x: Double, _ y: Double, anchor: String = "start", size: Double = 12,
    fill: String = "#333"
  ) {
    add(
      "text",
      [
        ("x", SVGFigure.number(x)), ("y", SVGFigure.number(y)), ("text-anchor", anchor),
        ("font-size", SVGFigure.number(size)), ("fill", fill),
      ], text)
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, stroke: String, width: Double = 1,
    dash: String? = nil
  ) {
    var attributes = [
      ("x1", SVGFigure.number(x1)), ("y1", SVGFigure.number(y1)), ("x2", SVGFigure.number(x2)),
      ("y2", SVGFigure.number(y2)), ("stroke", stroke), ("stroke-width", SVGFigure.number(width)),
    ]
    if let dash { attributes.append(("stroke-dasharray", dash)) }
    add("line", attributes)
  }

  /// The whole document with a title and a description, which screen readers speak.
  func document(title: String, description: String) -> String {
    let size = "\(SVGFigure.number(width)) \(SVGFigure.number(height))"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" role="img" \
      font-family="system-ui, sans-serif">
      <title>\(XMLText.escaped(title))</title>
      <desc>\(XMLText.escaped(description))</desc>
      \(body)</svg>

      """
  }

  /// A coordinate to a hundredth.
  static func number(_ value: Double) -> String {
    let hundredths = (value * 100).rounded()
    guard hundredths.isFinite, abs(hundredths) < 1e15 else { return "0" }
    let whole = Int(hundredths)
    if whole % 100 == 0 { return String(whole / 100) }
    let sign = whole < 0 ? "-" : ""
    let rest = abs(whole) % 100
    let digits = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
    return "\(sign)\(abs(whole) / 100).\(digits)"
  }

  /// The text cut to so many characters, with an ellipsis where something was cut.
  static func clipped(_ text: String, to length: Int) -> String {
    text.count <= length ? text : text.prefix(length - 1) + "…"
  }
}

/// Colours that stay apart for colour-blind readers (Okabe and Ito, 2008).
enum Palette {
  static let colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"]
  static func colour(_ index: Int) -> String { colours[index % colours.count] }
}
