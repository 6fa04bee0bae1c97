import Archive
import ArgumentParser
import Positions
import Primitives
import Training

/// Makes the models anew.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Make the models of English, or that of pages, anew from open corpora.",
    discussion: """
      The folder of corpora holds attribution/ and treebank/. The same corpora and seed give the same \
      bytes. Takes about ten minutes of one core and 2 GB of memory; a card with the corpora, their \
      licences, the configuration, the scores and the digests is written beside the models. With \
      --with-reviews the statements that reviewers accepted or corrected in a record teach acts, \
      measures and instruments too.

      With --pages the model is made that tells the article of a saved page from its furniture, from \
      webpages/ in the folder of corpora, in about a minute. It is built into the program: move the \
      BlockClassifierData.swift that is written beside it to Sources/Documents/HTML and build anew.

      EXAMPLE: depositary train --data ../shared/data --statements ../shared/train/train.jsonl --sentences Models/sentences/acts.txt --into Models/en-1
      """)

  @Option(help: "The folder of corpora.")
  var data: String
  @Option(help: "The folder to write the models and their card to.")
  var into: String
  @Option(
    help:
      "Annotated statements (JSON Lines) to shape the reader to the guidelines with; several times for several."
  )
  var statements: [String] = []
  @Option(
    help: ArgumentHelp(
      "Annotated reports that teach acts, measures and instruments alone; may be given several times.",
      valueName: "file"))
  var lessons: [String] = []
  @Option(help: "Single sentences that teach acts and measures, one a line.")
  var sentences: String?
  @Option(
    help: ArgumentHelp(
      "A record whose accepted and corrected statements are learnt from.", valueName: "record"))
  var withReviews: String?
  @Option(help: "The seed of everything random.")
  var seed: UInt64 = 1
  @Flag(help: "Make the model of pages instead.")
  var pages = false
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if pages, !statements.isEmpty || withReviews != nil {
      throw ValidationError(
        "--pages reads no statements; leave out --statements and --with-reviews.")
    }
    if statements.isEmpty,
      sentences != nil || withReviews != nil || !lessons.isEmpty
    {
      throw ValidationError(
        "--lessons, --sentences and --with-reviews add to --statements; give that too.")
    }
  }

  func run() throws {
    if pages {
      do {
        try PageModelTraining.train(from: data, into: into) { Terminal.complain($0) }
      } catch let error as TrainingError {
        throw ExitCode.finding.saying(error.message)
      }
      output.print(json: ["models": .string(into)], text: "The model is in \(into).\n")
      return
    }
    let accepted = try withReviews.map(reviewed) ?? []
    let readers = try catalogue.readers(models: .unlearnt)
    do {
      try ModelTraining.train(
        from: data, into: into, seed: seed, statements: statements,
        positions: statements.isEmpty
          ? nil
          : PositionTraining(documents: readers.documents, reader: readers.statements),
        lessons: lessons, sentences: sentences, accepted: accepted
      ) {
        Terminal.complain($0)
      }
    } catch let error as TrainingError {
      throw ExitCode.finding.saying(error.message)
    }
    output.print(
      json: ["models": .string(into), "seed": .integer(Int(clamping: seed))],
      text: "The models are in \(into).\n")
  }

  /// The documents of a record with those of their statements that a person has accepted or corrected.
  private func reviewed(_ path: String) throws -> [AnnotatedItem] {
    let store = try RecordStore(path: path, access: .read)
    var filter = StatementFilter()
    filter.standings = [.accepted, .corrected]
    let statements = try store.statements(matching: filter).filter(\.isShown)
    let byDocument = Dictionary(grouping: statements, by: \.document)
    return try byDocument.keys.sorted().compactMap { id in
      guard let text = try store.text(ofDocument: id), let held = byDocument[id],
        let document = try store.document(id: id)
      else { return nil }
      return AnnotatedItem(
        id: document.name, text: text, published: document.published,
        language: document.language ?? "en",
        statements: held.map { statement in
          AnnotatedItem.Statement(
            speaker: statement.speaker?.range, content: statement.content.map(\.range),
            acts: [statement.act.rawValue], measure: statement.measure.rawValue,
            instruments: statement.instruments.isEmpty ? ["none"] : statement.instruments)
        }, isComplete: false)
    }
  }
}
