internal import Primitives
internal import Yams

/// Reads YAML text into nodes.
enum YAMLText {
  /// The document in `text`; nil with a diagnostic where it is no YAML.
  static func node(_ text: String, file: String) -> (CatalogueNode?, Diagnostic?) {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        return (CatalogueNode(line: 1, content: .null), nil)
      }
      return (convert(node, line: 1), nil)
    } catch let error as YamlError {
      let (line, words) = place(of: error)
      return (
        nil,
        Diagnostic(
          .error, code: "not-yaml", "this is not YAML that can be read: \(words)", file: file,
          line: line)
      )
    } catch {
      return (
        nil, Diagnostic(.error, code: "not-yaml", "this is not YAML: \(error)", file: file, line: 1)
      )
    }
  }

  private static func place(of error: YamlError) -> (Int?, String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, problem)
    case .duplicatedKeysInMapping(let keys, let context):
      (
        context.mark.line,
        "the same key stands twice: \(keys.map { String(describing: $0) }.joined(separator: ", "))"
      )
    default: (nil, String(describing: error))
    }
  }

  private static func convert(_ node: Node, line: Int) -> CatalogueNode {
    let line = node.mark?.line ?? line
    switch node {
    case .scalar(let scalar):
      if scalar.style == .plain || scalar.style == .any,
        scalar.string.isEmpty || scalar.string == "null" || scalar.string == "~"
      {
        return CatalogueNode(line: line, content: .null)
      }
      return CatalogueNode(line: line, content: .scalar(scalar.string))
    case .sequence(let sequence):
      return CatalogueNode(line: line, content: .list(sequence.map { convert($0, line: line) }))
    case .mapping(let mapping):
      return CatalogueNode(
        line: line,
        content: .map(
          mapping.map { key, value in
            CatalogueNode.Entry(
              key: key.string ?? "", line: key.mark?.line ?? line,
              value: convert(value, line: key.mark?.line ?? line))
          }))
    case .alias: return CatalogueNode(line: line, content: .null)
    }
  }
}
