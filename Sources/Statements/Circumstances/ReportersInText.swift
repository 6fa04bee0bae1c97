import Language
import Primitives

/// Finds the medium through which words reached the report: *told Interfax*, *in an interview with RIA*,
/// *KCNA quoted him as saying*, a closing *source TASS*.
struct ReportersInText: Sendable {
  /// Printed names by their lower-case words, the longest first.
  private let names: [String: [[String]]]

  init(outlets: [Outlet]) {
    var names: [(words: [String], name: String)] = []
    for outlet in outlets where !["government", "intergovernmental"].contains(outlet.kind) {
      for name in outlet.names + outlet.garbledForms {
        let plain = name.split(separator: "(").first.map(String.init) ?? name
        let tokens = Tokenizer().tokens(in: plain, range: TextRange(0, plain.utf8.count))
        names.append((tokens.map { $0.text.lowercased() }, name))
      }
    }
    for name in Self.wellKnown {
      names.append((name.lowercased().split(separator: " ").map(String.init), name))
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
    // *told DW*, *told NPR's Morning Edition*: letters that stand for no state or union.
    if let first = words.first, first.isWord, (2...5).contains(first.text.utf8.count),
      first.text == first.text.uppercased(), Polities.byWord[lower[0]] == nil,
      Polities.bodies[lower[0]] == nil, words.count == 1 || ["'s", "’s"].contains(words[1].text)
    {
      return first.text
    }
    guard let kind = lower.firstIndex(where: { Self.media.contains($0) }) else { return nil }
    let named = words.indices.filter {
      $0 != kind && words[$0].isCapitalized && !["the", "a", "an"].contains(lower[$0])
    }
    return named.isEmpty ? nil : named.map { words[$0].text }.joined(separator: " ")
  }

  /// The medium a sentence names as the way its words came: by a phrase of reporting.
  func medium(sentence words: [Token]) -> (name: String, place: TextRange)? {
    let lower = words.map { $0.text.lowercased() }
    for at in words.indices {
      guard let found = outlet(words[...], at: at) ?? garbled(words, lower, at) else { continue }
      let before = lower[max(0, at - 5)..<at]
      let after = lower[min(at + found.count, lower.count)..<min(at + found.count + 3, lower.count)]
      if before.contains(where: { Self.channels.contains($0) })
        || after.contains(where: {
          [
            "reported", "quoted", "reports", "quotes", "cited", "wrote", "said", "transmits",
            "transmitted",
          ].contains($0)
        }) && !(after.first == "'s")
      {
        return (
          found.name,
          TextRange(words[at].range.start, words[at + found.count - 1].range.end)
        )
      }
    }
    return nil
  }

  /// The medium of a sentence that only says whence the words before came: *The remarks were reported by RIA News*.
  func medium(ofRemark words: [Token]) -> String? {
    let lower = words.map { $0.text.lowercased() }
    guard lower.prefix(4).contains(where: Self.remarks.contains) else { return nil }
    return medium(sentence: words)?.name
  }

  /// A body that passes on the words of somebody named behind it: *According to the Russian Foreign Ministry, spokeswoman
  /// Maria Zakharova …*; the names that follow, in lower case, with where the body's part ends. Nil for none.
  func relay(_ words: [Token]) -> (body: String, names: Set<String>, end: Int)? {
    guard words.count > 6, words[0].text == "According", words[1].text == "to",
      let comma = words.indices.prefix(12).first(where: { words[$0].text == "," })
    else { return nil }
    let body = words[2..<comma].drop { ["the", "a"].contains($0.text) }
    guard body.count > 1, body.allSatisfy(\.isCapitalized),
      let last = body.last?.text.lowercased(), EnglishWords.bodies.contains(last)
    else { return nil }
    let names = words[(comma + 1)...].prefix(8).filter(\.isCapitalized).map(\.plainLower)
    guard !names.isEmpty else { return nil }
    return (body.map(\.text).joined(separator: " "), Set(names), words[comma].range.end)
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

  private static let remarks = EnglishWords.list(
    "remarks remark comments comment words interview statement statements views")

  /// Newspapers, agencies and stations of the field's reports that the catalogue doesn't keep.
  private static let wellKnown: [String] = """
    BBC,CNN,CBS,ABC,NBC,NPR,PBS,Fox News,MSNBC,CBC,DW,Deutsche Welle,ZDF,ARD,Deutschlandfunk,France 24,France Inter,Europe 1,RAI
    Sky News,Al Jazeera,Al Arabiya,NHK,Yonhap,Press Trust of India,Associated Press,UPI,United Press International
    Agence France-Presse,Le Monde,Le Figaro,Liberation,Der Spiegel,Spiegel,Die Welt,Die Zeit,Bild,Frankfurter Allgemeine
    Corriere della Sera,La Repubblica,El Pais,Financial Times,Economist,Guardian,Times of London,Daily Telegraph,Sunday Times
    Newsweek,Los Angeles Times,Chicago Tribune,Boston Globe,Baltimore Sun,USA Today,Wall Street Journal,Foreign Policy,Defense One
    Breaking Defense,Globe and Mail,Toronto Star,Sydney Morning Herald,Times of India,Hindu,Dawn
    Ekho Moskvy,Echo of Moscow,Dozhd,Rossiya-24,Rossiya-1,Rossiya 24,Rossiya 1,Channel One,NTV,Nezavisimaya Gazeta
    Moskovsky Komsomolets,Komsomolskaya Pravda,Krasnaya Zvezda,Sovetskaya Rossiya,Literaturnaya Gazeta,Pravda,Izvestia,Trud
    Argumenty i Fakty,KCNA,IRNA,Korean Central News Agency,Novosti,Itar-Tass,Tass,Radio Liberty,Radio Moscow
    """.split { $0 == "," || $0 == "\n" }.map { String($0.drop { $0 == " " }) }

  private static let media = EnglishWords.list(
    "newspaper daily agency television channel radio magazine weekly monthly news tv station broadcaster газете агентству телеканалу"
  )
  private static let channels = EnglishWords.list(
    "told interview by via quoted through carried telling conversation сообщил сообщает интервью передает передаёт рассказал пишет"
  )
}
