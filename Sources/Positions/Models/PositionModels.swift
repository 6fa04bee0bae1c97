package import Language

/// What was learnt for the positions: acts, measures, instruments, and how sure each may be.
///
/// One file, `positions.bin`, in the folder of the models; `depositary train` makes it. Reading costs a copy of half a
/// megabyte.
public struct PositionModels: Sendable {
  public var acts: LinearModel
  public var measures: LinearModel
  public var instruments: InstrumentModel
  public var confidence: ConfidenceModel

  public init(
    acts: LinearModel, measures: LinearModel, instruments: InstrumentModel,
    confidence: ConfidenceModel
  ) {
    self.acts = acts
    self.measures = measures
    self.instruments = instruments
    self.confidence = confidence
  }

  /// Nothing learnt: every act is `assess`, every measure `treaty`; the instrument by fixed weights.
  public static let unlearnt = PositionModels(
    acts: .flat(
      classes: StatementAct.allCases.count,
      favoured: StatementAct.allCases.firstIndex(of: .assess) ?? 0),
    measures: .flat(classes: Measure.allCases.count, favoured: 0), instruments: .builtIn,
    confidence: .unlearnt)

  /// Reads `positions.bin` in a folder of models.
  ///
  /// - Throws: `ModelError` where the file is missing, of another form or damaged.
  public init(folder: String) throws {
    try self.init(ModelFile(path: folder + "/positions.bin"))
  }

  package init(_ file: ModelFile) throws {
    acts = try Self.linear(file, "acts", classes: StatementAct.allCases.count)
    measures = try Self.linear(file, "measures", classes: Measure.allCases.count)
    let weights = try Self.floats(file, "instruments")
    guard weights.count == InstrumentModel.featureCount + 4 else { throw Self.wrong("instruments") }
    instruments = InstrumentModel(
      weights: Array(weights[..<InstrumentModel.featureCount]),
      bonds: Array(weights[InstrumentModel.featureCount...]))
    guard let confidence = ConfidenceModel(numbers: try Self.floats(file, "confidence")) else {
      throw Self.wrong("confidence")
    }
    self.confidence = confidence
  }

  /// The bytes of `positions.bin`.
  package var fileBytes: [UInt8] {
    ModelFile.write([
      ("acts", Self.bytes(acts)), ("measures", Self.bytes(measures)),
      ("instruments", Self.bytes(instruments.weights + instruments.bonds)),
      ("confidence", Self.bytes(confidence.numbers)),
    ])
  }

  // Form of a linear section: buckets (u32), classes (u32), scale, bias by class (f32), weights (i8), little-endian.
  private static func linear(_ file: ModelFile, _ name: String, classes: Int) throws -> LinearModel
  {
    let bytes = try file.section(name)
    guard bytes.count >= 12 + 4 * classes else { throw wrong(name) }
    let buckets = Int(bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
    let stored = Int(bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    guard stored == classes, buckets > 0, buckets <= 1 << 20, buckets & (buckets - 1) == 0,
      bytes.count == 12 + 4 * classes + buckets * classes
    else { throw wrong(name) }
    func float(_ at: Int) -> Float { bytes.loadUnaligned(fromByteOffset: at, as: Float.self) }
    return LinearModel(
      classes: classes, buckets: buckets,
      weights: Array(
        UnsafeRawBufferPointer(rebasing: bytes[(12 + 4 * classes)...]).bindMemory(to: Int8.self)),
      bias: (0..<classes).map { float(12 + 4 * $0) }, scale: float(8))
  }

  private static func floats(_ file: ModelFile, _ name: String) throws -> [Float] {
    let bytes = try file.section(name)
    return (0..<bytes.count / 4).map { bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
  }

  private static func bytes(_ values: [Float]) -> [UInt8] {
    values.flatMap { value in withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) } }
  }

  private static func bytes(_ model: LinearModel) -> [UInt8] {
    let shape = [UInt32(model.buckets), UInt32(model.classes)]
    return shape.flatMap { value in withUnsafeBytes(of: value.littleEndian) { Array($0) } }
      + bytes([model.scale] + model.bias) + model.weights.map { UInt8(bitPattern: $0) }
  }

  private static func wrong(_ section: String) -> ModelError {
    ModelError(
      code: "model-form",
      "positions.bin: the section “\(section)” isn't of this release's form. Train the models again or install those of this release."
    )
  }
}
