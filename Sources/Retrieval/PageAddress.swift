import Foundation

/// A web address that can be retrieved: `http` or `https`, with a host.
public struct PageAddress: Hashable, Sendable, CustomStringConvertible {
  /// `http` or `https`.
  let scheme: String
  /// Lower case, without brackets around an IPv6 address; names outside ASCII in Punycode.
  let host: String
  /// Nil for the scheme's own.
  let port: Int?
  /// Path and query, percent-encoded, beginning with `/`.
  let target: String

  /// Reads an address; one without a scheme is taken for `https`.
  ///
  /// - Throws: ``RetrievalFault`` with code `bad-address` for another scheme, no host, or a user name in it.
  public init(_ text: String) throws(RetrievalFault) {
    func bad(_ why: String) -> RetrievalFault {
      RetrievalFault(
        code: "bad-address",
        message: "“\(text)” \(why). Write an address such as https://example.org/page.html.",
        address: text)
    }
    let whole = text.contains("://") ? text : "https://" + text
    guard let url = URL(string: whole, encodingInvalidCharacters: true),
      let parts = URLComponents(url: url, resolvingAgainstBaseURL: true)
    else { throw bad("is no web address") }
    try self.init(parts, bad: bad)
  }

  private init(_ parts: URLComponents, bad: (String) -> RetrievalFault) throws(RetrievalFault) {
    guard let scheme = parts.scheme?.lowercased(), scheme == "http" || scheme == "https" else {
      throw bad("is neither http nor https")
    }
    guard let host = parts.encodedHost?.lowercased(), !host.isEmpty else {
      throw bad("names no host")
    }
    guard parts.user == nil, parts.password == nil else {
      throw bad("holds a user name or a password, which would be kept with the snapshot")
    }
    self.scheme = scheme
    self.host =
      host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    port = parts.port == (scheme == "http" ? 80 : 443) ? nil : parts.port
    let path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
    target = path + (parts.percentEncodedQuery.map { "?" + $0 } ?? "")
  }

  private init(scheme: String, host: String, port: Int?, target: String) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.target = target
  }

  /// Scheme, host and port: what a `robots.txt` speaks for.
  var origin: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return "\(scheme)://\(name)" + (port.map { ":\($0)" } ?? "")
  }

  /// Where the site keeps what it asks of robots.
  var robots: PageAddress {
    PageAddress(scheme: scheme, host: host, port: port, target: "/robots.txt")
  }

  /// Where a `Location` header leads from here (RFC 9110, 10.2.2).
  func following(_ location: String) throws(RetrievalFault) -> PageAddress {
    guard let base = URL(string: description),
      let url = URL(string: location, relativeTo: base)?.absoluteURL
    else {
      throw RetrievalFault(
        code: "bad-address",
        message: "\(description) leads on to “\(location)”, which is no address.",
        address: description)
    }
    return try PageAddress(url.absoluteString)
  }

  /// The address in full, without a fragment.
  public var description: String { origin + target }
}
