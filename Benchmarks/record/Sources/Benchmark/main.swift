import Archive
import Documents
import Foundation
import Positions
import Primitives
import Statements

// Loads generated statements into a record, then asks it. Generated, all of it: the words are drawn
// from a list by rank (Zipf), the reports are of no one.
//
//   swift run -c release Benchmark [STATEMENTS] [FOLDER] [keep]
//
// With `keep` the file is left where it is, and asked again by the next run without being loaded anew.

struct Generator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// A rank below `bound`, the small ones far oftener (density 1/x).
  mutating func rank(_ bound: Int) -> Int {
    let unit = Double(next() >> 11) / Double(1 << 53)
    return min(bound - 1, Int(exp(unit * log(Double(bound + 1)))) - 1)
  }
}

/// Twenty thousand words, a tenth of them Cyrillic, made of syllables so that stemming has work to do.
let vocabulary: [String] = {
  var random = Generator(state: 7)
  let latin = [
    "ta", "mi", "re", "so", "nu", "ver", "lo", "pact", "tri", "den", "go", "sal", "ex", "ka",
  ]
  let latinEnds = ["", "s", "ing", "ed", "ation", "ment", "ly", "ness", "er", "ity"]
  let cyrillic = ["до", "го", "ра", "ке", "ми", "ни", "стр", "во", "пе", "ре", "за", "ли"]
  let cyrillicEnds = ["", "ы", "ами", "ого", "ение", "ости", "ал", "ила"]
  return (0..<20_000).map { index in
    let (parts, ends) = index % 10 == 9 ? (cyrillic, cyrillicEnds) : (latin, latinEnds)
    var word = ""
    for _ in 0..<(1 + random.below(3)) { word += parts[random.below(parts.count)] }
    return word + String(index % 7 == 0 ? "\(index)" : "") + ends[random.below(ends.count)]
  }
}()

func report(_ number: Int, statements: Int, _ random: inout Generator) -> DocumentRecording {
  var text = ""
  var entries: [StatementEntry] = []
  let acts = StatementAct.allCases
  let states = ["RU", "US", "CN", "GB", "FR", "DE"]
  let instruments = ["new-start", "inf", "ctbt", "npt", "cfe", "open-skies", "abm", "start-1"]
  for index in 0..<statements {
    func add(_ words: String) -> TextRange {
      let start = text.utf8.count
      text += words
      return TextRange(start, text.utf8.count)
    }
    let name = random.rank(3_000)
    let speaker = add("Speaker \(vocabulary[name]) of \(vocabulary[(name * 7) % 20_000])")
    _ = add(" ")
    let cue = add("said")
    _ = add(" that ")
    let content = add(
      (0..<(12 + random.below(12))).map { _ in vocabulary[random.rank(vocabulary.count)] }
        .joined(separator: " "))
    _ = add(index % 3 == 2 ? ".\n\n" : ". ")
    let state = states[random.rank(states.count)]
    entries.append(
      StatementEntry(
        uid: RecordDigest.sha256("\(number) \(index)".utf8).prefix(20).description,
        statement: AttributedStatement(
          speaker: Speaker(
            range: speaker, name: "Speaker \(vocabulary[name])",
            person: name < 400 ? "person-\(name)" : nil, office: "Minister", state: state,
            kind: .person, authority: .speaking), cue: cue, content: [content], quote: .indirect,
          saidOn: index % 4 == 0
            ? PartialDay(year: 2010 + number % 16, month: 1 + number % 12) : nil,
          confidence: 0.8),
        position: Position(
          instruments: index % 5 == 0 ? [] : [instruments[random.rank(instruments.count)]],
          measure: .treaty, act: acts[random.rank(acts.count)], target: "US", confidence: 0.7)))
  }
  var meta = Document.Metadata()
  meta.title = "Report \(number) on \(vocabulary[random.rank(vocabulary.count)])"
  meta.published = PartialDay(
    year: 2010 + number % 16, month: 1 + number % 12, day: 1 + number % 28)
  meta.outlet = "Outlet \(number % 50)"
  let hash = RecordDigest.sha256(text.utf8)
  return DocumentRecording(
    document: Document(
      id: "report-\(number).txt", format: .text, language: "en", text: text, metadata: meta,
      blocks: [TextBlock(range: TextRange(0, text.utf8.count), kind: .paragraph)]),
    origin: DocumentOrigin(
      sha256: hash, name: "report-\(number).txt", byteCount: text.utf8.count, bytes: nil),
    textSHA256: hash, statements: entries)
}

/// What a piece of work took: of this process's CPU, and of the wall, which others share.
struct Spent {
  var cpu: Double
  var wall: Double
}

func spent(_ work: () throws -> Void) rethrows -> Spent {
  func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let (cpu, wall) = (now(CLOCK_PROCESS_CPUTIME_ID), now(CLOCK_MONOTONIC))
  try work()
  return Spent(cpu: now(CLOCK_PROCESS_CPUTIME_ID) - cpu, wall: now(CLOCK_MONOTONIC) - wall)
}

func show(_ name: String, _ times: [Spent]) {
  func at(_ share: Double, _ times: [Double]) -> String {
    let sorted = times.sorted()
    return String(
      format: "%.1f", sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))] * 1000)
  }
  let (cpu, wall) = (times.map(\.cpu), times.map(\.wall))
  print(
    "\(name): p50 \(at(0.5, cpu)) ms, p95 \(at(0.95, cpu)) ms, most \(at(1, cpu)) ms of CPU; p95 \(at(0.95, wall)) ms of the wall (\(times.count) asked)"
  )
}

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
let folder = URL(
  filePath: CommandLine.arguments.dropFirst(2).first ?? FileManager.default.temporaryDirectory.path)
let path = folder.appending(path: "benchmark-\(count).sqlite").path
let isKept = CommandLine.arguments.dropFirst(3).first == "keep"
let isLoaded = isKept && FileManager.default.fileExists(atPath: path)
func clear(_ suffixes: [String]) {
  for suffix in suffixes { try? FileManager.default.removeItem(atPath: path + suffix) }
}
if !isLoaded { clear(["", "-wal", "-shm"]) }
defer { clear(isKept ? [".copy"] : ["", "-wal", "-shm", ".copy"]) }

let store = try RecordStore(path: path, access: .write)
let event = RecordEvent(at: "2026-11-21T08:00:00Z", who: "benchmark")
var random = Generator(state: 1)
var loading = Spent(cpu: 0, wall: 0)
var made = 0
var number = 0
// The reports are made outside the time that is measured; a hundred go into one transaction.
while made < count, !isLoaded {
  let batch = (0..<100).map { report(number + $0, statements: 10, &random) }
  number += 100
  made += 1000
  let took = try spent { _ = try store.record(batch, reader: "benchmark/1", by: event) }
  loading.cpu += took.cpu
  loading.wall += took.wall
  if made % 100_000 == 0 {
    print("\(made) statements, \(Int(Double(made) / loading.cpu)) a second")
  }
}
if isLoaded {
  made = try store.totals().statements
  number = made / 10
} else {
  print(
    "load: \(made) statements in \(number) reports, \(Int(Double(made) / loading.cpu)) statements a second of one core's CPU, \(Int(Double(made) / loading.wall)) of the wall"
  )
}
print(
  String(
    format: "file: %.2f GB, %d bytes a statement", Double(store.fileSize) / 1e9,
    store.fileSize / made))

var one: [Spent] = []
var two: [Spent] = []
var phrase: [Spent] = []
var begun: [Spent] = []
var ranked: [Spent] = []
var filtered: [Spent] = []
var newest: [Spent] = []
random = Generator(state: 2)
for _ in 0..<200 {
  // Words as a reader would type them: drawn like those of the texts, but no stop words (the first 50).
  let a = vocabulary[50 + random.rank(vocabulary.count - 50)]
  let b = vocabulary[50 + random.rank(vocabulary.count - 50)]
  func ask(_ filter: StatementFilter) throws -> Spent {
    try spent { _ = try store.statements(matching: filter) }
  }
  one.append(try ask(StatementFilter(search: a, limit: 50)))
  two.append(try ask(StatementFilter(search: "\(a) \(b)", limit: 50)))
  phrase.append(try ask(StatementFilter(search: "\"\(a) \(b)\"", limit: 50)))
  begun.append(try ask(StatementFilter(search: "\(a)*", limit: 50)))
  ranked.append(try ask(StatementFilter(search: a, limit: 50, order: .relevance)))
  filtered.append(
    try ask(StatementFilter(instrument: "new-start", state: "RU", search: "\(a)", limit: 50)))
  newest.append(try ask(StatementFilter(instrument: "inf", limit: 50)))
}
show("one word", one)
show("two words", two)
show("a phrase", phrase)
show("a beginning", begun)
show("one word by relevance", ranked)
show("a word, an instrument, a state", filtered)
show("an instrument's newest", newest)
show("all searches", one + two + phrase + begun + ranked + filtered)

// A backup is made while another thread asks all the time and a third writes.
final class Meanwhile: @unchecked Sendable {
  // Guarded by the lock.
  private let lock = NSLock()
  private var isOver = false
  private var times: [Spent] = []
  private var written = 0

  func ends() { lock.withLock { isOver = true } }
  var hasEnded: Bool { lock.withLock { isOver } }
  func add(_ time: Spent) { lock.withLock { times.append(time) } }
  func wrote(_ count: Int) { lock.withLock { written += count } }
  var result: (times: [Spent], written: Int) { lock.withLock { (times, written) } }
}

let meanwhile = Meanwhile()
let threads = DispatchGroup()
let next = number
DispatchQueue.global().async(group: threads) {
  var random = Generator(state: 3)
  while !meanwhile.hasEnded {
    let word = vocabulary[50 + random.rank(vocabulary.count - 50)]
    if let time = try? spent({
      _ = try store.statements(matching: StatementFilter(search: word, limit: 50))
    }) {
      meanwhile.add(time)
    }
  }
}
DispatchQueue.global().async(group: threads) {
  var random = Generator(state: 4)
  var number = next
  while !meanwhile.hasEnded {
    let batch = [report(number, statements: 10, &random)]
    number += 1
    if (try? store.record(batch, reader: "benchmark/1", by: event)) != nil { meanwhile.wrote(1) }
    Thread.sleep(forTimeInterval: 0.05)
  }
}
let backup = try spent { try store.backup(to: path + ".copy") }
meanwhile.ends()
threads.wait()
let during = meanwhile.result
print(
  String(
    format: "backup: %.1f s; meanwhile %d searches answered, %d reports recorded", backup.wall,
    during.times.count, during.written))
if !during.times.isEmpty { show("one word during the backup (CPU of all threads)", during.times) }
let checking = try spent { print("check: \(try store.check().faults.count) faults") }
print(String(format: "check: %.1f s of CPU", checking.cpu))
try store.close()
