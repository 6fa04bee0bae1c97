// swift-tools-version: 6.1
import Foundation
import PackageDescription

// Who may import whom. A line is a target: its folder, the targets of ours it may import, and the
// products it takes from outside. The order is the way of the data; `Sources/README.md` draws it.
//
// `DEPOSITARY_ONLY=Documents swift test` builds one target with its tests and what they stand on,
// and resolves no package that these don't need: the rest of the house stays unbuilt.

struct House {
  var name: String
  var path: String?
  var ours: [String]
  var outside: [String]
  var kind: Kind = .library
  enum Kind { case library, command, tests, c }
}

let houses: [House] = [
  House(name: "Primitives", ours: [], outside: []),
  House(name: "Documents", ours: ["Primitives"], outside: []),
  House(name: "Kernels", ours: [], outside: [], kind: .c),
  House(name: "Language", ours: ["Primitives", "Kernels"], outside: []),
  House(name: "Statements", ours: ["Primitives", "Language"], outside: []),
  House(name: "Treaties", ours: ["Primitives"], outside: []),
  House(
    name: "Catalogue", path: "Catalogue/Reader", ours: ["Primitives", "Treaties"], outside: ["Yams"]
  ),
  House(name: "Transparency", ours: ["Primitives", "Kernels"], outside: ["Crypto"]),
  House(
    name: "Retrieval", ours: ["Primitives"],
    outside: ["AsyncHTTPClient", "NIOCore", "NIOHTTP1", "Crypto"]),
  House(name: "Verification", ours: ["Primitives", "Treaties"], outside: []),
  House(
    name: "Positions", ours: ["Primitives", "Language", "Statements", "Treaties"], outside: []),
  House(
    name: "Archive",
    ours: ["Primitives", "Documents", "Language", "Statements", "Positions", "Transparency"],
    outside: ["GRDB", "GRDBSQLite", "Crypto"]),
  House(
    name: "Intake",
    ours: ["Primitives", "Documents", "Language", "Statements", "Positions", "Archive"],
    outside: ["Crypto"]),
  House(
    name: "Questions",
    ours: [
      "Primitives", "Documents", "Language", "Statements", "Treaties", "Verification", "Positions",
      "Archive",
    ],
    outside: []),
  House(
    name: "Workbench",
    ours: [
      "Primitives", "Documents", "Statements", "Treaties", "Positions", "Archive", "Questions",
    ],
    outside: ["Hummingbird", "HTTPTypes", "Logging", "Mustache"]),
  House(
    name: "Training", ours: ["Primitives", "Documents", "Language", "Statements", "Positions"],
    outside: []),
  House(
    name: "depositary",
    ours: [
      "Primitives", "Documents", "Language", "Statements", "Treaties", "Catalogue", "Transparency",
      "Verification", "Positions", "Archive", "Intake", "Questions", "Workbench", "Training",
      "Retrieval",
    ],
    outside: ["ArgumentParser"], kind: .command),
  House(name: "TestSupport", path: "Tests/TestSupport", ours: ["Primitives"], outside: []),
  House(name: "PrimitivesTests", ours: ["Primitives", "TestSupport"], outside: [], kind: .tests),
  House(
    name: "DocumentsTests", ours: ["Documents", "Primitives", "TestSupport"], outside: [],
    kind: .tests),
  House(
    name: "LanguageTests", ours: ["Language", "Kernels", "Primitives", "TestSupport"], outside: [],
    kind: .tests),
  House(
    name: "StatementsTests", ours: ["Statements", "Language", "Primitives", "TestSupport"],
    outside: [], kind: .tests),
  House(
    name: "TreatiesTests", ours: ["Treaties", "Primitives", "TestSupport"], outside: [],
    kind: .tests),
  House(
    name: "CatalogueTests", ours: ["Catalogue", "Treaties", "Primitives", "TestSupport"],
    outside: [],
    kind: .tests),
  House(
    name: "TransparencyTests", ours: ["Transparency", "Kernels", "Primitives", "TestSupport"],
    outside: ["Crypto"], kind: .tests),
  House(
    name: "VerificationTests",
    ours: ["Verification", "Catalogue", "Treaties", "Primitives", "TestSupport"],
    outside: [], kind: .tests),
  House(
    name: "PositionsTests",
    ours: [
      "Positions", "Statements", "Language", "Treaties", "Catalogue", "Primitives", "TestSupport",
    ],
    outside: [], kind: .tests),
  House(
    name: "ArchiveTests",
    ours: [
      "Archive", "Transparency", "Documents", "Statements", "Positions", "Primitives",
      "TestSupport",
    ],
    outside: ["GRDB"], kind: .tests),
  House(
    name: "QuestionsTests",
    ours: [
      "Questions", "Catalogue", "Treaties", "Archive", "Intake", "Statements", "Positions",
      "Documents", "Primitives", "TestSupport",
    ], outside: [], kind: .tests),
  House(
    name: "WorkbenchTests",
    ours: [
      "Workbench", "Questions", "Catalogue", "Treaties", "Archive", "Intake", "Documents",
      "Positions", "Statements", "Primitives", "TestSupport",
    ],
    outside: ["Hummingbird", "HummingbirdTesting", "HTTPTypes"], kind: .tests),
  House(
    name: "TrainingTests",
    ours: [
      "Training", "Documents", "Language", "Statements", "Positions", "Primitives", "TestSupport",
    ], outside: [],
    kind: .tests),
  House(
    name: "RetrievalTests", ours: ["Retrieval", "TestSupport"],
    outside: ["Hummingbird", "HTTPTypes", "Logging"], kind: .tests),
  House(
    name: "EndToEndTests", ours: ["depositary", "Primitives", "TestSupport"], outside: [],
    kind: .tests),
  House(
    name: "DocumentationTests", ours: ["depositary", "Primitives", "TestSupport"],
    outside: ["ArgumentParser"], kind: .tests),
]

// product: (package, how it is declared)
let outside: [String: (package: String, dependency: Package.Dependency)] = [
  "Yams": ("Yams", .package(url: "https://github.com/jpsim/Yams", from: "6.2.2")),
  "Crypto": ("swift-crypto", .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2")),
  "AsyncHTTPClient": (
    "async-http-client",
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0")
  ),
  // What its bodies and header fields are made of.
  "NIOCore": ("swift-nio", .package(url: "https://github.com/apple/swift-nio", from: "2.101.2")),
  "NIOHTTP1": ("swift-nio", .package(url: "https://github.com/apple/swift-nio", from: "2.101.2")),
  "GRDB": ("GRDB.swift", .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0")),
  // SQLite itself, as GRDB has it.
  "GRDBSQLite": (
    "GRDB.swift", .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0")
  ),
  "Hummingbird": (
    "hummingbird",
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1")
  ),
  "HummingbirdTesting": (
    "hummingbird",
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1")
  ),
  // What Hummingbird's requests and its log are made of; it brings both along.
  "HTTPTypes": (
    "swift-http-types", .package(url: "https://github.com/apple/swift-http-types", from: "1.5.1")
  ),
  "Logging": ("swift-log", .package(url: "https://github.com/apple/swift-log", from: "1.6.4")),
  "Mustache": (
    "swift-mustache",
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1")
  ),
  "ArgumentParser": (
    "swift-argument-parser",
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ),
]

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

func standing(on names: [String]) -> Set<String> {
  var found = Set<String>()
  var open = names
  while let name = open.popLast() {
    guard found.insert(name).inserted, let house = houses.first(where: { $0.name == name }) else {
      continue
    }
    open += house.ours
  }
  return found
}

func fixtures(_ house: House) -> [String] {
  let path = "\(Context.packageDirectory)/Tests/\(house.name)/Fixtures"
  return FileManager.default.fileExists(atPath: path) ? ["Fixtures"] : []
}

/// A target's README is for people; unlisted, it would be a warning of every build.
func readme(_ house: House) -> [String] {
  let path = "\(Context.packageDirectory)/\(house.path ?? "Sources/\(house.name)")/README.md"
  return FileManager.default.fileExists(atPath: path) ? ["README.md"] : []
}

let wanted = Context.environment["DEPOSITARY_ONLY"].map { only in
  let names = only.split(separator: ",").map(String.init)
  return standing(on: names + names.map { $0 + "Tests" })
}
let built = houses.filter { (wanted?.contains($0.name) ?? true) }
let builtNames = Set(built.map(\.name))

let targets: [Target] = built.map { house in
  let dependencies: [Target.Dependency] =
    house.ours.filter(builtNames.contains).map { .target(name: $0) }
    + house.outside.map { .product(name: $0, package: outside[$0]!.package) }
  var resources: [Resource] = []
  if house.name == "Workbench" { resources = [.embedInCode("Assets")] }
  switch house.kind {
  case .library:
    return .target(
      name: house.name, dependencies: dependencies, path: house.path,
      exclude: fixtures(house) + readme(house), resources: resources, swiftSettings: settings)
  case .c:
    // Arithmetic is a hundred times slower unoptimised, and nobody steps through it.
    return .target(
      name: house.name, path: house.path, exclude: readme(house),
      cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))])
  case .command:
    return .executableTarget(
      name: house.name, dependencies: dependencies, path: house.path, swiftSettings: settings)
  case .tests:
    return .testTarget(
      name: house.name, dependencies: dependencies, path: house.path,
      exclude: fixtures(house), swiftSettings: settings)
  }
}

let neededPackages = Set(built.flatMap(\.outside).map { outside[$0]!.package })
let dependencies =
  neededPackages.sorted().map { name in
    outside.values.first { $0.package == name }!.dependency
  }

// The plugin that makes the reference is wanted by `make docs` alone.
let documentation: [Package.Dependency] =
  Context.environment["DEPOSITARY_DOCS"] == nil
  ? [] : [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0")]

let package = Package(
  name: "depositary",
  products: builtNames.contains("depositary")
    ? [.executable(name: "depositary", targets: ["depositary"])] : [],
  dependencies: dependencies + documentation,
  targets: targets
)
