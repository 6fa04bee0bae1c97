import Primitives
import TestSupport
import Testing
import Treaties

@Suite struct `A name folded` {
  @Test(arguments: 0..<60)
  func `is the same by the short way for ASCII and the long way for all`(seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let letters = Array("abcXYZ the-THE '09.()/ I")
    var name = ""
    for _ in 0..<Int.random(in: 1...14, using: &generator) {
      name.append(letters.randomElement(using: &generator) ?? "a")
    }
    // A combining mark at the end is dropped, and takes the long way.
    guard name.last?.isLetter ?? false else { return }
    #expect(FoldedName.fold(name) == FoldedName.fold(name + "\u{301}"), "\(name)")
  }

  @Test func `forgets case, accents, dashes, articles and lookalikes`() {
    #expect(FoldedName.fold("the START-3") == FoldedName.fold("Start 3"))
    #expect(FoldedName.fold("ДРСМД") == FoldedName.fold("дрсмд"))
    #expect(FoldedName.fold("ядерная пятёрка") == FoldedName.fold("Ядерная пятерка"))
    #expect(FoldedName.fold("СНВ-3") == FoldedName.fold("CHB-3"))
    #expect(FoldedName.fold("Rüstungskontrolle") == FoldedName.fold("RUSTUNGSKONTROLLE"))
    #expect(FoldedName.fold("START I") != FoldedName.fold("START II"))
    #expect(FoldedName.fold("—") == "")
  }

  @Test func `leads to what a day decides, and never by guess`() {
    let index = NameIndex(
      instruments: [MadeUp.instrument([])],
      ambiguousNames: [
        AmbiguousName(
          alias: "the pact",
          candidates: [
            AmbiguousName.Candidate(instrument: "t", from: nil, through: MadeUp.day("1999-12-31")),
            AmbiguousName.Candidate(instrument: "u", from: MadeUp.day("2000-01-01"), through: nil),
            AmbiguousName.Candidate(
              instrument: "v", from: MadeUp.day("2010-01-01"), through: MadeUp.day("2010-12-31")),
          ], undated: nil)
      ])
    #expect(index.resolve("Treaty  T", on: nil) == .instrument("t"))
    #expect(index.resolve("pact", on: nil) == .ambiguous(["t", "u", "v"]))
    #expect(index.resolve("PACT", on: MadeUp.day("1999-12-31")) == .instrument("t"))
    #expect(index.resolve("Pact", on: MadeUp.day("2000-01-01")) == .instrument("u"))
    #expect(index.resolve("the pact", on: MadeUp.day("2010-06-01")) == .ambiguous(["u", "v"]))
    #expect(index.resolve("", on: nil) == .unknown)
    #expect(index.resolve("treaty tt", on: nil) == .unknown)
  }
}

@Suite struct `A range in kilometres` {
  @Test(
    arguments: [
      ("480..480", 480, 480), ("1000", 1000, 1000), ("..2500", nil, 2500), ("500..", 500, nil),
      ("0..5500", 0, 5500),
    ] as [(String, Int?, Int?)])
  func `is read with either end open`(text: String, lower: Int?, upper: Int?) {
    #expect(KilometreRange(text) == KilometreRange(lower: lower, upper: upper))
  }

  @Test(arguments: ["", "..", "5..1", "a..b", "1...2", "-5..5", "1..2..3", "99999999", "1,000"])
  func `that makes no sense is not read`(text: String) { #expect(KilometreRange(text) == nil) }
}
