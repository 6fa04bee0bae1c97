import Catalogue
import Foundation
import Primitives
import Transparency

/// A catalogue kept packed under the stamps of its files, because reading YAML takes longer than answering.
///
/// It is never relied on: what is missing, unreadable, damaged or made by another version is read from the
/// folder again, and where nothing can be written nothing is kept.
struct CatalogueCache {
  /// Raised when the packed form or what is read of it changes.
  private static let version = "depositary/catalogue-cache/v2"
  /// How many catalogues are kept: the built-in one and a few of one's own.
  private static let most = 4
  /// A file changed less than so many seconds ago may change again within the file system's tick, unseen.
  private static let settled = 1.0

  private let file: URL
  private let isSettled: Bool

  /// Nil where the catalogue is packed already, cannot be asked, or there is no place for a cache.
  init?(of folder: CatalogueFolder) {
    guard let base = CatalogueCache.base, let stamps = folder.stamps(),
      stamps.contains(where: { $0.path.hasSuffix(".yaml") })
    else { return nil }
    var text = Array(CatalogueCache.version.utf8) + [0]
    for (path, stamp) in stamps {
      text += Array(path.utf8) + [0] + stamp.bytes
    }
    file = base.appending(path: "catalogue-\(SHA256Hash(of: text).hex.prefix(32)).packed")
    isSettled = stamps.allSatisfy { $0.stamp.age >= CatalogueCache.settled }
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
      bytes.count > CatalogueCache.headerCount
    else { return nil }
    let packed = Array(bytes.dropFirst(CatalogueCache.headerCount))
    guard CatalogueCache.header(packed) == Array(bytes.prefix(CatalogueCache.headerCount)) else {
      return nil
    }
    return CatalogueFolder(packed: packed)
  }

  /// In front of what is kept: a checksum that finds damage.
  private static func header(_ packed: [UInt8]) -> [UInt8] {
    let sum = FNV1a.hash(packed)
    return (0..<UInt64(headerCount)).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
  }
  private static let headerCount = 8

  /// Keeps a catalogue that was read without a fault, and drops the oldest of too many.
  func keep(_ folder: CatalogueFolder) {
    guard isSettled else { return }
    let (packed, diagnostics) = folder.packed()
    guard diagnostics.isEmpty else { return }
    let manager = FileManager.default
    let base = file.deletingLastPathComponent()
    do {
      try manager.createDirectory(at: base, withIntermediateDirectories: true)
      try Data(CatalogueCache.header(packed) + packed).write(to: file, options: .atomic)
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
