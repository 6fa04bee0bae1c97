public import Primitives

/// A question about instruments that has no answer, with what is known instead.
public struct TreatyError: Error, Sendable, Hashable {
  /// A short stable name: `unknown-instrument`, `ambiguous-instrument`, `unknown-party`, …
  public var code: String
  /// What was asked, why it has no answer, and what can be asked.
  public var message: String
  /// What was known in its place: candidates of an ambiguous name, or the nearest names; may be empty.
  public var candidates: [String]

  public init(code: String, message: String, candidates: [String] = []) {
    (self.code, self.message, self.candidates) = (code, message, candidates)
  }

  /// 2 for what stays undecided, 64 for a question that cannot be asked so.
  public var exitStatus: Int32 { code == "ambiguous-instrument" ? 2 : 64 }

  /// `{"error": {"code", "message", "candidates"}}`.
  public var json: JSONValue {
    [
      "error": [
        "code": .string(code), "message": .string(message), "candidates": JSONValue(candidates),
      ]
    ]
  }
}

extension TreatyError: CustomStringConvertible {
  public var description: String { message }
}
