import Catalogue
import Primitives
import TestSupport
import Testing
import Treaties

@Suite struct `The cases of the catalogue` {
  @Test(arguments: BuiltIn.catalogue.instruments.map(\.id))
  func `are answered as written`(instrument: String) throws {
    for each in BuiltIn.catalogue.cases where each.instrument == instrument {
      let answer = try BuiltIn.register.status(
        StatusQuestion(
          instrument: instrument, party: each.party, on: each.on,
          knownOn: each.knownOn ?? BuiltIn.today, reading: each.reading,
          provision: each.provision))
      for expected in each.answer {
        let place = "\(each.file):\(each.line): \(each.name)"
        if expected.field == "contested" {
          #expect(
            String(answer.isContested) == expected.value, "\(place): contested")
          continue
        }
        #expect(!answer.answers.isEmpty, "\(place)")
        // Without a reading the case speaks of all: face value stands first.
        let found = try #require(answer.answers.first)
        let value: String? =
          switch expected.field {
          case "state": found.state.rawValue
          case "bound": found.bound.rawValue
          case "since": found.since?.description
          case "until": found.until?.description
          case "conditional": String(found.condition != nil)
          case "uncertain": String(found.isUncertain)
          default: nil
          }
        #expect(value == expected.value, "\(place): \(expected.field)")
      }
    }
  }
}
