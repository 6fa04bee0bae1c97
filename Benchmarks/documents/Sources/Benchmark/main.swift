// Benchmark time FOLDER [ROUNDS]    pages a second of processor time, one thread, the best round
// Benchmark memory FOLDER           memory above the input, in bytes
// Benchmark cores FOLDER [ROUNDS]   how many times as fast two threads are, by the clock on the wall; then by processor
//                                   time, which other work on the machine doesn't slow: what the threads cost each other;
//                                   then both figures of two processes that share nothing, in the same rounds: what
//                                   the machine allows
// Benchmark half FOLDER 0|1         one of those processes: reads every other page for each line it is given, and
//                                   answers with the seconds by the wall and by processor time
// Benchmark read FOLDER OUT.json    what is found on each page
//
// FOLDER holds ID.html, all of which are in memory before anything is measured. Each command prints
// its numbers, parted by a space.

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

#if os(Linux)
  /// A figure of /proc/self/status in bytes.
  func status(_ name: String) -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    return (line.flatMap { Int($0.filter(\.isNumber)) } ?? 0) << 10
  }

  /// The highest memory `work` takes above what is held when it begins.
  func memoryAbove(_ work: () -> Void) -> Int {
    // What loading the pages has freed would hide what reading them takes: glibc is to give it back.
    if let trim = dlsym(nil, "malloc_trim") {
      _ = unsafeBitCast(trim, to: (@convention(c) (Int) -> Int32).self)(0)
    }
    // 5 sets the peak back to what is held now (proc(5)).
    try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    let before = status("VmRSS")
    work()
    return status("VmHWM") - before
  }
#else
  func memoryAbove(_ work: () -> Void) -> Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF, &usage)
    let before = usage.ru_maxrss
    work()
    getrusage(RUSAGE_SELF, &usage)
    return usage.ru_maxrss - before
  }
#endif

func seconds(_ clock: clockid_t, _ work: () -> Void) -> Double {
  var start = timespec()
  var end = timespec()
  clock_gettime(clock, &start)
  work()
  clock_gettime(clock, &end)
  return Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
}

/// What some work took, in seconds.
struct Taken {
  var wall: Double
  var processor: Double

  static let long = Taken(wall: .infinity, processor: .infinity)

  init(wall: Double, processor: Double) {
    self.wall = wall
    self.processor = processor
  }

  init(_ work: () -> Void) {
    var wall = 0.0
    processor = seconds(CLOCK_PROCESS_CPUTIME_ID) { wall = seconds(CLOCK_MONOTONIC, work) }
    self.wall = wall
  }

  /// Keeps the better of both figures.
  mutating func improve(_ other: Taken) {
    wall = min(wall, other.wall)
    processor = min(processor, other.processor)
  }
}

/// A process of this program that reads every other page when it is told to.
struct Half {
  private let process = Process()
  private let orders = Pipe()
  private let answers = Pipe()

  init(_ folder: URL, _ half: Int) throws {
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["half", folder.path, String(half)]
    process.standardInput = orders
    process.standardOutput = answers
    try process.run()
    // The first answer says that its pages are loaded.
    begin()
    _ = end()
  }

  func begin() { orders.fileHandleForWriting.write(Data("\n".utf8)) }

  func end() -> Taken {
    let line = String(decoding: answers.fileHandleForReading.availableData, as: UTF8.self)
    let numbers = line.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard numbers.count == 2 else { return .long }
    return Taken(wall: numbers[0], processor: numbers[1])
  }
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
  // Tables and the model are made once, whatever is read.
  Reading(pages: Array(pages.prefix(1))).read()
  print(memoryAbove { reading.read() })
case "cores":
  Reading(pages: Array(pages.prefix(20))).read()
  let halves = try (0..<2).map { try Half(folder, $0) }
  var alone = Taken.long
  var threads = Taken.long
  var processes = Taken.long
  for _ in 0..<rounds {
    alone.improve(Taken { reading.read() })
    threads.improve(
      Taken {
        DispatchQueue.concurrentPerform(iterations: 2) { [reading] half in
          reading.read(from: half, step: 2)
        }
      })
    for half in halves { half.begin() }
    let taken = halves.map { $0.end() }
    processes.improve(
      Taken(wall: taken.map(\.wall).max()!, processor: taken.map(\.processor).reduce(0, +)))
  }
  print(
    alone.wall / threads.wall, 2 * alone.processor / threads.processor,
    alone.wall / processes.wall, 2 * alone.processor / processes.processor)
case "half":
  reading.read(from: Int(arguments[3])!, step: 2)
  while readLine() != nil {
    let taken = Taken { reading.read(from: Int(arguments[3])!, step: 2) }
    print(taken.wall, taken.processor)
    fflush(nil)
  }
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
