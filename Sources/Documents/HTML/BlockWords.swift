import Primitives

/// What the words of a block are about, where that tells furniture from text: one theme a line.
///
/// A block's score in a theme is how many of its words belong there; how much that weighs is learnt.
struct BlockWords {
  static let themes = 12

  private static let lines: [String] = [
    "subscribe newsletter newsletters inbox sign signup unsubscribe subscription subscriber subscribers email register registered login account password membership member",
    "cookie cookies privacy policy consent terms accept gdpr preferences browser javascript enable disabled adblock",
    "photo photos image images getty credit courtesy photographer caption photograph pictured afp shutterstock istock reuters ap file",
    "share tweet facebook twitter whatsapp linkedin pinterest instagram telegram reddit follow like youtube tiktok messenger",
    "ago updated published posted min mins minute minutes pm am est edt gmt utc bst ist pst pdt et",
    "copyright rights reserved trademark inc llc ltd corporation republished redistributed reproduction permission license licensed",
    "writer reporter editor journalist correspondent author freelance columnist contributor covers bio biography reporting bylined twitter producer",
    "comment comments reply replies commenting moderated moderation discuss discussion conversation",
    "related recommended trending popular latest more read continue next previous articles stories also watch see click here view full",
    "advertisement advertising sponsored ad ads promoted affiliate commission partner partners deal deals",
    "download app apps print listen play pause loading search menu close skip toggle video audio podcast episode",
    "contact phone tel fax address map directions hours shop cart buy price shipping order",
  ]

  private let keys: UnsafeMutablePointer<UInt64>
  private let bits: UnsafeMutablePointer<UInt16>
  private static let size = 1024

  nonisolated(unsafe) static let shared = BlockWords()

  private init() {
    keys = .allocate(capacity: BlockWords.size)
    keys.initialize(repeating: 0, count: BlockWords.size)
    bits = .allocate(capacity: BlockWords.size)
    bits.initialize(repeating: 0, count: BlockWords.size)
    for (theme, line) in BlockWords.lines.enumerated() {
      for word in line.split(separator: " ") {
        let hash = FNV1a.hash(word.utf8)
        var slot = Int(truncatingIfNeeded: hash >> 40) & (BlockWords.size - 1)
        while keys[slot] != 0, keys[slot] != hash { slot = (slot + 1) & (BlockWords.size - 1) }
        keys[slot] = hash
        bits[slot] |= 1 << UInt16(theme)
      }
    }
  }

  /// The themes of the word with this hash, FNV-1a over its bytes in lower case.
  @inline(__always)
  func themes(of hash: UInt64) -> UInt16 {
    var slot = Int(truncatingIfNeeded: hash >> 40) & (BlockWords.size - 1)
    while keys[slot] != 0 {
      if keys[slot] == hash { return bits[slot] }
      slot = (slot + 1) & (BlockWords.size - 1)
    }
    return 0
  }
}
