// Benchmark ARTICLES.txt [ROUNDS] [fast|accurate|all|memory]
//
// ARTICLES.txt holds one article a line, paragraphs parted by a form feed. Prints articles a second of
// processor time on one core, the best of several rounds, and what a second core brings by the wall's clock.

import Catalogue
import Documents
import Foundation
import Language
import Positions
import Primitives
import Statements

func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data((message + "\n").utf8))
  exit(66)
}

let arguments = CommandLine.arguments
guard arguments.count > 1, let input = FileManager.default.contents(atPath: arguments[1]) else {
  fail("Name a file with an article a line; Benchmarks/statements/run makes one.")
}
let rounds = arguments.count > 2 ? Int(arguments[2]) ?? 3 : 3
let part = arguments.count > 3 ? arguments[3] : "all"
let articles = String(decoding: input, as: UTF8.self).split(separator: "\n").map {
  Array($0.replacing("\u{c}", with: "\n\n").utf8)
}
let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../..")
  .standardizedFileURL.path
let models = root + "/Models"

/// The most memory this process has held, in MiB.
func peak() -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
  return (line?.split(separator: " ").compactMap { Int($0) }.first ?? 0) / 1024
}

func show(_ name: String, _ value: Double, _ unit: String) {
  print(
    name.padding(toLength: 62, withPad: " ", startingAt: 0), String(format: "%9.2f", value), unit)
}

/// Articles a second of one core's processor time, the best of the rounds.
func rate(_ count: Int, _ work: (Int) -> Int) -> Double {
  var best = 0.0
  var found = 0
  for _ in 0..<rounds {
    let start = clock()
    for article in 0..<count { found += work(article) }
    best = max(best, Double(count) / (Double(clock() - start) / Double(CLOCKS_PER_SEC)))
  }
  precondition(found > 0, "nothing was read")
  return best
}

/// Articles a second by the wall on so many threads, each taking the next article there is, and the processor
/// time all of them used.
func pass(_ count: Int, threads: Int, _ work: @Sendable @escaping (Int) -> Int) -> (
  rate: Double, processor: Double
) {
  let start = ContinuousClock.now
  let processor = clock()
  DispatchQueue.concurrentPerform(iterations: threads) { thread in
    var article = thread
    while article < count {
      _ = work(article)
      article += threads
    }
  }
  let took = (ContinuousClock.now - start).components
  return (
    Double(count) / (Double(took.seconds) + Double(took.attoseconds) * 1e-18),
    Double(clock() - processor)
  )
}

/// How much faster two cores are by the wall, and how much more processor time an article takes on them: the
/// second is what they cost each other, and doesn't depend on what else the machine does.
func showCores(_ count: Int, _ work: @Sendable @escaping (Int) -> Int) {
  let both = (0..<rounds).map { _ in (pass(count, threads: 1, work), pass(count, threads: 2, work))
  }
  show("  two cores, by the wall", both.map { $0.1.rate / $0.0.rate }.max() ?? 0, "times one")
  show(
    "  processor time on two cores", both.map { $0.1.processor / $0.0.processor }.min() ?? 0,
    "times one")
}

let (names, faults) = CatalogueFolder(path: root + "/Catalogue").readNames()
guard faults.allSatisfy({ $0.severity != .error }) else { fail("The catalogue has faults.") }
let positions = try PositionModels(folder: models + "/en-1")
let documents = DocumentReader(outlets: names.outlets)
let statements = StatementReader(
  people: names.people, outlets: names.outlets, instruments: names.instrumentNames,
  ambiguous: names.ambiguousNames, models: positions)

let all = articles
@Sendable func document(_ article: Int) -> Document {
  let source = DocumentSource(id: "\(article).txt", bytes: all[article], format: .text)
  guard case .success(let document)? = documents.read(source).first else {
    fail("article \(article) is not read")
  }
  return document
}
@Sendable func whole(_ article: Int) -> Int {
  let document = document(article)
  return statements.read(
    text: document.text, blocks: document.blocks, language: document.language,
    published: document.metadata.published, title: document.metadata.title
  ).count
}

let words = articles.reduce(0) { $0 + $1.split(separator: 0x20).count }
print("\(articles.count) articles, \(words / max(1, articles.count)) words each")
if part == "memory" {
  let before = peak()
  for article in articles.indices { _ = whole(article) }
  let once = peak()
  for _ in 0..<rounds { for article in articles.indices { _ = whole(article) } }
  show("memory with the models and the catalogue's names", Double(before), "MiB")
  show("the same after reading all", Double(once), "MiB")
  show("the same after reading all \(rounds) times more", Double(peak()), "MiB")
}
if part == "fast" || part == "all" {
  show(
    "text to document", rate(articles.count) { document($0).blocks.count }, "articles a second")
  let read = articles.indices.map(document)
  show(
    "document to sentences with tags",
    rate(articles.count) {
      SentencesFromText().sentences(in: read[$0].text, blocks: read[$0].blocks).count
    }, "articles a second")
  show("text to statements and positions", rate(articles.count, whole), "articles a second")
  showCores(articles.count, whole)
}
if part != "memory" {
  let fast = try AttributionLabeller(folder: models + "/en-1")
  let accurate = try AttributionLabeller(
    folder: models + "/en-1",
    encoder: AttributionEncoder(folder: models + "/en-accurate-1"))
  @Sendable func attributions(_ article: Int, _ labeller: AttributionLabeller) -> Int {
    let document = document(article)
    let sentences = SentencesFromText().sentences(in: document.text, blocks: document.blocks)
    return labeller.attributions(in: document.text, sentences: sentences).count
  }
  if part != "accurate" {
    show(
      "text to attributions, fast", rate(articles.count) { attributions($0, fast) },
      "articles a second")
    showCores(articles.count) { attributions($0, fast) }
  }
  let some = min(articles.count, 12)
  show(
    "text to attributions, accurate", rate(some) { attributions($0, accurate) },
    "articles a second")
  showCores(some) { attributions($0, accurate) }
}
show("the most memory held", Double(peak()), "MiB")
