internal import FoundationEssentials
internal import Primitives

/// The files of a catalogue by their path in it, from folders laid one over another or packed into one
/// file; parsed when asked for.
struct CatalogueFiles {
  enum Content {
    case path(String)
    case packed(PackedCatalogue, Range<Int>)
  }

  private(set) var contents: [String: Content] = [:]
  /// The path to print for a file: as given on the command line.
  private(set) var printed: [String: String] = [:]

  /// Paths in the catalogue, sorted.
  private(set) var paths: [String] = []
  /// The folders that were laid, as they were named.
  private(set) var folders: [String] = []

  /// Lays a packed catalogue over what is there: a file of its takes the place of one with the same path.
  mutating func lay(_ packed: PackedCatalogue, printedAs path: String) {
    for (file, range) in packed.index {
      contents[file] = .packed(packed, range)
      printed[file] = file
    }
    paths = contents.keys.sorted()
  }

  /// Lays a folder's files over what is there; a folder that is missing is reported.
  mutating func lay(_ folder: String, faults: Faults) {
    let files = FileManager.default
    var isFolder = false
    guard files.fileExists(atPath: folder, isDirectory: &isFolder), isFolder else {
      faults.report("missing-folder", "there is no catalogue folder here", file: folder, line: nil)
      return
    }
    folders.append(folder)
    defer { paths = contents.keys.sorted() }
    var open = CatalogueFiles.roots
    while let path = open.popLast() {
      let full = folder + "/" + path
      var isFolder = false
      guard files.fileExists(atPath: full, isDirectory: &isFolder) else { continue }
      if isFolder {
        let names = (try? files.contentsOfDirectory(atPath: full)) ?? []
        open += names.filter { !$0.hasPrefix("_") && !$0.hasPrefix(".") }.map { path + "/" + $0 }
      } else if path.hasSuffix(".yaml") || path.hasSuffix(".csv") {
        contents[path] = .path(full)
        printed[path] = full
      } else {
        faults.warn(
          "unread-file", "only .yaml and .csv files are read in a catalogue", file: full, line: nil)
      }
    }
  }

  /// What a catalogue folder holds at its root.
  static let roots = [
    "instruments", "actors", "systems", "vocabulary", "aliases.yaml", "data", "cases-aliases.yaml",
    "cases-coverage.yaml",
  ]

  /// The file's value; nil where it is missing, or unreadable, which is reported.
  func node(_ path: String, faults: Faults) -> CatalogueNode? {
    switch contents[path] {
    case nil: return nil
    case .packed(let packed, let range): return packed.node(range)
    case .path(let full):
      guard let text = text(full, faults: faults) else { return nil }
      let (node, fault) = YAMLText.node(text, file: full)
      if let fault { faults.add(fault) }
      return node
    }
  }

  /// Where the file lies on disk; nil where it is missing, or comes out of a packed catalogue.
  func placeOnDisk(_ path: String) -> String? {
    if case .path(let full)? = contents[path] { full } else { nil }
  }

  /// The file's text, for tables; nil where it is missing or unreadable, which is reported.
  func text(at path: String, faults: Faults) -> String? {
    switch contents[path] {
    case nil: return nil
    case .path(let full): return text(full, faults: faults)
    case .packed(let packed, let range):
      if case .scalar(let text)? = packed.node(range)?.content { return text }
      return nil
    }
  }

  private func text(_ full: String, faults: Faults) -> String? {
    guard let data = FileManager.default.contents(atPath: full) else {
      faults.report("unreadable", "this file cannot be read", file: full, line: nil)
      return nil
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      faults.report("not-utf-8", "this file is not UTF-8", file: full, line: nil)
      return nil
    }
    return text
  }

  func printedPath(_ path: String) -> String { printed[path] ?? path }
}
