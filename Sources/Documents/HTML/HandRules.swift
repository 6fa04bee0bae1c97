/// What the classifier's place is taken by where there is no model: text density by hand.
///
/// Blocks that read like running text inside the element that holds most of it. Good enough to go on with; the
/// reader says in a flag that it was used.
enum HandRules {
  static func scores(_ page: PageBlocks) -> [Float] {
    let features = BlockFeatures(page)
    let root = features.root
    let context =
      page.contexts.indices.contains(Int(root)) ? page.contexts[Int(root)] : ElementContext()
    let inside = Int(context.firstBlock)..<max(Int(context.firstBlock), Int(context.endBlock))
    return page.blocks.enumerated().map { index, block in
      var score: Float = inside.contains(index) ? 1 : -2
      if block.words >= 8, block.sentenceEnds > 0 { score += 1 } else { score -= 1.5 }
      score -= 4 * block.linkDensity
      if block.container >= 0 {
        let marks = page.contexts[Int(block.container)].marks
        if !marks.intersection([.aside, .nav, .footer, .form, .hidden, .badRole]).isEmpty {
          score -= 3
        }
        if marks.contains(.heading), inside.contains(index) { score += 1 }
      }
      return score
    }
  }
}
