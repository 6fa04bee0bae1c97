/// Tags the words of a sentence from left to right with a linear model.
///
/// Greedy, as Collins (2002) trained taggers with the averaged perceptron; about a microsecond a word.
package struct WordTagger: Sendable {
  package let rows: FeatureRows

  package init(rows: FeatureRows) { self.rows = rows }

  /// The tags of `words[range]`, into the same places of `tags`.
  package func tag(
    _ words: UnsafeBufferPointer<Word>, _ range: Range<Int>, into tags: inout [UInt8]
  ) {
    var sink = FeatureSink()
    for index in range {
      TagFeatures.collect(words, range, tags, index, into: &sink)
      tags[index] = UInt8(rows.best32(sink))
    }
  }
}

/// The features of one word to be tagged.
package enum TagFeatures {
  package static func collect(
    _ words: UnsafeBufferPointer<Word>, _ range: Range<Int>, _ tags: [UInt8], _ index: Int,
    into sink: inout FeatureSink
  ) {
    sink.clear()
    let word = words[index]
    let none: UInt64 = 1
    let before = index > range.lowerBound ? words[index - 1].lower : none
    let before2 = index > range.lowerBound + 1 ? words[index - 2].lower : none
    let after = index + 1 < range.upperBound ? words[index + 1].lower : none
    let after2 = index + 2 < range.upperBound ? words[index + 2].lower : none
    let tag = index > range.lowerBound ? UInt64(tags[index - 1]) : 40
    let tag2 = index > range.lowerBound + 1 ? UInt64(tags[index - 2]) : 40
    let first: UInt64 = index == range.lowerBound ? 1 : 0
    sink.add(1, 0)
    sink.add(2, word.form)
    sink.add(3, word.lower, tag)
    sink.add(4, word.suffix3)
    sink.add(5, word.suffix2, tag)
    sink.add(6, word.prefix)
    sink.add(7, word.shape, first)
    sink.add(8, tag)
    sink.add(9, tag, tag2)
    sink.add(10, before)
    sink.add(11, before2)
    sink.add(12, after)
    sink.add(13, after2)
    sink.add(14, before, word.lower)
    sink.add(15, word.lower, after)
    sink.add(16, tag, after)
    sink.add(17, word.suffix3, index + 1 < range.upperBound ? words[index + 1].suffix3 : none)
    sink.add(18, word.lower)
    sink.add(19, index + 1 < range.upperBound ? words[index + 1].suffix3 : none)
    sink.add(20, tag, tag2, word.lower)
    sink.add(21, before, after)
    sink.add(22, word.shape, tag, word.suffix2)
    sink.add(
      23, word.isCapital ? 1 : 0, first,
      index + 1 < range.upperBound && words[index + 1].isCapital ? 1 : 0)
  }
}
