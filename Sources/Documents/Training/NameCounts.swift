/// The slots in which the names around a block, and its words, are weighed.
struct BlockSlots {
  /// Its own element's, those of the two around it, those further out; each slot once.
  var names: [[Int]] = [[], [], []]
  var words: [Int]

  init(_ page: PageBlocks, _ index: Int, words: [UInt64]) {
    self.words = Set(words.map(TokenWeights.wordSlot)).sorted()
    if page.blocks[index].words >= 2 {
      self.words.append(
        TokenWeights.wordSlots + TokenWeights.openingSlot(page.blocks[index].opening))
    }
    var element = page.blocks[index].container
    var level = 0
    var found: [Set<Int>] = [[], [], []]
    while element >= 0 {
      let node = page.tree.nodes[Int(element)]
      found[level == 0 ? 0 : level <= 2 ? 1 : 2].formUnion(BlockSlots.names(page.tree, node))
      element = node.parent
      level += 1
    }
    names = found.map { $0.sorted() }
  }

  private static func names(_ tree: HTMLTree, _ node: HTMLNode) -> [Int] {
    guard node.tag != .body, node.tag != .html, let base = tree.bytes.baseAddress else { return [] }
    var slots: [Int] = []
    let first = Int(node.firstAttribute)
    for at in first..<first + Int(node.attributeCount) {
      let attribute = tree.attributes[at]
      switch attribute.name {
      case .class, .id, .dataMark:
        _ = ClassWords.shared.themes(in: base, Int(attribute.from)..<Int(attribute.to)) {
          slots.append(TokenWeights.nameSlot($0))
        }
      default: break
      }
    }
    return slots
  }
}

/// How often names and words stand with text of articles and with furniture, site by site, so that a site can be
/// left out of the count.
struct NameCounts {
  /// Against and for, for each slot of `TokenWeights`.
  private struct Tables {
    var against = [Float](repeating: 0, count: TokenWeights.none.values.count)
    var favour = [Float](repeating: 0, count: TokenWeights.none.values.count)
  }

  private var total = Tables()
  private var sites: [String: [(slot: Int32, against: Float, favour: Float)]] = [:]

  /// A site counts once, however many of its pages there are: names by the share of its letters they stand with,
  /// words by whether a block or two of it have them.
  init(_ pages: [LabelledPage]) {
    var ofSite: [String: [Int]] = [:]
    for (index, page) in pages.enumerated() { ofSite[page.site, default: []].append(index) }
    for site in ofSite.keys.sorted() {
      let indices = ofSite[site] ?? []
      var against: [Int: Float] = [:]
      var favour: [Int: Float] = [:]
      func add(_ slot: Int, _ label: Float, _ much: Float) {
        if label == 1 {
          favour[slot, default: 0] += much
        } else {
          against[slot, default: 0] += much
        }
      }
      for index in indices {
        let page = pages[index]
        var sizes: (against: Float, favour: Float) = (10, 10)
        for block in page.open {
          let size = Float(page.slots[block].words.count)
          if page.labels[block] == 1 { sizes.favour += size } else { sizes.against += size }
        }
        for block in page.open {
          let label = page.labels[block]
          let slots = page.slots[block]
          let share = Float(slots.words.count) / (label == 1 ? sizes.favour : sizes.against)
          for (level, names) in slots.names.enumerated() {
            for slot in names {
              add(level * TokenWeights.nameSlots + slot, label, share / Float(indices.count))
            }
          }
          for slot in slots.words { add(3 * TokenWeights.nameSlots + slot, label, 1) }
        }
      }
      let words = 3 * TokenWeights.nameSlots
      sites[site] = Set(against.keys).union(favour.keys).sorted().map { slot in
        let most: Float = slot < words ? .infinity : 2
        return (Int32(slot), min(most, against[slot] ?? 0), min(most, favour[slot] ?? 0))
      }
      for (slot, against, favour) in sites[site] ?? [] {
        total.against[Int(slot)] += against
        total.favour[Int(slot)] += favour
      }
    }
  }

  /// The log odds of each slot, as counted on all sites but one.
  func weights(without site: String?) -> TokenWeights {
    var against = total.against
    var favour = total.favour
    for (slot, less, lessFavour) in site.flatMap({ sites[$0] }) ?? [] {
      against[Int(slot)] -= less
      favour[Int(slot)] -= lessFavour
    }
    let words = 3 * TokenWeights.nameSlots
    let allFavour: Float = favour[words...].reduce(0, +)
    let allAgainst: Float = against[words...].reduce(0, +)
    let base = logOdds(Double((allFavour + 1) / (allFavour + allAgainst + 2)))
    return TokenWeights(
      values: against.indices.map { (slot: Int) -> Int8 in
        let odds: Float = (max(0, favour[slot]) + 0.3) / (max(0, against[slot]) + 0.3)
        var log = logOdds(Double(odds / (1 + odds)))
        if slot >= words, odds != 1 { log -= base }
        let scaled = (Float(log) * TokenWeights.scale).rounded()
        return Int8(max(-120, min(120, scaled)))
      })
  }
}
