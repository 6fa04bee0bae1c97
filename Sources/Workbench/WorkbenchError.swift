/// Why a request got no answer; the one shape that pages and JSON alike show it in.
public struct WorkbenchError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A stable name for programs: `not-found`, `bad-parameter`, `unknown-parameter`,
  /// `method-not-allowed`, `misdirected`, `record`, `internal`, or that of the question's own error.
  public var code: String
  /// What was found, where, and what to do.
  public var message: String
  /// The HTTP status, 400 to 599.
  public var status: Int

  public init(code: String, message: String, status: Int) {
    self.code = code
    self.message = message
    self.status = status
  }

  public var description: String { message }

  /// Nothing lies there.
  static func notFound(_ what: String) -> WorkbenchError {
    WorkbenchError(code: "not-found", message: what, status: 404)
  }

  /// A parameter cannot be read.
  static func badParameter(_ name: String, _ why: String) -> WorkbenchError {
    WorkbenchError(code: "bad-parameter", message: "\(name): \(why)", status: 400)
  }
}
