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
  name: "transparency-benchmark",
  dependencies: [.package(url: "https://github.com/apple/swift-crypto", from: "4.5.2")],
  targets: [
    .target(name: "Primitives", swiftSettings: settings),
    .target(name: "Kernels"),
    .target(
      name: "Transparency",
      dependencies: ["Primitives", "Kernels", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .executableTarget(
      name: "Benchmark", dependencies: ["Primitives", "Transparency"], swiftSettings: settings),
  ]
)
