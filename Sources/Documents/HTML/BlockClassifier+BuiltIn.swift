extension BlockClassifier {
  /// The model that comes with the program; nil if it doesn't fit this version's features.
  static let builtIn: BlockClassifier? = nil
}
