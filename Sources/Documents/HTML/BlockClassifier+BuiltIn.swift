import Foundation

extension BlockClassifier {
  /// The model that comes with the program; nil if it doesn't fit this version's features, and then pages are cut by
  /// hand rules and flagged so.
  static let builtIn: BlockClassifier? = BlockClassifier(BlockClassifierTraining.builtInModel)
}

extension BlockClassifierTraining {
  /// The file of the model that comes with the program, as `Models/documents-blocks-1/blocks.bin` holds it.
  public static let builtInModel: [UInt8] =
    Data(base64Encoded: BlockClassifierData.base64).map { [UInt8]($0) } ?? []
}
