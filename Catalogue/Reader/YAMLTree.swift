public import Primitives

/// A YAML document of one's own, such as a draft of an agreement, as a tree of plain values.
public enum YAMLTree {
  /// Reads the document in `text`.
  ///
  /// Mappings become objects in their order, lists arrays, and a scalar a whole number, a number or
  /// else a string; a day or a word such as `yes` stays a string. JSON is YAML and is read as well.
  ///
  /// - Returns: The tree, nil with a diagnostic that names the line where the text is no YAML.
  public static func read(_ text: String, file: String) -> (tree: JSONValue?, fault: Diagnostic?) {
    let (node, fault) = YAMLText.node(text, file: file)
    return (node.map(value), fault)
  }

  private static func value(_ node: CatalogueNode) -> JSONValue {
    switch node.content {
    case .null: return .null
    case .list(let nodes): return .array(nodes.map(value))
    case .map(let entries): return .object(entries.map { ($0.key, value($0.value)) })
    case .scalar(let text):
      if let whole = Int(text) { return .integer(whole) }
      if text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 || $0 == 45 }),
        let number = Double(text)
      {
        return .number(number)
      }
      return .string(text)
    }
  }
}
