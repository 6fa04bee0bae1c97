/// A witness that remembers in a folder, so that it never forgets what it cosigned.
///
/// ```
/// <SHA-256 of the origin>/checkpoint    the last cosigned checkpoint of a log, cosignature and all
/// evidence/…                            checkpoints that contradict one another, kept for good
/// ```
public final class WitnessFolder {
  public let path: String
  private let lock: FolderLock
  public private(set) var witness: Witness

  /// Opens a witness's folder, making it where there is none.
  ///
  /// - Throws: `TransparencyError` `in-use`; `damaged` where a kept checkpoint isn't this witness's. A
  ///   witness that forgot must not go on under its key.
  public init(at path: String, signer: SignerKey, logs: [VerifierKey]) throws {
    self.path = path
    try Files.makeFolders(path)
    lock = try FolderLock(path + "/lock")
    var state = Witness.State()
    for name in try Files.names(in: path) where name.utf8.count == 64 {
      let file = path + "/" + name + "/checkpoint"
      guard let bytes = try Files.read(file) else { continue }
      do {
        let note = try SignedNote(parsing: bytes)
        _ = try note.open(with: [signer.verifier])
        let origin = try Checkpoint(text: note.text).origin
        guard SHA256Hash(of: Array(origin.utf8)).hex == name else {
          throw TransparencyError(.badCheckpoint, "It is of another log, “\(origin)”.")
        }
        state.checkpoints[origin] = note
      } catch {
        throw TransparencyError(
          .damaged,
          "\(file): isn't what this witness cosigned. \(error) Restore the file, or begin with a new "
            + "key: a witness that forgot must not go on under its key.")
      }
    }
    witness = Witness(signer: signer, logs: logs, state: state)
  }

  /// Answers a request. The new state is on the disk before a cosignature is handed out.
  public func addCheckpoint(
    _ request: some Collection<UInt8>, at time: UInt64
  ) throws -> Witness.Answer {
    var next = witness
    let answer = next.addCheckpoint(request, at: time)
    if let evidence = answer.evidence {
      try Files.makeFolders(path + "/evidence")
      for note in [evidence.known, evidence.contradicting] {
        let name = SHA256Hash(of: note.bytes).hex
        try Files.replace(path + "/evidence/\(name)", with: note.bytes, durable: true)
      }
    }
    if answer.status == 200 {
      for (origin, note) in next.state.checkpoints
      where witness.state.checkpoints[origin] != note {
        let folder = path + "/" + SHA256Hash(of: Array(origin.utf8)).hex
        try Files.makeFolders(folder)
        try Files.replace(folder + "/checkpoint", with: note.bytes, durable: true)
      }
      witness = next
    }
    return answer
  }

  /// The checkpoints kept as evidence that a log showed two faces.
  public func evidence() throws -> [SignedNote] {
    try Files.names(in: path + "/evidence").compactMap { name in
      try Files.read(path + "/evidence/" + name).map { try SignedNote(parsing: $0) }
    }
  }
}
