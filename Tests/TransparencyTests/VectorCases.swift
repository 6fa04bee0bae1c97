import Foundation
import Primitives
import TestSupport
import Testing

@testable import Transparency

/// A file of vectors, read with our own strict parser.
struct VectorSuite {
  var name: String
  var json: JSONValue
  var cases: [JSONValue] { json.list("cases") ?? [] }

  /// Suites that are made of fetched data only, so that a folder may be without them.
  static let fetchedOnly = ["hmac_hkdf", "tlog_tessera_log"]

  /// The suites of that name, with cases; at least one, unless its data are fetched.
  static func named(_ name: String) throws -> [VectorSuite] {
    let suites = try VectorFolder.files(named: name).map {
      VectorSuite(name: $0.name, json: try JSONValue(parsing: $0.data))
    }
    try #require(!suites.isEmpty || fetchedOnly.contains(name), "no vectors named \(name)")
    for suite in suites { try #require(!suite.cases.isEmpty, "\(suite.name) has no cases") }
    return suites
  }

  /// Every case of the suites of that name, with a text that finds it again.
  static func cases(of name: String) throws -> [(id: Comment, value: JSONValue)] {
    try named(name).flatMap { suite in
      suite.cases.enumerated().map { index, value in
        (Comment(rawValue: "\(suite.name) #\(index) \(value.text("id") ?? "")"), value)
      }
    }
  }
}

extension JSONValue {
  func text(_ key: String) -> String? {
    guard case .string(let value)? = self[key] else { return nil }
    return value
  }
  func flag(_ key: String) -> Bool? {
    guard case .bool(let value)? = self[key] else { return nil }
    return value
  }
  func integer(_ key: String) -> Int? {
    guard case .integer(let value)? = self[key] else { return nil }
    return value
  }
  /// A size or index, written as a number or as decimal text.
  func size(_ key: String) -> UInt64? {
    integer(key).map { UInt64($0) } ?? text(key).flatMap { UInt64($0) }
  }
  func list(_ key: String) -> [JSONValue]? {
    guard case .array(let values)? = self[key] else { return nil }
    return values
  }
  func texts(_ key: String) -> [String]? {
    list(key)?.compactMap {
      guard case .string(let value) = $0 else { return nil }
      return value
    }
  }
  func bytes(_ key: String) -> [UInt8]? { text(key).flatMap { [UInt8](hexadecimal: $0) } }
  func hash(_ key: String) -> SHA256Hash? { text(key).flatMap { SHA256Hash(hex: $0) } }
  /// The hashes of a proof; nil where one of them isn't 32 bytes, which no path of ours can hold.
  func path(_ key: String) -> [SHA256Hash]? {
    guard let texts = texts(key) else { return nil }
    let hashes = texts.compactMap { SHA256Hash(hex: $0) }
    return hashes.count == texts.count ? hashes : nil
  }
}

/// Whether the work went through without an error.
func succeeds(_ work: () throws -> Void) -> Bool {
  do {
    try work()
    return true
  } catch is TransparencyError {
    return false
  } catch {
    Issue.record("an error of another kind: \(error)")
    return false
  }
}
