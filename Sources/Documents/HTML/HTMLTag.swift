/// The elements the tree tells apart; every other name is `unknown`, which behaves as an inline element.
enum HTMLTag: UInt8, CaseIterable, Sendable {
  /// A run of text, not an element.
  case text
  case unknown
  case html, head, body, title, meta, link, base, script, style, noscript, template, iframe
  case object, svg, math, canvas, p, div, span, a, b, i, em, strong, u, s, small, big, sub, sup
  case font, abbr, cite, code, mark, q, time, label, br, wbr, hr, img, picture, source, video
  case audio, track, embed, param, area, map, col, h1, h2, h3, h4, h5, h6, ul, ol, li, dl, dt, dd
  case table, caption, thead, tbody, tfoot, tr, td, th, colgroup, blockquote, pre, figure
  case figcaption, article, section, main, aside, nav, header, footer, address, hgroup, details
  case summary, form, fieldset, legend, input, button, select, option, optgroup, textarea
  case datalist, output, progress, meter, dialog, center, frameset, frame, noframes, ins, del, bdi
  case bdo, kbd, samp, `var`, tt, strike, dfn, data, ruby, rt, rp, acronym, menu, plaintext, xmp
  case noembed

  /// Elements without content or end tag (HTML Living Standard, 13.1.2).
  var isVoid: Bool {
    switch self {
    case .meta, .link, .base, .br, .wbr, .hr, .img, .source, .track, .embed, .param, .area, .col,
      .input, .frame:
      return true
    default: return false
    }
  }

  /// Elements whose content is read as characters up to their own end tag.
  var isRawText: Bool {
    switch self {
    case .script, .style, .title, .textarea, .iframe, .xmp, .noembed, .noframes: return true
    default: return false
    }
  }

  /// Elements that begin and end a line of their own.
  var isBlock: Bool {
    switch self {
    case .html, .body, .p, .div, .hr, .h1, .h2, .h3, .h4, .h5, .h6, .ul, .ol, .li, .dl, .dt, .dd,
      .table,
      .caption, .thead, .tbody, .tfoot, .tr, .td, .th, .blockquote, .pre, .figure, .figcaption,
      .article,
      .section, .main, .aside, .nav, .header, .footer, .address, .hgroup, .details, .summary, .form,
      .fieldset,
      .legend, .center, .menu, .dialog, .frameset, .noscript, .template, .head, .title, .option,
      .optgroup,
      .select, .textarea, .video, .audio, .picture, .iframe, .object, .button:
      return true
    default: return false
    }
  }

  /// Elements none of whose text is shown to a reader.
  var isSkipped: Bool {
    switch self {
    case .head, .script, .style, .noscript, .template, .iframe, .object, .svg, .math, .canvas,
      .textarea, .select,
      .option, .datalist, .video, .audio, .map, .embed, .button, .input, .noembed, .noframes,
      .frameset, .title:
      return true
    default: return false
    }
  }

  var isHeading: Bool { rawValue >= HTMLTag.h1.rawValue && rawValue <= HTMLTag.h6.rawValue }

  /// Elements whose start closes an open `p` (13.2.6.4.7, "close a p element").
  var closesParagraph: Bool {
    switch self {
    case .p, .div, .hr, .h1, .h2, .h3, .h4, .h5, .h6, .ul, .ol, .li, .dl, .dt, .dd, .table,
      .blockquote, .pre, .figure,
      .figcaption, .article, .section, .main, .aside, .nav, .header, .footer, .address, .hgroup,
      .details, .summary,
      .form, .fieldset, .center, .menu, .dialog:
      return true
    default: return false
    }
  }

  /// The element of that name in lower-case ASCII, at most 16 bytes packed low byte first.
  @inline(__always)
  static func named(_ low: UInt64, _ high: UInt64) -> HTMLTag {
    HTMLTagTable.shared.find(low, high)
  }
}

/// Element names by a hash of their bytes; made once, read-only.
private struct HTMLTagTable: @unchecked Sendable {
  // @unchecked: the memory is written in init alone and never freed.
  static let shared = HTMLTagTable()
  private let keys: UnsafeMutablePointer<(UInt64, UInt64)>
  private let tags: UnsafeMutablePointer<HTMLTag>
  private static let mask = 1023

  private init() {
    keys = .allocate(capacity: 1024)
    keys.initialize(repeating: (0, 0), count: 1024)
    tags = .allocate(capacity: 1024)
    tags.initialize(repeating: .unknown, count: 1024)
    for tag in HTMLTag.allCases where tag != .text && tag != .unknown {
      var low: UInt64 = 0
      var high: UInt64 = 0
      for (index, byte) in String(describing: tag).utf8.enumerated() {
        if index < 8 {
          low |= UInt64(byte) << (8 * index)
        } else {
          high |= UInt64(byte) << (8 * (index - 8))
        }
      }
      var slot = HTMLTagTable.slot(low, high)
      while keys[slot] != (0, 0) { slot = (slot + 1) & HTMLTagTable.mask }
      keys[slot] = (low, high)
      tags[slot] = tag
    }
  }

  @inline(__always)
  private static func slot(_ low: UInt64, _ high: UInt64) -> Int {
    Int(truncatingIfNeeded: ((low ^ (high &* 31)) &* 0x9E37_79B9_7F4A_7C15) >> 54)
  }

  @inline(__always)
  func find(_ low: UInt64, _ high: UInt64) -> HTMLTag {
    var slot = HTMLTagTable.slot(low, high)
    while true {
      let key = keys[slot]
      if key.0 == low && key.1 == high { return tags[slot] }
      if key.0 == 0 { return .unknown }
      slot = (slot + 1) & HTMLTagTable.mask
    }
  }
}
