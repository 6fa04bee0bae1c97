/// A log's statement of its size and root: the text of C2SP tlog-checkpoint. A note carries and signs it.
public struct Checkpoint: Hashable, Sendable {
  /// The log's name, its first line.
  public var origin: String
  public var head: TreeHead
  /// Further lines, opaque, without line ends. Ours has none: they can't be audited.
  public var extensions: [String]

  /// - Throws: `TransparencyError` `bad-checkpoint` for an origin that isn't one line of text.
  public init(origin: String, head: TreeHead) throws {
    guard !origin.isEmpty, origin.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else {
      throw bad("its origin is empty or holds a control character")
    }
    self.origin = origin
    self.head = head
    extensions = []
  }

  /// Reads the text of a note.
  public init(text: some Collection<UInt8>) throws {
    let text = Array(text)
    guard text.last == 0x0A, let whole = String(validating: text, as: UTF8.self) else {
      throw bad("it isn't lines of UTF-8")
    }
    let lines = whole.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
    guard lines.count >= 3, lines.allSatisfy({ !$0.isEmpty }) else {
      throw bad("it needs an origin, a size and a root, and no empty line")
    }
    guard whole.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }) else {
      throw bad("it holds a control character")
    }
    guard let size = PlainDecimal.parse(lines[1]) else {
      throw bad("its size isn't a plain decimal number")
    }
    guard let root = Base64.decode(lines[2]).flatMap({ SHA256Hash(bytes: $0) }) else {
      throw bad("its root isn't the base64 of 32 bytes")
    }
    origin = String(decoding: lines[0], as: UTF8.self)
    head = TreeHead(size: size, root: root)
    extensions = lines.dropFirst(3).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The text that is signed.
  public var text: [UInt8] {
    let lines = [origin, String(head.size), head.root.base64] + extensions
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  /// The text signed by the log's key.
  public func signed(by signer: SignerKey) throws -> SignedNote {
    SignedNote(text: text, signatures: [try signer.sign(text)])
  }
}

private func bad(_ why: String) -> TransparencyError {
  TransparencyError(.badCheckpoint, "This is not a checkpoint: \(why).")
}
