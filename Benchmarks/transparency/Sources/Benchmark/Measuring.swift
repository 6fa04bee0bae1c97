import Foundation

/// Seconds of this process's CPU, and of the wall.
struct Moment {
  var cpu: Double
  var wall: Double

  static var now: Moment {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    let cpu = Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Moment(cpu: cpu, wall: Double(time.tv_sec) + Double(time.tv_nsec) / 1e9)
  }
}

/// The best of some runs, in seconds of CPU and of the wall: noise only ever adds.
func best(of runs: Int = 3, _ work: () throws -> Void) rethrows -> (cpu: Double, wall: Double) {
  var best = (cpu: Double.infinity, wall: Double.infinity)
  for _ in 0..<runs {
    let start = Moment.now
    try work()
    let end = Moment.now
    best.cpu = min(best.cpu, end.cpu - start.cpu)
    best.wall = min(best.wall, end.wall - start.wall)
  }
  return best
}

/// How many hashes of 65 bytes, the size of a node, OpenSSL makes in a second of CPU.
func opensslNodeHashes() throws -> Double {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = ["openssl", "speed", "-seconds", "2", "-bytes", "65", "-evp", "sha256"]
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  // The last line: "sha256   294234.11k", thousands of bytes a second.
  guard let word = text.split(separator: "\n").last?.split(separator: " ").last,
    let rate = Double(word.dropLast())
  else { throw CocoaError(.fileReadCorruptFile) }
  return rate * 1000 / 65
}

struct Row {
  var what: String
  var measured: String
  var target: String
  var isReached: Bool
}

nonisolated(unsafe) var rows: [Row] = []

func report(_ what: String, _ measured: String, target: String, _ isReached: Bool) {
  rows.append(Row(what: what, measured: measured, target: target, isReached: isReached))
  print("\(isReached ? "reached" : "MISSED ")  \(what): \(measured) (target \(target))")
}

func text(_ value: Double, _ places: Int = 2) -> String { String(format: "%.\(places)f", value) }
func thousands(_ value: Double) -> String { "\(text(value / 1000, 1)) k/s" }
