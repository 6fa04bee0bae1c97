// swift-tools-version: 6.1
import PackageDescription

// Measures the law half: reading the catalogue, answering for everything on one day, and sweeping the days
// of four decades. The sources of the targets are links to those of the program, so that what is measured
// is what is shipped.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
  name: "law-benchmark",
  dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.2")],
  targets: [
    .target(name: "Primitives", swiftSettings: settings),
    .target(name: "Treaties", dependencies: ["Primitives"], swiftSettings: settings),
    .target(
      name: "Catalogue",
      dependencies: ["Primitives", "Treaties", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .executableTarget(
      name: "Benchmark", dependencies: ["Primitives", "Treaties", "Catalogue"],
      swiftSettings: settings),
  ])
