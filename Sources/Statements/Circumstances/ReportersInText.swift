import Language
import Primitives

/// Finds the medium through which words reached the report: *told Interfax*, *in an interview with RIA*,
/// *KCNA quoted him as saying*, a closing *source TASS*.
struct ReportersInText: Sendable {
  /// Printed names by their lower-case words, the longest first.
  private let names: [String: [[String]]]

  init(outlets: [Outlet]) {
    var names: [(words: [String], name: String)] = []
    for outlet in outlets {
      for name in outlet.names + outlet.garbledForms {
        let plain = name.split(separator: "(").first.map(String.init) ?? name
        let tokens = Tokenizer().tokens(in: plain, range: TextRange(0, plain.utf8.count))
        names.append((tokens.map { $0.text.lowercased() }, name))
      }
    }
    var byFirst: [String: [[String]]] = [:]
    for entry in names {
      guard let first = entry.words.first else { continue }
      byFirst[first, default: []].append(entry.words)
    }
    for key in byFirst.keys { byFirst[key]?.sort { $0.count > $1.count } }
    self.names = byFirst
  }

  /// The outlet's name as printed at `at`, and how many words it takes; nil where none stands.
  func outlet(_ words: ArraySlice<Token>, at: Int) -> (name: String, count: Int)? {
    guard words.indices.contains(at), words[at].isCapitalized else { return nil }
    for entry in names[words[at].text.lowercased()] ?? [] where at + entry.count <= words.endIndex {
      if entry.indices.allSatisfy({ $0 == 0 || words[at + $0].text.lowercased() == entry[$0] }) {
        let printed = words[at..<at + entry.count].map(\.text).joined(separator: " ")
        return (printed.replacing(" / ", with: "/"), entry.count)
      }
    }
    return nil
  }

  /// The medium named in an addressee: *RIA Novosti*, *the News newspaper*, *state television channel Rossiya*.
  func medium(addressee words: [Token]) -> String? {
    for at in words.indices { if let found = outlet(words[...], at: at) { return found.name } }
    let lower = words.map { $0.text.lowercased() }
    guard let kind = lower.firstIndex(where: { Self.media.contains($0) }) else { return nil }
    let named = words.indices.filter {
      $0 != kind && words[$0].isCapitalized && !["the", "a", "an"].contains(lower[$0])
    }
    return named.isEmpty ? nil : named.map { words[$0].text }.joined(separator: " ")
  }

  /// The medium a sentence names as the way its words came: by a phrase of reporting.
  func medium(sentence words: [Token]) -> String? {
    let lower = words.map { $0.text.lowercased() }
    for at in words.indices {
      guard let found = outlet(words[...], at: at) ?? garbled(words, lower, at) else { continue }
      let before = lower[max(0, at - 5)..<at]
      let after = lower[min(at + found.count, lower.count)..<min(at + found.count + 3, lower.count)]
      if before.contains(where: { Self.channels.contains($0) })
        || after.contains(where: {
          ["reported", "quoted", "reports", "quotes", "cited", "wrote", "said"].contains($0)
        }) && !(after.first == "'s")
      {
        return found.name
      }
    }
    return nil
  }

  /// The source of the whole report, in a closing line: *Attribution: source RIA News*.
  func closing(_ words: [Token]) -> String? {
    let lower = words.map { $0.text.lowercased() }
    guard
      let start = lower.lastIndex(of: "attribution") ?? lower.lastIndex(of: "source")
        ?? lower.lastIndex(of: "источник"), lower.count - start <= 10
    else { return nil }
    guard
      lower[start] == "attribution" || start + 1 < lower.count && lower[start + 1] == ":"
        || start > 0 && lower[start - 1] == ":"
    else { return nil }
    let named = words.indices.filter {
      $0 > start && words[$0].isCapitalized
        && !["source", "attribution", "the"].contains(lower[$0])
    }
    return named.isEmpty ? nil : named.map { words[$0].text }.joined(separator: " ")
  }

  /// A capitalised name with a word for a medium behind it: *DEA News*, *the TUSS agency*.
  private func garbled(_ words: [Token], _ lower: [String], _ at: Int) -> (
    name: String, count: Int
  )? {
    guard words[at].isCapitalized, at + 1 < words.count,
      !["the", "a", "an", "in"].contains(lower[at])
    else { return nil }
    if lower[at + 1] == "news", words[at + 1].isCapitalized {
      return (words[at].text + " " + words[at + 1].text, 2)
    }
    if ["agency", "newspaper", "television", "tv", "radio", "news"].contains(lower[at + 1]),
      words[at].text.utf8.count > 1
    {
      return (words[at].text, 1)
    }
    return nil
  }

  private static let media = EnglishWords.list(
    "newspaper daily agency television channel radio magazine weekly news tv station broadcaster газете агентству телеканалу"
  )
  private static let channels = EnglishWords.list(
    "told interview by via quoted through carried telling conversation сообщил сообщает интервью передает передаёт рассказал пишет"
  )
}
