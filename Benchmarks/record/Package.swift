// swift-tools-version: 6.1
import PackageDescription

// Measures the record: loading, size, search, backup, check. The sources of the targets are links to
// those of the program, so that what is measured is what is shipped.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
  name: "record-benchmark",
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    .target(name: "Primitives", swiftSettings: settings),
    .target(name: "Documents", dependencies: ["Primitives"], swiftSettings: settings),
    .target(name: "Kernels"),
    .target(name: "Language", dependencies: ["Primitives", "Kernels"], swiftSettings: settings),
    .target(name: "Statements", dependencies: ["Primitives", "Language"], swiftSettings: settings),
    .target(
      name: "Positions", dependencies: ["Primitives", "Language", "Statements"],
      swiftSettings: settings),
    .target(
      name: "Transparency",
      dependencies: ["Primitives", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .target(
      name: "Archive",
      dependencies: [
        "Primitives", "Documents", "Language", "Statements", "Positions", "Transparency",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: settings),
    .executableTarget(
      name: "Benchmark",
      dependencies: ["Archive", "Documents", "Positions", "Primitives", "Statements"],
      swiftSettings: settings),
  ])
