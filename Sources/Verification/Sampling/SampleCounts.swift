import Foundation

/// How many irregular items a sample holds: the hypergeometric weights, without their common factor.
///
/// Weights are built outwards from the likeliest count by the ratio of neighbours, so nothing
/// overflows and nothing is lost; they end where they no longer change a sum.
struct SampleCounts {
  private let least: Int
  private let most: Int
  private let ratio: @Sendable (Int) -> Double

  init(_ drawing: Drawing) {
    let n = Double(drawing.sample)
    let d = Double(drawing.irregular)
    let clean = Double(drawing.population - drawing.irregular)
    least = max(0, drawing.sample - (drawing.population - drawing.irregular))
    most = min(drawing.sample, drawing.irregular)
    ratio = { k in
      let k = Double(k)
      return (d - k) * (n - k) / ((k + 1) * (clean - n + k + 1))
    }
  }

  /// Counts of successes among `trials` with chance `p` each, drawn with replacement.
  init(trials: Int, chance p: Double) {
    let n = Double(trials)
    least = 0
    most = trials
    ratio = { k in (n - Double(k)) / (Double(k) + 1) * (p / (1 - p)) }
  }

  /// The count with the greatest weight when each step up is multiplied by `factor`.
  private func mode(_ factor: Double) -> Int {
    var (low, high) = (least, most)
    while low < high {
      let middle = low + (high - low) / 2
      if ratio(middle) * factor >= 1 { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Calls `visit` with every count whose weight matters, the weight of `start` being 1.
  private func walk(from start: Int, factor: Double, _ visit: (Int, Double) -> Void) {
    visit(start, 1)
    var weight = 1.0
    var k = start
    while k < most {
      weight *= ratio(k) * factor
      k += 1
      if weight < 1e-22 { break }
      visit(k, weight)
    }
    weight = 1
    k = start
    while k > least {
      k -= 1
      weight /= ratio(k) * factor
      if weight < 1e-22 { break }
      visit(k, weight)
    }
  }

  /// The mean of a function of the count that rises with it, from 0 at 0.
  func mean(_ function: (Int) -> Double) -> Double {
    var all = 0.0
    var sum = 0.0
    walk(from: mode(1), factor: 1) { k, weight in
      all += weight
      sum += weight * function(k)
    }
    return sum / all
  }

  /// ln of the mean of e^(k · logFactor), for a logFactor below 0.
  func logMean(ofPower logFactor: Double) -> Double {
    let factor = exp(logFactor)
    let plain = mode(1)
    let tilted = mode(factor)
    var all = 0.0
    walk(from: plain, factor: 1) { all += $1 }
    var sum = 0.0
    walk(from: tilted, factor: factor) { sum += $1 }
    // From the weight of one mode to that of the other, step by step.
    var between = 0.0
    for k in tilted..<max(tilted, plain) { between -= log(ratio(k)) }
    return between + Double(tilted) * logFactor + log(sum / all)
  }

  /// The chance of a count of at most `limit`.
  func chance(ofAtMost limit: Int) -> Double {
    if limit >= most { return 1 }
    if limit < least { return 0 }
    var all = 0.0
    var below = 0.0
    let start = mode(1)
    if limit >= start {
      var above = 0.0
      walk(from: start, factor: 1) { k, weight in
        if k <= limit { below += weight } else { above += weight }
      }
      return below / (below + above)
    }
    walk(from: start, factor: 1) { all += $1 }
    // Far below the mode the walk above has stopped: reach the limit by logarithms.
    var logWeight = 0.0
    for k in limit..<start { logWeight -= log(ratio(k)) }
    var weight = 1.0
    var k = limit
    below = 1
    while k > least {
      k -= 1
      weight /= ratio(k)
      if weight < 1e-22 { break }
      below += weight
    }
    return exp(logWeight) * below / all
  }
}
