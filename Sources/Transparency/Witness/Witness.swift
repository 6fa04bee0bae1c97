/// A witness: it remembers the largest tree it saw of each log and cosigns only what continues it.
/// C2SP tlog-witness, `add-checkpoint`, without the network.
///
/// The caller keeps `state` and must store it before it hands out the answer.
public struct Witness: Sendable {
  /// What a witness must not forget. One log's size never goes down.
  public struct State: Hashable, Sendable {
    /// The last cosigned checkpoint of each origin, with the cosignature.
    public var checkpoints: [String: SignedNote]

    public init(checkpoints: [String: SignedNote] = [:]) { self.checkpoints = checkpoints }

    /// The size and root last cosigned for an origin; the empty tree for one never seen.
    public func head(of origin: String) -> TreeHead {
      checkpoints[origin].flatMap { try? Checkpoint(text: $0.text).head } ?? .empty
    }
  }

  /// Two checkpoints signed by one log, of one size and with two roots: it showed two faces.
  public struct Evidence: Hashable, Sendable {
    public var origin: String
    /// What the witness had cosigned.
    public var known: SignedNote
    /// What contradicts it.
    public var contradicting: SignedNote
  }

  /// The answer to a request, in the terms of HTTP.
  public struct Answer: Hashable, Sendable {
    /// 200, 400, 403, 404, 409 or 422.
    public var status: Int
    /// Signature lines for 200, the size for 409, otherwise the reason.
    public var body: String
    /// Set where the request proves that the log showed two faces.
    public var evidence: Evidence?
  }

  /// The most lines of a consistency proof.
  public static let longestProof = 63

  private let signer: SignerKey
  private let logs: [String: [VerifierKey]]
  public private(set) var state: State

  /// - Parameter logs: The keys of the logs it serves; a key's name is the log's origin.
  public init(signer: SignerKey, logs: [VerifierKey], state: State = State()) {
    self.signer = signer
    self.logs = Dictionary(grouping: logs, by: \.name)
    self.state = state
  }

  public var key: VerifierKey { signer.verifier }

  /// Answers one request. Only a 200 changes the state.
  ///
  /// - Parameter time: Seconds since 1970, put into the cosignature.
  public mutating func addCheckpoint(_ request: some Collection<UInt8>, at time: UInt64) -> Answer {
    let read: AddCheckpointRequest
    let checkpoint: Checkpoint
    do {
      read = try AddCheckpointRequest(parsing: request)
      checkpoint = try Checkpoint(text: read.checkpoint.text)
    } catch { return Answer(status: 400, body: "\(error)\n") }
    guard
      let keys = logs[checkpoint.origin]?.filter({
        $0.name.utf8.elementsEqual(checkpoint.origin.utf8)
      }),
      !keys.isEmpty
    else { return Answer(status: 404, body: "The log “\(checkpoint.origin)” isn't known here.\n") }
    do {
      _ = try read.checkpoint.open(with: keys)
    } catch { return Answer(status: 403, body: "\(error)\n") }
    let new = checkpoint.head
    guard read.oldSize <= new.size else {
      return Answer(status: 400, body: "The old size is larger than the checkpoint's.\n")
    }
    let known = state.head(of: checkpoint.origin)
    guard read.oldSize == known.size else { return Answer(status: 409, body: "\(known.size)\n") }
    do {
      try ConsistencyProof(path: read.proof).verify(from: known, to: new)
    } catch {
      var answer = Answer(status: 422, body: "\(error)\n")
      if new.size == known.size, new.root != known.root,
        let seen = state.checkpoints[checkpoint.origin]
      {
        answer.evidence = Evidence(
          origin: checkpoint.origin, known: seen, contradicting: read.checkpoint)
      }
      return answer
    }
    do {
      let cosignature = try signer.cosign(checkpoint, at: time)
      var seen = read.checkpoint
      seen.signatures.removeAll { signature in !keys.contains { $0.id == signature.id } }
      seen.signatures.append(cosignature)
      state.checkpoints[checkpoint.origin] = seen
      return Answer(status: 200, body: cosignature.line)
    } catch { return Answer(status: 400, body: "\(error)\n") }
  }
}

/// What a log sends a witness: the size it last cosigned, a proof from there, the new checkpoint.
public struct AddCheckpointRequest: Hashable, Sendable {
  public var oldSize: UInt64
  public var proof: [SHA256Hash]
  public var checkpoint: SignedNote

  public init(oldSize: UInt64, proof: ConsistencyProof, checkpoint: SignedNote) {
    self.oldSize = oldSize
    self.proof = proof.path
    self.checkpoint = checkpoint
  }

  public init(parsing bytes: some Collection<UInt8>) throws {
    guard bytes.count <= SignedNote.largest else {
      throw TransparencyError(.tooLarge, "A request of \(bytes.count) bytes is not read.")
    }
    var rest = Array(bytes)[...]
    func line() throws -> ArraySlice<UInt8> {
      guard let end = rest.firstIndex(of: 0x0A) else {
        throw TransparencyError(.badProof, "The request ends too early.")
      }
      defer { rest = rest[(end + 1)...] }
      return rest[..<end]
    }
    let first = try line()
    guard first.starts(with: "old ".utf8), let size = PlainDecimal.parse(first.dropFirst(4)) else {
      throw TransparencyError(.badProof, "The request doesn't begin with “old SIZE”.")
    }
    oldSize = size
    proof = []
    while case let text = try line(), !text.isEmpty {
      guard proof.count < Witness.longestProof,
        let hash = Base64.decode(text).flatMap({ SHA256Hash(bytes: $0) })
      else {
        throw TransparencyError(
          .badProof, "The request's proof is longer than 63 lines or not the base64 of 32 bytes.")
      }
      proof.append(hash)
    }
    checkpoint = try SignedNote(parsing: rest)
  }

  /// The request's text.
  public var bytes: [UInt8] {
    Array(("old \(oldSize)\n" + proof.map { $0.base64 + "\n" }.joined() + "\n").utf8)
      + checkpoint.bytes
  }
}
