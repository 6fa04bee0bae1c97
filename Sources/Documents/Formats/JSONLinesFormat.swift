import Primitives

/// JSON Lines: one document a line, `id` and `text` or `html`, optionally `url`, `outlet`, `published`, `title`.
///
/// Strict: a line that is no JSON object, or has none of the two texts, is a fault with its line number, and the next
/// line is read. Empty lines are passed over. A document's format is that of the text it carries.
struct JSONLinesFormat {
  let reader: DocumentReader

  /// The document of one line; `line` counts from 1.
  func document(
    _ bytes: UnsafeBufferPointer<UInt8>, line: Int, of source: DocumentSource
  ) -> [Result<Document, DocumentFault>] {
    let place = "\(source.id)#\(line)"
    func fault(_ code: String, _ message: String, id: String? = nil) -> [Result<
      Document, DocumentFault
    >] {
      [.failure(DocumentFault(code: code, message: message, id: id ?? place))]
    }
    let value: JSONValue
    do {
      value = try JSONText.parse(bytes)
    } catch {
      return fault(
        error.what == "not valid UTF-8" ? "invalid-utf8" : "invalid-json",
        "Line \(line), byte \(error.offset): \(error.what). Each line must be one JSON object.")
    }
    guard case .object = value else {
      return fault(
        "invalid-json", "Line \(line) is not a JSON object. Write {\"id\": …, \"text\": …}.")
    }
    let id =
      value["id"].flatMap { value -> String? in
        if case .integer(let number) = value { return String(number) }
        return value.stringValue
      } ?? value["doc"]?.stringValue ?? place
    var inner = DocumentSource(id: id, bytes: [])
    inner.url = value["url"]?.stringValue ?? source.url
    inner.outlet = value["outlet"]?.stringValue ?? source.outlet
    inner.title = value["title"]?.stringValue
    inner.published = source.published
    if let text = value["published"]?.stringValue, !text.isEmpty {
      guard let day = PartialDay(text) ?? PartialDay(String(text.prefix(10))) else {
        return fault(
          "invalid-json",
          "Line \(line): “\(text)” is not a day. Write YYYY-MM-DD, or YYYY-MM if the day isn't known.",
          id: id)
      }
      inner.published = day
    }
    if let text = value["text"]?.stringValue {
      inner.bytes = Array(text.utf8)
      let format = PlainTextFormat(outlets: reader.outlets)
      return [format.document(text, inner)]
    }
    if let html = value["html"]?.stringValue {
      inner.bytes = Array(html.utf8)
      inner.format = .html
      return reader.read(inner)
    }
    return fault("invalid-json", "Line \(line) has neither “text” nor “html”.", id: id)
  }
}
