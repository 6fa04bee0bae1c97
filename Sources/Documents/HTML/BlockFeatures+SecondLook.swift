#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension BlockFeatures {
  /// First looks below this, odds of 1 to 148, are left as they are.
  static let hopeless: Float = -5

  /// Adds what the first look found, for the second: `scores` are the first look's log odds.
  mutating func addFirstLook(_ page: PageBlocks, _ scores: [Float]) {
    let blocks = page.blocks
    let width = BlockFeatures.count
    let base = width - BlockFeatures.secondLook
    let p = scores.map { 1 / (1 + expf(-$0)) }
    // Running sums of letters × p, and of letters.
    var mass: [Float] = [0]
    var letters: [Float] = [0]
    var kinds = Tally(blocks.count)
    var kindSums: [(mass: Float, letters: Float)] = []
    for (index, block) in blocks.enumerated() {
      let size = Float(block.letters)
      mass.append(mass[index] + size * p[index])
      letters.append(letters[index] + size)
      let slot = kinds.add(UInt64(page.contexts[Int(max(0, block.container))].signature))
      while kindSums.count <= slot { kindSums.append((0, 0)) }
      kindSums[slot].mass += size * p[index]
      kindSums[slot].letters += size
    }
    let run = BlockFeatures.bestRun(blocks, p)
    let total = max(1, mass[blocks.count])
    // The longest likely block of the run stands for where it lies in the tree.
    let anchor = run.max { Float(blocks[$0].letters) * p[$0] < Float(blocks[$1].letters) * p[$1] }
    let runContainer = anchor.map { blocks[$0].container } ?? -1
    let runParent = runContainer >= 0 ? page.tree.nodes[Int(runContainer)].parent : -2
    let runTemplate = runContainer >= 0 ? page.contexts[Int(runContainer)].signature : 0
    let beside = BlockFeatures.beside(page, p)
    var headingP: Float = -1
    let certain = Float(p.reduce(0) { $0 + ($1 > 0.5 ? 1 : 0) })
    var bestBefore: Float = 0
    var longBefore: Float = -1
    var longAfter = [Float](repeating: -1, count: blocks.count + 1)
    var bestAfter = [Float](repeating: 0, count: blocks.count + 1)
    for index in blocks.indices.reversed() {
      bestAfter[index] = max(bestAfter[index + 1] * 0.95, p[index])
      longAfter[index] = blocks[index].words >= 12 ? p[index] : longAfter[index + 1]
    }
    func mean(_ low: Int, _ high: Int) -> Float {
      high > low ? (mass[high] - mass[low]) / max(1, letters[high] - letters[low]) : 0
    }
    values.withUnsafeMutableBufferPointer { all in
      for index in blocks.indices {
        defer {
          bestBefore = max(bestBefore * 0.95, p[index])
          if blocks[index].words >= 12 { longBefore = p[index] }
          if page.tree.nodes[Int(max(0, blocks[index].container))].tag.isHeading {
            headingP = p[index]
          }
        }
        guard scores[index] >= BlockFeatures.hopeless else { continue }
        var row = Row(pointer: all.baseAddress! + index * width + base)
        row.put(p[index])
        row.put(index > 0 ? p[index - 1] : 0)
        row.put(index > 1 ? p[index - 2] : 0)
        row.put(index + 1 < blocks.count ? p[index + 1] : 0)
        row.put(index + 2 < blocks.count ? p[index + 2] : 0)
        let container = Int(max(0, blocks[index].container))
        var element = page.tree.nodes[container].parent
        for _ in 0..<2 {
          if element >= 0 {
            let around = page.contexts[Int(element)]
            row.put(mean(Int(around.firstBlock), Int(around.endBlock)))
            element = page.tree.nodes[Int(element)].parent
          } else {
            row.put(-1)
          }
        }
        row.put(mean(max(0, index - 5), min(blocks.count, index + 6)))
        let slot = kinds.slot(UInt64(page.contexts[container].signature))
        row.put(slot.map { kindSums[$0].mass / max(1, kindSums[$0].letters) } ?? 0)
        row.put(run.contains(index) ? 1 : 0)
        if run.contains(index) || run.isEmpty {
          row.put(0)
          row.put(0)
        } else if index < run.lowerBound {
          row.put(Float(max(-40, index - run.lowerBound)))
          row.put(-logf(1 + letters[run.lowerBound] - letters[index]))
        } else {
          row.put(Float(min(40, index - run.upperBound + 1)))
          row.put(logf(1 + letters[index] - letters[run.upperBound]))
        }
        row.put(mass[index] / total)
        row.put(certain)
        row.put((mass[run.upperBound] - mass[run.lowerBound]) / total)
        row.put(bestBefore)
        row.put(bestAfter[index + 1])
        row.put(BlockFeatures.distance(page, blocks[index].container, runContainer))
        row.put(longBefore)
        row.put(longAfter[index + 1])
        element = blocks[index].container
        var shares: (Float, Float, Float, Float) = (0, 0, 0, 0)
        var third: Float = -1
        var fourth: Float = -1
        for level in 0..<4 where element >= 0 {
          element = page.tree.nodes[Int(element)].parent
          guard element >= 0 else { break }
          let around = page.contexts[Int(element)]
          let first = Int(around.firstBlock)
          let end = max(first, Int(around.endBlock))
          let share = (mass[end] - mass[first]) / total
          switch level {
          case 0: shares.0 = share
          case 1: shares.1 = share
          case 2: (shares.2, third) = (share, mean(first, end))
          default: (shares.3, fourth) = (share, mean(first, end))
          }
        }
        row.put(shares.0)
        row.put(shares.1)
        row.put(shares.2)
        row.put(shares.3)
        row.put(third)
        row.put(fourth)
        row.put(page.tree.nodes[container].parent == runParent ? 1 : 0)
        row.put(page.contexts[container].signature == runTemplate ? 1 : 0)
        row.put(headingP)
        row.put(beside[index].before)
        row.put(beside[index].after)
      }
    }
  }

  /// For each block, the first look of the nearest before and behind it that stands in the same parent; −1 where
  /// there is none.
  private static func beside(_ page: PageBlocks, _ p: [Float]) -> [(before: Float, after: Float)] {
    var found = [(before: Float, after: Float)](repeating: (-1, -1), count: page.blocks.count)
    var last = [Int32](repeating: -1, count: page.tree.nodes.count)
    for (index, block) in page.blocks.enumerated() where !block.isMenuEntry {
      let parent = Int(max(0, page.tree.nodes[Int(max(0, block.container))].parent))
      if last[parent] >= 0 {
        found[index].before = p[Int(last[parent])]
        found[Int(last[parent])].after = p[index]
      }
      last[parent] = Int32(index)
    }
    return found
  }

  /// The stretch of blocks with the largest sum of letters × (p − ½): where the article most likely lies.
  private static func bestRun(_ blocks: [PageBlock], _ p: [Float]) -> Range<Int> {
    var best: Float = 0
    var range = 0..<0
    var sum: Float = 0
    var start = 0
    for index in blocks.indices {
      sum += Float(blocks[index].letters + 8) * (p[index] - 0.5)
      if sum <= 0 {
        sum = 0
        start = index + 1
      } else if sum > best {
        best = sum
        range = start..<index + 1
      }
    }
    return range
  }
}
