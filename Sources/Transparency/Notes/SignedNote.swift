/// One signature line of a note: who, and the bytes; not yet checked.
public struct NoteSignature: Hashable, Sendable {
  public var name: String
  public var id: UInt32
  /// What follows the id: 64 bytes for Ed25519, 72 for a cosignature.
  public var signature: [UInt8]

  public init(name: String, id: UInt32, signature: [UInt8]) {
    self.name = name
    self.id = id
    self.signature = signature
  }

  /// The line, with its end.
  public var line: String {
    var bytes: [UInt8] = []
    bytes.append(bigEndian: id)
    return "\u{2014} \(name) \(Base64.encode(bytes + signature))\n"
  }
}

/// A text with signatures under it: C2SP signed-note. Parsed, and not trusted until opened.
public struct SignedNote: Hashable, Sendable {
  /// The signed text, its last line end included.
  public var text: [UInt8]
  public var signatures: [NoteSignature]

  /// The largest note read, in bytes, and the most signatures.
  public static let largest = 1_000_000
  public static let mostSignatures = 100

  public init(text: [UInt8], signatures: [NoteSignature]) {
    self.text = text
    self.signatures = signatures
  }

  /// Reads a note.
  ///
  /// - Throws: `TransparencyError` `bad-note` for bytes that aren't UTF-8, a control character, missing
  ///   signatures, a malformed line; `too-large` beyond the limits.
  public init(parsing bytes: some Collection<UInt8>) throws {
    guard bytes.count <= SignedNote.largest else {
      throw TransparencyError(.tooLarge, "A note of \(bytes.count) bytes is not read.")
    }
    let bytes = Array(bytes)
    guard String(validating: bytes, as: UTF8.self) != nil else { throw bad("it is not UTF-8") }
    guard bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }) else {
      throw bad("it holds a control character")
    }
    guard bytes.last == 0x0A else { throw bad("it doesn't end with a line end") }
    guard
      let gap = bytes.indices.dropFirst().last(where: { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A }
      )
    else { throw bad("no empty line stands before the signatures") }
    text = Array(bytes[..<gap])
    let lines = bytes[(gap + 1)...].split(separator: 0x0A, omittingEmptySubsequences: false)
      .dropLast()
    guard !lines.isEmpty else { throw bad("it has no signatures") }
    guard lines.count <= SignedNote.mostSignatures else {
      throw TransparencyError(.tooLarge, "A note with \(lines.count) signatures is not read.")
    }
    signatures = try lines.map(SignedNote.signature)
  }

  private static func signature(_ line: ArraySlice<UInt8>) throws -> NoteSignature {
    let dash = Array("\u{2014} ".utf8)
    guard line.starts(with: dash) else { throw bad("a signature line doesn't begin with — ") }
    let parts = line.dropFirst(dash.count).split(separator: 0x20, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw bad("a signature line isn't — name signature") }
    let name = String(decoding: parts[0], as: UTF8.self)
    guard VerifierKey.isName(name), let bytes = Base64.decode(parts[1]), bytes.count > 4 else {
      throw bad("a signature line isn't — name signature")
    }
    return NoteSignature(
      name: name, id: bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) },
      signature: Array(bytes.dropFirst(4)))
  }

  /// The whole note.
  public var bytes: [UInt8] { text + [0x0A] + signatures.flatMap { Array($0.line.utf8) } }

  /// A key that signed, and the time it gave if it is a witness.
  public struct Signer: Hashable, Sendable {
    public var key: VerifierKey
    /// Seconds since 1970, for a cosignature; nil for a plain signature.
    public var time: UInt64?
  }

  /// The keys among `keys` that signed the note, each once, in the order of its first line.
  ///
  /// Lines of unknown keys are passed over, a known name with another id among them. A line of a known
  /// key that doesn't verify condemns the whole note, were it the second of that key.
  ///
  /// - Throws: `TransparencyError` `bad-signature`; `no-trusted-signature` where none of `keys` signed.
  public func open(with keys: [VerifierKey]) throws -> [Signer] {
    var signers: [Signer] = []
    for signature in signatures {
      guard
        let key = keys.first(where: {
          $0.id == signature.id && $0.name.utf8.elementsEqual(signature.name.utf8)
        })
      else { continue }
      let signer = try verify(signature, by: key)
      if !signers.contains(where: { $0.key == key }) { signers.append(signer) }
    }
    guard !signers.isEmpty else {
      throw TransparencyError(.noTrustedSignature, "None of the trusted keys signed this note.")
    }
    return signers
  }

  private func verify(_ signature: NoteSignature, by key: VerifierKey) throws -> Signer {
    switch key.type {
    case .ed25519:
      if key.publicKey.verify(signature.signature, of: text) { return Signer(key: key, time: nil) }
    case .cosignature:
      if let time = Cosignature.time(of: signature.signature), (try? Checkpoint(text: text)) != nil,
        key.publicKey.verify(
          signature.signature.dropFirst(8), of: Cosignature.message(text, at: time))
      {
        return Signer(key: key, time: time)
      }
    }
    throw TransparencyError(
      .badSignature, "The signature of “\(key.name)” doesn't belong to this text.")
  }
}

private func bad(_ why: String) -> TransparencyError {
  TransparencyError(.badNote, "This is not a signed note: \(why).")
}

/// The message of a witness: C2SP tlog-cosignature, Ed25519, version 1.
enum Cosignature {
  static func message(_ checkpoint: [UInt8], at time: UInt64) -> [UInt8] {
    Array("cosignature/v1\ntime \(time)\n".utf8) + checkpoint
  }

  /// The time in a cosignature's first eight bytes; nil for another length or a time past 2⁶³ − 1.
  static func time(of signature: [UInt8]) -> UInt64? {
    guard signature.count == 72 else { return nil }
    let time = signature.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    return time <= UInt64(Int64.max) ? time : nil
  }
}
