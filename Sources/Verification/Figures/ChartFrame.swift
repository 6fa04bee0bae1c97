/// The frame of a chart: where values lie, and the axes with their steps.
struct ChartFrame {
  var left: Double
  var top: Double
  var width: Double
  var height: Double
  var xRange: ClosedRange<Double>
  var yRange: ClosedRange<Double>

  func x(_ value: Double) -> Double {
    left + width * (value - xRange.lowerBound)
      / max(xRange.upperBound - xRange.lowerBound, .leastNormalMagnitude)
  }

  func y(_ value: Double) -> Double {
    top + height * (yRange.upperBound - value)
      / max(yRange.upperBound - yRange.lowerBound, .leastNormalMagnitude)
  }

  /// Round steps that cover a range with about `count` of them.
  static func steps(_ range: ClosedRange<Double>, count: Int) -> [Double] {
    let span = range.upperBound - range.lowerBound
    guard span > 0, span.isFinite else { return [range.lowerBound] }
    var power = 1.0
    while power * 10 <= span / Double(count) { power *= 10 }
    while power > span / Double(count) { power /= 10 }
    let step =
      [1.0, 2, 5, 10].map { $0 * power }.first { span / $0 <= Double(count) } ?? power * 10
    var values: [Double] = []
    var value = (range.lowerBound / step).rounded(.up) * step
    while value <= range.upperBound + step * 1e-9, values.count < 100 {
      values.append(value)
      value += step
    }
    return values
  }

  /// Draws the vertical axis with a line across at each step.
  func drawY(in figure: inout SVGFigure, count: Int = 5, _ text: (Double) -> String) {
    for value in ChartFrame.steps(yRange, count: count) {
      figure.line(left, y(value), left + width, y(value), stroke: "#ddd")
      figure.label(text(value), left - 6, y(value) + 4, anchor: "end", size: 11)
    }
  }

  /// Draws the horizontal axis with a mark and a text at each value.
  func drawX(in figure: inout SVGFigure, _ marks: [(value: Double, text: String)]) {
    figure.line(left, top + height, left + width, top + height, stroke: "#555")
    for (value, text) in marks {
      figure.line(x(value), top + height, x(value), top + height + 4, stroke: "#555")
      figure.label(text, x(value), top + height + 17, anchor: "middle", size: 11)
    }
  }

  /// A path through runs of points; a gap between runs stays a gap.
  func path(_ runs: [[(x: Double, y: Double)]]) -> String {
    runs.filter { !$0.isEmpty }.map { run in
      run.enumerated().map { index, point in
        "\(index == 0 ? "M" : "L")\(SVGFigure.number(x(point.x))) \(SVGFigure.number(y(point.y)))"
      }.joined(separator: " ")
    }.joined(separator: " ")
  }
}
