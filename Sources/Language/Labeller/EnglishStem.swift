/// Cuts the commonest endings off English words, so that *says*, *saying* and *said* share a feature.
///
/// Only a feature for the models: crude on purpose, and never shown.
enum EnglishStem {
  /// The hash of the stem of the lower-case word in `bytes`, whose own hash is `whole`.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int, _ whole: UInt64) -> UInt64 {
    if count <= 3 { return irregular[whole] ?? whole }
    if let known = irregular[whole] { return known }
    var end = count
    let last = bytes[count - 1]
    let second = bytes[count - 2]
    let third = bytes[count - 3]
    let (d, e, g, i, n, s, y) = letters
    if last == g, second == n, third == i, count >= 6 {
      end -= 3
    } else if (last == s || last == d) && second == e && count >= 5 {
      end -= 2
    } else if last == s, second != s {
      end -= 1
    } else if last == e || last == y {
      end -= 1
      return FeatureHash.bytes(bytes, 0, end)
    } else {
      return whole
    }
    // stopped -> stop, but not called -> cal
    if end > 3, bytes[end - 1] == bytes[end - 2], bytes[end - 1] != UInt8(ascii: "l"),
      bytes[end - 1] != UInt8(ascii: "s")
    {
      end -= 1
    }
    if end > 3, bytes[end - 1] == UInt8(ascii: "e") || bytes[end - 1] == UInt8(ascii: "i") {
      end -= 1
    }
    return FeatureHash.bytes(bytes, 0, end)
  }

  private static let letters: (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (
    UInt8(ascii: "d"), UInt8(ascii: "e"), UInt8(ascii: "g"), UInt8(ascii: "i"), UInt8(ascii: "n"),
    UInt8(ascii: "s"), UInt8(ascii: "y")
  )

  private static let irregular: [UInt64: UInt64] = {
    let table: [(String, [String])] = [
      ("say", ["say", "says", "said", "saying"]),
      ("tell", ["tell", "tells", "told", "telling"]),
      ("think", ["think", "thinks", "thought", "thinking"]),
      ("writ", ["write", "writes", "wrote", "written", "writing"]),
      ("speak", ["speak", "speaks", "spoke", "spoken", "speaking"]),
      ("know", ["know", "knows", "knew", "known", "knowing"]),
      ("see", ["see", "sees", "saw", "seen", "seeing"]),
      ("find", ["find", "finds", "found", "finding"]),
      ("hold", ["hold", "holds", "held", "holding"]),
      ("mak", ["make", "makes", "made", "making"]),
      ("tak", ["take", "takes", "took", "taken", "taking"]),
      ("giv", ["give", "gives", "gave", "given", "giving"]),
      ("go", ["go", "goes", "went", "gone", "going"]),
      ("get", ["get", "gets", "got", "gotten", "getting"]),
      ("be", ["be", "is", "are", "was", "were", "been", "being", "am"]),
      ("hav", ["have", "has", "had", "having"]),
      ("do", ["do", "does", "did", "done", "doing"]),
      ("swear", ["swear", "swears", "swore", "sworn"]),
      ("hear", ["hear", "hears", "heard", "hearing"]),
      ("feel", ["feel", "feels", "felt", "feeling"]),
      ("understand", ["understand", "understands", "understood", "understanding"]),
      ("read", ["read", "reads", "reading"]),
      ("mean", ["mean", "means", "meant", "meaning"]),
      ("learn", ["learn", "learns", "learnt", "learned", "learning"]),
      ("forecast", ["forecast", "forecasts", "forecasting"]),
      ("show", ["show", "shows", "showed", "shown", "showing"]),
      ("plead", ["plead", "pleads", "pled", "pleaded"]),
      ("sa", ["sez"]),
      ("lay", ["lay", "lays", "laid", "laying"]),
      ("put", ["put", "puts", "putting"]),
      ("let", ["let", "lets", "letting"]),
      ("will", ["will", "would", "'ll", "’ll"]),
      ("can", ["can", "could"]),
      ("argu", ["argue", "argues", "argued", "arguing"]),
      ("insist", ["insist", "insists", "insisted", "insisting", "insistence"]),
    ]
    var map: [UInt64: UInt64] = [:]
    for (stem, forms) in table {
      for form in forms { map[FeatureHash.word(form)] = FeatureHash.word(stem) }
    }
    return map
  }()
}
