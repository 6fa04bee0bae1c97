/// Reads lines and counted bytes from a stream of chunks.
final class ByteLines {
  private let source: ChunkSource
  private var buffer: [UInt8] = []
  private var at = 0
  private(set) var isEnded = false

  init(_ source: @escaping ChunkSource) { self.source = source }

  private func more() throws -> Bool {
    guard !isEnded, let chunk = try source() else {
      isEnded = true
      return false
    }
    buffer.removeFirst(at)
    at = 0
    buffer += chunk
    return true
  }

  /// The next line without its end; nil at the end of the stream. Longer lines than `limit` come in pieces.
  func line(limit: Int = 1 << 16) throws -> [UInt8]? {
    var search = at
    while true {
      while search < buffer.count {
        if buffer[search] == 0x0A || search - at >= limit {
          var end = search
          if end > at, buffer[end - 1] == 0x0D { end -= 1 }
          let line = Array(buffer[at..<end])
          at = search + 1
          return line
        }
        search += 1
      }
      let seen = search - at
      guard try more() else {
        guard at < buffer.count else { return nil }
        let line = Array(buffer[at...])
        at = buffer.count
        return line
      }
      search = at + seen
    }
  }

  /// The next `count` bytes, fewer at the end; those beyond `keep` are passed over and not held.
  func bytes(_ count: Int, keep: Int) throws -> (bytes: [UInt8], read: Int) {
    var out: [UInt8] = []
    var read = 0
    while read < count {
      if at >= buffer.count, try !more() { break }
      let part = min(count - read, buffer.count - at)
      if out.count < keep { out += buffer[at..<at + min(part, keep - out.count)] }
      at += part
      read += part
    }
    return (out, read)
  }
}
