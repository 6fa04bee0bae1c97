import Catalogue
import Foundation
import Primitives
import TestSupport
import Testing
import Treaties
import Verification

/// The treaties of the vectors, as the catalogue has them.
enum Known {
  static let catalogue = CatalogueFolder(path: ProjectFolder.catalogue.path).read().catalogue
  static let today = Day("2026-11-21")!

  static func instrument(_ id: String) throws -> Instrument {
    try #require(catalogue.register.instrument(id))
  }

  static func disputes() throws -> [DeclarationDispute] {
    let table = try #require(catalogue.tables.first { $0.name.hasSuffix("new-start-disputes.csv") })
    return try DeclarationDispute.read(table.text)
  }

  static func rule() throws -> LimitRule {
    try LimitRule(try instrument("new-start"), in: catalogue.register, knownOn: today)
  }

  static func deadlines() throws -> DeadlinesCheck {
    try DeadlinesCheck(try instrument("new-start"), in: catalogue.register, knownOn: today)
  }

  static func ledger(_ id: String = "new-start") throws -> QuotaLedger {
    try QuotaLedger(try instrument(id), in: catalogue.register, knownOn: today)
  }
}

@Suite struct `What the catalogue says of checking` {
  @Test func `is refused of instruments without it`() throws {
    for id in ["npt", "start-ii", "salt-ii"] {
      #expect(throws: VerificationError.self) { try Known.ledger(id) }
      #expect(throws: VerificationError.self) {
        try DeadlinesCheck(
          try Known.instrument(id), in: Known.catalogue.register, knownOn: Known.today)
      }
    }
  }

  @Test(arguments: [
    "as_of,party\n2022-01-01,US\n",
    "as_of,party,quantity,claimed_by,what,add,source\n2022-13-01,US,q,RU,w,1,s\n",
    "as_of,party,quantity,claimed_by,what,add,source\n2022-01-01,US,q,RU,w,some,s\n",
    "as_of,party,quantity,claimed_by,what,add,source\n2022-01-01,US,q\n",
  ])
  func `is refused of a table of disputes that has a fault`(text: String) {
    #expect(throws: VerificationError.self) { try DeclarationDispute.read(text) }
  }
}
