/// Numbers in a section of a model, read and written in order.
struct ModelNumbers {
  private let bytes: UnsafeRawBufferPointer
  private var at = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The next `count` values of type `T`, where they lie; each run begins at a multiple of 16.
  mutating func take<T: BitwiseCopyable>(_ type: T.Type, _ count: Int) throws -> UnsafePointer<T> {
    at = (at + 15) & ~15
    let size = MemoryLayout<T>.stride
    guard count >= 0, count <= (bytes.count - min(at, bytes.count)) / size,
      let start = bytes.baseAddress
    else { throw ModelError(code: "model-form", "A section of the model is too short.") }
    defer { at += count * size }
    return (start + at).assumingMemoryBound(to: T.self)
  }

  /// The next single value.
  mutating func one<T: BitwiseCopyable>(_ type: T.Type) throws -> T { try take(type, 1).pointee }
}

/// The writing side of `ModelNumbers`.
package struct ModelNumbersWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func put<T: BitwiseCopyable>(_ values: [T]) {
    while bytes.count % 16 != 0 { bytes.append(0) }
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

extension FeatureRows {
  /// The table in the section `name` of `file`, made by `write`.
  package init(_ file: ModelFile, _ name: String) throws {
    self.file = file
    var numbers = ModelNumbers(try file.section(name))
    let shape = try numbers.take(UInt32.self, 2)
    count = Int(shape[0])
    width = Int(shape[1])
    guard width == 16 || width == 32 else {
      throw ModelError(code: "model-form", "A table of the model has rows of \(width) weights.")
    }
    scale = try numbers.one(Float.self)
    buckets = try numbers.take(UInt32.self, 65_537)
    keys = try numbers.take(UInt16.self, count)
    weights = try numbers.take(Int8.self, count * width)
    // The places must rise and stay inside, or a damaged file could lead out of it.
    for bucket in 0..<65_536 where buckets[bucket] > buckets[bucket + 1] {
      throw ModelError(code: "model-form", "A table of the model isn't in order.")
    }
    guard buckets[0] == 0, Int(buckets[65_536]) == count else {
      throw ModelError(code: "model-form", "A table of the model isn't in order.")
    }
  }

  /// The section for `rows`: weights by feature, `width` of each, rounded to steps of `scale`.
  package static func write(
    _ rows: [(hash: UInt64, weights: [Float])], width: Int, limit: Float = .infinity
  ) -> [UInt8] {
    var largest: Float = 0
    for row in rows { for weight in row.weights { largest = max(largest, abs(weight)) } }
    let scale = max(min(largest, limit), 1e-6) / 127
    var keyed: [(key: UInt32, index: Int)] = []
    keyed.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() {
      keyed.append((UInt32(truncatingIfNeeded: row.hash >> 32), index))
    }
    keyed.sort { ($0.key, rows[$0.index].hash) < ($1.key, rows[$1.index].hash) }
    var buckets = [UInt32](repeating: 0, count: 65_537)
    var keys: [UInt16] = []
    var weights: [Int8] = []
    weights.reserveCapacity(rows.count * width)
    var last: UInt32?
    for entry in keyed where entry.key != last {
      last = entry.key
      buckets[Int(entry.key >> 16) + 1] += 1
      keys.append(UInt16(truncatingIfNeeded: entry.key))
      for weight in rows[entry.index].weights {
        let step = (weight / scale).rounded()
        weights.append(Int8(max(-127, min(127, step))))
      }
    }
    for bucket in 0..<65_536 { buckets[bucket + 1] += buckets[bucket] }
    var writer = ModelNumbersWriter()
    writer.put([UInt32(keys.count), UInt32(width)])
    writer.put([scale])
    writer.put(buckets)
    writer.put(keys)
    writer.put(weights)
    return writer.bytes
  }
}
