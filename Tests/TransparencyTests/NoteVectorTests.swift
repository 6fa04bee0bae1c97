import Primitives
import TestSupport
import Testing

@testable import Transparency

@Suite struct `Vectors of notes, proofs and witnesses` {
  @Test func `signed_note`() throws {
    for suite in try VectorSuite.named("signed_note") {
      for key in suite.json.list("keys_are_test_only") ?? [] {
        let id = Comment(rawValue: "\(suite.name) \(key.text("name") ?? "")")
        let type = try #require(
          key.integer("type").flatMap { VerifierKey.SignatureType(rawValue: UInt8($0)) }, id)
        let seed = try #require(key.text("seed_hex").flatMap { Secret32(hex: $0) }, id)
        let signer = try SignerKey(name: try #require(key.text("name"), id), type: type, seed: seed)
        #expect(signer.verifier.text == key.text("vkey"), id)
        #expect(signer.verifier.idText == key.text("key_id_hex"), id)
        #expect(try VerifierKey(parsing: signer.verifier.text) == signer.verifier, id)
      }
      for (index, value) in suite.cases.enumerated() {
        let id = Comment(rawValue: "\(suite.name) #\(index) \(value.text("id") ?? "")")
        let bytes = Array(try #require(value.text("note"), id).utf8)
        var signers: [SignedNote.Signer] = []
        let opened = succeeds {
          let keys = try (value.texts("vkeys") ?? []).map { try VerifierKey(parsing: $0) }
          let note = try SignedNote(parsing: bytes)
          signers = try note.open(with: keys)
          #expect(note.bytes == bytes, id)
        }
        #expect(opened == value.flag("accept"), id)
        guard opened, let expected = value.list("signers") else { continue }
        let found: [JSONValue] = signers.map {
          [.string($0.key.name), $0.time.map { .integer(Int($0)) } ?? .null]
        }
        let names: [JSONValue] = signers.map { .string($0.key.name) }
        #expect(found == expected || names == expected, id)
      }
    }
  }

  @Test func `tlog_proof`() throws {
    for suite in try VectorSuite.named("tlog_proof") {
      for (index, value) in suite.cases.enumerated() {
        let id = Comment(rawValue: "\(suite.name) #\(index) \(value.text("id") ?? "")")
        let leaf = try #require(value.bytes("leaf_hex"), id)
        let text = try #require(value.text("policy") ?? suite.json.text("policy"), id)
        let proof = Array(try #require(value.text("proof_text"), id).utf8)
        let accepted = succeeds {
          let policy = try TrustPolicy(parsing: Array(text.utf8))
          let bundle = try ProofBundle(parsing: proof)
          _ = try bundle.verify(leaf: leaf, policy: policy)
          #expect(bundle.bytes == proof, id)
        }
        #expect(accepted == value.flag("accept"), id)
      }
    }
  }

  @Test func `witness`() throws {
    for suite in try VectorSuite.named("witness") {
      let log = try VerifierKey(parsing: try #require(suite.json.text("trusted_log_vkey")))
      let signer = try SignerKey(
        name: "witness.example/test", type: .cosignature,
        seed: try #require(Secret32(bytes: [UInt8](repeating: 7, count: 32))))
      var witness = Witness(signer: signer, logs: [log])
      for (index, value) in suite.cases.enumerated() {
        let id = Comment(rawValue: "\(suite.name) #\(index) \(value.text("id") ?? "")")
        let request = Array(try #require(value.text("request"), id).utf8)
        let before = witness.state
        let answer = witness.addCheckpoint(request, at: 1_767_225_600)
        #expect(answer.status == value.integer("expect_status"), id)
        if let body = value.text("expect_body") { #expect(answer.body == body, id) }
        if answer.status == 200 {
          let read = try AddCheckpointRequest(parsing: request)
          #expect(read.bytes == request, id)
          let cosigned = try SignedNote(parsing: read.checkpoint.bytes + Array(answer.body.utf8))
          #expect(try cosigned.open(with: [signer.verifier]).first?.time == 1_767_225_600, id)
        } else {
          #expect(witness.state == before, id)
        }
        if value.text("id")?.hasPrefix("equivocation-same-size") == true {
          #expect(answer.evidence != nil, id)
        }
      }
    }
  }

  @Test func `redaction`() throws {
    for suite in try VectorSuite.named("redaction") {
      var tree = MerkleTree()
      var kept: [UInt8] = []
      for (index, value) in suite.cases.enumerated() {
        let id = Comment(rawValue: "\(suite.name) #\(index)")
        let payload = Array(try #require(value.text("payload_utf8"), id).utf8)
        let salt = try #require(value.text("salt").flatMap { Secret32(hex: $0) }, id)
        let commitment = PayloadCommitment.hash(payload, salt: salt)
        #expect(commitment == value.hash("payload_commitment"), id)
        let bytes = Array(try #require(value.text("envelope_jcs"), id).utf8)
        let envelope = try Envelope(parsing: bytes)
        #expect(envelope.payload == commitment, id)
        #expect(try envelope.bytes() == bytes, id)
        #expect(RFC6962Hashing.leaf(bytes) == value.hash("leaf_hash"), id)
        tree.append(bytes)
        kept += bytes
      }
      let before = tree.head
      #expect(before.size == suite.json.size("size_before"))
      #expect(before.root == suite.json.hash("root_before"))
      let bytes = Array(try #require(suite.json.text("redaction_envelope_jcs")).utf8)
      let redaction = try #require(Redaction(try Envelope(parsing: bytes)))
      #expect(try redaction.envelope.bytes() == bytes)
      #expect(tree.leafHash(at: redaction.targetIndex) == redaction.target)
      tree.append(bytes)
      kept += bytes
      #expect(tree.size == suite.json.size("size_after"))
      #expect(tree.root == suite.json.hash("root_after"))
      let consistency = try tree.consistencyProof(from: before.size, to: tree.size)
      #expect(consistency.path == suite.json.path("consistency_proof"))
      try consistency.verify(from: before, to: tree.head)
      let inclusion = try tree.inclusionProof(of: redaction.targetIndex, in: tree.size)
      #expect(inclusion.path == suite.json.path("inclusion_of_redacted_entry_after"))
      try inclusion.verify(leaf: redaction.target, in: tree.head)
      // What is left must not hold the hash that a guess at the text would give.
      let text = String(decoding: kept, as: UTF8.self)
      for value in suite.cases {
        let guess = SHA256Hash(of: Array((value.text("payload_utf8") ?? "").utf8))
        #expect(!text.contains(guess.hex))
      }
    }
  }
}
