import Primitives

/// The members of an object out of a dump, each asked for by name and kind.
struct DumpFields {
  private let value: JSONValue
  private let what: String

  init(_ value: JSONValue, _ what: String) {
    self.value = value
    self.what = what
  }

  subscript(key: String) -> JSONValue? { value[key] }

  func fault(_ key: String, _ found: String) -> RecordError {
    RecordError(
      code: "dump",
      message: "The dump's \(what) cannot be taken: its “\(key)” \(found). Nothing of this event was written.")
  }

  func member(_ key: String) throws -> JSONValue {
    guard let member = value[key] else { throw fault(key, "is missing") }
    return member
  }

  func string(_ key: String) throws -> String {
    guard case .string(let text) = try member(key) else { throw fault(key, "is no string") }
    return text
  }

  func optional(_ key: String) throws -> String? {
    switch value[key] {
    case nil, .null: return nil
    case .string(let text): return text
    default: throw fault(key, "is neither a string nor null")
    }
  }

  func integer(_ key: String) throws -> Int {
    guard case .integer(let number) = try member(key) else { throw fault(key, "is no integer") }
    return number
  }

  func number(_ key: String) throws -> Double {
    switch try member(key) {
    case .integer(let number): return Double(number)
    case .number(let number): return number
    default: throw fault(key, "is no number")
    }
  }

  func list(_ key: String) throws -> [JSONValue] {
    guard case .array(let values) = try member(key) else { throw fault(key, "is no list") }
    return values
  }

  func strings(_ key: String) throws -> [String] {
    try list(key).map {
      guard case .string(let text) = $0 else { throw fault(key, "holds something but strings") }
      return text
    }
  }

  func day(_ key: String) throws -> PartialDay? {
    guard let text = try optional(key) else { return nil }
    guard let day = PartialDay(text) else { throw fault(key, "is no day") }
    return day
  }
}
