/// What the furniture of news pages says, in lower case: words, no logic.
///
/// A line is furniture when it *is* one of `whole`, or begins with one of `openings` and is no longer than
/// a label with its headline. Both were gathered from pages of many sites, not from any one document.
enum FurnitureWords {
  static let whole: Set<String> = [
    "no time to read", "get a summary", "advertisement", "advertising", "ad", "sponsored",
    "sponsored content",
    "share", "share this", "share this article", "share this story", "share on facebook",
    "share on twitter",
    "share on x", "share via email", "tweet", "email", "print", "copy link", "save", "save article",
    "comments",
    "leave a comment", "leave a reply", "post a comment", "view comments", "show comments",
    "no comments",
    "read more", "read also", "also read", "see also", "more", "more from", "read next", "up next",
    "next up",
    "related", "related articles", "related article", "related stories", "related news",
    "related posts",
    "related topics", "related content", "recommended", "recommended for you", "you may also like",
    "you might also like", "most read", "most popular", "popular", "trending", "trending now",
    "latest news",
    "latest", "top stories", "more stories", "more news", "subscribe", "subscribe now", "sign up",
    "sign up now", "log in", "login", "sign in", "register", "continue reading", "keep reading",
    "read full story",
    "read the full story", "read full article", "story continues below",
    "story continues below advertisement",
    "article continues below", "article continues after advertisement", "follow us",
    "follow us on twitter",
    "follow us on facebook", "follow us on google news", "join us on telegram",
    "join our telegram channel",
    "click here", "learn more", "find out more", "skip to content", "skip to main content",
    "back to top", "menu",
    "home", "search", "close", "loading", "loading...", "listen to this article", "listen", "play",
    "watch",
    "newsletter", "newsletters", "support us", "donate", "contribute today", "make a donation",
    "tags", "topics",
    "categories", "all rights reserved", "terms of use", "privacy policy", "cookie policy",
    "contact us",
    "about us", "about the author", "previous", "next", "previous article", "next article",
    "previous post",
    "next post", "previous story", "next story", "older post", "newer post", "prev article",
    "accept", "accept all",
    "accept cookies", "reject all", "manage preferences", "print this page", "send to a friend",
    "report an error",
    "found a mistake", "summary", "key points", "in this article", "table of contents", "download",
    "download pdf",
    "getty images", "file photo", "stock photo", "photo", "video", "gallery", "text size",
    "font size",
    "we're improving", "was this article helpful", "what do you think", "join the conversation",
    "читайте также", "читать далее", "подробнее", "смотрите также", "по теме", "материалы по теме",
    "реклама",
    "поделиться", "поделиться в соцсетях", "комментарии", "оставить комментарий", "подписаться",
    "подписывайтесь",
    "подпишитесь на рассылку", "войти", "регистрация", "главная", "поиск", "меню",
    "следующая статья",
    "предыдущая статья", "следующая новость", "предыдущая новость", "популярное", "самое читаемое",
    "последние новости", "новости партнеров", "новости партнёров", "теги", "распечатать",
    "версия для печати",
    "все новости", "новости по теме", "другие новости", "скопировать ссылку", "нашли ошибку", "ещё",
    "еще",
    "weiterlesen", "mehr zum thema", "anzeige", "werbung", "teilen", "kommentare", "lire aussi",
    "à lire aussi",
    "partager", "publicité", "lea también", "lee también", "compartir", "publicidad", "leggi anche",
    "condividi", "pubblicità", "leia também", "leia mais", "publicidade", "compartilhar",
  ]

  /// Openings of a label that a headline or an address follows on the same line.
  static let openings: [String] = [
    "related article:", "related articles:", "related story:", "related stories:", "related:",
    "related news:",
    "related topics:", "read more:", "read also:", "also read:", "read more about:", "see also:",
    "see more:",
    "read next:", "more on this:", "more:", "watch:", "listen:", "must read:", "don't miss:",
    "next article:",
    "previous article:", "next:", "previous:", "up next:", "recommended:", "trending:", "tags:",
    "tag:", "topics:",
    "filed under:", "categories:", "category:", "posted in:", "keywords:", "follow us on",
    "follow us:",
    "subscribe to our", "sign up for our", "sign up to our", "sign up to the", "sign up for the",
    "get our newsletter", "join our", "click here to", "tap here to", "share this:", "share on:",
    "download the",
    "download our app", "© ", "(c) ", "copyright ©", "copyright (c)", "copyright 20",
    "all rights reserved",
    "image credit:", "we use cookies", "this website uses cookies", "this site uses cookies",
    "by continuing to use", "if you found a mistake", "if you have found a spelling error",
    "support our work",
    "support independent journalism", "enjoying this article", "thank you for reading",
    "for more news",
    "for more information, visit", "visit our website", "this article is part of",
    "this story was originally published",
    "this article was originally published", "this article first appeared", "originally published",
    "читайте также:", "смотрите также:", "по теме:", "читать также:", "подробнее:", "еще по теме:",
    "ещё по теме:", "теги:", "рубрика:", "рубрики:", "подписывайтесь на", "подпишитесь на",
    "присоединяйтесь к", "следите за", "нашли ошибку", "заметили ошибку", "выделите ошибку",
    "материал по теме:",
    "lire aussi :", "lire aussi:", "à lire aussi", "lesen sie auch", "lea también:", "lee también:",
    "leggi anche:", "leia também:", "leia mais:",
  ]

  /// What a cookie notice speaks of, and what it asks for or promises.
  static let cookies: Set<Substring> = ["cookie", "cookies", "куки", "кукис"]
  static let consent: Set<Substring> = [
    "accept", "agree", "allow", "consent", "decline", "reject", "settings", "preferences",
    "privacy",
    "browser", "site", "website", "page", "experience", "personalise", "personalize", "necessary",
    "сайт", "сайта", "сайте", "принять", "согласие", "настройки", "соглашаетесь", "akzeptieren",
    "accepter", "aceptar", "accetta",
  ]

  /// Labels after which the next line is the headline of another page.
  static let teaserLabels: Set<String> = [
    "previous article", "next article", "previous post", "next post", "previous story",
    "next story", "prev article",
    "older post", "newer post", "up next", "read next", "previous", "next", "related article",
    "next up",
    "следующая статья", "предыдущая статья", "следующая новость", "предыдущая новость",
    "следующий материал",
    "предыдущий материал", "nächster artikel", "vorheriger artikel", "article suivant",
    "article précédent",
    "artículo anterior", "artículo siguiente", "articolo precedente", "articolo successivo",
  ]

  /// Labels that name the document's own address.
  static let ownAddressLabels: Set<String> = [
    "original url", "original link", "original article", "original", "url", "source", "source url",
    "permalink",
    "link", "article url", "page url", "source link", "read the original", "full article",
    "retrieved from",
    "available at", "originally published at", "canonical url", "адрес", "источник", "оригинал",
    "ссылка на источник", "ссылка", "quelle", "fuente", "fonte",
  ]

  /// Labels of a list of addresses.
  static let linkLabels: Set<String> = [
    "links", "sources", "references", "related links", "external links", "see", "footnotes",
    "notes",
    "ссылки", "источники", "liens", "enlaces",
  ]

  /// One-line kickers above a headline.
  static let kickers: Set<String> = [
    "opinion", "comment", "commentary", "analysis", "exclusive", "breaking", "breaking news",
    "update", "updated",
    "editorial", "explainer", "interview", "feature", "news", "world", "politics", "fact box",
    "factbox",
    "backgrounder", "news analysis", "op-ed", "column", "report", "live", "urgent", "press release",
    "transcript",
    "мнение", "комментарий", "аналитика", "эксклюзив", "интервью", "новости", "политика", "срочно",
    "репортаж",
  ]

  /// Openings of a line that names who wrote.
  static let bylineOpenings: [String] = [
    "by ", "written by ", "reported by ", "author: ", "authors: ", "reporting by ",
    "(reporting by ",
    "story by ", "words by ", "text by ", "edited by ", "editing by ", "(editing by ",
    "compiled by ",
    "posted by ", "published by ", "автор: ", "авторы: ", "автор ", "von ", "par ",
  ]

  /// Openings of a line that tells when the text was published or changed.
  static let dateOpenings: [(opening: String, isUpdate: Bool)] = [
    ("published on", false), ("published:", false), ("published at", false), ("published", false),
    ("posted on", false), ("posted:", false), ("posted", false), ("date:", false),
    ("first published", false),
    ("released on", false), ("release date:", false), ("issued on", false), ("created:", false),
    ("опубликовано", false), ("дата публикации", false), ("дата:", false), ("размещено", false),
    ("veröffentlicht", false), ("publié le", false), ("publicado", false), ("pubblicato", false),
    ("updated on", true), ("updated:", true), ("updated", true), ("last updated", true),
    ("last modified", true), ("modified:", true), ("обновлено", true), ("изменено", true),
    ("aktualisiert", true), ("mis à jour", true), ("actualizado", true), ("aggiornato", true),
  ]
}
