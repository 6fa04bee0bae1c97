import Primitives

/// What the class names and ids of an element say it is for, as a set of themes.
///
/// Names are cut into words at hyphens, underscores and changes of case; a word stands for one or more themes.
/// The themes are features of the block classifier: which of them speak for or against a text is learnt.
struct ClassWords {
  /// Number of themes.
  static let themes = 34

  /// The themes of one line of words each, in order; a word may stand in several.
  private static let lines: [String] = [
    "article articles story post entry articlebody storybody postbody blogpost newsitem postarea hentry storycontent articlecontent",
    "content contents body text copy prose rich richtext wysiwyg articlebody storybody bodytext fulltext maincontent entrycontent postcontent cms article-text bodycopy articletext articlecontent storycontent",
    "main primary center central mainbody maincontent",
    "paragraph para paragraphs graf textblock text-block",
    "comment comments disqus respond reply replies discussion commentlist livefyre coral viafoura",
    "share sharing shares social follow addthis sharedaddy socials sharebar facebook twitter whatsapp pinterest linkedin telegram addtoany sns",
    "related recommend recommended recommendations recirc recirculation readmore readnext also suggested outbrain taboola teaser teasers more similar further linked zergnet revcontent relatedposts morefrom",
    "nav menu breadcrumb breadcrumbs navigation navbar toolbar subnav topnav megamenu crumbs submenu tabs dropdown hamburger drawer",
    "footer foot bottom colophon copyright legal pagefooter siteinfo footnav footernav",
    "header masthead top banner hero topbar pageheader siteheader utility",
    "sidebar side aside rail secondary rightcol leftcol rightrail sidecolumn right left tertiary complementary",
    "ad ads advert advertisement adverts advertising sponsor sponsored promo promotion promos dfp gpt adslot adsense adunit promoted native commercial adbox banner-ad leaderboard mpu",
    "newsletter newsletters subscribe subscription signup paywall optin register registration login signin mailing piano mailchimp regwall membership donate donation support email",
    "caption credit figcaption captions photocredit imagecaption wp-caption cutline attribution source",
    "image photo gallery media figure img slideshow carousel picture slider slide swiper thumbnail thumb photos images slick",
    "byline author authors bio contributor writer profile authorbox bylines about-author vcard reporter columnist avatar biography",
    "meta date time timestamp published dateline info datetime postmeta pubdate updated posted details",
    "tag tags topic topics category categories keyword keywords label labels taglist tagcloud hashtag section-name",
    "widget module component card cards panel tile tiles plugin block blocks",
    "popular trending mostread mostpopular latest headlines topstories most top-stories recent newest hot featured feature",
    "cookie cookies consent gdpr privacy modal popup overlay lightbox dialog onetrust interstitial popover toast notification alert ccpa",
    "hidden hide invisible offscreen sr screenreader visually visuallyhidden print collapse collapsed displaynone noshow truncated",
    "quote blockquote pullquote pull quotes epigraph",
    "embed embedded tweet instagram youtube video player audio podcast iframe vimeo tiktok videos jwplayer brightcove embeds oembed",
    "summary lead intro standfirst dek subtitle subhead deck excerpt abstract description lede subheading kicker strapline subheadline synopsis introduction perex chapo sapo",
    "title headline heading hed entrytitle headlines pagetitle",
    "form input search button btn cta action actions buttons searchform field fields submit poll vote quiz survey",
    "pagination pager prev next previous paging postnav older newer navlinks pagenav",
    "table toc index data chart infobox infographic spec specs stats comparison factbox",
    "note footnote footnotes reference references correction disclaimer about notes editorsnote bibliography citations disclosure endnote",
    "feed item items stream river archive list listing grid listitem collection loop stack row results",
    "recipe ingredient ingredients instructions step review product price buy shop shopping deal deals coupon store cart affiliate",
    "faq question answer accordion tab qa",
    "event events calendar weather stock market ticker scoreboard live score scores schedule job jobs location map",
  ]

  private let keys: UnsafeMutablePointer<UInt64>
  private let bits: UnsafeMutablePointer<UInt64>
  private static let size = 2048

  nonisolated(unsafe) static let shared = ClassWords()

  private init() {
    keys = .allocate(capacity: ClassWords.size)
    keys.initialize(repeating: 0, count: ClassWords.size)
    bits = .allocate(capacity: ClassWords.size)
    bits.initialize(repeating: 0, count: ClassWords.size)
    for (theme, line) in ClassWords.lines.enumerated() {
      for word in line.split(separator: " ") {
        var hash: UInt64 = FNV1a.start
        for byte in word.utf8 where byte >= 0x61 {
          hash = FNV1a.step(hash, UInt64(byte))
        }
        var slot = Int(truncatingIfNeeded: hash >> 40) & (ClassWords.size - 1)
        while keys[slot] != 0, keys[slot] != hash { slot = (slot + 1) & (ClassWords.size - 1) }
        keys[slot] = hash
        bits[slot] |= 1 << UInt64(theme)
      }
    }
  }

  /// The themes named in these bytes; `seen` is told the hash of each word. Linear; at most 400 bytes are looked at.
  @inline(__always)
  func themes(
    in bytes: UnsafePointer<UInt8>, _ range: Range<Int>, _ seen: (UInt64) -> Void
  ) -> UInt64 {
    var found: UInt64 = 0
    var hash = FNV1a.start
    var length = 0
    var wasLower = false
    var index = range.lowerBound
    let end = min(range.upperBound, range.lowerBound + 400)
    func close() {
      guard length >= 2 else { return }
      found |= lookUp(hash)
      seen(hash)
    }
    while index < end {
      let byte = bytes[index]
      if byte >= 0x61, byte <= 0x7A {
        hash = FNV1a.step(hash, UInt64(byte))
        length += 1
        wasLower = true
      } else if byte >= 0x41, byte <= 0x5A {
        if wasLower {
          close()
          hash = FNV1a.start
          length = 0
        }
        hash = FNV1a.step(hash, UInt64(byte | 0x20))
        length += 1
        wasLower = false
      } else {
        close()
        hash = FNV1a.start
        length = 0
        wasLower = false
      }
      index += 1
    }
    close()
    return found
  }

  @inline(__always)
  private func lookUp(_ hash: UInt64) -> UInt64 {
    var slot = Int(truncatingIfNeeded: hash >> 40) & (ClassWords.size - 1)
    while keys[slot] != 0 {
      if keys[slot] == hash { return bits[slot] }
      slot = (slot + 1) & (ClassWords.size - 1)
    }
    return 0
  }
}
