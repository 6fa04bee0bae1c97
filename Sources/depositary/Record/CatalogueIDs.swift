import Archive
import Catalogue
import Primitives
import Treaties

/// Names that a reviewer gives, made into ids of the catalogue: a record must not point at what nobody knows.
struct CatalogueIDs {
  let catalogue: LoadedCatalogue

  /// The instruments named, by ids or by names as of a day; a comma parts names of several words.
  ///
  /// - Returns: Empty for `none`.
  /// - Throws: `RecordError` with code `unknown`, with the names that are near.
  func instruments(_ typed: [String], on day: Day?) throws -> [String] {
    var ids: [String] = []
    for words in typed where words != "none" {
      for id in try instruments(words, on: day) where !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  private func instruments(_ words: String, on day: Day?) throws -> [String] {
    if words.contains(",") {
      return try words.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty && $0 != "none" }
        .map { try instrument($0, on: day) }
    }
    // *New START* is one name; *new-start ru-inf-moratorium* are two ids.
    if let one = try? instrument(words, on: day) { return [one] }
    let parts = words.split(separator: " ").map(String.init)
    if parts.count > 1, let all = try? parts.map({ try instrument($0, on: day) }) { return all }
    return [try instrument(words, on: day)]
  }

  private func instrument(_ name: String, on day: Day?) throws -> String {
    do { return try catalogue.register.find(name, on: day).id } catch {
      let near = error.candidates.prefix(5).joined(separator: ", ")
      throw RecordError(
        code: "unknown",
        message: "The catalogue has no one instrument by the name “\(name)”."
          + (near.isEmpty ? " `depositary catalogue list` has them all." : " Near it: \(near)."))
    }
  }

  /// The person's id, as given or by the full name.
  ///
  /// - Throws: `RecordError` with code `unknown`.
  func person(_ typed: String) throws -> String {
    if catalogue.people.contains(where: { $0.id == typed }) { return typed }
    let wanted = typed.lowercased()
    let fitting = catalogue.people.filter {
      $0.id.contains(wanted) || $0.name.lowercased() == wanted
    }
    if fitting.count == 1, let one = fitting.first, one.name.lowercased() == wanted {
      return one.id
    }
    throw RecordError(
      code: "unknown",
      message: "The catalogue has no person “\(typed)”."
        + (fitting.isEmpty
          ? " Give the full name alone, or add the person to the catalogue."
          : " Near it: \(fitting.map(\.id).prefix(5).joined(separator: ", "))."))
  }
}

extension StringProtocol {
  /// Without white space at either end.
  fileprivate var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
