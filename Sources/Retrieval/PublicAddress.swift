import Foundation

/// Whether an internet address belongs to the public internet.
///
/// A page may name an address of the reader's own network, and a name may resolve to one: without this check a report
/// could be made to fetch what only that network sees. By the IANA special-purpose address registries (RFC 6890).
public enum PublicAddress {
  /// True for an address of the public internet; false for private, loopback, link-local, shared, documentation,
  /// benchmarking, multicast and reserved ones, for the IPv6 forms that carry such an IPv4 address, and for what is no
  /// address at all.
  public static func isPublic(_ address: String) -> Bool {
    if let bytes = parsed(address, family: AF_INET, count: 4) { return isPublic(v4: bytes) }
    if let bytes = parsed(address, family: AF_INET6, count: 16) { return isPublic(v6: bytes) }
    return false
  }

  private static func parsed(_ address: String, family: Int32, count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    // A scope, as in fe80::1%eth0, belongs to this machine alone.
    guard !address.contains("%"), inet_pton(family, address, &bytes) == 1 else { return nil }
    return bytes
  }

  private static func isPublic(v4 bytes: [UInt8]) -> Bool {
    switch (bytes[0], bytes[1], bytes[2]) {
    case (0, _, _), (10, _, _), (127, _, _): false
    case (100, 64...127, _): false
    case (169, 254, _): false
    case (172, 16...31, _): false
    case (192, 0, 0), (192, 0, 2), (192, 88, 99), (192, 168, _): false
    case (198, 18...19, _), (198, 51, 100), (203, 0, 113): false
    case (224..., _, _): false
    default: true
    }
  }

  private static func isPublic(v6 bytes: [UInt8]) -> Bool {
    let prefix = Array(bytes[..<12])
    // ::ffff:a.b.c.d and 64:ff9b::a.b.c.d carry an IPv4 address, and so does 2002:a.b.c.d::.
    if prefix == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
      || prefix == [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
    {
      return isPublic(v4: Array(bytes[12...]))
    }
    if bytes[0] == 0x20, bytes[1] == 0x02 { return isPublic(v4: Array(bytes[2..<6])) }
    // Global unicast is 2000::/3; within it 2001::/23 and 2001:db8::/32 are set aside, and 3fff::/20.
    guard bytes[0] & 0xE0 == 0x20 else { return false }
    if bytes[0] == 0x20, bytes[1] == 0x01 {
      if bytes[2] < 0x02 { return false }
      if bytes[2] == 0x0D, bytes[3] == 0xB8 { return false }
    }
    if bytes[0] == 0x3F, bytes[1] == 0xFF, bytes[2] & 0xF0 == 0 { return false }
    return true
  }

  /// The addresses of a host, as text, in the resolver's order; empty where it has none. Asks the system's resolver and
  /// waits for it.
  static func resolve(_ host: String) -> [String] {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var found: [String] = []
    var next = list
    while let entry = next {
      var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      if getnameinfo(
        entry.pointee.ai_addr, entry.pointee.ai_addrlen, &name, socklen_t(name.count), nil, 0,
        NI_NUMERICHOST) == 0
      {
        let text = String(
          decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        if !found.contains(text) { found.append(text) }
      }
      next = entry.pointee.ai_next
    }
    return found
  }
}
