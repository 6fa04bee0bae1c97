import Foundation

@testable import Transparency

/// A folder that goes away with the test.
final class TemporaryFolder {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.path + "/depositary-test-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Every file below, sorted.
  var files: [String] {
    (FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? [])
      .filter {
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(
          atPath: path + "/" + $0, isDirectory: &isFolder)
        return isThere && !isFolder.boolValue
      }
      .sorted()
  }
}

enum TestKeys {
  static func seed(_ byte: UInt8) -> Secret32 {
    Secret32(bytes: [UInt8](repeating: byte, count: 32))!
  }
  static let origin = "test.example/log"
  static let log = try! SignerKey(name: origin, type: .ed25519, seed: seed(1))
  static let other = try! SignerKey(name: origin, type: .ed25519, seed: seed(2))
  static func witness(_ number: UInt8) -> SignerKey {
    try! SignerKey(name: "test.example/w\(number)", type: .cosignature, seed: seed(10 + number))
  }
}
