public import Foundation

/// The folder of test vectors: the one named by `DEPOSITARY_VECTORS`, else the copy in the fixtures.
///
/// Each file is one JSON object with `suite` and `cases`. A suite of tests asks for its files by the
/// name of the suite inside them, so that a folder with other files of the same form can be run.
public enum VectorFolder {
  /// Where the vectors are read from.
  public static let url: URL = {
    if let path = ProcessInfo.processInfo.environment["DEPOSITARY_VECTORS"], !path.isEmpty {
      return URL(filePath: path)
    }
    return ProjectFolder.root.appending(path: "Tests/TestSupport/Fixtures/Vectors")
  }()

  /// Every vector file, by name; the folder missing or empty is a failure of the test that asks.
  public static func files() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  /// The bytes of the files named `name.json` or `name_….json`, the fetched `_upstream` ones too when
  /// they are there.
  public static func files(named name: String) throws -> [(name: String, data: Data)] {
    try files().filter {
      let stem = $0.deletingPathExtension().lastPathComponent
      return stem == name || stem == name + "_upstream"
    }
    .map { ($0.lastPathComponent, try Data(contentsOf: $0)) }
  }
}
