/// How much each class name, id and word of a page speaks for or against its being part of an article: log odds
/// counted over the pages of the training, by hash.
///
/// A name weighs differently on the block's own element, on the two around it and on those further out, so there are
/// three tables of names. What shares a slot shares its weight.
struct TokenWeights: Sendable, Equatable {
  static let nameSlots = 8192
  static let wordSlots = 32768
  /// Of the first two words of blocks: “read more”, “sign up”.
  static let openingSlots = 8192
  /// One stands for log odds of 1/30.
  static let scale: Float = 30

  /// `3 × nameSlots` weights of names, then `wordSlots` weights of words, then `openingSlots` of openings.
  var values: [Int8]

  static let none = TokenWeights(
    values: [Int8](repeating: 0, count: 3 * nameSlots + wordSlots + openingSlots))

  @inline(__always)
  static func nameSlot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> 43) & (nameSlots - 1)
  }
  @inline(__always)
  static func openingSlot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> 41) & (openingSlots - 1)
  }
  @inline(__always)
  static func wordSlot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> 37) & (wordSlots - 1)
  }
}

/// What the names on an element, or on several, weigh together.
struct NameWeight {
  var sum: Int16 = 0
  var low: Int16 = 0

  @inline(__always)
  mutating func add(_ weight: Int8) {
    sum &+= Int16(weight)
    low = min(low, Int16(weight))
  }

  @inline(__always)
  mutating func add(_ other: NameWeight) {
    sum &+= other.sum
    low = min(low, other.low)
  }
}
