import Foundation

/// Shows how a reading goes: one line that is rewritten on a terminal, plain lines otherwise.
struct ReadingProgress {
  private let total: Int
  private let started = Date()
  private var lastShown = Date.distantPast
  private(set) var documents = 0
  private(set) var statements = 0
  private(set) var faults = 0

  /// - Parameter total: Files to read; 0 where it isn't known (a stream).
  init(total: Int) { self.total = total }

  mutating func add(documents: Int, statements: Int, faults: Int, files: Int) {
    self.documents += documents
    self.statements += statements
    self.faults += faults
    self.files += files
    let now = Date()
    let pause = Terminal.errorIsInteractive ? 0.1 : 10
    guard now.timeIntervalSince(lastShown) >= pause else { return }
    // The first line of a plain log comes after the pause, so that short runs print only their end.
    if lastShown == .distantPast, !Terminal.errorIsInteractive {
      lastShown = now
      return
    }
    lastShown = now
    if Terminal.errorIsInteractive {
      Terminal.show("\r\u{1B}[K" + line)
    } else {
      Terminal.complain(line)
    }
  }

  private var files = 0

  private var line: String {
    let seconds = max(Date().timeIntervalSince(started), 0.001)
    let rate = Double(documents) / seconds
    var line = "\(documents) documents, \(statements) statements"
    if faults > 0 { line += ", \(faults) could not be read" }
    line += String(format: ", %.1f documents a second", rate)
    if total > 0, files > 0, files < total {
      let left = seconds / Double(files) * Double(total - files)
      line += ", about \(Int(left.rounded(.up))) s left"
    }
    return line
  }

  /// Clears the line, so that what follows starts on one of its own.
  func finish() {
    if Terminal.errorIsInteractive, documents + faults > 0 { Terminal.show("\r\u{1B}[K") }
  }
}
