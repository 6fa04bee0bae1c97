/// The features of one word for the first pass over a paragraph.
///
/// Words, endings, shapes and tags around it; where it stands in sentence, quotation, noun phrase and run
/// of verbs; and what likely cues stand to its left and right.
package enum AttributionFeatures {
  private static let outside: UInt64 = 7

  package static func collect(_ p: borrowing WordPassage, _ i: Int, into sink: inout FeatureSink) {
    sink.clear()
    let count = p.count
    @inline(__always) func lower(_ k: Int) -> UInt64 {
      let at = i + k
      return at >= 0 && at < count ? p.words[at].lower : outside
    }
    @inline(__always) func stem(_ k: Int) -> UInt64 {
      let at = i + k
      return at >= 0 && at < count ? p.words[at].stem : outside
    }
    @inline(__always) func tag(_ k: Int) -> UInt64 {
      let at = i + k
      return at >= 0 && at < count ? UInt64(p.tags[at]) : 50
    }
    @inline(__always) func shape(_ k: Int) -> UInt64 {
      let at = i + k
      return at >= 0 && at < count ? p.words[at].shape : outside
    }
    @inline(__always) func stemAt(_ at: Int32) -> UInt64 {
      at >= 0 ? p.words[Int(at)].stem : outside
    }
    @inline(__always) func tagAt(_ at: Int32) -> UInt64 {
      at >= 0 ? UInt64(p.tags[Int(at)]) : 50
    }
    @inline(__always) func level(_ k: Int) -> UInt64 {
      let at = i + k
      return at >= 0 && at < count ? UInt64(p.cueLevel[at]) : 9
    }

    let word = p.words[i]
    let start = Int(p.sentenceStart[i])
    let end = Int(p.sentenceEnd[i])
    let fromStart = i - start
    let toEnd = end - 1 - i
    let quote = UInt64(p.quotes[i].rawValue)
    let before = i > 0 ? UInt64(p.quotes[i - 1].rawValue) : 9
    let after = i + 1 < count ? UInt64(p.quotes[i + 1].rawValue) : 9
    let t = tag(0)

    // Words.
    sink.add(1, 0)
    sink.add(2, word.lower)
    sink.add(3, lower(-1))
    sink.add(4, lower(1))
    sink.add(5, lower(-2))
    sink.add(6, lower(2))
    sink.add(7, lower(-1), word.lower)
    sink.add(8, word.lower, lower(1))
    sink.add(9, lower(-2), lower(-1))
    sink.add(10, lower(1), lower(2))
    sink.add(11, stem(0), t)
    sink.add(12, stem(-1), tag(-1))
    sink.add(13, stem(1), tag(1))
    sink.add(14, word.suffix3, t)
    sink.add(15, word.shape)
    sink.add(16, shape(-1), word.shape, shape(1))
    sink.add(17, lower(-3))
    sink.add(18, lower(3))
    sink.add(19, stem(-1), stem(0), stem(1))
    // Tags.
    sink.add(20, t)
    sink.add(21, tag(-1), t)
    sink.add(22, t, tag(1))
    sink.add(23, tag(-1), t, tag(1))
    sink.add(24, tag(-2), tag(-1), t)
    sink.add(25, t, tag(1), tag(2))
    sink.add(26, tag(-2) << 24 | tag(-1) << 16 | t << 8 | tag(1), tag(2))
    sink.add(27, tag(1) << 16 | tag(2) << 8 | tag(3), t)
    sink.add(28, tag(-1) << 16 | tag(-2) << 8 | tag(-3), t)
    // Place and quotation marks.
    let place: UInt64 =
      fromStart == 0 ? 0 : fromStart == 1 ? 1 : toEnd == 0 ? 3 : toEnd == 1 ? 4 : 2
    let quoting = quote << 8 | before << 4 | after
    sink.add(30, quoting)
    sink.add(31, quoting, t)
    sink.add(32, quoting, place)
    sink.add(33, quoting, word.lower)
    sink.add(34, place, t, i == fromStart ? 1 : 0)
    sink.add(35, p.isFirst ? 1 : 0, quoting)
    sink.add(36, UInt64(min(start, 1)), UInt64(min(fromStart, 5)))
    sink.add(37, p.followsOpenQuote ? 1 : 0, quoting, start == 0 ? 1 : 0)
    if p.quotation[i] >= 0 {
      let around = p.quotations[Int(p.quotation[i])]
      let lead = around.open - 1
      let tail = around.close + 1
      let leadKind = lead >= 0 ? UInt64(p.words[lead].kind.rawValue) : 20
      let inner = around.close - 1
      let innerKind = inner >= 0 && inner < count ? UInt64(p.words[inner].kind.rawValue) : 20
      let tailLevel = tail < count ? UInt64(p.cueLevel[tail]) : 9
      let tailTag = tail < count ? UInt64(p.tags[tail]) : 50
      let leadTag = lead >= 0 ? UInt64(p.tags[lead]) : 50
      let leadStem = lead >= 0 ? p.words[lead].stem : outside
      let mark: UInt64 = i == around.open ? 0 : i == around.close ? 1 : 2
      sink.add(38, mark, quote, innerKind)
      sink.add(39, mark << 8 | quote, leadKind, innerKind)
      sink.add(40, mark << 8 | quote, tailTag, tailLevel)
      sink.add(41, mark << 8 | quote, leadTag, innerKind)
      sink.add(42, mark << 8 | quote, leadStem)
      sink.add(43, mark << 8 | quote, tail < count ? p.words[tail].stem : outside)
      sink.add(44, mark << 8 | quote, tail + 1 < count ? p.words[tail + 1].stem : outside, tailTag)
    }
    // Likely cues around it.
    let left = p.cueLeft[i]
    let right = p.cueRight[i]
    let leftGap = left >= 0 ? distance(i - Int(left)) : 15
    let rightGap = right >= 0 ? distance(Int(right) - i) : 15
    let own = UInt64(p.cueLevel[i])
    sink.add(50, own, t)
    sink.add(51, level(-1), own, level(1))
    sink.add(52, leftGap, t)
    sink.add(53, rightGap, t)
    sink.add(54, leftGap, rightGap, quote)
    sink.add(55, stemAt(left))
    sink.add(56, stemAt(right))
    sink.add(57, stemAt(left), t, leftGap)
    sink.add(58, stemAt(right), t, rightGap)
    sink.add(
      59, left >= 0 ? UInt64(p.cueLevel[Int(left)]) : 9,
      right >= 0 ? UInt64(p.cueLevel[Int(right)]) : 9, quoting)
    if left >= 0 {
      // What follows the cue, and whether a mark stands between.
      let next = Int(left) + 1
      let nextTag = next < count ? UInt64(p.tags[next]) : 50
      let nextWord = next < count ? p.words[next].lower : outside
      let between = Self.between(p, next, i)
      sink.add(60, nextTag, leftGap)
      sink.add(61, nextWord, t)
      sink.add(62, between, t)
      sink.add(63, between, quoting, leftGap)
      sink.add(64, between, stemAt(left))
    }
    if right >= 0 {
      let between = Self.between(p, i + 1, Int(right))
      let front = Int(right) - 1
      sink.add(66, between, t)
      sink.add(67, between, quoting, rightGap)
      sink.add(68, between, stemAt(right))
      sink.add(69, UInt64(p.tags[front]), rightGap, t)
    }
    // Verbs and phrases.
    let group = p.verbGroup[i]
    if group >= 0 {
      let main = Int(group)
      let behind = main + 1
      sink.add(70, p.words[main].stem)
      sink.add(71, UInt64(p.cueLevel[main]), t, distance(main - i + 1))
      sink.add(72, p.words[main].stem, behind < count ? UInt64(p.tags[behind]) : 50)
      sink.add(73, p.words[main].stem, behind < count ? p.words[behind].lower : outside)
      sink.add(74, tag(-1), UInt64(p.cueLevel[main]), t)
    }
    let phrase = p.phraseStart[i]
    if phrase >= 0 {
      let first = Int(phrase)
      let last = Int(p.phraseEnd[i])
      let front = first - 1
      let behind = last + 1
      let frontTag = front >= start ? UInt64(p.tags[front]) : 51
      let behindTag = behind < end ? UInt64(p.tags[behind]) : 51
      let behindLevel = behind < end ? UInt64(p.cueLevel[behind]) : 9
      let frontLevel = front >= start ? UInt64(p.cueLevel[front]) : 9
      let spot: UInt64 = (i == first ? 1 : 0) | (i == last ? 2 : 0)
      sink.add(75, spot, frontTag, behindTag)
      sink.add(76, spot << 8 | behindLevel, behindTag, quote)
      sink.add(77, spot << 8 | frontLevel, frontTag, quote)
      sink.add(78, spot, behind < end ? p.words[behind].stem : outside)
      sink.add(79, spot, front >= start ? p.words[front].stem : outside)
      sink.add(80, p.words[last].stem, UInt64(p.tags[last]))
      if behind < end, p.verbGroup[behind] >= 0 {
        let main = Int(p.verbGroup[behind])
        sink.add(81, spot, p.words[main].stem)
        sink.add(82, spot << 8 | UInt64(p.cueLevel[main]), quote, frontTag)
      }
    }
    let verbLeft = p.verbLeft[i]
    let verbRight = p.verbRight[i]
    sink.add(83, stemAt(verbLeft), t)
    sink.add(84, stemAt(verbRight), t)
    sink.add(85, tagAt(verbLeft), tagAt(verbRight), t)
    sink.add(86, stemAt(verbLeft), stemAt(verbRight))
    if toEnd < 3 || fromStart < 3 {
      sink.add(87, UInt64(min(toEnd, 3)), UInt64(min(fromStart, 3)), p.words[start].stem)
      sink.add(88, UInt64(min(toEnd, 3)), word.lower)
    }
  }

  /// A distance in words, in eight steps.
  @inline(__always)
  package static func distance(_ words: Int) -> UInt64 {
    switch words {
    case ..<1: return 0
    case 1: return 1
    case 2: return 2
    case 3: return 3
    case 4...5: return 4
    case 6...9: return 5
    case 10...18: return 6
    default: return 7
    }
  }

  /// Which marks and words of note stand in `from..<to`, as bits; the search gives up after 24 words.
  @inline(__always)
  private static func between(_ p: borrowing WordPassage, _ from: Int, _ to: Int) -> UInt64 {
    var bits: UInt64 = 0
    var at = max(from, 0)
    let stop = min(to, at + 24)
    while at < stop {
      switch p.words[at].kind {
      case .comma: bits |= 1
      case .openQuote, .closeQuote, .quote: bits |= 2
      case .colon, .semicolon, .dash: bits |= 4
      default: break
      }
      let tag = p.tag(at)
      if tag.isFinite { bits |= 8 }
      if tag == .preposition { bits |= 16 }
      if tag == .conjunction { bits |= 32 }
      if tag == .whDeterminer || tag == .whPronoun || tag == .whAdverb { bits |= 64 }
      at += 1
    }
    return bits
  }

  /// The class of the edge that leads into a word: what it is and what stands before it.
  @inline(__always)
  package static func edge(_ p: borrowing WordPassage, _ i: Int) -> Int32 {
    guard i > 0 else { return 0 }
    @inline(__always) func side(_ k: Int) -> Int {
      switch p.words[k].kind {
      case .comma: return 1
      case .stop, .ellipsis: return 2
      case .openQuote: return 3
      case .closeQuote: return 4
      case .quote:
        return Int(p.quotation[k]) >= 0 && p.quotations[Int(p.quotation[k])].open == k ? 3 : 4
      case .colon, .semicolon, .dash: return 5
      default:
        let tag = p.tag(k)
        if tag.isVerb || tag == .modal { return 6 }
        if tag.isNominal { return 7 }
        return 0
      }
    }
    let fresh = p.sentenceStart[i] == Int32(i) ? 64 : 0
    return Int32(fresh + side(i - 1) * 8 + side(i))
  }

  /// Classes of edges.
  package static let edgeClasses = 128
}
