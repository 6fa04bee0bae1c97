import Mustache

/// The templates, built into the binary and parsed once.
struct Templates: Sendable {
  private let library: MustacheLibrary

  /// A template's name and its text.
  static let sources: [(name: String, bytes: [UInt8])] = [
    ("layout", PackageResources.layout_mustache),
    ("statement-entry", PackageResources.statement_entry_mustache),
    ("statement-filter", PackageResources.statement_filter_mustache),
    ("found", PackageResources.found_mustache),
    ("stretch", PackageResources.stretch_mustache),
    ("turning", PackageResources.turning_mustache),
    ("party-codes", PackageResources.party_codes_mustache),
    ("step", PackageResources.step_mustache),
    ("source-list", PackageResources.source_list_mustache),
    ("home", PackageResources.home_mustache),
    ("instruments", PackageResources.instruments_mustache),
    ("instrument", PackageResources.instrument_mustache),
    ("documents", PackageResources.documents_mustache),
    ("document", PackageResources.document_mustache),
    ("statements", PackageResources.statements_mustache),
    ("statement", PackageResources.statement_mustache),
    ("speakers", PackageResources.speakers_mustache),
    ("speaker", PackageResources.speaker_mustache),
    ("error", PackageResources.error_mustache),
  ]

  init() throws {
    MustacheContentTypes.register(ScalarHTML(), named: ScalarHTML.name)
    var library = MustacheLibrary()
    for (name, bytes) in Templates.sources {
      try library.register(String(decoding: bytes, as: UTF8.self), named: name)
    }
    self.library = library
  }

  /// The page as HTML.
  func html(of page: some Page) -> String {
    let name = type(of: page).template
    let frame = Frame(page: page, title: page.title, json: page.jsonAddress, address: page.address)
    return library.render(frame, withTemplate: name) ?? "There is no template “\(name)”."
  }

  /// What `layout.mustache` asks for beside the page itself.
  private struct Frame {
    var page: any Page
    var title: String
    /// Nil for a page that has none.
    var json: String?
    var navigation: [Entry]
    var home = SitePath.home.path
    var styleSheet = SitePath.styleSheet.path
    var icon = SitePath.icon.path
    var openAPI = SitePath.openAPI.path
    var search = SitePath.statements.path

    struct Entry {
      var label: String
      var to: String
      var isHere: Bool
    }

    init(page: any Page, title: String, json: String, address: String) {
      self.page = page
      self.title = title
      self.json = json.isEmpty ? nil : json
      let places: [(String, SitePath)] = [
        ("Instruments", .instruments), ("Statements", .statements), ("Documents", .documents),
        ("Speakers", .speakers),
      ]
      navigation = places.map { label, place in
        Entry(
          label: label, to: place.path,
          isHere: address == place.path || address.hasPrefix(place.path + "/"))
      }
    }
  }
}
