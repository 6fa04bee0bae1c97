// swift-tools-version: 6.1
import PackageDescription

// What `train.py` and `pack.py` need of the program: examples as it reads them, predictions, tuned shares. The
// sources of the targets are links to those of the program.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
  name: "encoder-training",
  targets: [
    .target(name: "Primitives", swiftSettings: settings),
    .target(name: "Kernels"),
    .target(name: "Language", dependencies: ["Primitives", "Kernels"], swiftSettings: settings),
    .executableTarget(
      name: "Examples", dependencies: ["Primitives", "Language"], swiftSettings: settings),
  ])
