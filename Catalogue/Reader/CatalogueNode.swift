/// A value of a catalogue file, with the line it stands on.
///
/// What YAML leaves open (is `NO` a country or a truth value?) is left to the one who reads a field:
/// every scalar is text here.
struct CatalogueNode: Sendable {
  indirect enum Content: Sendable {
    case null
    case scalar(String)
    case list([CatalogueNode])
    case map([Entry])
  }

  struct Entry: Sendable {
    var key: String
    var line: Int
    var value: CatalogueNode
  }

  /// From 1.
  var line: Int
  var content: Content
}
