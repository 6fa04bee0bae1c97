import Foundation
import Primitives
import TestSupport
import Testing

@Suite struct `Lines that recur over an outlet's documents` {
  private func page(_ title: String, _ text: String) -> String {
    """
    <html lang="en"><head><title>\(title)</title><meta property="og:site_name" content="The Daily Envoy">
    <link rel="canonical" href="https://envoy.example/\(title.count)"></head><body><article><h1>\(title)</h1>
    <p>\(text)</p><p>Pulse of the region, brought to you daily</p>
    <p>The ministry in question gave no further comment on the matter of \(title.lowercased()).</p></article></body></html>
    """
  }

  @Test func `are listed with their counts, and no sentence of one report alone`() throws {
    let program = try Program()
    defer { program.finish() }
    let reports = [
      (
        "Talks Begin",
        "Lavrov said that talks on the limits of New START had begun in Geneva on Monday morning."
      ),
      (
        "Envoys Leave Early",
        "Ryabkov warned that the inspectors would not come back this year, whatever was offered."
      ),
      (
        "A Treaty Lapses in August",
        "Stoltenberg argued that Moscow alone bore the blame for the end of the INF Treaty."
      ),
    ]
    let files = try reports.enumerated().map { index, report in
      try program.file("\(index).html", page(report.0, report.1).utf8)
    }
    let listed = try program.run(["furniture", "--json"] + files)
    #expect(listed.status == 0, "\(listed.complaint)")
    let lines = try #require(JSONValue(parsing: listed.output).array)
    let pulse = try #require(
      lines.first { $0["text"] == "Pulse of the region, brought to you daily" })
    #expect(pulse["documents"] == 3)
    #expect(pulse["of"] == 3)
    #expect(!lines.contains { $0["text"]?.string?.contains("Lavrov") == true })
    let read = try program.run(["furniture"] + files)
    #expect(read.output.contains("3 of 3"))
    // Two documents are too few to tell.
    let few = try program.run(["furniture", "--json"] + files.prefix(2))
    #expect(try JSONValue(parsing: few.output) == .array([]))
    let none = try program.run(["furniture"] + files.prefix(2))
    #expect(none.output.contains("No line recurs"))
  }
}
