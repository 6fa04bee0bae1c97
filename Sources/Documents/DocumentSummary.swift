public import Primitives

/// Picks the few passages that tell what a document reports: who said what, word for word.
///
/// A summary holds no word that isn't the document's own: each line is a passage with its place, so that a reader can
/// look it up and nobody is put words in the mouth.
public enum DocumentSummary {
  /// A passage that could stand in the summary.
  public struct Candidate: Hashable, Sendable {
    /// The whole passage to quote, such as the sentence a statement stands in.
    public var range: TextRange
    /// Who speaks, to keep one voice from filling the summary; nil where nobody does.
    public var speaker: String?
    /// How much it tells; larger is more.
    public var weight: Double

    public init(range: TextRange, speaker: String?, weight: Double) {
      self.range = range
      self.speaker = speaker
      self.weight = weight
    }
  }

  /// At most `limit` passages, in the order of the text, none overlapping another and none cut inside a letter.
  ///
  /// Taken by weight, the earlier of equals first; a speaker's second passage counts half, the third a third. Candidates
  /// outside the text are left aside.
  public static func lines(of text: String, from candidates: [Candidate], limit: Int = 5)
    -> [TextRange]
  {
    var open = candidates.filter { !$0.range.isEmpty && text.passage($0.range) != nil }
    var taken: [TextRange] = []
    var spoken: [String: Double] = [:]
    func worth(_ candidate: Candidate) -> Double {
      candidate.weight / (1 + (candidate.speaker.flatMap { spoken[$0] } ?? 0))
    }
    while taken.count < limit {
      open.removeAll { candidate in taken.contains { $0.overlaps(candidate.range) } }
      guard var best = open.first else { break }
      for candidate in open.dropFirst() {
        let (new, old) = (worth(candidate), worth(best))
        if new > old || (new == old && candidate.range < best.range) { best = candidate }
      }
      taken.append(best.range)
      if let speaker = best.speaker { spoken[speaker, default: 0] += 1 }
    }
    return taken.sorted()
  }
}
