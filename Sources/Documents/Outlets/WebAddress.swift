/// The parts of a web address that matter here; parsing is forgiving and never fails on odd input.
struct WebAddress {
  /// Lower case, without port and without `www.`.
  var host: String
  /// From the first stroke, without query and fragment.
  var path: String

  init?(_ address: String) {
    guard let scheme = address.range(ofText: "://") else { return nil }
    let name = address[..<scheme.lowerBound].lowercased()
    guard name == "http" || name == "https" else { return nil }
    let rest = address[scheme.upperBound...]
    let hostEnd = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    var host = rest[..<hostEnd].lowercased()[...]
    if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
    if let colon = host.firstIndex(of: ":") { host = host[..<colon] }
    if host.hasPrefix("www.") { host = host.dropFirst(4) }
    guard host.utf8.count >= 3, host.contains(".") else { return nil }
    self.host = String(host)
    let path = rest[hostEnd...]
    self.path = String(path.prefix { $0 != "?" && $0 != "#" })
  }

  /// Whether the host is `domain` or below it.
  func isWithin(_ domain: String) -> Bool {
    host == domain || host.hasSuffix("." + domain)
  }

  /// The words of the last part of the path that holds letters: `new-missile-crisis` gives three.
  var slugWords: [String] {
    let parts = path.split(separator: "/")
    guard
      let slug = parts.last(where: { $0.contains { $0.isLetter } && $0.contains("-") })
        ?? parts.last
    else { return [] }
    return slug.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
  }
}
