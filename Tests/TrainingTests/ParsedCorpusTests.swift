import Foundation
import Language
import Testing

@testable import Training

@Suite struct `A treebank` {
  private func passages(_ text: String) throws -> [ParsedPassage] {
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).conllu")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(text.utf8).write(to: url)
    return try ParsedCorpus.treebank(url.path)
  }

  @Test func `draws tags on our tokens where its own are smaller`() throws {
    let found = try passages(
      """
      1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
      1\tdo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_
      2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
      3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
      4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

      """)
    #expect(found.first?.text.hasPrefix("don't go.") == true)
    #expect(found.first?.sentences.first?.tokens.map(\.text) == ["don't", "go", "."])
    #expect(found.first?.tags.first == [.verbPresent, .verbBase, .stop])
    #expect(found.first?.heads.first == [1, -1, 1])
  }

  @Test func `cut in the middle of a sentence is still read`() throws {
    let found = try passages("1\tSuch\tsuch\tADJ\tJJ\t_\t17\tcase\t_\t_\n")
    #expect(found.first?.heads == [[-1]])
  }
}
