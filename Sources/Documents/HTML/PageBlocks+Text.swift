extension PageBlocks {
  /// The text of a block: references resolved, white space made single, `br` a line end.
  func text(of block: PageBlock) -> [UInt8] {
    var out: [UInt8] = []
    var raw: [UInt8] = []
    func flush() {
      raw.withUnsafeBufferPointer { WhiteSpace.appendCollapsed($0, to: &out) }
      raw.removeAll(keepingCapacity: true)
    }
    var index = Int(block.nodes.lowerBound)
    let end = Int(block.nodes.upperBound)
    let preformatted = block.container >= 0 && tree.nodes[Int(block.container)].tag == .pre
    while index < end {
      let node = tree.nodes[index]
      if node.tag == .text {
        if node.hasSpaceBefore { raw.append(0x20) }
        if preformatted {
          CharacterReferences.append(tree.bytes, Int(node.from)..<Int(node.to), to: &raw)
          out.append(contentsOf: raw)
          raw.removeAll(keepingCapacity: true)
        } else {
          CharacterReferences.append(tree.bytes, Int(node.from)..<Int(node.to), to: &raw)
        }
      } else if node.tag.isSkipped {
        index = Int(node.end)
        continue
      } else if node.tag == .br {
        flush()
        if let last = out.last, last != 0x0A { out.append(0x0A) }
      } else if node.tag.isBlock {
        // Cells of a row.
        raw.append(0x20)
      }
      index += 1
    }
    flush()
    while let last = out.last, last <= 0x20 { out.removeLast() }
    return out
  }
}
