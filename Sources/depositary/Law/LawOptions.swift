import ArgumentParser
import Primitives
import Treaties

/// The two axes of time: when a thing holds, and what had been made public by then.
struct DayOptions: ParsableArguments {
  @Option(help: ArgumentHelp("When it holds; today by default.", valueName: "day"))
  var on: Day?
  @Option(
    help: ArgumentHelp(
      "Only what had been made public by then; today by default.", valueName: "day"))
  var knownOn: Day?

  var day: Day { on ?? .today }
  var known: Day { knownOn ?? .today }
}

/// Asks the register; a question that has no answer ends the command with what is known instead.
func asking<Answer>(
  json: Bool, _ question: () throws(TreatyError) -> Answer
) throws -> Answer {
  do {
    return try question()
  } catch {
    if json { Terminal.write(error.json.text(indented: true) + "\n") }
    throw ExitCode(error.exitStatus).saying(error.message)
  }
}
