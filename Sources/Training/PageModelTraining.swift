internal import Documents
internal import Foundation

/// Trains the model that tells a page's article from its furniture.
///
/// ```swift
/// try PageModelTraining.train(from: "../shared/data", into: "Models/documents-blocks-1") { print($0) }
/// ```
///
/// Writes `blocks.bin` and the source it is built in by; what the card has to say of the pages goes to `progress`. The
/// same pages give the same bytes. Takes about a minute of one core and 1 GB of memory. The program has the model built
/// in: after training anew, `BlockClassifierData.swift` goes to `Sources/Documents/HTML`, as `Scripts/train` does.
public enum PageModelTraining {
  /// The sets of pages, how much a page of each counts, and their licences.
  private static let sets: [(name: String, weight: Float, licence: String)] = [
    ("scrapinghub", 2, "MIT"), ("andy", 1.2, "Apache-2.0"), ("wcxb", 0.7, "CC BY 4.0"),
  ]

  /// Trains from the folder that holds `webpages/SET/ground-truth.json` and `webpages/SET/html/ID.html.gz`.
  ///
  /// - Throws: `TrainingError` where a set is missing or damaged; nothing is written then.
  public static func train(
    from data: String, into folder: String, progress: @escaping (String) -> Void = { _ in }
  ) throws {
    try train(from: data, into: folder, trees: nil, progress: progress)
  }

  /// - Parameter trees: How many each look has; nil for as many as the built-in model's.
  static func train(
    from data: String, into folder: String, trees: Int?,
    progress: @escaping (String) -> Void = { _ in }
  ) throws {
    var pages: [BlockClassifierTraining.Page] = []
    var card = ""
    for set in sets {
      let found = try self.pages(data + "/webpages/" + set.name, weight: set.weight)
      progress("\(set.name): \(found.count) pages")
      card +=
        "  - name: \(set.name), \(found.count) pages\n    licence: \(set.licence)\n    weight: \(set.weight)\n"
      pages += found
    }
    var training = BlockClassifierTraining.shipped
    if let trees {
      training.firstLook.trees = trees
      training.secondLook.trees = trees
    }
    let model = training.model(pages, progress: progress)
    let place = URL(filePath: folder)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try Data(model).write(to: place.appending(path: "blocks.bin"))
    try Data(builtInSource(model).utf8).write(
      to: place.appending(path: "BlockClassifierData.swift"))
    progress(
      "\(model.count) bytes; move BlockClassifierData.swift to Sources/Documents/HTML to build it in"
    )
    progress("trained_on:\n" + card)
  }

  /// The pages of one set, in the order of their ids.
  static func pages(_ folder: String, weight: Float) throws -> [BlockClassifierTraining.Page] {
    let text = try CorpusFile.bytes(URL(filePath: folder + "/ground-truth.json"))
    guard let gold = try? JSONSerialization.jsonObject(with: text) as? [String: [String: Any]]
    else {
      throw TrainingError(code: "corpus-form", "\(folder)/ground-truth.json is no object of pages.")
    }
    return try gold.keys.sorted().compactMap { id in
      guard let body = gold[id]?["articleBody"] as? String else { return nil }
      let html = try CorpusFile.bytes(URL(filePath: folder + "/html/\(id).html.gz"))
      return BlockClassifierTraining.Page(
        id: id, site: site(gold[id]?["url"] as? String ?? id), html: [UInt8](html), text: body,
        weight: weight)
    }
  }

  /// The host of an address without `www.`: pages of one site stay together.
  static func site(_ address: String) -> String {
    guard let host = URL(string: address)?.host() else { return address }
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }

  private static func builtInSource(_ model: [UInt8]) -> String {
    let letters = Array(Data(model).base64EncodedString())
    let lines = stride(from: 0, to: letters.count, by: 96).map {
      "    " + String(letters[$0..<min(letters.count, $0 + 96)])
    }
    return """
      // swift-format-ignore-file
      /// The block classifier that comes with the program: `Models/documents-blocks-1/blocks.bin` in base64.
      ///
      /// Built in, so that pages are read with no file beside the binary. Made by the training command; not edited by hand.
      enum BlockClassifierData {
        static let base64 = \"\"\"
      \(lines.joined(separator: "\\\n"))
          \"\"\"
      }

      """
  }
}
