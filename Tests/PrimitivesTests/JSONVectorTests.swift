import Foundation
import Primitives
import TestSupport
import Testing

extension JSONValue {
  var cases: [JSONValue] {
    guard case .array(let values)? = self["cases"] else { return [] }
    return values
  }
  func string(_ key: String) -> String? {
    guard case .string(let value)? = self[key] else { return nil }
    return value
  }
  func flag(_ key: String) -> Bool? {
    guard case .bool(let value)? = self[key] else { return nil }
    return value
  }
  func hex(_ key: String) -> [UInt8]? {
    guard let text = string(key), text.utf8.count.isMultiple(of: 2) else { return nil }
    let digits = text.utf8.map { UInt8(String(UnicodeScalar($0)), radix: 16) }
    guard digits.allSatisfy({ $0 != nil }) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0]! << 4 | digits[$0 + 1]! }
  }
}

@Suite struct `Vectors of canonical JSON` {
  @Test func `jcs`() throws {
    let files = try VectorFolder.files(named: "jcs")
    try #require(!files.isEmpty)
    for file in files {
      let suite = try JSONValue(parsing: file.data)
      try #require(!suite.cases.isEmpty)
      for entry in suite.cases {
        let id = Comment(rawValue: "\(file.name) \(entry.string("id") ?? "?")")
        switch entry.string("kind") {
        case "number":
          let bits = try #require(entry.string("ieee_hex").flatMap { UInt64($0, radix: 16) }, id)
          let value = JSONValue.number(Double(bitPattern: bits))
          if let text = entry.string("text") {
            #expect(try value.canonicalBytes() == Array(text.utf8), id)
          } else {
            #expect(throws: JSONError.self, id) { try value.canonicalBytes() }
          }
        case "doc", "file":
          let input = try #require(entry.hex("input_hex"), id)
          guard entry.flag("accept") != false else {
            #expect(throws: JSONError.self, id) { try JSONValue(parsing: input) }
            #expect(throws: JSONError.self, id) { try CanonicalJSON.bytes(from: input) }
            #expect(!CanonicalJSON.isCanonical(input), id)
            continue
          }
          let output = try #require(entry.hex("output_hex"), id)
          #expect(try JSONValue(parsing: input).canonicalBytes() == output, id)
          #expect(try CanonicalJSON.bytes(from: input) == output, id)
          if let canonical = entry.flag("is_canonical") {
            #expect(CanonicalJSON.isCanonical(input) == canonical, id)
          }
          if let allowed = entry.flag("integer_profile_ok") {
            #expect(try JSONValue(parsing: input).hasIntegersOnly == allowed, id)
          }
        default: Issue.record("unknown kind of case: \(id)")
        }
      }
    }
  }
}
