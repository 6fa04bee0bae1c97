public import Primitives

/// Which documents are asked for; what is nil does not narrow.
public struct DocumentFilter: Hashable, Sendable {
  /// Words to find in title or text: all of them; `"a phrase"`, and `missil*` for a beginning.
  public var search: String?
  /// The outlet, by its name or catalogue id as the documents have it; case doesn't matter.
  public var outlet: String?
  /// ISO 639-1 code of the language it was read in.
  public var language: String?
  /// Published on this day or later. A document without a known day passes neither this nor `until`.
  public var since: Day?
  /// … on this day or earlier.
  public var until: Day?
  /// At most so many; nil for all.
  public var limit: Int?
  /// After passing over so many.
  public var offset: Int

  public init(
    search: String? = nil, outlet: String? = nil, language: String? = nil, since: Day? = nil,
    until: Day? = nil, limit: Int? = nil, offset: Int = 0
  ) {
    self.search = search
    self.outlet = outlet
    self.language = language
    self.since = since
    self.until = until
    self.limit = limit
    self.offset = offset
  }
}
