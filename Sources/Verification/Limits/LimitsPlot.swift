import Primitives

/// Declared numbers over time with their limits, as SVG: a panel for each quantity.
///
/// A number that was not declared leaves a gap in the line; a disputed count stands beside the
/// declared one as an open ring; the limit is drawn from the day it binds.
public struct LimitsPlot: Sendable {
  public var check: LimitsCheck
  public var title: String

  public init(_ check: LimitsCheck, title: String) {
    self.check = check
    self.title = title
  }

  public var svg: String {
    let findings = check.findings()
    let panel = 210.0
    let count = Double(check.rule.limits.count)
    var figure = SVGFigure(width: 900, height: 70 + panel * count + 40)
    figure.label(SVGFigure.clipped(title, to: 90), 60, 28, size: 18, fill: "#111")
    let parties = check.rule.parties
    for (index, party) in parties.enumerated() {
      let x = 60.0 + Double(index) * 90
      figure.line(x, 48, x + 24, 48, stroke: Palette.colour(index), width: 3)
      figure.label(party, x + 30, 52)
    }
    let legend = 60.0 + Double(parties.count) * 90
    figure.line(legend, 48, legend + 24, 48, stroke: "#111", width: 1.5, dash: "6 3")
    figure.label("limit, from the day it binds", legend + 30, 52)
    figure.add(
      "circle",
      [
        ("cx", SVGFigure.number(legend + 230)), ("cy", "48"), ("r", "4"), ("fill", "none"),
        ("stroke", "#111"),
      ])
    figure.label("as counted by another party", legend + 240, 52)
    guard let first = findings.map(\.day).min(), let last = findings.map(\.day).max() else {
      figure.label("No declarations.", 60, 90)
      return figure.document(title: title, description: "No declarations.")
    }
    let start = Double(min(first, check.rule.inForce.start).number)
    let end = Double(max(last, check.rule.binds.end ?? last).number)
    for (index, limit) in check.rule.limits.enumerated() {
      let own = findings.filter { $0.limit == limit }
      let values = own.compactMap(\.value) + own.flatMap { $0.disputed.map(\.value) }
      let top = Double(max(values.max() ?? 0, limit.ceiling))
      let low = Double(min(values.min() ?? 0, limit.ceiling))
      let pad = max(1, (top - low) * 0.12)
      let frame = ChartFrame(
        left: 60, top: 90 + Double(index) * panel, width: 810, height: panel - 55,
        xRange: start...max(end, start + 1), yRange: max(0, low - pad)...(top + pad))
      figure.label(
        "\(SVGFigure.clipped(limit.label, to: 90)), limit \(limit.ceiling), \(limit.article)",
        frame.left, frame.top - 8,
        size: 13, fill: "#111")
      frame.drawY(in: &figure, count: 4) { String(Int($0)) }
      frame.drawX(in: &figure, years(from: start, to: end))
      drawLimit(limit, frame, in: &figure)
      for (colour, party) in parties.enumerated() {
        draw(own.filter { $0.party == party }, colour: colour, frame, in: &figure)
      }
    }
    figure.label(
      SVGFigure.clipped("Gaps: not declared. Limits: \(check.rule.source).", to: 130), 60,
      70 + panel * count + 24,
      fill: "#666")
    return figure.document(title: title, description: described(findings))
  }

  private func drawLimit(_ limit: QuantityLimit, _ frame: ChartFrame, in figure: inout SVGFigure) {
    let y = frame.y(Double(limit.ceiling))
    let from = frame.x(Double(check.rule.binds.start.number))
    let to = check.rule.binds.end.map { frame.x(Double($0.number)) } ?? frame.left + frame.width
    figure.line(from, y, to, y, stroke: "#111", width: 1.5, dash: "6 3")
    figure.line(from, frame.top, from, frame.top + frame.height, stroke: "#999", dash: "2 3")
    figure.label(
      "binds from \(check.rule.binds.start)", from + 4, frame.top + 12, size: 11, fill: "#666")
  }

  private func draw(
    _ findings: [LimitsCheck.Finding], colour: Int, _ frame: ChartFrame,
    in figure: inout SVGFigure
  ) {
    var runs: [[(x: Double, y: Double)]] = [[]]
    for finding in findings {
      guard let value = finding.value else {
        runs.append([])
        continue
      }
      runs[runs.count - 1].append((Double(finding.day.number), Double(value)))
    }
    let stroke = Palette.colour(colour)
    figure.add(
      "path",
      [("d", frame.path(runs)), ("fill", "none"), ("stroke", stroke), ("stroke-width", "2")])
    for (x, y) in runs.joined() {
      figure.add(
        "circle",
        [
          ("cx", SVGFigure.number(frame.x(x))), ("cy", SVGFigure.number(frame.y(y))),
          ("r", "2.5"), ("fill", stroke),
        ])
    }
    for finding in findings {
      for count in finding.disputed {
        figure.add(
          "circle",
          [
            ("cx", SVGFigure.number(frame.x(Double(finding.day.number)))),
            ("cy", SVGFigure.number(frame.y(Double(count.value)))), ("r", "4"), ("fill", "none"),
            ("stroke", stroke), ("stroke-width", "1.5"),
          ])
      }
    }
  }

  private func years(from start: Double, to end: Double) -> [(value: Double, text: String)] {
    let first = Day(number: Int(start)).components.year
    let last = Day(number: Int(end)).components.year
    let step = max(1, (last - first) / 12 + 1)
    return stride(from: first, through: last, by: step).compactMap { year in
      guard let day = Day(year: year, month: 1, day: 1), Double(day.number) >= start else {
        return nil
      }
      return (Double(day.number), String(year))
    }
  }

  private func described(_ findings: [LimitsCheck.Finding]) -> String {
    let counts = LimitsCheck.Status.allCases.compactMap { status in
      let number = findings.count { $0.status == status }
      return number == 0 ? nil : "\(number) \(status.rawValue)"
    }
    return "\(findings.count) findings: " + counts.joined(separator: ", ") + "."
  }
}
