/// Why an address was not retrieved.
///
/// Codes: `bad-address`, `private-address`, `unknown-host`, `robots-disallow`, `robots-unreachable`, `status`, `busy`,
/// `too-large`, `too-slow`, `too-many-redirects`, `unreachable`. More may be added.
public struct RetrievalFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// A stable name for programs.
  public var code: String
  /// What was found, at which address, and what to do, for people.
  public var message: String
  /// The address that was asked for.
  public var address: String

  public init(code: String, message: String, address: String) {
    self.code = code
    self.message = message
    self.address = address
  }

  public var description: String { message }
}
