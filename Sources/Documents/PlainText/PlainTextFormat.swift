import Primitives

/// Plain text read to a document whose text is the input itself.
struct PlainTextFormat {
  let outlets: OutletFinder

  func read(_ source: DocumentSource) -> Result<Document, DocumentFault> {
    do {
      let decoded = try source.bytes.withUnsafeBufferPointer { bytes throws(DecodingProblem) in
        try TextDecoding.plainText(bytes)
      }
      return document(decoded.text, source)
    } catch {
      return .failure(PlainTextFormat.fault(error, id: source.id))
    }
  }

  func document(_ text: String, _ source: DocumentSource) -> Result<Document, DocumentFault> {
    var text = text
    let groups = text.withUTF8 { ParagraphLines.group(TextLine.lines(of: $0), in: $0) }
    guard !groups.isEmpty else {
      return .failure(PlainTextFormat.fault(.empty, id: source.id))
    }
    var layout = PlainTextLayout(groups)
    let doubled = OddLetters.doubledLines(layout)
    for (group, _) in doubled { layout.kinds[group] = .boilerplate }
    let dates = PlainTextDates(layout, givenPublished: source.published, givenAddress: source.url)

    var metadata = Document.Metadata()
    metadata.title = source.title ?? layout.title.map { groups[$0].form.text }
    metadata.authors = authors(layout)
    metadata.url = source.url ?? dates.ownAddress
    if let day = source.published {
      metadata.published = day
      metadata.publishedEvidence = "given"
    } else {
      metadata.published = dates.published
      metadata.publishedEvidence = dates.publishedEvidence
    }
    metadata.updated = dates.updated
    metadata.updatedEvidence = dates.updatedEvidence
    let outlet = outlet(source, metadata, layout)
    metadata.outlet = outlet?.names.first ?? source.outlet
    metadata.tier = outlets.tier(outlet: outlet, address: metadata.url)

    var links: [Document.Link] = []
    for group in groups {
      if let address = group.address {
        links.append(Document.Link(range: TextRange(group.range), address: address))
      }
    }
    var flags = OddLetters.flags(in: text) + dates.flags + doubled.map(\.flag)
    flags.sort { ($0.range?.start ?? -1, $0.kind) < ($1.range?.start ?? -1, $1.kind) }
    var document = Document(
      id: source.id, format: .text, language: LanguageGuess.language(of: text), text: text,
      metadata: metadata, blocks: layout.blocks(), links: links, flags: flags)
    document.metadata.credited = document.credited(by: outlets)
    return .success(document)
  }

  private func outlet(
    _ source: DocumentSource, _ metadata: Document.Metadata, _ layout: PlainTextLayout
  ) -> Outlet? {
    if let name = source.outlet { return outlets.outlet(named: name) }
    if let address = metadata.url, let outlet = outlets.outlet(at: address) { return outlet }
    let first = zip(layout.groups, layout.kinds).first { $0.1 == .paragraph }?.0.form.text
    if let credit = first.flatMap({ Dateline($0)?.credit }) { return outlets.outlet(named: credit) }
    return nil
  }

  private func authors(_ layout: PlainTextLayout) -> [String] {
    for (group, kind) in zip(layout.groups, layout.kinds) where kind == .byline {
      let names = AuthorNames.names(inByline: group.form.text)
      if !names.isEmpty { return names }
    }
    return []
  }

  static func fault(_ problem: DecodingProblem, id: String) -> DocumentFault {
    switch problem {
    case .empty:
      return DocumentFault(
        code: "empty",
        message: "The document holds no text at all. Leave it out or find the whole file.", id: id)
    case .binary(let offset, let byte):
      return DocumentFault(
        code: "binary",
        message:
          "Byte \(offset) is \(hex(byte)), which no text holds: this is not a text file. Name its format with --format if it is one that is read.",
        id: id)
    case .invalid(let offset, let byte):
      return DocumentFault(
        code: "invalid-utf8",
        message:
          "Byte \(offset) is \(hex(byte)), which is not valid UTF-8 there, and the text is not clearly Russian in an older encoding. Convert the file to UTF-8.",
        id: id)
    }
  }

  static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "0x" + (digits.utf8.count < 2 ? "0" : "") + digits
  }
}
