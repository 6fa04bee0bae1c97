import Foundation
import TestSupport

/// One JSON value of a vector file, read leniently: a case that lacks a member fails its test.
struct VectorValue: @unchecked Sendable, CustomStringConvertible {
  let raw: Any

  subscript(key: String) -> VectorValue {
    VectorValue(raw: (raw as? [String: Any])?[key] ?? NSNull())
  }
  subscript(index: Int) -> VectorValue { list[index] }

  var isNull: Bool { raw is NSNull }
  var list: [VectorValue] { (raw as? [Any] ?? []).map(VectorValue.init) }
  var object: [String: VectorValue] { (raw as? [String: Any] ?? [:]).mapValues(VectorValue.init) }
  var text: String { raw as? String ?? "" }
  var texts: [String] { list.map(\.text) }
  var number: Double {
    if let text = raw as? String { return Double(text) ?? .nan }
    return (raw as? NSNumber)?.doubleValue ?? .nan
  }
  var int: Int { (raw as? NSNumber)?.intValue ?? Int(text) ?? .min }
  var intOrNil: Int? { isNull ? nil : int }
  var bool: Bool { (raw as? NSNumber)?.boolValue ?? false }
  var isObject: Bool { raw is [String: Any] }
  var isBool: Bool { raw is Bool }
  var description: String { "\(raw)".prefix(300).replacingOccurrences(of: "\n", with: " ") }
}

/// The cases of every file of a suite, with the whole file beside each.
func vectorCases(_ suite: String) throws -> [(file: VectorValue, item: VectorValue)] {
  let files = try VectorFolder.files(named: suite)
  var cases: [(VectorValue, VectorValue)] = []
  for (_, data) in files {
    let file = VectorValue(raw: try JSONSerialization.jsonObject(with: data))
    cases += file["cases"].list.map { (file, $0) }
  }
  return cases
}

func isClose(_ found: Double, _ expected: Double, relative: Double) -> Bool {
  found == expected || abs(found - expected) <= relative * abs(expected)
}
