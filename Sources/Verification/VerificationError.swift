/// Why a tool of this target refused its input.
///
/// The code is stable and meant for programs; the message says what was found, where, and what to do.
public struct VerificationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A short stable name, such as `sample-larger-than-population`.
  public var code: String
  /// What was found and what to do, for people.
  public var message: String

  public init(code: String, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}
