import Archive
import Primitives
import Questions

/// Everyone the statements name.
struct SpeakersPage: Page {
  static let template = "speakers"
  let title = "Speakers"
  let address = SitePath.speakers.path
  let jsonAddress = SitePath.speakers.json
  var speakers: [Entry]
  var isEmpty: Bool
  var count: String
  var json: JSONValue

  struct Entry: Sendable {
    var name: String
    var to: String
    var office: String?
    var state: String?
    var authority: String
    var authorityLabel: String
    var statements: Int
    var documents: Int
    var latest: String
  }

  init(_ record: RecordStore) throws {
    let found = try WhoSpeaks(in: record).speakers()
    speakers = found.map { speaker in
      Entry(
        name: speaker.name, to: SitePath.speaker(speaker.id).path, office: speaker.office,
        state: speaker.state, authority: speaker.authority.rawValue,
        authorityLabel: Labels.authority(speaker.authority), statements: speaker.statements,
        documents: speaker.documents, latest: speaker.latest?.description ?? "undated")
    }
    isEmpty = found.isEmpty
    count = Labels.count(found.count, "speaker", "speakers")
    json = [
      "total": .integer(found.count), "speakers": .array(found.map(AnswerJSON.speaker)),
    ]
  }
}
