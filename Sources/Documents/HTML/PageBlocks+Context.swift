extension PageBlocks {
  /// What an element hands down, from what its parent hands down and its own attributes.
  func context(
    _ node: HTMLNode, _ base: UnsafePointer<UInt8>, _ words: ClassWords,
    _ weights: UnsafePointer<Int8>
  ) -> ElementContext {
    var context = ElementContext()
    if node.parent >= 0 {
      let parent = contexts[Int(node.parent)]
      context.marks = parent.marks
      context.marks.remove([.paragraph, .heading])
      context.near = parent.own
      context.far = parent.near | parent.far
      context.farWeight = parent.farWeight
      if node.parent > 0 {
        let grandparent = tree.nodes[Int(node.parent)].parent
        if grandparent >= 0 { context.near |= contexts[Int(grandparent)].own }
      }
    }
    switch node.tag {
    case .article:
      context.marks.insert(context.marks.contains(.article) ? .innerArticle : .article)
    case .main: context.marks.insert(.main)
    case .section: context.marks.insert(.section)
    case .aside: context.marks.insert(.aside)
    case .nav: context.marks.insert(.nav)
    case .header: context.marks.insert(.header)
    case .footer: context.marks.insert(.footer)
    case .form: context.marks.insert(.form)
    case .ul, .ol, .menu: context.marks.insert(.list)
    case .li: context.marks.insert(.item)
    case .table: context.marks.insert(.table)
    case .figure: context.marks.insert(.figure)
    case .figcaption: context.marks.insert(.caption)
    case .blockquote: context.marks.insert(.quotation)
    case .h1, .h2, .h3, .h4, .h5, .h6: context.marks.insert(.heading)
    case .p: context.marks.insert(.paragraph)
    case .dl: context.marks.insert(.definitions)
    case .details: context.marks.insert(.details)
    case .address: context.marks.insert(.address)
    case .a: context.marks.insert(.link)
    case .strong, .b: context.marks.insert(.strong)
    case .em, .i: context.marks.insert(.slanted)
    default: break
    }
    var signature: UInt32 = 2_166_136_261 ^ UInt32(node.tag.rawValue)
    let first = Int(node.firstAttribute)
    for at in first..<first + Int(node.attributeCount) {
      let attribute = tree.attributes[at]
      let range = Int(attribute.from)..<Int(attribute.to)
      if attribute.name == .class {
        // Numbers tell one entry of a template from the next (“post-7908”), not one template from another.
        for byte in range.prefix(80) where base[byte] < 0x30 || base[byte] > 0x39 {
          signature = (signature ^ UInt32(base[byte])) &* 16_777_619
        }
      }
      switch attribute.name {
      case .class, .id, .dataMark:
        guard node.tag != .body, node.tag != .html else { break }
        context.own |= words.themes(in: base, range) { hash in
          let slot = TokenWeights.nameSlot(hash)
          context.ownWeight.add(weights[slot])
          context.nearWeight.add(weights[TokenWeights.nameSlots + slot])
          context.farWeight.add(weights[2 * TokenWeights.nameSlots + slot])
        }
      case .hidden: context.marks.insert(.hidden)
      case .ariaHidden:
        if tree.equalsFolded(range, "true") { context.marks.insert(.hidden) }
      case .style:
        if range.count >= 12, hidesElement(range) { context.marks.insert(.hidden) }
      case .role:
        if tree.equalsFolded(range, "main") || tree.equalsFolded(range, "article") {
          context.marks.insert(.main)
        } else if range.count >= 6, !tree.equalsFolded(range, "presentation"),
          !tree.equalsFolded(range, "region"),
          !tree.equalsFolded(range, "heading"), !tree.equalsFolded(range, "listitem")
        {
          context.marks.insert(.badRole)
        }
      case .itemprop:
        if tree.equalsFolded(range, "articlebody") {
          context.marks.insert(.articleBody)
        } else {
          context.marks.insert(.otherProperty)
        }
      case .itemtype:
        if tree.containsFolded(range, "article") || tree.containsFolded(range, "posting") {
          context.marks.insert(.articleType)
        } else if tree.containsFolded(range, "comment") {
          context.marks.insert(.comment)
        }
      default: break
      }
    }
    // An element without classes of its own is told apart by the one it stands in.
    if node.parent >= 0 {
      signature = (signature &* 31) ^ (contexts[Int(node.parent)].signature >> 3)
    }
    context.signature = signature
    return context
  }

  private func hidesElement(_ range: Range<Int>) -> Bool {
    guard tree.containsFolded(range, "display") || tree.containsFolded(range, "visibility") else {
      return false
    }
    return tree.containsFolded(range, "none") || tree.containsFolded(range, "hidden")
  }
}
