internal import FoundationEssentials
public import Primitives

/// A catalogue on disk: a folder, folders laid one over another, or one packed file.
///
/// ```swift
/// let (catalogue, diagnostics) = CatalogueFolder(path: "Catalogue").read()
/// ```
///
/// Reading goes in three steps: load every file, link what refers to what, check the whole. Every fault
/// of every file is reported at once; what can be read is returned all the same.
public struct CatalogueFolder: Sendable {
  /// Folders, or packed files; a later one's files take the place of an earlier one's.
  public var paths: [String]
  /// A packed catalogue in memory, read in place of the paths; nil for none.
  private var packedBytes: [UInt8]?

  public init(path: String) { paths = [path] }

  /// A catalogue that was packed before; nil where `bytes` are none.
  public init?(packed bytes: [UInt8]) {
    guard PackedCatalogue(bytes) != nil else { return nil }
    paths = []
    packedBytes = bytes
  }

  /// The built-in catalogue with one's own folders over it: a file of theirs with the same path takes the
  /// place of ours, other files are added.
  public init(path: String, with own: [String]) { paths = [path] + own }

  /// Reads everything. Diagnostics are sorted by file and line; those of severity `error` are faults.
  public func read() -> (catalogue: LoadedCatalogue, diagnostics: [Diagnostic]) {
    let faults = Faults()
    let files = self.files(faults)
    let reading = CatalogueReading(files: files, faults: faults)
    let catalogue = reading.everything()
    return (catalogue, CatalogueFolder.sorted(faults.found))
  }

  /// Reads people, outlets and names alone, without acts, provisions or checks between files.
  public func readNames() -> (names: CatalogueNames, diagnostics: [Diagnostic]) {
    let faults = Faults()
    let files = self.files(faults)
    let reading = CatalogueReading(files: files, faults: faults)
    let vocabulary = Vocabulary({ files.node($0, faults: faults) }, faults: faults)
    let instruments = reading.instruments(vocabulary, parts: false).map(\.instrument)
    let names = reading.names(instruments: instruments, systems: reading.systems())
    return (names, CatalogueFolder.sorted(faults.found))
  }

  /// The catalogue as one file that is read in a few milliseconds, for `make install` to ship.
  public func packed() -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
    let faults = Faults()
    let files = self.files(faults)
    var nodes: [(String, CatalogueNode)] = []
    for path in files.paths where !path.contains("cases") {
      if path.hasSuffix(".csv") {
        guard let text = files.text(at: path, faults: faults) else { continue }
        nodes.append((path, CatalogueNode(line: 1, content: .scalar(text))))
      } else if let node = files.node(path, faults: faults) {
        nodes.append((path, node))
      }
    }
    return (PackedCatalogue.pack(nodes), CatalogueFolder.sorted(faults.found))
  }

  /// The stamps of the files that `packed()` packs, in the order of their paths: what tells, with nothing read,
  /// whether a catalogue is still what it was. Nil where a file cannot be asked, or the catalogue is in memory.
  public func stamps() -> [(path: String, stamp: FileStamp)]? {
    guard packedBytes == nil else { return nil }
    let files = self.files(Faults())
    var places = files.paths.filter { !$0.contains("cases") }.compactMap(files.placeOnDisk)
    places += paths.filter { !files.folders.contains($0) }
    var found: [(path: String, stamp: FileStamp)] = []
    for place in places {
      guard let stamp = FileStamp(path: place) else { return nil }
      found.append((place, stamp))
    }
    return found
  }

  private func files(_ faults: Faults) -> CatalogueFiles {
    var files = CatalogueFiles()
    if let packedBytes, let packed = PackedCatalogue(packedBytes) {
      files.lay(packed, printedAs: "packed")
    }
    for path in paths {
      var isFolder = false
      let manager = FileManager.default
      if manager.fileExists(atPath: path, isDirectory: &isFolder), !isFolder {
        guard let data = manager.contents(atPath: path), let packed = PackedCatalogue(Array(data))
        else {
          faults.report(
            "not-a-catalogue", "this file is no packed catalogue", file: path, line: nil)
          continue
        }
        files.lay(packed, printedAs: path)
      } else {
        files.lay(path, faults: faults)
      }
    }
    return files
  }

  private static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.sorted {
      ($0.file ?? "", $0.line ?? 0, $0.code, $0.message)
        < ($1.file ?? "", $1.line ?? 0, $1.code, $1.message)
    }
  }
}
