extension JSONValue {
  /// The string; nil for any other value.
  public var string: String? { if case .string(let value) = self { value } else { nil } }
  /// The integer; nil for any other value, numbers with a fraction included.
  public var integer: Int? { if case .integer(let value) = self { value } else { nil } }
  /// The number, whole or not; nil for any other value.
  public var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
  /// The elements; nil for any other value.
  public var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
  /// Whether it is an object.
  public var isObject: Bool { if case .object = self { true } else { false } }
}
