/// A folder of models with its card.
public enum ModelFolder {
  /// Compares each model file in `folder` with the SHA-256 that the text of its card gives.
  ///
  /// The card's lines have the form `name.bin: {sha256: 64 digits, bytes: number}`. Costs a pass over
  /// every file, a few hundredths of a second; opening a model doesn't do it.
  ///
  /// - Throws: `ModelError` with the code `model-card` where a digest differs or the card names no file, and
  ///   what `ModelFile` throws for a file that is missing or damaged.
  public static func check(_ folder: String, card: String) throws {
    var files = 0
    for line in card.split(separator: "\n") {
      guard let name = line.split(separator: ":").first?.drop(while: { $0 == " " }),
        name.hasSuffix(".bin"), let rest = line.behind("sha256: ")
      else { continue }
      let digest = String(rest.prefix { $0.isHexDigit })
      let file = try ModelFile(path: folder + "/" + name)
      let found = withExtendedLifetime(file) { SHA256.hex(file.bytes) }
      guard found == digest else {
        throw ModelError(
          code: "model-card",
          "\(folder)/\(name): its SHA-256 is \(found), its card says \(digest). Install card and models of one release together."
        )
      }
      files += 1
    }
    guard files > 0 else {
      throw ModelError(code: "model-card", "\(folder): its card names no model file.")
    }
  }
}

extension Substring {
  /// What stands behind the first `mark`; nil where it doesn't occur.
  fileprivate func behind(_ mark: String) -> Substring? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(mark) { return self[start...].dropFirst(mark.count) }
      start = index(after: start)
    }
    return nil
  }
}
