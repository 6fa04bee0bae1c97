import Primitives

/// Every place of the site: the one file where its paths are made.
///
/// Ids go in percent-encoded, so that one from a catalogue or a file's name can hold any letter.
public enum SitePath: Hashable, Sendable {
  case home
  case instruments
  case instrument(String)
  case documents
  case document(Int64)
  case statements
  case statement(uid: String)
  case speakers
  case speaker(String)
  case openAPI
  case styleSheet
  case icon

  /// The path without a query, beginning with a slash.
  public var path: String {
    switch self {
    case .home: "/"
    case .instruments: "/instruments"
    case .instrument(let id): "/instruments/\(SitePath.encoded(id))"
    case .documents: "/documents"
    case .document(let id): "/documents/\(id)"
    case .statements: "/statements"
    case .statement(let uid): "/statements/\(SitePath.encoded(uid))"
    case .speakers: "/speakers"
    case .speaker(let id): "/speakers/\(SitePath.encoded(id))"
    case .openAPI: "/openapi.json"
    case .styleSheet: "/assets/workbench.css"
    case .icon: "/assets/icon.svg"
    }
  }

  /// The same page as JSON. Only pages have one.
  public var json: String { SitePath.jsonPath(of: path) }

  /// The path with a query of these members; those with a nil or empty value are left out.
  public func path(_ query: [(name: String, value: String?)], fragment: String? = nil) -> String {
    SitePath.path(path, query, fragment: fragment)
  }

  /// The same for a page's JSON.
  public func json(_ query: [(name: String, value: String?)]) -> String {
    SitePath.path(json, query, fragment: nil)
  }

  /// The path of a page's JSON from the page's own: `.json` behind it, `/index.json` for the home page.
  static func jsonPath(of path: String) -> String {
    path == "/" ? "/index.json" : path + ".json"
  }

  private static func path(
    _ path: String, _ query: [(name: String, value: String?)], fragment: String?
  ) -> String {
    let members = query.compactMap { name, value -> String? in
      guard let value, !value.isEmpty else { return nil }
      return "\(encoded(name))=\(encoded(value))"
    }
    return path + (members.isEmpty ? "" : "?" + members.joined(separator: "&"))
      + (fragment.map { "#" + encoded($0) } ?? "")
  }

  /// Percent-encoded as RFC 3986 section 2.3 has it: all but its unreserved characters.
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        out.append(byte)
      default:
        out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
