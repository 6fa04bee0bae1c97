// swift-tools-version: 6.1
import PackageDescription

// Measures reading pages. The sources of the targets are links to those of the program, so that what is measured
// is what is shipped.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
  name: "documents-benchmark",
  targets: [
    .target(name: "Primitives", swiftSettings: settings),
    .target(name: "Documents", dependencies: ["Primitives"], swiftSettings: settings),
    .executableTarget(
      name: "Benchmark", dependencies: ["Primitives", "Documents"], swiftSettings: settings),
  ])
