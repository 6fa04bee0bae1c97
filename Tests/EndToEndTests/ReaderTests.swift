import Foundation
import Primitives
import TestSupport
import Testing

private let models = ProjectFolder.root.appending(path: "Models")
private let hasEncoder = FileManager.default.fileExists(
  atPath: models.appending(path: "en-accurate-1/encoder.bin").path)

@Suite(.enabled(if: hasEncoder, "needs Models/en-accurate-1"))
struct `Choosing the reader of attributions` {
  /// One text of the field, one of another.
  private static let texts = [
    "Washington contends that the missile breaks New START, while Moscow insists it does not. “We will answer,” Mr. Ryabkov told reporters.",
    "The gardener said that the roses, which many had thought lost, would be in flower by May. “Come and see,” she added, laughing.",
  ]

  private func extract(_ program: Program, _ more: [String]) throws -> Program.Outcome {
    var files: [String] = []
    for (number, text) in Self.texts.enumerated() {
      files.append(try program.file("\(number).txt", text.utf8))
    }
    return try program.run(["extract", "--attributions"] + more + files)
  }

  @Test func `gives the same bytes on one core and on two`() throws {
    let program = try Program()
    defer { program.finish() }
    let one = try extract(program, ["--reader", "accurate", "--jobs", "1"])
    let two = try extract(program, ["--reader", "accurate", "--jobs", "2"])
    #expect(one.status == 0, "\(one.complaint)")
    #expect(one.output == two.output)
    for line in try one.lines { #expect(line["attributions"]?.array?.isEmpty == false) }
  }

  @Test func `takes the accurate one for the field's documents when told auto`() throws {
    let program = try Program()
    defer { program.finish() }
    let fast = try extract(program, ["--reader", "fast"]).lines
    let accurate = try extract(program, ["--reader", "accurate"]).lines
    let auto = try extract(program, ["--reader", "auto"])
    #expect(auto.status == 0, "\(auto.complaint)")
    #expect(try auto.lines == [accurate[0], fast[1]])
  }

  @Test func `says what is missing, and reads on only when told auto`() throws {
    let program = try Program()
    defer { program.finish() }
    let partial = program.folder.appending(path: "models")
    try FileManager.default.createDirectory(at: partial, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: partial.appending(path: "en-1"), withDestinationURL: models.appending(path: "en-1"))
    let accurate = try extract(program, ["--reader", "accurate", "--models", partial.path])
    #expect(accurate.status != 0)
    #expect(accurate.complaint.contains("encoder.bin"))
    let auto = try extract(program, ["--reader", "auto", "--models", partial.path])
    #expect(auto.status == 0, "\(auto.complaint)")
    #expect(auto.complaint.contains("fast reader"))
    #expect(try auto.output == extract(program, ["--reader", "fast"]).output)
  }
}
