import Language
import Primitives
import TestSupport
import Testing

private func words(_ text: String) -> [String] {
  Tokenizer().tokens(in: text, range: TextRange(0, text.utf8.count)).map(\.text)
}

private func sentences(_ text: String, blocks: [TextBlock]? = nil) -> [String] {
  let whole = [TextBlock(range: TextRange(0, text.utf8.count), kind: .paragraph)]
  return SentencesFromText().sentences(in: text, blocks: blocks ?? whole)
    .map { text.passage($0.range) ?? "cut" }
}

@Suite struct `A tokenizer` {
  @Test func `keeps inner marks and cuts outer ones`() {
    #expect(
      words("Russia’s U.S.-built SSC-8 (9M729), RFE/RL's “5,500-km” can't.") == [
        "Russia", "’s", "U.S.-built", "SSC-8", "(", "9M729", ")", ",", "RFE", "/", "RL", "'s", "“",
        "5,500-km", "”", "can't", ".",
      ])
  }

  @Test func `keeps the full stop of an abbreviation`() {
    #expect(
      words("Sen. B. B. Smith said on Dec. 13 the U. S. left New START-3.") == [
        "Sen.", "B.", "B.", "Smith", "said", "on", "Dec.", "13", "the", "U.", "S.", "left", "New",
        "START-3", ".",
      ])
  }

  @Test func `keeps a member's party and state together`() {
    #expect(
      words("Corker (R-Tenn.), Reed (D-R.I.) left.") == [
        "Corker", "(", "R-Tenn.", ")", ",", "Reed", "(", "D-R.I.", ")", "left", ".",
      ])
  }

  @Test func `reads Russian`() {
    #expect(
      words("«Никаких ограничений нет», - сказал С. Рябков 5 августа 2025 г. в Москве.") == [
        "«", "Никаких", "ограничений", "нет", "»", ",", "-", "сказал", "С.", "Рябков", "5",
        "августа", "2025", "г.", "в", "Москве", ".",
      ])
  }

  @Test func `divides glued sentences, keeps addresses and joined emoji`() {
    #expect(
      words("talks.Russia 👩‍🚀 https://t.me/a_b/3, ok... --") == [
        "talks", ".", "Russia", "👩‍🚀", "https://t.me/a_b/3", ",", "ok", "...", "--",
      ])
  }

  @Test(arguments: 0..<200) func `gives back every byte that isn't white space, once, on scalars`(
    seed: Int
  ) {
    var generator = SeededGenerator(seed: seed)
    let parts = [
      "Россия", "U.S.", "“", "”", "\"", "'", "’s", "é", "e\u{301}", "👩‍🚀", "🇷🇺", "\r\n", " ", "\n\n",
      ".",
      "...", "-", "—", "5,500", "http://a.b/c", "«", "»", "x", "\u{FEFF}", "\u{301}", "\0", "漢字",
      "\u{200D}",
    ]
    let text = (0..<40).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
    let tokens = Tokenizer().tokens(in: text, range: TextRange(0, text.utf8.count))
    var at = 0
    for token in tokens {
      #expect(token.range.start >= at && !token.range.isEmpty)
      #expect(text.passage(token.range) == token.text, "seed \(seed)")
      at = token.range.end
    }
    let kept = Set(tokens.flatMap { $0.range.range })
    let bytes = Array(text.utf8)
    for (offset, byte) in bytes.enumerated() where (0x21...0x7E).contains(byte) {
      #expect(kept.contains(offset), "seed \(seed)")
    }
    let ranges = SentencesFromText().sentences(
      in: text, blocks: [TextBlock(range: TextRange(0, text.utf8.count), kind: .paragraph)])
    #expect(ranges.flatMap(\.tokens) == tokens || text.contains("\n\n"), "seed \(seed)")
    #expect(ranges.reduce(0) { $0 + $1.tokens.count } <= tokens.count + 40)
  }
}

@Suite struct `Sentences from text` {
  @Test func `don't end at abbreviations, initials or hard wraps`() {
    #expect(
      sentences(
        "On Dec. 13 Sen. A. B.\r\nSmith left the U. S. Senate. He flew to the U.S. The end.") == [
          "On Dec. 13 Sen. A. B.\r\nSmith left the U. S. Senate.", "He flew to the U.S.",
          "The end.",
        ])
  }

  @Test func `end at words that are short for others only in front of numbers`() {
    #expect(
      sentences(
        "He would vote no. Article VI, he said, is no art. See No. 4 and Art. VI. It said No.\u{A0}7 is out."
      ) == [
        "He would vote no.", "Article VI, he said, is no art.", "See No. 4 and Art. VI.",
        "It said No.\u{A0}7 is out.",
      ])
  }

  @Test func `keep a quotation with the clause that carries it`() {
    #expect(
      sentences("“This is no exit. It is a pause,” he told lawmakers. “Why?” she asked. Done.") == [
        "“This is no exit. It is a pause,” he told lawmakers.", "“Why?” she asked.", "Done.",
      ])
    #expect(
      sentences("\"One. Two.\" \"Three,\" he said.") == ["\"One. Two.\"", "\"Three,\" he said."])
    #expect(
      sentences("“Is it dead?” Lavrov said. ''It is,'' Bolton said. ''Quite.''") == [
        "“Is it dead?” Lavrov said.", "''It is,'' Bolton said.", "''Quite.''",
      ])
    #expect(
      sentences("“Is it dead?” What he asked, Lavrov said, was plain.") == [
        "“Is it dead?”", "What he asked, Lavrov said, was plain.",
      ])
  }

  @Test func `are cut as the chains have learnt them where that is asked`() {
    let text = "“Is it dead?” Lavrov said."
    let found = SentencesFromText.asLearnt.sentences(
      in: text, blocks: [TextBlock(range: TextRange(0, text.utf8.count), kind: .paragraph)])
    #expect(found.map { text.passage($0.range) } == ["“Is it dead?”", "Lavrov said."])
  }

  @Test func `go on behind furniture when the next paragraph begins in lower case`() {
    let text =
      "The likeliest is the Iskander-M\n\nhttps://t.me/x\n\nballistic missile, he said. End."
    let links = TextRange(33, 48)
    let found = sentences(
      text,
      blocks: [
        TextBlock(range: TextRange(0, 33), kind: .paragraph), TextBlock(range: links, kind: .links),
        TextBlock(range: TextRange(49, text.utf8.count), kind: .paragraph),
      ])
    #expect(found.count == 2)
    #expect(found.first?.hasSuffix("he said.") == true)
  }

  @Test func `keep paragraphs apart`() {
    let text = "One line without stop\n\nAnother one. And more."
    let found = SentencesFromText().sentences(
      in: text, blocks: [TextBlock(range: TextRange(0, text.utf8.count), kind: .paragraph)])
    #expect(found.map(\.paragraph) == [0, 1, 1])
  }

  @Test func `read Russian`() {
    #expect(
      sentences("«Никаких ограничений нет», - сказал Песков. Он добавил в 2025 г. Россия ждёт.")
        == [
          "«Никаких ограничений нет», - сказал Песков.", "Он добавил в 2025 г.", "Россия ждёт.",
        ])
  }
}
