import Foundation

/// Single keys and whole lines from the person at the terminal.
struct Keyboard {
  /// Whether a person is there to press keys.
  static let isThere = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1

  /// Waits for one key, without Return and without showing it; nil at the end of input or Ctrl-C.
  ///
  /// The terminal is as it was when this returns. Of a key that sends several bytes, such as an arrow,
  /// only that it is none of ours is told.
  static func key() -> Character? {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return readLine()?.first }
    var raw = before
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
    defer { tcsetattr(STDIN_FILENO, TCSADRAIN, &before) }
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    guard count > 0, bytes[0] != 3, bytes[0] != 4 else { return nil }
    return String(decoding: bytes.prefix(count), as: UTF8.self).first
  }

  /// Asks for a line; nil at the end of input, empty where only Return was pressed.
  static func line(_ prompt: String) -> String? {
    Terminal.write(prompt)
    return readLine()?.trimmingCharacters(in: .whitespaces)
  }
}
