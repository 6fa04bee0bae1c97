import Archive
import Primitives
import Questions
import Testing

@Suite struct `Who speaks` {
  let exported: ExportedRecord

  init() throws { exported = try ExportedRecord() }

  @Test func `lists everyone named once, with all their statements counted`() throws {
    defer { exported.remove() }
    let speakers = try WhoSpeaks(in: exported.store).speakers()
    #expect(Set(speakers.map(\.id)).count == speakers.count)
    #expect(!speakers.isEmpty)
    for speaker in speakers {
      #expect(speaker.statements >= speaker.documents && speaker.documents >= 1)
      #expect(speaker.latest?.year != nil || speaker.latest == nil)
    }
    let counts = speakers.map(\.statements)
    #expect(counts == counts.sorted(by: >))
  }

  @Test func `finds the statements of the one asked for and of nobody else`() throws {
    defer { exported.remove() }
    let question = WhoSpeaks(in: exported.store)
    for speaker in try question.speakers() {
      for statement in try question.statements(of: speaker.id) {
        #expect((statement.person ?? statement.speakerName) == speaker.id)
      }
    }
    #expect(try question.statements(of: "nobody at all").isEmpty)
    #expect(try question.statements(of: "\"").isEmpty)
  }
}
