import Catalogue
import Primitives
import TestSupport
import Testing
import Treaties

@Suite struct `The cases of the catalogue` {
  @Test(arguments: BuiltIn.catalogue.instruments.map(\.id))
  func `are answered as written`(instrument: String) {
    let failed = BuiltIn.catalogue.failedCases(of: instrument, today: BuiltIn.today)
    #expect(failed.map(\.description) == [])
  }

  @Test func `ask of every instrument, and more than two hundred questions`() {
    let asked = Set(BuiltIn.catalogue.cases.map(\.instrument))
    #expect(asked == Set(BuiltIn.catalogue.instruments.map(\.id)))
    #expect(BuiltIn.catalogue.cases.count > 200)
  }

  @Test func `fail at their place when the answer is another`() throws {
    var catalogue = BuiltIn.catalogue
    var wrong = try #require(catalogue.cases.first { $0.answer.first?.field == "state" })
    wrong.answer = [StatusCase.Expected(field: "state", value: "rejected")]
    catalogue.cases = [wrong]
    let failed = catalogue.failedCases(of: wrong.instrument, today: BuiltIn.today)
    #expect(failed.count == 1)
    #expect(failed.first?.line == wrong.line)
    #expect(failed.first?.message.contains("the case says rejected") == true)
  }
}
