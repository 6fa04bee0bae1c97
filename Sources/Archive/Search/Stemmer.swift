import Synchronization
import Primitives

/// Cuts words to their stems, so that a search finds the other forms of a word.
enum Stemmer {
  /// The stem of a folded word: by Porter's rules where it is of English letters, by Snowball's Russian
  /// ones where it is Cyrillic; any other word is its own stem.
  static func stem(_ word: String) -> String {
    var isEnglish = true
    var isRussian = true
    for scalar in word.unicodeScalars {
      if !(scalar.value >= 0x61 && scalar.value <= 0x7A) { isEnglish = false }
      if !(scalar.value >= 0x430 && scalar.value <= 0x44F) { isRussian = false }
      if !isEnglish && !isRussian { return word }
    }
    if isEnglish { return EnglishStem.of(word) }
    return isRussian ? RussianStem.of(word) : word
  }

  /// The stems of a text's words, a space behind each.
  static func stems(of text: FoldedText) -> [UInt8] {
    var stems: [UInt8] = []
    stems.reserveCapacity(text.bytes.count)
    text.bytes.withUnsafeBufferPointer { bytes in
      known.withLock { known in
        for word in text.words {
          known.appendStem(of: UnsafeBufferPointer(rebasing: bytes[word.letters]), to: &stems)
          stems.append(0x20)
        }
      }
    }
    return stems
  }

  private static let known = Mutex(KnownStems())
}

/// Stems of words that came by: words of texts repeat, and of a large record's nine in ten are known from before.
private struct KnownStems {
  private struct Slot {
    /// Of the word's bytes; 0 for an empty slot.
    var hash: UInt64 = 0
    /// Where its bytes begin, the stem's behind them.
    var start: Int32 = 0
    var wordLength: UInt8 = 0
    var stemLength: UInt8 = 0
  }

  private static let slotCount = 1 << 17
  /// With a table half empty, some five megabytes.
  private static let mostKnown = 1 << 16
  /// What is longer is no word that comes again.
  private static let longest = 64
  /// How many slots are looked at for a word, so that words chosen to collide cost no more than others.
  private static let probes = 16

  private var slots: [Slot] = []
  private var count = 0
  private var letters: [UInt8] = []

  mutating func appendStem(of word: UnsafeBufferPointer<UInt8>, to stems: inout [UInt8]) {
    guard word.count <= KnownStems.longest else {
      stems += Stemmer.stem(String(decoding: word, as: UTF8.self)).utf8
      return
    }
    if count == KnownStems.mostKnown || slots.isEmpty {
      slots = [Slot](repeating: Slot(), count: KnownStems.slotCount)
      count = 0
      letters.removeAll(keepingCapacity: true)
    }
    var hash = FNV1a.hash(word)
    if hash == 0 { hash = 1 }
    var at = Int(truncatingIfNeeded: hash >> 40) & (KnownStems.slotCount - 1)
    var free: Int?
    for _ in 0..<KnownStems.probes {
      let slot = slots[at]
      if slot.hash == 0 {
        free = at
        break
      }
      if slot.hash == hash, Int(slot.wordLength) == word.count, holds(word, at: Int(slot.start)) {
        let stem = Int(slot.start) + word.count
        letters.withUnsafeBufferPointer {
          stems.append(
            contentsOf: UnsafeBufferPointer(rebasing: $0[stem..<stem + Int(slot.stemLength)]))
        }
        return
      }
      at = (at + 1) & (KnownStems.slotCount - 1)
    }
    let stem = Stemmer.stem(String(decoding: word, as: UTF8.self)).utf8
    stems += stem
    // No stem is longer than its word by more than a letter.
    guard let free, stem.count <= Int(UInt8.max) else { return }
    slots[free] = Slot(
      hash: hash, start: Int32(letters.count), wordLength: UInt8(word.count),
      stemLength: UInt8(stem.count))
    letters += word
    letters += stem
    count += 1
  }

  private func holds(_ word: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    letters.withUnsafeBufferPointer {
      UnsafeBufferPointer(rebasing: $0[start..<start + word.count]).elementsEqual(word)
    }
  }
}
