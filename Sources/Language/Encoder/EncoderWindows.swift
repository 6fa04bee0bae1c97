/// Divides an article into the windows an encoder reads: its paragraphs.
///
/// A paragraph that fits no window is divided between its sentences, and a sentence that fits none between
/// words. Every word stands in one window; its neighbours there are what the encoder knows of it.
struct EncoderWindows {
  /// A stretch of words of one paragraph, with the pieces they have together.
  struct Segment: Equatable {
    var passage: Int
    var words: Range<Int>
    var pieces: Int

    /// Its pieces with the marks in front and behind.
    var room: Int { pieces + 2 }
  }

  /// Pieces of a window, the marks in front and behind included; and those of a batch.
  let room: Int

  /// The segments of all paragraphs, in order, each a window. `sizes` gives the pieces of each word by paragraph,
  /// and `starts` the first word of each word's sentence.
  func segments(sizes: [[UInt8]], starts: [[Int32]]) -> [Segment] {
    sizes.indices.flatMap { segments($0, sizes[$0], starts[$0]) }
  }

  /// Windows put one behind the other, in order, as many as `room` holds: what goes through a matrix at once.
  func batches(_ windows: [Segment]) -> [[Segment]] {
    var found: [[Segment]] = []
    var used = 0
    for window in windows {
      if found.isEmpty || used + window.room > room {
        found.append([])
        used = 0
      }
      found[found.count - 1].append(window)
      used += window.room
    }
    return found
  }

  private func segments(_ passage: Int, _ sizes: [UInt8], _ starts: [Int32]) -> [Segment] {
    let all = sizes.reduce(0) { $0 + Int($1) }
    if all + 2 <= room {
      return sizes.isEmpty ? [] : [Segment(passage: passage, words: 0..<sizes.count, pieces: all)]
    }
    // The pieces of each sentence, at its first word.
    var sentence = [Int](repeating: 0, count: sizes.count)
    var start = 0
    for word in sizes.indices {
      if starts[word] != starts[start] { start = word }
      sentence[start] += Int(sizes[word])
    }
    var found: [Segment] = []
    var first = 0
    var used = 0
    for word in sizes.indices {
      let size = Int(sizes[word])
      if word > first,
        used + size + 2 > room || (sentence[word] > 0 && used + sentence[word] + 2 > room)
      {
        found.append(Segment(passage: passage, words: first..<word, pieces: used))
        first = word
        used = 0
      }
      used += size
    }
    found.append(Segment(passage: passage, words: first..<sizes.count, pieces: used))
    return found
  }
}
