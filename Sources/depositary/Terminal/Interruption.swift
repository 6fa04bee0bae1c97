import Foundation
import Synchronization

/// Whether Ctrl-C was pressed. A second press ends the program at once; what is recorded stays so.
final class Interruption {
  private let asked = Asked()
  private let source: any DispatchSourceSignal

  /// Takes over the signal for the rest of the run.
  init() {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [asked] in
      if asked.flag.exchange(true, ordering: .relaxed) { _exit(130) }
    }
    source.resume()
  }

  /// Whether the work should stop at the next good place.
  var isAsked: Bool { asked.flag.load(ordering: .relaxed) }

  private final class Asked: Sendable {
    let flag = Atomic<Bool>(false)
  }
}

/// The clock, read in this one place.
enum Instant {
  /// The instant in UTC to the second, ISO 8601.
  static var now: String { Date().formatted(.iso8601) }
}
