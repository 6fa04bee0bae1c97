import Language
import Primitives
import Testing

@Suite struct `Names of the field` {
  private let names = FieldNames(
    people: [
      Person(
        id: "sergei-ryabkov", name: "Sergei Ryabkov", aliases: ["Ryabkov", "deputy minister"],
        kind: "official", offices: [])
    ],
    instruments: [
      InstrumentNames(id: "new-start", name: "New START", aliases: ["СНВ-III"], kind: "treaty"),
      InstrumentNames(id: "arms-control", name: "Arms Control", aliases: [], kind: "topic"),
      InstrumentNames(id: "p5", name: "P5 process", aliases: ["nuclear five"], kind: "framework"),
      InstrumentNames(id: "9m729", name: "9M729", aliases: ["SSC-8"], kind: "system"),
    ])

  @Test(arguments: [
    "Talks on New START resume.", "“New START”", "Mr. Ryabkov’s words", "a new New New START.",
    "the SSC-8 missile", "Договор СНВ-III действует", "the P5 process",
  ]) func `are found on whole words`(text: String) {
    #expect(names.occur(in: text))
  }

  @Test(arguments: [
    "", "A new start for the club", "New STARTs", "Ryabkova sang", "Arms Control",
    "the nuclear five",
    "New. Then START", "said the deputy minister", "P5", "New",
  ]) func `are not found in other words`(text: String) {
    #expect(!names.occur(in: text))
  }
}
