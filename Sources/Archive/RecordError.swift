/// Why the record could not be opened, read or written.
public struct RecordError: Error, Sendable, CustomStringConvertible {
  /// A stable name for programs: `missing`, `not-a-record`, `newer-schema`, `damaged`, `read-only`,
  /// `full`, `busy`, `span`, `unknown`, `dump`, `exists`, `review`, `nul`, `database`.
  public var code: String
  /// What was found, in which file, and what to do.
  public var message: String

  public init(code: String, message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}
