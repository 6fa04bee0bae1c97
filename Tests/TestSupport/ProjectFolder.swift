public import Foundation

/// Places in the checkout that tests read from.
public enum ProjectFolder {
  /// The root of the checkout these tests were built from.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The built-in catalogue.
  public static let catalogue = root.appending(path: "Catalogue")

  /// The development material beside the checkout; nil where it isn't there, and then tests that
  /// need it are skipped with a line that says so.
  public static let shared: URL? = {
    let folder = root.deletingLastPathComponent().appending(path: "shared")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()
}
