import Foundation

/// The chance of detection over the size of the sample, as SVG: a curve for each number of irregular
/// items.
public struct DetectionCurve: Hashable, Sendable {
  public var population: Int
  /// A curve for each.
  public var irregular: [Int]
  /// The chance with which an irregular item in the sample is recognised.
  public var recognising: Double
  /// A sample size to mark, with the risk that it leaves; nil for none.
  public var marked: Int?

  /// - Throws: `bad-drawing` and `bad-probability` as `Drawing` does; `bad-curve` for no or more than
  ///   six curves.
  public init(
    population: Int, irregular: [Int], recognising: Double = 1, marked: Int? = nil
  ) throws {
    guard (1...6).contains(irregular.count), population > 0 else {
      throw VerificationError(
        code: "bad-curve", "A plot has one to six curves over a population of at least 1.")
    }
    for count in irregular {
      _ = try Drawing(population: population, irregular: count, sample: marked ?? 0)
        .detection(recognising: recognising)
    }
    self.population = population
    self.irregular = irregular
    self.recognising = recognising
    self.marked = marked
  }

  /// Sample sizes and chances along one curve: at most 121 points, every size where there are fewer.
  public func points(irregular count: Int) -> [(sample: Int, probability: Double)] {
    let steps = min(120, population)
    return (0...steps).map { step in
      // In whole numbers, without the product leaving 64 bits: populations end at 4e9.
      let sample = population * step / steps
      let drawing = Drawing(unchecked: population, count, sample)
      let detection = try? drawing.detection(recognising: recognising)
      return (sample, detection?.probability ?? 0)
    }
  }

  public var svg: String {
    var figure = SVGFigure(width: 720, height: 440)
    let title = "Chance of detection, \(population) items"
    figure.label(title, 60, 28, size: 18, fill: "#111")
    let frame = ChartFrame(
      left: 60, top: 50, width: 520, height: 320, xRange: 0...Double(population), yRange: 0...1)
    frame.drawY(in: &figure, count: 5) { "\(Int(($0 * 100).rounded())) %" }
    frame.drawX(
      in: &figure,
      ChartFrame.steps(frame.xRange, count: 6).map { ($0, kilometreText($0)) })
    figure.label("items drawn", 320, 410, anchor: "middle", size: 12)
    if let marked {
      let x = frame.x(Double(marked))
      figure.line(x, frame.top, x, frame.top + frame.height, stroke: "#666", dash: "4 3")
      figure.label("\(marked)", x + 4, frame.top + frame.height - 6, size: 11, fill: "#444")
    }
    for (index, count) in irregular.enumerated() {
      let stroke = Palette.colour(index)
      let run = points(irregular: count).map { (x: Double($0.sample), y: $0.probability) }
      figure.add(
        "path",
        [
          ("d", frame.path([run])), ("fill", "none"), ("stroke", stroke), ("stroke-width", "2"),
        ])
      let y = 64 + Double(index) * 20
      figure.line(596, y - 4, 616, y - 4, stroke: stroke, width: 3)
      figure.label("\(count) irregular", 622, y, size: 12)
    }
    if recognising < 1 { figure.label("recognised with chance \(recognising)", 60, 430, size: 11) }
    return figure.document(
      title: title,
      description: irregular.map { "a curve for \($0) irregular items" }.joined(separator: "; "))
  }
}
