// swift run -c release --package-path Benchmarks/law Benchmark [Catalogue]
//
// Prints milliseconds of processor time on one core, the best of several runs, so that other work on the
// machine does not show.

import Catalogue
import Foundation
import Primitives
import Treaties

let path =
  CommandLine.arguments.dropFirst().first
  ?? URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../Catalogue")
  .standardizedFileURL.path
let today = Day("2026-11-21")!
let first = Day("1985-01-01")!
let last = Day("2026-12-31")!

func measure(_ name: String, runs: Int, _ work: () throws -> Int) rethrows {
  var best = Double.infinity
  var count = 0
  for _ in 0..<runs {
    let start = clock()
    count = try work()
    best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC))
  }
  let milliseconds = (best * 100_000).rounded() / 100
  print("\(name.padding(toLength: 52, withPad: " ", startingAt: 0)) \(milliseconds) ms  (\(count))")
}

let folder = CatalogueFolder(path: path)
measure("read the folder, everything", runs: 3) { folder.read().catalogue.instruments.count }
measure("read the folder, names alone", runs: 3) { folder.readNames().names.people.count }
let packed = FileManager.default.temporaryDirectory.appending(path: "law-benchmark.packed")
try Data(folder.packed().bytes).write(to: packed)
let file = CatalogueFolder(path: packed.path)
measure("read the packed file, everything", runs: 9) { file.read().catalogue.instruments.count }
measure("read the packed file, names alone", runs: 9) { file.readNames().names.people.count }
let register = folder.read().catalogue.register
try? FileManager.default.removeItem(at: packed)

let day = Day("2023-03-15")!
try measure("bound: all instruments, parties, readings, one day", runs: 20) {
  try register.bound(on: day, knownOn: today).map(\.answers.count).reduce(0, +)
}
try measure("the same with its JSON", runs: 9) {
  let answers = try register.bound(on: day, knownOn: today)
  return InstrumentRegister.json(answers, on: day, knownOn: today).text().utf8.count
}

/// Party-days bound by law, day by day, over all instruments, parties and readings.
func sweep(asKnown knowledge: (Instrument) -> [(from: Day, through: Day, known: Day)]) -> Int {
  var bound = 0
  for instrument in register.instruments {
    for reading in register.readings(of: instrument) {
      for epoch in knowledge(instrument) {
        let standings = register.standings(of: instrument, reading: reading, knownOn: epoch.known)
        for periods in standings.values {
          for number in epoch.from.number...epoch.through.number {
            if let at = periods.place(holding: Day(number: number)),
              periods[at].standing.bound == .legal
            {
              bound += 1
            }
          }
        }
      }
    }
  }
  return bound
}

measure("sweep 1985–2026 day by day, as known today", runs: 5) {
  sweep { _ in [(first, last, today)] }
}
measure("sweep 1985–2026 day by day, each as known that day", runs: 3) {
  sweep { instrument in
    // What is known changes only when an act becomes known or a holder rules.
    let changes = Set(
      instrument.acts.map(\.known) + instrument.rulings.compactMap { $0.since?.earliest })
    let starts = [first] + changes.filter { $0 > first && $0 <= last }.sorted()
    return starts.enumerated().map { index, start in
      let end = index + 1 < starts.count ? starts[index + 1].adding(days: -1) : last
      return (start, end, start)
    }
  }
}
