import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Primitives
import Testing

@testable import Workbench

@Suite struct `The site` {
  let small: SmallRecord
  let visitor: Visitor

  init() throws {
    small = try SmallRecord.withReports()
    visitor = try Visitor(small)
  }

  /// An address for each route that has an answer.
  static let addresses = WorkbenchServer.routes.map { route in
    switch route.pattern {
    case "/documents/{id}": "/documents/1"
    case "/statements/{uid}": "/statements/0123456789abcdef0001"
    case "/speakers/{id}": "/speakers/sergei-ryabkov"
    case "/instruments/{id}": "/instruments/new-start"
    default: route.pattern
    }
  }

  @Test(arguments: addresses)
  func `answers every page as HTML and as JSON`(address: String) async throws {
    let page = try await visitor.get(address)
    #expect(page.status == 200)
    #expect(page.type == "text/html; charset=utf-8")
    #expect(page.text.contains("<!doctype html>"))
    #expect(page.text.contains("</html>"))
    // A template that looks for a name in the wrong value leaves these behind.
    for empty in ["{{", "href=\"\"", "()", "id=\"\"", "Optional(", "nil"] {
      #expect(!page.text.contains(empty), "\(empty) at \(address)")
    }
    let json = try await visitor.get(SitePath.jsonPath(of: address))
    #expect(json.status == 200)
    #expect(json.type == "application/json")
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.text.utf8)) }
    #expect(page.text.contains("href=\"\(SitePath.jsonPath(of: address))\""))
  }

  @Test(arguments: addresses)
  func `answers HEAD without a body`(address: String) async throws {
    let answer = try await visitor.get(address, method: .head)
    #expect(answer.status == 200)
    #expect(answer.text.isEmpty)
  }

  @Test(arguments: addresses + ["/assets/style.css", "/openapi.json", "/nowhere"])
  func `keeps every answer to itself`(address: String) async throws {
    let headers = try await visitor.get(address).headers
    let policy = try #require(headers[.contentSecurityPolicy])
    #expect(policy.hasPrefix("default-src 'none';"))
    #expect(!policy.contains("http") && !policy.contains("unsafe"))
    #expect(headers[.xContentTypeOptions] == "nosniff")
  }

  @Test(arguments: addresses) func `asks no other host for anything`(address: String) async throws {
    let text = try await visitor.get(address).text
    for name in ["src=", "<script", "<iframe", "@import", "url(", " style=", " onclick"] {
      #expect(!text.contains(name), "\(name)")
    }
    let sheets = text.matches(of: /<link[^>]*href="([^"]*)"/).map { String($0.output.1) }
    #expect(!sheets.isEmpty && sheets.allSatisfy { $0.hasPrefix("/") })
  }

  @Test(arguments: [
    "/nowhere", "/documents/999", "/documents/x", "/documents/0x1", "/statements/none",
    "/speakers/nobody", "/documents/1/2", "/speakers/%FF", "/statements?act=shout",
    "/statements?since=2023-02-30", "/statements?until=2020-01-01&since=2021-01-01",
    "/statements?offset=-1", "/statements?offset=99999999999999999999",
    "/statements?speeker=Lavrov",
    "/statements?act=warn&act=deny", "/statements?search=%zz", "/documents?offset=x", "/?a=1",
  ])
  func `gives one shape of error, as a page and as JSON`(address: String) async throws {
    let page = try await visitor.get(address)
    #expect((400..<500).contains(page.status))
    #expect(page.type == "text/html; charset=utf-8")
    #expect(page.text.contains("role=\"alert\""))
    let parts = address.split(separator: "?", maxSplits: 1).map(String.init)
    let path = SitePath.jsonPath(of: parts[0])
    let json = try await visitor.get(parts.count > 1 ? path + "?" + parts[1] : path)
    #expect(json.status == page.status)
    #expect(json.type == "application/json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: [String: Any]])
    let error = try #require(object["error"])
    #expect(object.count == 1)
    #expect(Set(error.keys) == ["code", "message", "status"])
    #expect(error["status"] as? Int == page.status)
    #expect((error["message"] as? String)?.isEmpty == false)
  }

  @Test func `says which filters there are when one is mistyped`() async throws {
    let json = try await visitor.get("/statements.json?speeker=Lavrov")
    #expect(
      json.text.contains("“speeker” is no parameter of this page. It takes instrument, speaker,"))
  }

  @Test(arguments: [HTTPRequest.Method.post, .put, .delete])
  func `only reads`(method: HTTPRequest.Method) async throws {
    let answer = try await visitor.get("/statements.json", method: method)
    #expect(answer.status == 405)
    #expect(answer.headers[.allow] == "GET, HEAD")
    #expect(answer.text.contains("\"method-not-allowed\""))
  }

  @Test(arguments: [
    ("localhost", true), ("LOCALHOST:8420", true), ("127.0.0.1:8080", true), ("[::1]:80", true),
    ("evil.invalid", false), ("localhost.evil.invalid", false),
    ("127.0.0.1.evil.invalid:80", false),
    ("", false), ("[::2]", false), ("127.0.0.2", false),
  ])
  func `answers on this machine to this machine's names alone`(host: String, isAnswered: Bool) {
    #expect(Manners.isOwnName(host) == isAnswered)
  }

  @Test func `has its style sheet and its sign in the binary`() async throws {
    let sheet = try await visitor.get(SitePath.styleSheet.path)
    #expect(sheet.status == 200 && sheet.type.hasPrefix("text/css"))
    #expect(sheet.text.contains("prefers-color-scheme: dark"))
    #expect(sheet.text.contains("@media print"))
    #expect(!sheet.text.contains("url("))
    let icon = try await visitor.get(SitePath.icon.path)
    #expect(icon.status == 200 && icon.type == "image/svg+xml")
  }

  @Test func `describes every route, and no other`() async throws {
    let text = try await visitor.get(SitePath.openAPI.path).text
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["openapi"] as? String == "3.1.0")
    let paths = try #require(object["paths"] as? [String: [String: [String: Any]]])
    var expected = Set(WorkbenchServer.routes.map(\.pattern))
    expected.formUnion(expected.map(SitePath.jsonPath))
    expected.formUnion([SitePath.openAPI, .styleSheet, .icon].map(\.path))
    #expect(Set(paths.keys) == expected)
    for route in WorkbenchServer.routes {
      let named = try #require(paths[route.pattern]?["get"]?["parameters"] as? [[String: Any]])
      #expect(
        named.compactMap { $0["name"] as? String }
          == [route.pathParameter?.name].compactMap { $0 } + route.query.map(\.name))
    }
  }

  @Test(arguments: addresses)
  func `answers in JSON with the members that its description names`(address: String) async throws {
    let route = try #require(
      zip(SiteAddresses.patterns, SiteAddresses.all).first { $0.1 == address }?.0)
    let json = try await visitor.get(SitePath.jsonPath(of: address))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: Any])
    let described = WorkbenchServer.routes.first { $0.pattern == route }?.answer.map(\.name) ?? []
    #expect(Set(object.keys) == Set(described))
  }
}

enum SiteAddresses {
  static let patterns = WorkbenchServer.routes.map(\.pattern)
  static let all = `The site`.addresses
}
