import Primitives

/// When a plain text was published, by what it says of itself, and which of its dates are not to be trusted.
///
/// In order of trust: the address the text gives as its own; a line that says it was published then; a line
/// that is a day and nothing else; the dateline of an agency, whose year is open. Addresses in lists of links are
/// never taken: they belong to other pages.
struct PlainTextDates {
  var published: PartialDay?
  var publishedEvidence: String?
  var updated: PartialDay?
  var updatedEvidence: String?
  /// The document's own address, where the text gives one.
  var ownAddress: String?
  var flags: [TextFlag] = []

  init(_ layout: PlainTextLayout, givenPublished: PartialDay?, givenAddress: String?) {
    if let (address, label) = PlainTextDates.ownAddress(layout) {
      ownAddress = address
      if let day = AddressDate.day(in: address) {
        published = day
        publishedEvidence = "address under “\(label)”: \(address)"
      }
    }
    readDateLines(layout)
    if published == nil, let first = firstParagraph(layout) {
      if let day = Dateline(first)?.day {
        published = day
        publishedEvidence = "dateline"
      }
    }
    let day = givenPublished ?? published
    flagAddresses(layout, published: day, own: givenAddress ?? ownAddress)
  }

  /// The address given as the text's own: below a label such as "Original url:", the first that stands alone,
  /// for a list of several under it is the page's links; failing that, the first right under the label.
  static func ownAddress(_ layout: PlainTextLayout) -> (address: String, label: String)? {
    let groups = layout.groups
    for index in groups.indices.reversed()
    where layout.kinds[index] == .links || groups[index].form.words <= 4 {
      let form = groups[index].form
      guard FurnitureWords.ownAddressLabels.contains(form.folded) else { continue }
      var runs: [[String]] = []
      var next = index + 1
      while next < groups.count, let address = groups[next].address {
        if runs.isEmpty || groups[next].blanksBefore > 0 { runs.append([]) }
        runs[runs.count - 1].append(address)
        next += 1
      }
      if let alone = runs.first(where: { $0.count == 1 })?.first ?? runs.first?.first {
        return (alone, form.text)
      }
    }
    // "Source: https://…" on one line.
    for index in groups.indices.reversed() {
      let text = groups[index].form.text
      guard groups[index].form.words <= 4, let place = text.range(ofText: "http") else { continue }
      let label = text[..<place.lowerBound]
      if FurnitureWords.ownAddressLabels.contains(LineForm.fold(String(label))),
        let address = LineForm.address(in: String(text[place.lowerBound...]))
      {
        return (address, label.trimmed)
      }
    }
    return nil
  }

  private mutating func readDateLines(_ layout: PlainTextLayout) {
    let groups = layout.groups
    for index in groups.indices
    where layout.kinds[index] == .byline || groups[index].form.words <= 12 {
      let form = groups[index].form
      guard layout.isDateLine(form), let date = WrittenDate.first(in: form.text) else { continue }
      let lower = form.text.lowercased()
      let label = FurnitureWords.dateOpenings.first { lower.hasPrefix($0.opening) }
      if label?.isUpdate == true {
        if updated == nil {
          updated = date.day
          updatedEvidence = "line “\(form.text)”"
        }
      } else if published == nil, layout.kinds[index] == .byline {
        published = date.day
        publishedEvidence = "line “\(form.text)”"
      }
    }
  }

  private func firstParagraph(_ layout: PlainTextLayout) -> String? {
    zip(layout.groups, layout.kinds).first { $0.1 == .paragraph }?.0.form.text
  }

  /// Flags addresses whose day can't be a day of publication: later than the text itself, or one day on
  /// several stories of a host, as a program that saved copies writes it.
  private mutating func flagAddresses(
    _ layout: PlainTextLayout, published: PartialDay?, own: String?
  ) {
    let ownHost = own.flatMap { WebAddress($0)?.host }
    var stories: [String: Set<String>] = [:]
    var dated: [(group: ParagraphLines, address: WebAddress, day: PartialDay)] = []
    for group in layout.groups {
      guard let text = group.address, text != own, let address = WebAddress(text),
        let day = AddressDate.day(in: text)
      else { continue }
      dated.append((group, address, day))
      if day.exact != nil {
        stories["\(address.host) \(day)", default: []].insert(
          address.slugWords.joined(separator: "-"))
      }
    }
    for (group, address, day) in dated {
      let range = TextRange(group.range)
      if let latest = published?.latest, let earliest = day.earliest, earliest > latest {
        var why =
          "the address says \(day), later than the day of publication \(published?.description ?? "")"
        if (stories["\(address.host) \(day)"]?.count ?? 0) > 1 {
          why += ", on several stories alike: the day a copy was made, not an event's"
        }
        flags.append(TextFlag(kind: "date-contaminated", range: range, why: why))
      } else if let count = stories["\(address.host) \(day)"]?.count, count > 1,
        ownHost == address.host
      {
        flags.append(
          TextFlag(
            kind: "date-contaminated", range: range,
            why:
              "\(count) stories of \(address.host) carry the day \(day): it may be the day copies were made"
          ))
      }
    }
  }
}

/// The head of an agency's report: `MOSCOW, Feb 21 (Reuters) -`, `Москва. 21 февраля. INTERFAX.RU -`.
struct Dateline {
  /// The year is open unless the dateline gives it.
  var day: PartialDay
  /// The agency in brackets or strokes, as printed; nil where there is none.
  var credit: String?

  init?(_ paragraph: String) {
    let head = String(paragraph.prefix(120))
    guard let date = WrittenDate.first(in: head), date.range.lowerBound <= 60, date.day.day != nil
    else { return nil }
    let bytes = Array(head.utf8)
    let place = String(decoding: bytes[..<date.range.lowerBound], as: UTF8.self).trimmed
    let rest = String(decoding: bytes[date.range.upperBound...], as: UTF8.self)
    // The place comes first: capitals throughout, or one or two capitalised words and a full stop or comma.
    let words = place.split { $0 == " " || $0 == "/" || $0 == "," || $0 == "." }
    guard let last = place.last, ",.".contains(last), (1...6).contains(words.count) else {
      return nil
    }
    let shouts = words.first.map { word in word.allSatisfy { !$0.isLowercase } } ?? false
    guard shouts || (words.count <= 3 && words.allSatisfy { $0.first?.isUppercase ?? false }) else {
      return nil
    }
    var tail = rest.drop { $0 == " " || $0 == "." || $0 == "," }
    var credit: String?
    for (open, close) in [("(", ")"), ("/", "/")] where tail.hasPrefix(open) {
      let inside = tail.dropFirst().prefix { String($0) != close }
      if inside.count <= 40 {
        credit = String(inside)
        tail = tail.dropFirst(inside.count + 2).drop { $0 == " " || $0 == "." }
      }
    }
    guard tail.first.map({ "-–—.".contains($0) }) ?? false || rest.first == "." || credit != nil
    else {
      return nil
    }
    day = date.day
    self.credit = credit
  }
}

extension StringProtocol {
  /// Without white space at either end.
  var trimmed: String {
    var part = self[...]
    while let head = part.first, head.isWhitespace { part = part.dropFirst() }
    while let last = part.last, last.isWhitespace { part = part.dropLast() }
    return String(part)
  }
}
