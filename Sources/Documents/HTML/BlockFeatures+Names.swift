extension BlockFeatures {
  /// The numbers of a row, in order.
  static let names: [String] = {
    var names = [
      "letters", "words", "letters-per-word", "link-density", "links", "strong", "digits",
      "capitals", "capital-words",
      "commas", "sentence-ends", "sentence-ends-per-word", "quotes", "bars", "breaks", "images",
      "title-words",
      "known-text", "last", "first", "p", "div", "li", "heading-level", "cell", "caption-element",
      "other-element",
      "depth", "in-article", "in-main", "in-aside", "in-nav", "in-header", "in-footer", "in-form",
      "in-list", "in-table",
      "in-figure", "in-caption", "in-quotation", "in-hidden", "in-article-body", "in-bad-role",
      "in-article-type",
      "in-other-property", "in-section", "in-address",
    ]
    names += (0..<ClassWords.themes).map { "class-\($0)" }
    names += (0..<BlockWords.themes).map { "words-\($0)" }
    names += [
      "place", "place-letters", "blocks-since-title", "letters-since-title", "before-letters",
      "before-link-density",
      "before-2-letters", "after-letters", "after-link-density", "after-2-letters",
      "before-same-parent",
      "after-same-parent", "before-same-element", "in-root", "root-distance", "in-inner-root",
      "in-outer-root",
      "parent-good", "parent-link-density", "parent-blocks", "parent-mean-letters",
      "grandparent-good",
      "grandparent-link-density", "repeats", "heading-furniture", "blocks-since-heading",
      "good-before", "good-after",
      "good-total", "page-blocks", "longest-share", "good-around", "row-position", "same-signature",
      "template-blocks", "template-mean-letters", "template-good",
      "twins-0", "twins-1", "twins-2", "twins-3", "size-0", "size-1", "size-2", "size-3",
      "card-blocks",
      "card-heading-link", "card-letters", "title-distance", "with-title",
      "own-names", "own-names-low", "near-names", "near-names-low", "far-names", "far-names-low",
      "word-weight", "word-weight-mean", "word-weight-low",
      "opening-weight", "before-weight", "after-weight", "heading-weight", "heading-weight-low",
      "slanted", "media-before", "media-after", "description-words", "in-inner-article",
      "in-comment", "since-long", "until-long", "in-plain-root", "plain-root-distance",
      "in-inner-plain-root", "plain-1", "plain-2", "plain-3", "plain-4",
    ]
    // Of the second look only: what the first look made of the block, its neighbours and its kind.
    names += [
      "p", "p-before", "p-before-2", "p-after", "p-after-2", "p-parent", "p-grandparent",
      "p-window", "p-template",
      "in-run", "run-distance", "run-letters", "p-share-before", "p-count", "run-share",
      "p-best-before",
      "p-best-after", "run-tree-distance",
      "p-long-before", "p-long-after", "share-1", "share-2", "share-3", "share-4", "p-3", "p-4",
      "run-same-parent", "run-same-template", "p-heading", "p-before-beside", "p-after-beside",
    ]
    return names
  }()
  static let count = names.count
  /// How many of them, from the last, only the second look asks about.
  static let secondLook = 31
}
