import Foundation

/// What the program writes to: whole lines, and nothing anywhere else in the code prints.
enum Terminal {
  /// Whether standard output goes to a person.
  static let isInteractive = isatty(STDOUT_FILENO) == 1
  /// Whether standard error goes to a person.
  static let errorIsInteractive = isatty(STDERR_FILENO) == 1
  /// Whether text for people may be coloured (https://no-color.org).
  static let isColoured =
    isInteractive && ProcessInfo.processInfo.environment["NO_COLOR"]?.isEmpty ?? true

  /// Writes to standard output. A reader that has gone away (`| head`) ends the program quietly.
  static func write(_ text: String) { put(text, on: STDOUT_FILENO) }

  /// Writes one line to standard error.
  static func complain(_ line: String) { put(line + "\n", on: STDERR_FILENO) }

  /// Writes to standard error as it is, for progress.
  static func show(_ text: String) { put(text, on: STDERR_FILENO) }

  private static func put(_ text: String, on descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        bytes = bytes.dropFirst(written)
      } else if errno == EINTR || errno == EAGAIN {
        continue
      } else {
        // Nobody reads on: the status that a shell expects of a process ended by SIGPIPE.
        if errno == EPIPE { exit(141) }
        return
      }
    }
  }

  /// The width of the terminal in columns, 100 where there is none.
  static var width: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 {
      return Int(size.ws_col)
    }
    return 100
  }
}
