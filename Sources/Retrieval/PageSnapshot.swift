/// What a server answered at one instant, whole: the evidence that a page said so on that day.
public struct PageSnapshot: Hashable, Sendable {
  /// A header field of the answer, as it came.
  public struct Field: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The address that was asked for.
  public var asked: String
  /// The address that answered, after redirections.
  public var address: String
  /// UTC to the second, ISO 8601.
  public var at: String
  /// Of HTTP, such as 200.
  public var status: Int
  /// The words beside the status; may be empty.
  public var reason: String
  /// In the order they came.
  public var fields: [Field]
  /// As sent: compressed where `Content-Encoding` says so; never chunked.
  public var body: [UInt8]

  public init(
    asked: String, address: String, at: String, status: Int, reason: String, fields: [Field],
    body: [UInt8]
  ) {
    self.asked = asked
    self.address = address
    self.at = at
    self.status = status
    self.reason = reason
    self.fields = fields
    self.body = body
  }

  /// The first field of that name, in whatever case it was written; nil where there is none.
  public func field(_ name: String) -> String? {
    fields.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// What came of asking for an address.
public enum Retrieval: Hashable, Sendable {
  /// The server sent the page.
  case sent(PageSnapshot)
  /// The server said that the page is what the earlier snapshot holds (status 304).
  case unchanged(since: PageSnapshot, at: String)
}
