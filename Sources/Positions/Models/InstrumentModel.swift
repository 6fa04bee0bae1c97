/// How much each kind of evidence speaks for an instrument, and how firmly statements stay on one.
public struct InstrumentModel: Sendable, Equatable {
  /// Kinds of evidence (`InstrumentLinker.Evidence`).
  public static let featureCount = 35

  /// One weight for each kind of evidence.
  public var weights: [Float]
  /// What staying on the instrument of the statement before adds: in the same or next sentence, further on; and beyond
  /// that where the words said name none: near, further on.
  public var bonds: [Float]

  public init(weights: [Float], bonds: [Float]) {
    self.weights = weights
    self.bonds = bonds
  }

  func bond(distance: Int, isSilent: Bool) -> Float {
    guard distance < 99 else { return 0 }
    let far = distance > 1 ? 1 : 0
    return max(0, bonds[far] + (isSilent ? bonds[2 + far] : 0))
  }

  /// The weights built into the program; `positions.bin` of the models goes before them.
  public static let builtIn = InstrumentModel(
    weights: [
      2.07, 1.58, 2.6, 0.39, 0.77, 0.76, 0.22, 0.58, 0.29, -0.54, 3.5, 0.64, 0.22, 4.86, 3.73,
      0.1,
      -1.06, 1.57, 0.1, -0.85, 0.42, -1.91, 0.0, 0.45, 0.28, 0.22, -0.48, 1.32, 0.5, 0.5, 0.5, 0.5,
      2.5, 0.3, 0.6,
    ], bonds: [0.3, 0.1, 0.5, 0.2])
}
