import Foundation
import Primitives
import TestSupport
import Testing

/// Disks of our own to fill and to lock, where this account may mount them (`unshare -m`).
@Suite struct `A record on a disk` {
  static let mayMount: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  /// Runs a shell script in which `$disk` is an empty folder to mount on, which no one else sees.
  private func shell(_ script: String, _ program: Program) throws -> (status: Int32, output: String)
  {
    let disk = program.folder.appending(path: "disk")
    try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["unshare", "-m", "sh", "-c", script]
    process.environment = ProcessInfo.processInfo.environment.merging([
      "disk": disk.path, "depositary": Program.url.path, "texts": program.folder.path,
      "DEPOSITARY_CATALOGUE": ProjectFolder.catalogue.path,
      "DEPOSITARY_MODELS": ProjectFolder.root.appending(path: "Models").path,
    ]) { $1 }
    let output = program.folder.appending(path: "output")
    try Data().write(to: output)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = process.standardOutput
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOf: output, encoding: .utf8))
  }

  @Test(.enabled(if: mayMount, "this account may mount no disk of its own"))
  func `that is full says so, and holds what was done; with room it goes on`() throws {
    let program = try Program()
    defer { program.finish() }
    for number in 0..<12 {
      let text =
        "Report \(number)\n\nLavrov said that Russia would keep the limits of New START in year \(number).\n\n"
        + String(repeating: "The weather in Geneva was fair on day \(number). ", count: 4_000)
      _ = try program.file("report-\(number).txt", text.utf8)
    }
    let (status, output) = try shell(
      """
      mount -t tmpfs -o size=3m none "$disk"
      export DEPOSITARY_RECORD="$disk/record.sqlite"
      "$depositary" read --jobs 1 "$texts"/report-*.txt; echo "read ended with $?"
      "$depositary" record check; echo "check ended with $?"
      mount -o remount,size=60m "$disk"
      "$depositary" read --jobs 1 "$texts"/report-*.txt; echo "again ended with $?"
      "$depositary" record check; echo "check ended with $?"
      "$depositary" record stats --json | grep '"documents"'
      """, program)
    #expect(status == 0)
    #expect(output.contains("cannot grow any further"), "\(output)")
    #expect(output.contains("make room"))
    #expect(output.contains("read ended with 1"))
    #expect(output.contains("again ended with 0"))
    #expect(output.components(separatedBy: "check ended with 0").count == 3, "\(output)")
    #expect(output.contains("\"documents\": 12"))
  }

  @Test(.enabled(if: mayMount, "this account may mount no disk of its own"))
  func `that can't be written is asked all the same, and refuses to be written`() throws {
    let program = try Program()
    defer { program.finish() }
    _ = try program.file("report.txt", "Lavrov said that New START was suspended.\n".utf8)
    _ = try program.file("more.txt", "Lavrov said that New START was over.\n".utf8)
    let (status, output) = try shell(
      """
      mount -t tmpfs -o size=20m none "$disk"
      export DEPOSITARY_RECORD="$disk/record.sqlite"
      "$depositary" read "$texts/report.txt" || exit 1
      mount -o remount,ro "$disk"
      "$depositary" who-said --json | grep '"total"'; echo "asked"
      "$depositary" read "$texts/more.txt"; echo "read ended with $?"
      "$depositary" review next --json > /dev/null; echo "next ended with $?"
      """, program)
    #expect(status == 0)
    #expect(output.contains("\"total\": 1"), "\(output)")
    #expect(output.contains("cannot be opened or written"), "\(output)")
    #expect(output.contains("read ended with 1"))
    #expect(output.contains("next ended with 0"))
  }
}
