import Archive
import ArgumentParser
import Primitives
import Questions

/// Asks the record for documents.
struct DocumentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "documents",
    abstract: "Find recorded documents by the words of their text, outlet, language and day.",
    discussion: """
      Without words all are listed, the last recorded first; with words the best match first, each with \
      the stretch of its text that shows most of them. Words are found in all their forms, English and \
      Russian; “"a phrase"” as it is, “missil*” by its beginning; all of them must stand in title or text.

      EXAMPLE: depositary documents --search 'inspection* moratorium' --since 2023-01-01
               depositary documents --outlet TASS --language ru --json
      """)

  @Option(help: "Words of title or text; \"a phrase\", a beginning*.")
  var search: String?
  @Option(help: "The outlet, as its documents have it.")
  var outlet: String?
  @Option(
    help: ArgumentHelp("The language they were read in, such as en or ru.", valueName: "code"))
  var language: String?
  @Option(help: "Published on this day or later.")
  var since: Day?
  @Option(help: "… on this day or earlier.")
  var until: Day?
  @Option(help: "At most so many.")
  var limit: Int?
  @OptionGroup var record: RecordOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 up.") }
    if let search, SearchWords(search).isEmpty {
      throw ValidationError("“\(search)” holds no word to search for.")
    }
  }

  func run() throws {
    let question = WhichDocuments(in: try record.openForReading())
    let answer = try question.answer(
      DocumentFilter(
        search: search, outlet: outlet, language: language, since: since, until: until,
        limit: limit))
    let listing = DocumentListing(
      width: Terminal.width, paint: Paint(isColoured: Terminal.isColoured))
    output.print(json: question.json(answer), text: listing.text(answer))
  }
}

/// Documents laid out for reading in a terminal.
struct DocumentListing {
  let width: Int
  let paint: Paint

  func text(_ answer: WhichDocuments.Answer) -> String {
    if answer.documents.isEmpty {
      return "No recorded document answers this. Widen the question, or read more documents.\n"
    }
    let shown = answer.documents.count
    var text = answer.documents.map { entry($0) + "\n" }.joined()
    text += "\(shown) document\(shown == 1 ? "" : "s")"
    if answer.total > shown { text += " of \(answer.total)" }
    return Paint.finished(text + "\n")
  }

  private func entry(_ found: WhichDocuments.Found) -> String {
    let document = found.document
    var text = "[\(document.id)] \(painted(found.heading))".wrapped(to: width) + "\n"
    var facts = [document.published?.description ?? "no date"]
    facts += [document.outlet, document.language].compactMap(\.self)
    facts.append(document.tier.rawValue)
    let count = document.statementCount
    facts.append("\(count) statement\(count == 1 ? "" : "s")")
    if let first = document.copyOf ?? document.repeats?.first { facts.append("repeats [\(first)]") }
    if document.title != nil { facts.append(document.name) }
    text +=
      facts.joined(separator: " · ").safeOnTerminal.wrapped(to: width, indent: "    ") + "\n"
    if let excerpt = found.excerpt {
      let shown =
        (excerpt.isCutBefore ? "… " : "") + painted(excerpt.parts)
        + (excerpt.isCutAfter ? " …" : "")
      text += shown.wrapped(to: width, indent: "    ") + "\n"
    }
    return text
  }

  private func painted(_ parts: [Excerpt.Part]) -> String {
    parts.map {
      let words = $0.text.safeOnTerminal
      return $0.isFound ? paint.words(words, .found) : words
    }.joined()
  }
}
