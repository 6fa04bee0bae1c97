// Benchmark time FOLDER [ROUNDS]    pages a second of processor time, one thread, the best round
// Benchmark memory FOLDER           memory above the input, in bytes
// Benchmark cores FOLDER [ROUNDS]   how many times as fast two threads are by the clock on the wall
// Benchmark read FOLDER OUT.json    what is found on each page
//
// FOLDER holds ID.html, all of which are in memory before anything is measured. Each command prints one number.

import Dispatch
import Documents
import Foundation
import Primitives

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  FileHandle.standardError.write(Data("usage: Benchmark time|memory|cores|read FOLDER …\n".utf8))
  exit(64)
}
let folder = URL(filePath: arguments[2])
let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
  $0.hasSuffix(".html")
}.sorted()
let pages = try names.map { name in
  DocumentSource(
    id: String(name.dropLast(5)),
    bytes: [UInt8](try Data(contentsOf: folder.appending(path: name))),
    format: .html)
}
/// The pages in memory and what reads them.
struct Reading: Sendable {
  var pages: [DocumentSource]
  let reader = DocumentReader(outlets: [])

  /// Letters of all that is found in every `step`th page.
  @discardableResult
  func read(from first: Int = 0, step: Int = 1) -> Int {
    var letters = 0
    for index in stride(from: first, to: pages.count, by: step) {
      if case .success(let document)? = reader.read(pages[index]).first {
        letters += document.text.utf8.count
      }
    }
    return letters
  }
}

func peakMemory() -> Int {
  var usage = rusage()
  #if os(Linux)
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss << 10
  #else
    getrusage(RUSAGE_SELF, &usage)
    return usage.ru_maxrss
  #endif
}

func seconds(_ clock: clockid_t, _ work: () -> Void) -> Double {
  var start = timespec()
  var end = timespec()
  clock_gettime(clock, &start)
  work()
  clock_gettime(clock, &end)
  return Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
}

let reading = Reading(pages: pages)
let rounds = arguments.count > 3 ? Int(arguments[3]) ?? 3 : 3
switch arguments[1] {
case "time":
  Reading(pages: Array(pages.prefix(20))).read()
  var best = Double.infinity
  for _ in 0..<rounds {
    best = min(best, seconds(CLOCK_PROCESS_CPUTIME_ID) { reading.read() })
  }
  print(Double(pages.count) / best)
case "memory":
  let before = peakMemory()
  reading.read()
  print(peakMemory() - before)
case "cores":
  Reading(pages: Array(pages.prefix(20))).read()
  var alone = Double.infinity
  var together = Double.infinity
  for _ in 0..<rounds {
    alone = min(alone, seconds(CLOCK_MONOTONIC) { reading.read() })
    together = min(
      together,
      seconds(CLOCK_MONOTONIC) {
        DispatchQueue.concurrentPerform(iterations: 2) { [reading] half in
          reading.read(from: half, step: 2)
        }
      })
  }
  print(alone / together)
case "read":
  var found: [String: [String: String]] = [:]
  for page in pages {
    guard case .success(let document)? = reading.reader.read(page).first else {
      found[page.id] = ["articleBody": ""]
      continue
    }
    found[page.id] = [
      "articleBody": document.text, "title": document.metadata.title ?? "",
      "author": document.metadata.authors.joined(separator: "; "),
      "date": document.metadata.published?.description ?? "",
    ]
  }
  let data = try JSONSerialization.data(withJSONObject: found, options: [.sortedKeys])
  try data.write(to: URL(filePath: arguments[3]))
default: exit(64)
}
