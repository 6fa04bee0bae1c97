/// Something found wrong or doubtful that the work survives: collected, never thrown.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Sendable, Comparable {
    case note, warning, error
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    private var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
  }

  public var severity: Severity
  /// A short stable name for programs, such as `unknown-key`.
  public var code: String
  /// What was found, why it matters and what to do, for people.
  public var message: String
  /// The file it was found in, nil where there is none.
  public var file: String?
  /// Line in the file, from 1; nil where unknown.
  public var line: Int?

  public init(
    _ severity: Severity, code: String, _ message: String, file: String? = nil, line: Int? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.file = file
    self.line = line
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line: severity: message`, the form editors can jump by.
  public var description: String {
    let place = file.map { $0 + (line.map { ":\($0)" } ?? "") + ": " } ?? ""
    return "\(place)\(severity.rawValue): \(message)"
  }
}
