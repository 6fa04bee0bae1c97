/// Number text as ECMAScript writes it, which RFC 8785 (section 3.2.2.3) prescribes.
///
/// Swift's `description` gives the same digits, the shortest that read back to the same double, but
/// lays them out otherwise (`1e+20`, `5.0`, `1e-06`); here they are laid out anew.
/// Source: ECMA-262, Number::toString.
enum ECMAScriptNumber {
  /// Appends the text of a finite number.
  static func append(_ value: Double, to out: inout [UInt8]) {
    if value == 0 { return out.append(UInt8(ascii: "0")) }
    var digits: [UInt8] = []
    var exponent = 0
    var beforePoint = 0
    var sawPoint = false
    var text = value.magnitude.description[...].utf8
    while let byte = text.popFirst() {
      switch byte {
      case UInt8(ascii: "."): sawPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        exponent = Int(String(decoding: text, as: UTF8.self)) ?? 0
        text = "".utf8[...]
      default:
        digits.append(byte)
        if !sawPoint { beforePoint += 1 }
      }
    }
    let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(leading)
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    // The value is 0.d₁d₂… × 10^point.
    let point = beforePoint - leading + exponent
    if value < 0 { out.append(UInt8(ascii: "-")) }
    let count = digits.count
    if count <= point, point <= 21 {
      out += digits
      out += repeatElement(UInt8(ascii: "0"), count: point - count)
    } else if 0 < point, point <= 21 {
      out += digits[..<point]
      out.append(UInt8(ascii: "."))
      out += digits[point...]
    } else if -6 < point, point <= 0 {
      out += "0.".utf8
      out += repeatElement(UInt8(ascii: "0"), count: -point)
      out += digits
    } else {
      out.append(digits[0])
      if count > 1 {
        out.append(UInt8(ascii: "."))
        out += digits[1...]
      }
      out.append(UInt8(ascii: "e"))
      out += (point > 0 ? "+" : "-").utf8
      out += String((point - 1).magnitude).utf8
    }
  }
}
