extension UInt8 {
  /// Whether the byte is white space of ASCII: space, tab, line feed, vertical tab, form feed, carriage return.
  @inlinable public var isWhiteSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
