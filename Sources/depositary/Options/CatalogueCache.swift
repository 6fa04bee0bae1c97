import Catalogue
import Foundation
import Transparency

/// A catalogue kept packed under the digest of its files, because reading YAML takes longer than answering.
///
/// It is never relied on: what is missing, unreadable, damaged or made by another version is read from the
/// folder again, and where nothing can be written nothing is kept.
struct CatalogueCache {
  /// Raised when the packed form or what is read of it changes.
  private static let version = "depositary/catalogue-cache/v1"
  /// How many catalogues are kept: the built-in one and a few of one's own.
  private static let most = 4

  private let file: URL

  /// Nil where the catalogue is packed already, cannot be read, or there is no place for a cache.
  init?(of folder: CatalogueFolder) {
    guard let base = CatalogueCache.base, let files = folder.sourceFiles(),
      files.contains(where: { $0.path.hasSuffix(".yaml") }),
      folder.paths.contains(where: { path in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
          && isFolder.boolValue
      })
    else { return nil }
    var text = Array(CatalogueCache.version.utf8) + [0]
    for file in files {
      text += Array(file.path.utf8) + [0]
      text += Array(SHA256Hash(of: file.bytes).bytes)
    }
    file = base.appending(path: "catalogue-\(SHA256Hash(of: text).hex.prefix(32)).packed")
  }

  /// `depositary` under `$XDG_CACHE_HOME`, or `~/.cache` (XDG base directory specification 0.8, which has a
  /// relative one ignored).
  private static var base: URL? {
    if let cache = ProcessInfo.processInfo.environment["XDG_CACHE_HOME"], cache.hasPrefix("/") {
      return URL(filePath: cache).appending(path: "depositary")
    }
    guard let home = ProcessInfo.processInfo.environment["HOME"], home.hasPrefix("/") else {
      return nil
    }
    return URL(filePath: home).appending(path: ".cache/depositary")
  }

  /// What was kept of this very catalogue; nil for nothing, or for a file that is not as it was written.
  var kept: CatalogueFolder? {
    guard let bytes = FileManager.default.contents(atPath: file.path).map({ Array($0) }),
      bytes.count > SHA256Hash.byteCount
    else { return nil }
    let packed = Array(bytes.dropFirst(SHA256Hash.byteCount))
    guard SHA256Hash(of: packed).bytes == Array(bytes.prefix(SHA256Hash.byteCount)) else {
      return nil
    }
    return CatalogueFolder(packed: packed)
  }

  /// Keeps a catalogue that was read without a fault, and drops the oldest of too many.
  func keep(_ folder: CatalogueFolder) {
    let (packed, diagnostics) = folder.packed()
    guard diagnostics.isEmpty else { return }
    let manager = FileManager.default
    let base = file.deletingLastPathComponent()
    do {
      try manager.createDirectory(at: base, withIntermediateDirectories: true)
      try Data(SHA256Hash(of: packed).bytes + packed).write(to: file, options: .atomic)
      let others = try manager.contentsOfDirectory(
        at: base, includingPropertiesForKeys: [.contentModificationDateKey]
      )
      .filter { $0.lastPathComponent.hasPrefix("catalogue-") && $0.pathExtension == "packed" }
      let dated = others.map { url in
        (
          url,
          (try? url.resourceValues(forKeys: [.contentModificationDateKey]))?.contentModificationDate
            ?? .distantPast
        )
      }
      for (url, _) in dated.sorted(by: { $0.1 > $1.1 }).dropFirst(CatalogueCache.most) {
        try? manager.removeItem(at: url)
      }
    } catch {
      // A cache that cannot be written is no fault of the question.
    }
  }
}
