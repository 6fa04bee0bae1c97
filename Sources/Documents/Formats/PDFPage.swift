/// A page as pdftotext lays it out.
struct PDFPage {
  struct Line {
    var words: String
    var top: Double
    var bottom: Double
    var left: Double
    var right: Double
    var height: Double
  }
  var height: Double
  /// Blocks in order of reading, each of lines.
  var blocks: [[Line]]

  /// The pages in pdftotext's XHTML, whose element names an HTML tree doesn't know: they are read by their order.
  static func pages(_ tree: HTMLTree) -> [PDFPage] {
    var pages: [PDFPage] = []
    let bytes = tree.bytes
    var at = 0
    func attribute(_ name: String, _ tag: Substring) -> Double {
      guard let place = tag.range(ofText: name + "=\"") else { return 0 }
      return Double(tag[place.upperBound...].prefix { $0 != "\"" }) ?? 0
    }
    var words: [String] = []
    var line: PDFPage.Line?
    while at < bytes.count {
      guard bytes[at] == 0x3C else {
        at += 1
        continue
      }
      var end = at
      while end < bytes.count, bytes[end] != 0x3E { end += 1 }
      let tag = String(decoding: bytes[at..<end], as: UTF8.self)[...]
      at = end + 1
      if tag.hasPrefix("<page") {
        pages.append(PDFPage(height: attribute("height", tag), blocks: []))
      } else if tag.hasPrefix("<block"), !pages.isEmpty {
        pages[pages.count - 1].blocks.append([])
      } else if tag.hasPrefix("<line") {
        line = Line(
          words: "", top: attribute("yMin", tag), bottom: attribute("yMax", tag),
          left: attribute("xMin", tag),
          right: attribute("xMax", tag), height: attribute("yMax", tag) - attribute("yMin", tag))
        words = []
      } else if tag.hasPrefix("<word") {
        var close = at
        while close < bytes.count, bytes[close] != 0x3C { close += 1 }
        words.append(CharacterReferences.decoded(bytes, min(at, close)..<close))
        at = close
      } else if tag.hasPrefix("</line"), var done = line {
        done.words = words.joined(separator: " ")
        if let last = pages.indices.last, let block = pages[last].blocks.indices.last {
          pages[last].blocks[block].append(done)
        }
        line = nil
      }
    }
    return pages
  }
}
