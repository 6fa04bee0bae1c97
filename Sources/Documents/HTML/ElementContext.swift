/// What an element hands down to the blocks inside it.
struct ElementContext {
  /// Themes of its own class names and id.
  var own: UInt64 = 0
  /// Themes of its parent and grandparent.
  var near: UInt64 = 0
  /// Themes of everything further out.
  var far: UInt64 = 0
  var marks: ElementMarks = []
  /// What its own names weigh where they are a block's own, and where they stand one or two elements further out.
  var ownWeight = NameWeight()
  var nearWeight = NameWeight()
  /// What its names and those of all around it weigh, for blocks three elements or more inside it.
  var farWeight = NameWeight()
  /// Hash of its name and class names: elements of one template share it.
  var signature: UInt32 = 0
  /// Blocks inside it: from `firstBlock` up to `endBlock`.
  var firstBlock: Int32 = 0
  var endBlock: Int32 = 0
}

/// What an element is, or lies in.
struct ElementMarks: OptionSet {
  var rawValue: UInt32
  static let article = ElementMarks(rawValue: 1 << 0)
  static let main = ElementMarks(rawValue: 1 << 1)
  static let section = ElementMarks(rawValue: 1 << 2)
  static let aside = ElementMarks(rawValue: 1 << 3)
  static let nav = ElementMarks(rawValue: 1 << 4)
  static let header = ElementMarks(rawValue: 1 << 5)
  static let footer = ElementMarks(rawValue: 1 << 6)
  static let form = ElementMarks(rawValue: 1 << 7)
  static let list = ElementMarks(rawValue: 1 << 8)
  static let item = ElementMarks(rawValue: 1 << 9)
  static let table = ElementMarks(rawValue: 1 << 10)
  static let figure = ElementMarks(rawValue: 1 << 11)
  static let caption = ElementMarks(rawValue: 1 << 12)
  static let quotation = ElementMarks(rawValue: 1 << 13)
  static let heading = ElementMarks(rawValue: 1 << 14)
  static let paragraph = ElementMarks(rawValue: 1 << 15)
  static let definitions = ElementMarks(rawValue: 1 << 16)
  static let details = ElementMarks(rawValue: 1 << 17)
  static let address = ElementMarks(rawValue: 1 << 18)
  static let hidden = ElementMarks(rawValue: 1 << 19)
  static let articleBody = ElementMarks(rawValue: 1 << 20)
  static let badRole = ElementMarks(rawValue: 1 << 21)
  static let articleType = ElementMarks(rawValue: 1 << 22)
  static let otherProperty = ElementMarks(rawValue: 1 << 23)
  static let link = ElementMarks(rawValue: 1 << 24)
  static let strong = ElementMarks(rawValue: 1 << 25)
  static let slanted = ElementMarks(rawValue: 1 << 26)
  /// In an `article` inside another.
  static let innerArticle = ElementMarks(rawValue: 1 << 27)
  static let comment = ElementMarks(rawValue: 1 << 28)
}
