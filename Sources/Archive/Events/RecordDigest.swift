import Crypto
import Primitives

/// SHA-256 as the record writes it.
public enum RecordDigest {
  /// SHA-256 of `bytes` in lower-case hexadecimal.
  public static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    var hash = SHA256()
    if bytes.withContiguousStorageIfAvailable({
      hash.update(bufferPointer: UnsafeRawBufferPointer($0))
    })
      == nil
    {
      hash.update(data: Array(bytes))
    }
    return Array(hash.finalize()).hexadecimal
  }
}
