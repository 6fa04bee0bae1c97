import ArgumentParser
import Foundation
import Primitives

/// Writes the man page and the reference of the commands, out of the commands themselves.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the man page, or the reference of the commands in Markdown.",
    discussion: """
      EXAMPLE: depositary manual | man -l -
               depositary manual --markdown > Documentation/Commands.md
      """)

  @Flag(help: "Print Markdown instead of the man page.")
  var markdown = false
  @Flag(name: .long, help: "Print JSON: the commands with their options.")
  var json = false

  func run() throws {
    let dump = try JSONValue(parsing: Depositary._dumpHelp())
    if json {
      Terminal.write(dump.text(indented: true) + "\n")
      return
    }
    let pages = ManualCommand.pages(dump["command"] ?? .null, under: [])
    Terminal.write(markdown ? Manual.markdown(pages) : Manual.roff(pages))
  }

  /// A command and those under it, in the order of the help.
  static func pages(_ command: JSONValue, under path: [String]) -> [Manual.Page] {
    let name = path + [command["commandName"]?.string ?? ""]
    guard command["shouldDisplay"] != false, name.last != "help" else { return [] }
    let page = Manual.Page(
      name: name.joined(separator: " "), abstract: command["abstract"]?.string ?? "",
      discussion: command["discussion"]?.string ?? "",
      arguments: (command["arguments"]?.array ?? []).compactMap(Manual.Argument.init))
    return [page]
      + (command["subcommands"]?.array ?? []).flatMap { pages($0, under: name) }
  }
}

/// The manual of the program, laid out for `man` and for Markdown.
enum Manual {
  struct Page {
    var name: String
    var abstract: String
    var discussion: String
    var arguments: [Argument]

    /// The discussion without its example, and the example's lines.
    var parts: (prose: String, example: [String]) {
      guard let range = discussion.range(of: "EXAMPLE:") else { return (discussion, []) }
      let lines = discussion[range.upperBound...].split(separator: "\n")
        .map { $0.drop { $0 == " " } }
      let example = lines.prefix { $0.hasPrefix("depositary") || $0.hasPrefix("curl") }
      let rest = lines.dropFirst(example.count).joined(separator: "\n")
      let prose = String(discussion[..<range.lowerBound]) + rest
      return (prose, example.map(String.init))
    }
  }

  struct Argument {
    /// `--json`, `--on <on>`, `<file> ...`.
    var usage: String
    var text: String

    init?(_ value: JSONValue) {
      guard value["shouldDisplay"] != false else { return nil }
      let names = (value["names"]?.array ?? []).compactMap { name -> String? in
        guard let text = name["name"]?.string else { return nil }
        return (name["kind"] == "short" ? "-" : "--") + text
      }
      guard !names.contains("--help"), !names.contains("--version") else { return nil }
      let placeholder = "<\(value["valueName"]?.string ?? "value")>"
      switch value["kind"]?.string {
      case "positional": usage = placeholder
      case "flag": usage = names.joined(separator: ", ")
      default: usage = names.joined(separator: ", ") + " " + placeholder
      }
      if value["isRepeating"] == true { usage += " ..." }
      var text = [value["abstract"]?.string, value["discussion"]?.string].compactMap { $0 }
        .joined(separator: " ")
      if let fallback = value["defaultValue"]?.string { text += " Default: \(fallback)." }
      self.text = text
    }
  }

  /// The manual as Markdown, a section for each command.
  static func markdown(_ pages: [Page]) -> String {
    var text = """
      # Commands

      Made by `depositary manual --markdown`; change the commands, not this page. Every command takes `--help`.
      Exit status: 0 fine, 1 a finding or a bad input, 2 contested or undecided, 64 wrong usage.

      """
    for page in pages.dropFirst() {
      text += "\n## \(page.name)\n\n\(page.abstract)\n"
      let (prose, example) = page.parts
      let words = prose.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if !words.isEmpty { text += "\n\(words)\n" }
      if !example.isEmpty { text += "\n```\n\(example.joined(separator: "\n"))\n```\n" }
      if !page.arguments.isEmpty {
        text += "\n"
        for argument in page.arguments { text += "- `\(argument.usage)`: \(argument.text)\n" }
      }
    }
    return text
  }

  /// The manual as one man page (man(7) macros).
  static func roff(_ pages: [Page]) -> String {
    var text = ".TH DEPOSITARY 1 \"\" \"depositary \(Version.current)\"\n"
    for (index, page) in pages.enumerated() {
      let (prose, example) = page.parts
      if index == 0 {
        text += ".SH NAME\ndepositary \\- \(escaped(page.abstract))\n"
        text += ".SH SYNOPSIS\n.B depositary\n.I command\n[options]\n.SH DESCRIPTION\n"
      } else {
        if index == 1 { text += ".SH COMMANDS\n" }
        text += ".SS \"\(escaped(page.name))\"\n\(escaped(page.abstract))\n"
      }
      let words = prose.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if !words.isEmpty { text += ".PP\n\(escaped(words))\n" }
      for argument in page.arguments {
        text += ".TP\n.B \(escaped(argument.usage))\n\(escaped(argument.text))\n"
      }
      if !example.isEmpty {
        text += ".PP\n.nf\n" + example.map { escaped($0) + "\n" }.joined() + ".fi\n"
      }
    }
    return text + """
      .SH ENVIRONMENT
      .TP
      .B DEPOSITARY_RECORD
      The record's file, where \\-\\-record is not given.
      .TP
      .B DEPOSITARY_CATALOGUE, DEPOSITARY_MODELS
      The folders of the catalogue and of the models.
      .TP
      .B NO_COLOR
      Set, it keeps colours off.

      """
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "\\": out += "\\e"
      case "-": out += "\\-"
      case "“": out += "\\(lq"
      case "”": out += "\\(rq"
      default: out.append(character)
      }
    }
    // A line may not begin with a control character of roff.
    return out.hasPrefix(".") || out.hasPrefix("'") ? "\\&" + out : out
  }
}
