import Foundation

import Kernels
@testable import Language

/// The encoder in plain Swift and double precision, from the same model file: what the fast one must agree with.
struct ReferenceEncoder {
  let weights: EncoderWeights
  private var width: Int { weights.shape.width }

  func hidden(_ pieces: [Int32], _ features: [PieceFeatures]) -> [[Double]] {
    var rows = pieces.indices.map { index -> [Double] in
      let piece = Int(pieces[index])
      var row = (0..<width).map {
        Double(weights.words[piece * width + $0]) * Double(weights.wordSteps[piece])
          + Double(weights.places[index * width + $0])
      }
      let feature = features[index]
      if feature.isWord {
        let places = [
          Int(feature.capitals), 3 + Int(feature.tag), 35 + Int(feature.quote),
          39 + Int(feature.cue),
        ]
        for place in places {
          for lane in 0..<width { row[lane] += Double(weights.features[place * width + lane]) }
        }
      }
      return normal(row, weights.norm)
    }
    for layer in weights.layers {
      let asked = rows.map { product($0, layer.questions) }
      let found = attention(asked)
      rows = rows.indices.map {
        normal(zip(rows[$0], product(found[$0], layer.out)).map { $0 + $1 }, layer.first)
      }
      rows = rows.map { row in
        let inner = product(row, layer.up).map { $0 * 0.5 * (1 + erf($0 / 2.0.squareRoot())) }
        return normal(zip(row, product(inner, layer.down)).map { $0 + $1 }, layer.second)
      }
    }
    return rows
  }

  private func attention(_ asked: [[Double]]) -> [[Double]] {
    asked.map { row in
      (0..<weights.shape.heads).flatMap { head -> [Double] in
        let from = head * 32
        var shares = asked.map { other in
          (0..<32).reduce(0) { $0 + row[from + $1] * other[width + from + $1] } / 32.0.squareRoot()
        }
        let top = shares.max() ?? 0
        shares = shares.map { exp($0 - top) }
        let sum = shares.reduce(0, +)
        return (0..<32).map { lane in
          zip(shares, asked).reduce(0) { $0 + $1.0 * $1.1[2 * width + from + lane] } / sum
        }
      }
    }
  }

  func product(_ row: [Double], _ matrix: KernelMatrix) -> [Double] {
    let inputs = Int(matrix.inputs)
    return (0..<Int(matrix.outputs)).map { output in
      var sum = 0.0
      for input in 0..<inputs {
        let place = (output / 16 * inputs + input / 4 * 4) * 16 + output % 16 * 4 + input % 4
        sum += row[input] * (Double(matrix.weights[place]) - 128)
      }
      return sum * Double(matrix.steps[output]) + Double(matrix.biases[output])
    }
  }

  private func normal(_ row: [Double], _ norm: EncoderWeights.Norm) -> [Double] {
    let mean = row.reduce(0, +) / Double(width)
    let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(width)
    return row.indices.map {
      (row[$0] - mean) / (variance + 1e-12).squareRoot() * Double(norm.gain[$0])
        + Double(norm.bias[$0])
    }
  }
}
