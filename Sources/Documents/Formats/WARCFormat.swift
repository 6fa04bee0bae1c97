import Primitives

/// A web archive (ISO 28500), read record by record in constant memory.
///
/// Responses and resources that hold a page, a text, a PDF or a feed are documents, and their addresses come from the
/// archive, with the encoding the server gave. Requests, metadata, pictures and pages the server answered with an error are no documents. The day of
/// capture is never taken as a day of publication.
struct WARCFormat {
  let reader: DocumentReader

  func read(
    _ source: DocumentSource, _ chunks: @escaping ChunkSource,
    each: (Result<Document, DocumentFault>) -> Void
  ) {
    var number = 0
    func fault(_ code: String, _ message: String) {
      number += 1
      each(.failure(DocumentFault(code: code, message: message, id: "\(source.id)#\(number)")))
    }
    let lines = ByteLines(chunks)
    var records = 0
    var unchanged = 0
    var responses = 0
    do {
      while let version = try lines.line() {
        if version.isEmpty { continue }
        guard String(decoding: version.prefix(5), as: UTF8.self) == "WARC/" else {
          fault(
            "damaged",
            "Behind record \(records) stands no WARC record: the archive is damaged or cut there. What came before it was read."
          )
          return
        }
        records += 1
        let head = try WARCFormat.headers(lines)
        guard let length = head["content-length"].flatMap({ Int($0) }), length >= 0 else {
          fault("damaged", "Record \(records) has no Content-Length. What came before it was read.")
          return
        }
        let (block, got) = try lines.bytes(length, keep: reader.maximumBytes)
        if got < length {
          fault(
            "damaged",
            "Record \(records) ends after \(got) of \(length) bytes: the archive is cut off. What came before it was read."
          )
          return
        }
        let type = head["warc-type"]?.lowercased()
        if type == "revisit" { unchanged += 1 }
        guard type == "response" || type == "resource" else { continue }
        responses += 1
        if length > reader.maximumBytes {
          fault(
            "too-large",
            "Record \(records) has \(length) bytes; at most \(reader.maximumBytes) are read.")
          continue
        }
        guard let (body, format, encoding) = content(block, head, isResponse: type == "response")
        else {
          continue
        }
        number += 1
        var inner = source
        inner.id = "\(source.id)#\(number)"
        inner.bytes = body
        inner.format = format
        inner.encoding = encoding
        inner.title = nil
        inner.url = head["warc-target-uri"]?.trimmedAddress ?? source.url
        reader.read(inner).forEach(each)
      }
    } catch let problem as InflateProblem {
      fault(
        "damaged",
        "Behind record \(records) the compressed stream is damaged: \(problem.what). What came before it was read."
      )
    } catch {
      fault("unreadable", "Behind record \(records) the archive could not be read: \(error).")
    }
    // An archive that only says of pages that they haven't changed is in order: there is nothing new to read.
    if number == 0, unchanged == 0 || responses > 0 {
      fault("empty", "The archive's \(records) records hold no document.")
    }
  }

  /// Header fields in lower case; the last of a name wins.
  private static func headers(_ lines: ByteLines) throws -> [String: String] {
    var found: [String: String] = [:]
    var count = 0
    while let line = try lines.line(), !line.isEmpty, count < 1_000 {
      count += 1
      guard let colon = line.firstIndex(of: 0x3A) else { continue }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      found[name] = String(decoding: line[(colon + 1)...], as: UTF8.self).trimmed
    }
    return found
  }

  private func content(
    _ block: [UInt8], _ record: [String: String], isResponse: Bool
  ) -> (bytes: [UInt8], format: DocumentFormat, encoding: String?)? {
    var body = block[...]
    var type = record["content-type"]?.lowercased() ?? ""
    if isResponse, type.hasPrefix("application/http") || body.starts(with: Array("HTTP/".utf8)) {
      var isGiven = false
      let lines = ByteLines {
        defer { isGiven = true }
        return isGiven ? nil : Array(block.prefix(1 << 16))
      }
      guard let status = try? lines.line(), let head = try? WARCFormat.headers(lines) else {
        return nil
      }
      let parts = String(decoding: status, as: UTF8.self).split(separator: " ")
      guard parts.count >= 2, let code = Int(parts[1]), (200..<300).contains(code) else {
        return nil
      }
      type = head["content-type"]?.lowercased() ?? ""
      guard let end = WARCFormat.headEnd(block) else { return nil }
      var bytes = Array(block[end...])
      if head["transfer-encoding"]?.lowercased().contains("chunked") == true,
        let whole = WARCFormat.dechunked(bytes)
      {
        bytes = whole
      }
      if bytes.starts(with: [0x1F, 0x8B]),
        let plain = Gzip.decompressed(bytes, limit: reader.maximumBytes)
      {
        bytes = plain
      }
      body = bytes[...]
    }
    let format: DocumentFormat
    if type.contains("html") {
      format = .html
    } else if type.contains("pdf") {
      format = .pdf
    } else if type.contains("rss") || type.contains("atom") || type.contains("feed+json") {
      format = .feed
    } else if type.hasPrefix("text/plain") {
      format = .text
    } else if type.isEmpty || type.contains("xml") || type.contains("octet-stream") {
      format = FormatDetection.format(of: Array(body.prefix(2_048)), name: "")
      guard format == .html || format == .feed || format == .pdf else { return nil }
    } else {
      return nil
    }
    guard !body.isEmpty else { return nil }
    return (Array(body), format, WARCFormat.charset(type))
  }

  /// The `charset` of a Content-Type in lower case (RFC 9110, 8.3.1).
  private static func charset(_ type: String) -> String? {
    guard let place = type.range(ofText: "charset=") else { return nil }
    let rest = type[place.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
    let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == ":" }
    return name.isEmpty ? nil : String(name)
  }

  private static func headEnd(_ block: [UInt8]) -> Int? {
    var index = 0
    while index + 1 < block.count {
      if block[index] == 0x0A {
        if block[index + 1] == 0x0A { return index + 2 }
        if index + 2 < block.count, block[index + 1] == 0x0D, block[index + 2] == 0x0A {
          return index + 3
        }
      }
      index += 1
    }
    return nil
  }

  /// A chunked body made whole (RFC 9112, 7.1); nil where it isn't chunked, as most archives store it.
  private static func dechunked(_ bytes: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    var at = 0
    while at < bytes.count {
      guard let end = bytes[at...].prefix(64).firstIndex(of: 0x0A) else {
        return out.isEmpty ? nil : out
      }
      let head = String(decoding: bytes[at..<end], as: UTF8.self).prefix { $0 != ";" }.trimmed
      guard let size = Int(head, radix: 16), size >= 0 else { return out.isEmpty ? nil : out }
      if size == 0 { return out }
      let from = end + 1
      let to = from + min(size, bytes.count - from)
      out += bytes[from..<to]
      at = to
      while at < bytes.count, bytes[at] == 0x0D || bytes[at] == 0x0A { at += 1 }
    }
    return out
  }
}

extension String {
  /// An address without the angle brackets old archives put around it.
  var trimmedAddress: String {
    hasPrefix("<") && hasSuffix(">") ? String(dropFirst().dropLast()) : self
  }
}
