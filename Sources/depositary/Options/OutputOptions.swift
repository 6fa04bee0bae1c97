import ArgumentParser
import Primitives

/// How an answer is printed.
struct OutputOptions: ParsableArguments {
  @Flag(name: .long, help: "Print JSON instead of text for people.")
  var json = false

  /// Prints the answer's JSON when it was asked for, else its text (which brings its own line ends).
  func print(json value: @autoclosure () -> JSONValue, text: @autoclosure () -> String) {
    Terminal.write(json ? value().text(indented: true) + "\n" : text())
  }
}

extension ExitCode {
  /// Something was found, or an input was bad.
  static let finding = ExitCode(1)
  /// The answer is contested or undecided.
  static let contested = ExitCode(2)
  /// Wrong usage or an unknown name (`EX_USAGE`).
  static let usage = ExitCode(64)

  /// This status, after a message on standard error: `throw ExitCode.usage.saying("…")`.
  func saying(_ message: String) -> ExitCode {
    Terminal.complain("depositary: \(message)")
    return self
  }
}
