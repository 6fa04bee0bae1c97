// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that what measures is never linked into what is shipped. The targets it
// measures are the ones of the house, by a link.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
  name: "verification-benchmark",
  targets: [
    .target(name: "Primitives", swiftSettings: settings),
    .target(name: "Treaties", dependencies: ["Primitives"], swiftSettings: settings),
    .target(
      name: "Verification", dependencies: ["Primitives", "Treaties"], swiftSettings: settings),
    .executableTarget(name: "Benchmark", dependencies: ["Verification"], swiftSettings: settings),
  ]
)
