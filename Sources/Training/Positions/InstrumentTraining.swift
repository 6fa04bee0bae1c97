internal import Positions

/// Learns what speaks for an instrument: a chain model by gradient ascent over the likelihood of the annotated labels.
///
/// Each text is a chain of its statements; those without a known label count as any. AdaGrad over texts in a fixed
/// order; the same texts give the same weights.
struct InstrumentTraining {
  struct Text {
    var evidence: [InstrumentLinker.Evidence]
    /// For each statement the ids annotated; nil for unknown.
    var labels: [[String]?]
  }

  var passes = 120
  var rate: Float = 0.15
  /// Pull towards the starting weights, which are those of a careful guess: strong, for a few dozen reports on a few
  /// subjects say little of others (six-fold: 0.77 at 0.004, 0.79 at 4).
  var decay: Float = 4

  func train(_ texts: [Text]) -> InstrumentModel {
    var model = InstrumentModel.builtIn
    let start = model
    var squares = [Float](repeating: 1e-2, count: model.weights.count + 4)
    for _ in 0..<passes {
      for text in texts {
        var gradient = [Float](repeating: 0, count: model.weights.count + 4)
        slope(text, model, &gradient)
        for index in gradient.indices {
          let value =
            index < model.weights.count
            ? model.weights[index] : model.bonds[index - model.weights.count]
          let origin =
            index < start.weights.count
            ? start.weights[index] : start.bonds[index - start.weights.count]
          let step = gradient[index] - decay * (value - origin)
          squares[index] += step * step
          let change = rate * step / squares[index].squareRoot()
          if index < model.weights.count {
            model.weights[index] += change
          } else {
            model.bonds[index - model.weights.count] = max(0, value + change)
          }
        }
      }
    }
    return model
  }

  /// Adds how the likelihood of the labels rises with each weight: what the labels' paths show less what all do.
  private func slope(_ text: Text, _ model: InstrumentModel, _ gradient: inout [Float]) {
    guard !text.evidence.isEmpty else { return }
    let free = InstrumentLinker.chain(text.evidence, model)
    var held = free.scores
    for place in held.indices {
      guard let wanted = text.labels[place].map({ labels(for: $0, text.evidence[place]) }),
        !wanted.isEmpty
      else { continue }
      for label in held[place].indices where !wanted.contains(label) { held[place][label] -= 30 }
    }
    for (chain, sign) in [(InstrumentChain(scores: held, bonds: free.bonds), Float(1)), (free, -1)]
    {
      let sums = chain.sums()
      for place in chain.scores.indices {
        let likelihoods = chain.likelihoods(place, sums)
        for (label, row) in text.evidence[place].rows.enumerated() where likelihoods[label] > 1e-6 {
          for index in row.indices where row[index] != 0 {
            gradient[index] += sign * likelihoods[label] * row[index]
          }
        }
        guard place > 0, text.evidence[place].distance < 99 else { continue }
        let stays = sign * chain.stays(place, sums)
        let far = text.evidence[place].distance > 1 ? 1 : 0
        gradient[model.weights.count + far] += stays
        if text.evidence[place].isSilent { gradient[model.weights.count + 2 + far] += stays }
      }
    }
  }

  /// The labels that the annotated ids stand for.
  private func labels(for ids: [String], _ evidence: InstrumentLinker.Evidence) -> Set<Int> {
    var found = Set(ids.compactMap { InstrumentLinker.candidates.firstIndex(of: $0) })
    if ids.contains("arms-control-general"), evidence.isAboutOtherTreaty,
      let other = InstrumentLinker.candidates.firstIndex(of: "other-treaty")
    {
      found.insert(other)
    }
    return found
  }
}
