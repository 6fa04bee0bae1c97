import Primitives
import Testing

@testable import Transparency

@Suite struct `Vectors of keys and codes` {
  @Test func `ed25519`() throws {
    for (id, value) in try VectorSuite.cases(of: "ed25519") {
      let key = try #require(value.bytes("public"), id)
      let message = try #require(value.bytes("msg"), id)
      let signature = try #require(value.bytes("sig"), id)
      switch value.text("kind") {
      case "sign":
        let seed = try #require(value.bytes("seed").flatMap { Secret32(bytes: $0) }, id)
        let signer = try Ed25519PrivateKey(seed: seed)
        #expect(signer.publicKey.bytes == key, id)
        #expect(try signer.sign(message) == signature, id)
        #expect(try Ed25519PublicKey(key).verify(signature, of: message), id)
      case "verify":
        let accept = try #require(value.flag("accept") as Bool?, id)
        #expect(
          Ed25519PublicKey.verify(signature, of: message, key: key) == accept, id)
        if accept { #expect(try Ed25519PublicKey(key).verify(signature, of: message), id) }
      case "report-only":
        // Libraries differ here; what keeps us out of it is that no such key can be registered,
        // or that the signature isn't taken.
        let isTaken = (try? Ed25519PublicKey(key))?.verify(signature, of: message) ?? false
        if let openssl = value.flag("openssl"), !openssl { #expect(!isTaken, id) }
      default: Issue.record("unknown kind of case: \(id)")
      }
    }
  }

  @Test func `ed25519_keys`() throws {
    for (id, value) in try VectorSuite.cases(of: "ed25519_keys") {
      let key = try #require(value.bytes("public"), id)
      let register = try #require(value.flag("register") as Bool?, id)
      #expect(succeeds { _ = try Ed25519PublicKey(key) } == register, id)
    }
  }

  @Test(arguments: ["hmac_hkdf_sha", "hmac_hkdf"])
  func `hmac_hkdf_sha`(name: String) throws {
    for (id, value) in try VectorSuite.cases(of: name) {
      switch value.text("kind") {
      case "sha256":
        #expect(SHA256Hash(of: try #require(value.bytes("msg"), id)) == value.hash("digest"), id)
      case "hmac-sha256":
        let key = try #require(value.bytes("key"), id)
        let message = try #require(value.bytes("msg"), id)
        let mac = try #require(value.bytes("mac"), id)
        let code = HMACSHA256.code(for: message, key: key)
        #expect((Array(code.bytes.prefix(mac.count)) == mac) == (value.flag("accept") ?? true), id)
      case "hkdf-sha256":
        let size = try #require(value.integer("size"), id)
        let derived = HKDFSHA256.derive(
          from: try #require(value.bytes("ikm"), id), salt: try #require(value.bytes("salt"), id),
          info: try #require(value.bytes("info"), id), count: size)
        if let expected = value.bytes("okm"), value.flag("accept") ?? true {
          #expect(derived == expected, id)
        } else {
          #expect(derived == nil, id)
        }
      default: Issue.record("unknown kind of case: \(id)")
      }
    }
  }
}
