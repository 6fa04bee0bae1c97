import Primitives

/// What each stretch of a plain text is, found by the form of its lines, their repetition and their place.
struct PlainTextLayout {
  var groups: [ParagraphLines]
  /// One for each group.
  var kinds: [TextBlock.Kind]
  /// The group that is the document's headline; nil where none looks like one.
  var title: Int?

  init(_ groups: [ParagraphLines]) {
    self.groups = groups
    kinds = [TextBlock.Kind](repeating: .paragraph, count: groups.count)
    markAddresses()
    markFurniture()
    markTeasers()
    markRepeated()
    markHead()
    markHeadings()
  }

  /// Blocks in order: one for each paragraph or line, one for each list of addresses with its label.
  func blocks() -> [TextBlock] {
    var blocks: [TextBlock] = []
    for (group, kind) in zip(groups, kinds) {
      if kind == .links, let last = blocks.last, last.kind == .links {
        blocks[blocks.count - 1].range.end = group.range.upperBound
      } else {
        blocks.append(TextBlock(range: TextRange(group.range), kind: kind))
      }
    }
    return blocks
  }

  private mutating func markAddresses() {
    for index in groups.indices where groups[index].address != nil {
      kinds[index] = .links
      // "Original url:" and the like stand with the list they name.
      guard index > 0, kinds[index - 1] == .paragraph else { continue }
      let label = groups[index - 1].form
      if label.words <= 4,
        label.endsWithColon || FurnitureWords.ownAddressLabels.contains(label.folded)
          || FurnitureWords.linkLabels.contains(label.folded)
      {
        kinds[index - 1] = .links
      }
    }
  }

  private mutating func markFurniture() {
    for index in groups.indices where kinds[index] == .paragraph {
      let form = groups[index].form
      if form.letters == 0 {
        // Page numbers, rows of stars and strokes.
        if form.text.utf8.count <= 60 { kinds[index] = .boilerplate }
        continue
      }
      if FurnitureWords.whole.contains(form.folded) || isPageLabel(form) {
        kinds[index] = .boilerplate
      } else if form.words <= 40, form.text.utf8.count <= 400 {
        let lower = form.text.prefix(80).lowercased().straightened
        if FurnitureWords.openings.contains(where: { lower.hasPrefix($0) })
          || isCookieNotice(form)
        {
          kinds[index] = .boilerplate
        }
      }
    }
  }

  /// "Cookies help this page remember your settings. Accept all": cookies, and what one is asked to do about them.
  private func isCookieNotice(_ form: LineForm) -> Bool {
    let words = form.folded.split { !$0.isLetter }
    return words.contains { FurnitureWords.cookies.contains($0) }
      && words.contains { FurnitureWords.consent.contains($0) }
  }

  /// "Page 3 of 5", "3 / 5", "стр. 4".
  private func isPageLabel(_ form: LineForm) -> Bool {
    guard form.words <= 5 else { return false }
    let words = form.folded.split { $0 == " " || $0 == "/" }
    guard words.contains(where: { $0.allSatisfy(\.isNumber) }) else { return false }
    return words.allSatisfy {
      $0.allSatisfy(\.isNumber)
        || ["page", "p", "p.", "pg", "of", "стр", "стр.", "страница", "из"].contains($0)
    }
  }

  /// Under "Next Article" stands the headline of another page.
  private mutating func markTeasers() {
    for index in groups.indices
    where kinds[index] == .boilerplate
      && FurnitureWords.teaserLabels.contains(groups[index].form.folded)
    {
      let next = index + 1
      guard next < groups.count, kinds[next] == .paragraph else { continue }
      let form = groups[next].form
      let isHeadline = !form.endsSentence || form.endsWithQuestion || form.words <= 12
      if form.words <= 30, form.text.utf8.count <= 300, isHeadline { kinds[next] = .boilerplate }
    }
  }

  /// A short line that comes again is furniture, whoever's it is: running heads, buttons, prompts.
  private mutating func markRepeated() {
    var seen: [String: Int] = [:]
    for index in groups.indices where kinds[index] == .paragraph {
      let form = groups[index].form
      guard form.words <= 10, !form.endsSentence || form.endsWithQuestion else { continue }
      seen[form.folded, default: 0] += 1
    }
    var first = true
    for index in groups.indices where kinds[index] == .paragraph {
      let form = groups[index].form
      // The very first line may be a headline that is printed twice.
      defer { first = false }
      guard form.words <= 10, let count = seen[form.folded], count >= 2, !first else { continue }
      kinds[index] = .boilerplate
    }
  }

  /// What stands above the text: kicker, headline, byline, day.
  private mutating func markHead() {
    let body =
      groups.indices.first { kinds[$0] == .paragraph && isBody(groups[$0].form) } ?? groups.count
    for index in groups.indices.prefix(min(body + 1, 14)) where kinds[index] == .paragraph {
      if index < body || index == 0, isByline(groups[index].form) { kinds[index] = .byline }
      if index < body, isDateLine(groups[index].form) { kinds[index] = .byline }
    }
    guard body < groups.count else { return markTail(from: groups.count) }
    for index in groups.indices.prefix(body) where kinds[index] == .paragraph {
      let form = groups[index].form
      guard form.words <= 30, form.text.utf8.count <= 300, !endsLikeStatement(form) else {
        continue
      }
      kinds[index] = .heading
      if title == nil, !isKicker(form) { title = index }
    }
    markTail(from: body + 1)
  }

  /// Credits under the text: "(Reporting by …; editing by …)", "Source: TASS".
  private mutating func markTail(from start: Int) {
    for index in groups.indices.suffix(8) where index >= start && kinds[index] == .paragraph {
      let form = groups[index].form
      if isByline(form) || isCredit(form) || isDateLine(form) { kinds[index] = .byline }
    }
  }

  /// Headings between paragraphs: short, no sentence's end, a paragraph under them that doesn't go on from them.
  private mutating func markHeadings() {
    for index in groups.indices where kinds[index] == .paragraph && index != 0 {
      let form = groups[index].form
      guard form.words <= 14, form.text.utf8.count <= 160,
        !form.endsSentence || form.endsWithQuestion,
        !form.endsWithColon, form.firstLetterIsLower == false,
        let head = form.text.first, !"“\"«„-*•–—".contains(head),
        !",;".contains(form.text.last ?? ".")
      else { continue }
      // The next thing read must be a paragraph that starts a sentence of its own.
      guard index + 1 < groups.count, kinds[index + 1] == .paragraph,
        groups[index + 1].form.firstLetterIsLower != true, groups[index + 1].form.words > form.words
      else { continue }
      if form.endsWithQuestion && form.words > 10 { continue }
      let shouts = !form.hasLower && form.letters >= 4
      let titled = form.capitalShare >= 0.6
      if shouts || titled || form.words <= 8 { kinds[index] = .heading }
    }
  }

  private func isBody(_ form: LineForm) -> Bool {
    if form.words >= 30 { return true }
    return form.words >= 8 && endsLikeStatement(form)
  }

  /// Ends with a full stop or a closing quotation: a headline may end with `?` or `!`, rarely with those.
  private func endsLikeStatement(_ form: LineForm) -> Bool {
    form.endsSentence && !form.endsWithQuestion && form.text.last != "!"
      || (form.words >= 12 && form.text.last.map { "”»".contains($0) } ?? false)
  }

  private func isKicker(_ form: LineForm) -> Bool {
    FurnitureWords.kickers.contains(form.folded) || (form.words <= 2 && !form.hasLower)
  }

  func isByline(_ form: LineForm) -> Bool {
    guard form.words >= 2, form.words <= 14, form.text.utf8.count <= 160 else { return false }
    let lower = form.text.lowercased()
    if lower.hasPrefix("(reporting by ") || lower.hasPrefix("(editing by ")
      || lower.hasPrefix("reporting by ") || lower.hasPrefix("автор: ")
    {
      return true
    }
    guard !form.endsSentence, FurnitureWords.bylineOpenings.contains(where: { lower.hasPrefix($0) })
    else {
      return false
    }
    // "By our correspondent in Vienna", "By Anna Smith and Ivan Petrov": no long word but names and these.
    let small: Set<String> = [
      "our", "correspondent", "staff", "writer", "and", "in", "for", "with", "desk", "the", "und",
      "et", "и",
      "reporter", "editor", "of", "special", "by", "written", "reported", "posted", "published",
    ]
    return form.text.split { $0.isWhitespace || $0 == "," || $0 == "-" }.dropFirst().allSatisfy {
      word in
      word.first.map { $0.isUppercase || !$0.isLetter } ?? true || small.contains(word.lowercased())
    }
  }

  private func isCredit(_ form: LineForm) -> Bool {
    guard form.words <= 8 else { return false }
    let lower = form.text.lowercased()
    return ["source:", "attribution:", "credit:", "via:", "источник:", "фото:", "photo:", "image:"]
      .contains {
        lower.hasPrefix($0)
      }
  }

  /// A line that is a day and little else, or a label with a day.
  func isDateLine(_ form: LineForm) -> Bool {
    guard form.words <= 12, form.text.utf8.count <= 100,
      let date = WrittenDate.first(in: form.text),
      date.day.year != nil
    else { return false }
    let lower = form.text.lowercased()
    if FurnitureWords.dateOpenings.contains(where: { lower.hasPrefix($0.opening) }) { return true }
    var rest = 0
    for (offset, byte) in form.text.utf8.enumerated() where !date.range.contains(offset) {
      if byte >= 0x41 { rest += 1 }
    }
    return rest <= 16 && !form.endsSentence
  }
}
