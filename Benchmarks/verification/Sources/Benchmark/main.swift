import Foundation
import Verification

// Prints one line of JSON for each task: its name, the seconds of processor time for one turn, and a
// figure that the peer must come to as well. `compare.py` runs the same tasks on the peers.

/// Seconds of processor time, so that other work on the machine counts less.
func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The least time of one turn over several rounds of at least 50 ms each.
func measure(_ name: String, _ turn: () throws -> Double) rethrows {
  let figure = try turn()
  var best = Double.infinity
  for _ in 0..<7 {
    var turns = 0
    let start = processorSeconds()
    var spent = 0.0
    while spent < 0.05 {
      _ = try turn()
      turns += 1
      spent = processorSeconds() - start
    }
    best = min(best, spent / Double(turns))
  }
  print("{\"task\": \"\(name)\", \"seconds\": \(best), \"figure\": \(figure)}")
}

let earth = Ellipsoid.wgs84
let warsaw = GeographicPoint(latitude: 52.2, longitude: 21)
let ring = try RangeRing(centre: warsaw, metres: 5_500_000)
let risk = Fraction("1/20")!

measure("ring-360-vertices") { ring.vertices(count: 360).reduce(0) { $0 + $1.latitude } }

let ends = ring.vertices(count: 1000)
measure("inverse-1000") {
  ends.reduce(0) { $0 + earth.inverse(from: warsaw, to: $1, area: false).metres }
}
let polygon = ring.vertices(count: 360)
measure("polygon-area-360") { RangeRing.area(polygon) }

for (population, irregular) in [(1_000_000, 10), (1_000_000, 1000), (1_000_000, 100_000)] {
  try measure("sample-size-\(population)-\(irregular)") {
    Double(try SampleSize(population: population, irregular: irregular, risk: risk).exact)
  }
}
try measure("detect-1000") {
  var sum = 0.0
  for sample in stride(from: 20, to: 20_020, by: 20) {
    sum += try Drawing(population: 1_000_000, irregular: 100, sample: sample).detection.probability
  }
  return sum
}
try measure("upper-bound-1000000") {
  Double(
    try UpperBound(population: 1_000_000, sample: 1000, found: 2, alpha: risk)
      .irregularNotExcluded)
}
