import Primitives

extension Timeline {
  /// The timeline as an SVG picture: a bar for each track, years across, acts as ticks below.
  ///
  /// Works without colour: every bar says its state in words (in its title where it is too short), a
  /// suspended one is striped and an uncertain one dashed. Deterministic; no script, no outside font.
  public var svg: String {
    let left = 240
    let width = 960
    let row = 30
    let top = 84
    let bars = max(1, tracks.count) * row
    let height = top + bars + 48 + 16
    let days = max(1, to.number - from.number)
    func x(_ day: Day) -> Int {
      left + min(max(day.number - from.number, 0), days) * (width - left - 16) / days
    }

    var out = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" \
      height="\(height)" role="img" aria-labelledby="timeline-title timeline-desc" \
      font-family="system-ui, sans-serif" font-size="12">
      <title id="timeline-title">\(XMLText.escaped(title))</title>
      <desc id="timeline-desc">Standing from \(from) to \(to), as known on \(knownOn), \
      \(tracks.count) rows; acts as ticks below.</desc>
      <defs><pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" \
      patternTransform="rotate(45)"><rect width="6" height="6" fill="#fdf3d8"/>\
      <line x1="0" y1="0" x2="0" y2="6" stroke="#8a6100" stroke-width="2"/></pattern></defs>
      <rect width="\(width)" height="\(height)" fill="#ffffff"/>
      <text x="16" y="24" font-size="15" font-weight="600">\(XMLText.escaped(Timeline.short(title, 96)))</text>
      <text x="16" y="42" fill="#444444">\(from) to \(to), as known on \(knownOn)</text>

      """
    let (firstYear, lastYear) = (from.components.year, to.components.year)
    let step = max(1, (lastYear - firstYear) / 12)
    for year in stride(from: firstYear, through: lastYear, by: step) {
      guard let day = Day(year: year, month: 1, day: 1), day >= from else { continue }
      out += """
        <line x1="\(x(day))" y1="\(top - 12)" x2="\(x(day))" y2="\(top + bars)" stroke="#dddddd"/>\
        <text x="\(x(day))" y="\(top - 16)" fill="#555555" text-anchor="middle" font-size="10">\(year)</text>

        """
    }
    for (index, track) in tracks.enumerated() {
      let y = top + index * row
      let label = XMLText.escaped(track.label(showing: subject))
      let shown = XMLText.escaped(Timeline.short(track.label(showing: subject), 34))
      out += "<text x=\"16\" y=\"\(y + 17)\"><title>\(label)</title>\(shown)</text>\n"
      for period in track.periods {
        let start = x(period.start)
        let end = max(start + 2, x(period.end ?? to))
        let (fill, ink) = Timeline.paint(period.state, period.bound)
        let dashes = period.isUncertain ? " stroke-dasharray=\"4 2\"" : ""
        let words = "\(period.state.rawValue) (\(period.bound.rawValue))"
        let last = period.end.map { " to \($0.adding(days: -1))" } ?? " on"
        let doubt = period.isUncertain ? ", not settled" : ""
        out += """
          <g><title>\(label): \(words) from \(period.start)\(last)\(doubt)</title>\
          <rect x="\(start)" y="\(y + 2)" width="\(end - start)" height="22" rx="2" fill="\(fill)" \
          stroke="#333333"\(dashes)/>
          """
        // The longest words that fit; the title has them all.
        if let shown = [words, period.state.rawValue].first(where: { (end - start) > $0.count * 7 })
        {
          out += "<text x=\"\(start + 5)\" y=\"\(y + 17)\" fill=\"\(ink)\">\(shown)</text>"
        }
        out += "</g>\n"
      }
    }
    let axis = top + bars + 12
    out +=
      "<line x1=\"\(left)\" y1=\"\(axis)\" x2=\"\(width - 16)\" y2=\"\(axis)\" stroke=\"#333333\"/>\n"
    out += "<text x=\"16\" y=\"\(axis + 4)\">acts</text>\n"
    for entry in entries {
      guard let day = entry.date.earliest else { continue }
      let words = XMLText.escaped("\(entry.date) \(entry.by) \(entry.type) (\(entry.instrument))")
      out += """
        <line x1="\(x(day))" y1="\(axis - 7)" x2="\(x(day))" y2="\(axis + 9)" stroke="#333333" \
        stroke-width="2"><title>\(words)</title></line>

        """
    }
    return out + "</svg>\n"
  }

  private static func paint(_ state: State, _ bound: Bound) -> (fill: String, ink: String) {
    switch state {
    case .inForce: ("#1f5a8a", "#ffffff")
    case .withdrawalPending: bound == .none ? ("url(#stripes)", "#000000") : ("#5f88ac", "#000000")
    case .suspended: ("url(#stripes)", "#000000")
    case .signed, .consented: ("#cfe0ee", "#000000")
    case .observed: ("#2f6b3a", "#ffffff")
    case .proposed: ("#e3efe5", "#000000")
    case .none, .withdrawn, .terminated, .expired, .neverInForce, .ended, .rejected:
      ("#eeeeee", "#000000")
    }
  }

  private static func short(_ text: String, _ count: Int) -> String {
    text.count <= count ? text : text.prefix(count - 1) + "…"
  }
}
