import Foundation

/// Where the files that go with the program lie: named on the command line, named by the environment,
/// installed under `share/depositary` beside the program, or in the checkout it was built from.
struct InstalledFolder {
  /// `catalogue` or `models`: the name under `share/depositary`.
  let name: String
  /// The name in a checkout: `Catalogue` or `Models`.
  let checkoutName: String
  /// The environment's variable: `DEPOSITARY_CATALOGUE` or `DEPOSITARY_MODELS`.
  let variable: String

  static let catalogue = InstalledFolder(
    name: "catalogue", checkoutName: "Catalogue", variable: "DEPOSITARY_CATALOGUE")
  static let models = InstalledFolder(
    name: "models", checkoutName: "Models", variable: "DEPOSITARY_MODELS")

  /// The program's own file. Linux tells it at once; a bundle is found by reading all of the program's folder, which
  /// takes twenty milliseconds where it was built.
  private static var program: URL? {
    #if os(Linux)
      if let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
        return URL(filePath: path)
      }
    #endif
    return Bundle.main.executableURL?.resolvingSymlinksInPath()
  }

  /// The folder, taken from the first place that has it; nil when none has.
  ///
  /// A path that was named is returned even where nothing lies there, so that the error is about it.
  func find(option: String?) -> URL? {
    if let option { return URL(filePath: option) }
    if let path = ProcessInfo.processInfo.environment[variable], !path.isEmpty {
      return URL(filePath: path)
    }
    guard let program = InstalledFolder.program else { return nil }
    var folder = program.deletingLastPathComponent()
    let installed = folder.deletingLastPathComponent()
      .appending(path: "share/depositary/\(name)")
    if FileManager.default.fileExists(atPath: installed.path) { return installed }
    // A checkout holds the program in .build/<triple>/<configuration>, at most four folders down.
    for _ in 0..<5 {
      folder.deleteLastPathComponent()
      let candidate = folder.appending(path: checkoutName)
      let manifest = folder.appending(path: "Package.swift")
      if FileManager.default.fileExists(atPath: manifest.path),
        FileManager.default.fileExists(atPath: candidate.path)
      {
        return candidate
      }
    }
    return nil
  }
}
