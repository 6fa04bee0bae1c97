public import ArgumentParser
import Catalogue
import Foundation
import Primitives
import Treaties
public import Verification

extension CatalogueOptions {
  /// The whole catalogue, for questions about limits, systems and declared data.
  ///
  /// - Throws: Status 1 where no catalogue is found or it has faults.
  func everything() throws -> LoadedCatalogue {
    guard let folder = InstalledFolder.catalogue.find(option: catalogue) else {
      throw ExitCode.finding.saying(
        "no catalogue is found. Name one with --catalogue or $DEPOSITARY_CATALOGUE.")
    }
    let (loaded, diagnostics) = CatalogueFolder(path: folder.path).read()
    let faults = diagnostics.filter { $0.severity == .error }
    guard faults.isEmpty else {
      for fault in faults.prefix(5) { Terminal.complain(fault.description) }
      throw ExitCode.finding.saying("the catalogue at \(folder.path) has \(faults.count) faults.")
    }
    return loaded
  }
}

extension LoadedCatalogue {
  /// The instrument of that id or name.
  ///
  /// - Throws: Status 64 with the candidates for a name that is unknown or stands for several.
  func named(_ name: String, on day: Day?) throws -> Instrument {
    do {
      return try register.find(name, on: day)
    } catch {
      throw ExitCode.usage.saying(error.message)
    }
  }
}

/// The text of a file named on the command line, `-` for standard input.
///
/// - Throws: Status 1 where it cannot be read or is not UTF-8.
func inputText(_ path: String) throws -> String {
  let data: Data
  do {
    data =
      path == "-"
      ? FileHandle.standardInput.readDataToEndOfFile() : try Data(contentsOf: URL(filePath: path))
  } catch {
    throw ExitCode.finding.saying("\(path) cannot be read: \(error.localizedDescription)")
  }
  guard let text = String(validating: data, as: UTF8.self) else {
    throw ExitCode.finding.saying("\(path) is not UTF-8. Save it as UTF-8.")
  }
  return text
}

/// Writes `text` to a file, `-` for standard output.
func writeOutput(_ text: String, to path: String) throws {
  if path == "-" {
    Terminal.write(text)
    return
  }
  do {
    try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
  } catch {
    throw ExitCode.finding.saying("\(path) cannot be written: \(error.localizedDescription)")
  }
}

/// Runs `body` and turns a refusal into a message and a status: 64 for a question that cannot be asked,
/// 1 for a file that cannot be used.
func refusing<Answer>(_ body: () throws -> Answer) throws -> Answer {
  do {
    return try body()
  } catch let error as VerificationError {
    let ofFile = ["bad-csv", "bad-declaration", "bad-draft", "bad-band"].contains(error.code)
    throw (ofFile ? ExitCode.finding : ExitCode.usage).saying(error.message)
  }
}

extension Fraction: ExpressibleByArgument {
  /// Reads `0.05`, `5%` or `1/20`, exactly as written.
  public init?(argument: String) { self.init(argument) }
}
