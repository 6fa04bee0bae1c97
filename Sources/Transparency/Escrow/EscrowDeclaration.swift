public import Primitives

/// A declaration as its maker writes it: sections with entries, from JSON or CSV.
///
/// JSON: `{"sections":[{"label":"totals","size":8,"entries":[{"class":"launchers","count":11}]}]}`; `size`
/// may be left out. CSV: a first line of names, one of them `section`; a cell that is a plain integer
/// becomes one, an empty cell is left out, any other is text.
public struct EscrowDeclaration: Hashable, Sendable {
  public struct Section: Hashable, Sendable {
    public var label: String
    /// How many leaves it is to have; nil where the declaration doesn't say.
    public var size: Int?
    public var entries: [[UInt8]]
  }

  /// In the order of their first entry.
  public var sections: [Section]

  /// The size a section gets when none is given: the next power of two, at least 4. It still tells how
  /// large the count is to a factor of two; give a size where that is too much.
  public static func defaultSize(entries count: Int) -> Int {
    var size = 4
    while size < count { size *= 2 }
    return size
  }

  /// The sections, ready to be committed to.
  public var escrowSections: [Escrow.Section] {
    sections.map {
      Escrow.Section(
        label: $0.label, size: $0.size ?? EscrowDeclaration.defaultSize(entries: $0.entries.count),
        entries: $0.entries)
    }
  }

  /// Reads JSON.
  ///
  /// - Throws: `TransparencyError` `bad-declaration`, saying what doesn't fit.
  public init(json bytes: some Collection<UInt8>) throws {
    let value: JSONValue
    do { value = try JSONValue(parsing: bytes) } catch { throw bad("\(error)") }
    guard case .array(let listed)? = value["sections"] else { throw bad("it has no sections") }
    sections = []
    for (number, section) in listed.enumerated() {
      guard case .string(let label)? = section["label"], !label.isEmpty else {
        throw bad("section \(number) has no label")
      }
      guard !sections.contains(where: { $0.label == label }) else {
        throw bad("the section “\(label)” stands twice")
      }
      var size: Int?
      if let given = section["size"] {
        guard case .integer(let number) = given, 1...(1 << 32) ~= number else {
          throw bad("the size of “\(label)” isn't a number from 1 on")
        }
        size = number
      }
      guard case .array(let entries)? = section["entries"] else {
        throw bad("the section “\(label)” has no entries")
      }
      let written = try entries.enumerated().map { place, entry in
        do {
          return try entry.canonicalBytes(profile: .integersOnly)
        } catch { throw bad("entry \(place) of “\(label)”: \(error)") }
      }
      sections.append(Section(label: label, size: size, entries: written))
    }
  }

  /// Reads CSV (RFC 4180).
  public init(csv bytes: some Collection<UInt8>) throws {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw bad("it is not UTF-8") }
    var rows = try CommaSeparated.rows(text)
    guard !rows.isEmpty else { throw bad("it is empty") }
    let names = rows.removeFirst()
    guard let place = names.firstIndex(of: "section") else {
      throw bad("no column is named “section”")
    }
    guard Set(names.map { Array($0.utf8) }).count == names.count else {
      throw bad("two columns have one name")
    }
    sections = []
    for (number, row) in rows.enumerated() {
      guard row.count == names.count else {
        throw bad("row \(number + 2) has \(row.count) cells; the first has \(names.count)")
      }
      let label = row[place]
      guard !label.isEmpty else { throw bad("row \(number + 2) names no section") }
      let members = zip(names, row).enumerated().compactMap { column, pair in
        column == place || pair.1.isEmpty
          ? nil : (key: pair.0, value: EscrowDeclaration.cell(pair.1))
      }
      let entry = try JSONValue.object(members).canonicalBytes(profile: .integersOnly)
      if let index = sections.firstIndex(where: { $0.label == label }) {
        sections[index].entries.append(entry)
      } else {
        sections.append(Section(label: label, size: nil, entries: [entry]))
      }
    }
  }

  private static func cell(_ text: String) -> JSONValue {
    if let number = Int(text), String(number) == text,
      number.magnitude <= UInt(CanonicalJSON.largestInteger)
    {
      return .integer(number)
    }
    return .string(text)
  }

  /// The declaration in JSON, so that with the master key all can be made again.
  public var json: JSONValue {
    get throws {
      [
        "sections": .array(
          try sections.map { section in
            [
              "label": .string(section.label), "size": JSONValue(section.size),
              "entries": .array(try section.entries.map { try JSONValue(parsing: $0) }),
            ]
          })
      ]
    }
  }
}

private func bad(_ why: String) -> TransparencyError {
  TransparencyError(.badDeclaration, "The declaration can't be read: \(why).")
}

/// Rows of cells: RFC 4180, with either line end.
enum CommaSeparated {
  static func rows(_ text: String) throws -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var wasQuoted = false
    var hasRow = false
    let bytes = Array(text.utf8)
    var at = 0
    func endCell() {
      row.append(String(decoding: cell, as: UTF8.self))
      cell = []
      wasQuoted = false
    }
    func endRow() {
      endCell()
      // An empty line is no row.
      if row != [""] { rows.append(row) }
      row = []
      hasRow = false
    }
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if isQuoted {
        guard byte == UInt8(ascii: "\"") else {
          cell.append(byte)
          continue
        }
        if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
          cell.append(byte)
          at += 1
        } else {
          isQuoted = false
          wasQuoted = true
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\"") where cell.isEmpty && !wasQuoted:
        isQuoted = true
        hasRow = true
      case UInt8(ascii: ","):
        endCell()
        hasRow = true
      case 0x0A: endRow()
      case 0x0D where at < bytes.count && bytes[at] == 0x0A: continue
      default:
        guard !wasQuoted else { throw bad("text follows a closing quotation mark") }
        cell.append(byte)
        hasRow = true
      }
    }
    guard !isQuoted else { throw bad("a quotation mark is never closed") }
    if hasRow || !cell.isEmpty { endRow() }
    return rows
  }
}
