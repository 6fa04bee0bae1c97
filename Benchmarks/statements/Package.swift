// swift-tools-version: 6.1
import PackageDescription

// Measures reading: from a report's text to statements and positions, and from a text to attributions by the
// fast and the accurate reader. The sources of the targets are links to those of the program, so that what is
// measured is what is shipped.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
  name: "statements-benchmark",
  dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.2")],
  targets: [
    .target(name: "Kernels"),
    .target(name: "Primitives", swiftSettings: settings),
    .target(name: "Language", dependencies: ["Primitives", "Kernels"], swiftSettings: settings),
    .target(name: "Documents", dependencies: ["Primitives"], swiftSettings: settings),
    .target(name: "Statements", dependencies: ["Primitives", "Language"], swiftSettings: settings),
    .target(name: "Treaties", dependencies: ["Primitives"], swiftSettings: settings),
    .target(
      name: "Positions", dependencies: ["Primitives", "Language", "Statements", "Treaties"],
      swiftSettings: settings),
    .target(
      name: "Catalogue",
      dependencies: ["Primitives", "Treaties", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .executableTarget(
      name: "Benchmark",
      dependencies: [
        "Primitives", "Language", "Documents", "Statements", "Treaties", "Positions", "Catalogue",
      ],
      swiftSettings: settings),
  ])
