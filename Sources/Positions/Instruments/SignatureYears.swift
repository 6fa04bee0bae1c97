/// Treaties called by the year of their signature: *the 1972 accord*, *the treaty of 1987*, *a pact signed in 1990*.
enum SignatureYears {
  /// The instrument named at `at`, with how many words name it; nil for none. Words in lower case.
  static func treaty(in words: [String], _ at: Int) -> (id: String, count: Int)? {
    if let id = table[words[at]] {
      guard at + 1 < words.count, nouns.contains(words[at + 1]) else { return nil }
      return (id, 2)
    }
    guard nouns.contains(words[at]) else { return nil }
    if at + 2 < words.count, words[at + 1] == "of" || words[at + 1] == "from",
      let id = table[words[at + 2]]
    {
      return (id, 3)
    }
    if at + 3 < words.count, words[at + 1] == "signed", words[at + 2] == "in",
      let id = table[words[at + 3]]
    {
      return (id, 4)
    }
    return nil
  }

  /// The years of signature; one year may have several treaties, then it stands for the one that is called so.
  static let table: [String: String] = [
    "1968": "npt", "1972": "abm-treaty",
    "1979": "other-treaty", "1987": "inf-treaty", "1990": "cfe", "1991": "start-i",
    "1993": "other-treaty", "1996": "ctbt", "1999": "cfe", "2002": "other-treaty",
    "2010": "new-start",
  ]

  private static let nouns: Set<String> = [
    "treaty", "accord", "pact", "text", "document", "agreement", "bargain", "ban",
  ]
}
