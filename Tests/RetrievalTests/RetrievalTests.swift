import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Synchronization
import Testing

@testable import Retrieval

/// A site on this machine that notes what it was asked.
private final class Site: Sendable {
  private let seen = Mutex<[String]>([])
  private let busy = Mutex(2)
  var requests: [String] { seen.withLock { $0 } }

  private func router() -> Router<BasicRequestContext> {
    let router = Router()
    @Sendable func text(
      _ status: HTTPResponse.Status, _ body: String, _ headers: HTTPFields = [:]
    ) -> Response {
      Response(
        status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
    @Sendable func note(_ request: Request) { seen.withLock { $0.append(request.uri.path) } }
    router.get("robots.txt") { request, _ in
      note(request)
      return text(.ok, "User-agent: *\nDisallow: /closed\n")
    }
    router.get("page") { request, _ in
      note(request)
      if request.headers[.ifNoneMatch] == "\"one\"" { return text(.notModified, "") }
      return text(
        .ok, "<p>The words of the page.</p>", [.eTag: "\"one\"", .contentType: "text/html"])
    }
    router.get("moved") { request, _ in
      note(request)
      return text(.movedPermanently, "", [.location: "/page"])
    }
    router.get("to-closed") { request, _ in
      note(request)
      return text(.found, "", [.location: "/closed"])
    }
    router.get("round") { request, _ in
      note(request)
      return text(.found, "", [.location: "/round"])
    }
    router.get("busy") { request, _ in
      note(request)
      let isBusy = self.busy.withLock { left in
        left -= 1
        return left >= 0
      }
      return isBusy ? text(.serviceUnavailable, "", [.retryAfter: "0"]) : text(.ok, "at last")
    }
    router.get("later") { request, _ in
      note(request)
      return text(.tooManyRequests, "", [.retryAfter: "86400"])
    }
    router.get("large") { request, _ in
      note(request)
      return text(.ok, String(repeating: "x", count: 100_000))
    }
    return router
  }

  /// Serves for as long as the body runs, handing it the site's address.
  func serve(_ body: @escaping @Sendable (String) async throws -> Void) async throws {
    let (ports, port) = AsyncStream<Int>.makeStream()
    var application = Application(
      router: router(), configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { port.yield($0.localAddress?.port ?? 0) })
    // That it is told to end is no news.
    application.logger = Logger(label: "site") { _ in SwiftLogNoOpLogHandler() }
    let server = application
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.runService(gracefulShutdownSignals: []) }
      var iterator = ports.makeAsyncIterator()
      let number = await iterator.next() ?? 0
      do { try await body("http://127.0.0.1:\(number)") } catch {
        group.cancelAll()
        throw error
      }
      group.cancelAll()
      // The server ends because it was told to.
      while let result = await group.nextResult() { _ = result }
    }
  }
}

@Suite struct `A page on the web` {
  private func retriever(
    _ change: (inout PageRetriever.Limits) -> Void = { _ in }
  ) -> PageRetriever {
    var limits = PageRetriever.Limits()
    limits.allowsPrivate = true
    limits.pause = .zero
    limits.retry = .milliseconds(1)
    change(&limits)
    return PageRetriever(
      agent: "depositary/test", limits: limits, now: { Date(timeIntervalSince1970: 1_679_480_100) })
  }

  private func code(_ work: () async throws -> Retrieval) async -> String? {
    do {
      _ = try await work()
      return nil
    } catch { return (error as? RetrievalFault)?.code ?? "\(error)" }
  }

  @Test func `is kept whole, and asked for again only where it changed`() async throws {
    let site = Site()
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let archive = SnapshotArchive(folder: folder, software: "depositary/test")
    try await site.serve { address in
      let retriever = retriever()
      guard case .sent(let snapshot) = try await retriever.retrieve(address + "/moved") else {
        Issue.record("The page was not sent.")
        return
      }
      #expect(snapshot.asked == address + "/moved")
      #expect(snapshot.address == address + "/page")
      #expect(snapshot.status == 200)
      #expect(snapshot.at == "2023-03-22T10:15:00Z")
      #expect(String(decoding: snapshot.body, as: UTF8.self) == "<p>The words of the page.</p>")
      let file = try archive.keep(snapshot)
      #expect(file.lastPathComponent == "20230322T101500Z.warc")
      let earlier = try #require(archive.latest(of: address + "/moved"))
      #expect(earlier.body == snapshot.body)
      #expect(earlier.address == snapshot.address)
      #expect(earlier.field("etag") == "\"one\"")
      let second = try await retriever.retrieve(address + "/moved", since: earlier)
      #expect(second == .unchanged(since: earlier, at: "2023-03-22T10:15:00Z"))
      let note = try archive.keepUnchanged(since: earlier, at: "2023-03-23T10:15:00Z")
      #expect(note.lastPathComponent == "20230323T101500Z.warc")
      // A revisit holds no page: the snapshot before it stays the latest.
      #expect(archive.latest(of: address + "/moved") == earlier)
      #expect(try archive.keep(snapshot).lastPathComponent == "20230322T101500Z-2.warc")
    }
    #expect(site.requests == ["/robots.txt", "/moved", "/page", "/moved", "/page"])
  }

  @Test func `is left alone where its site asks for it, also behind a redirection`() async throws {
    let site = Site()
    try await site.serve { address in
      let retriever = retriever()
      #expect(
        await code { try await retriever.retrieve(address + "/closed/x") } == "robots-disallow")
      #expect(
        await code { try await retriever.retrieve(address + "/to-closed") } == "robots-disallow")
    }
    #expect(!site.requests.contains { $0.hasPrefix("/closed") })
  }

  @Test func `that leads on for ever, is too large or isn't there is refused`() async throws {
    let site = Site()
    try await site.serve { address in
      let retriever = retriever { $0.bytes = 1_000 }
      #expect(
        await code { try await retriever.retrieve(address + "/round") } == "too-many-redirects")
      #expect(await code { try await retriever.retrieve(address + "/large") } == "too-large")
      #expect(await code { try await retriever.retrieve(address + "/none") } == "status")
    }
    #expect(site.requests.filter { $0 == "/round" }.count == 6)
  }

  @Test func `of a busy server is waited for, but not for a day`() async throws {
    let site = Site()
    try await site.serve { address in
      let retriever = retriever()
      guard case .sent(let snapshot) = try await retriever.retrieve(address + "/busy") else {
        Issue.record("The page was not sent.")
        return
      }
      #expect(String(decoding: snapshot.body, as: UTF8.self) == "at last")
      #expect(await code { try await retriever.retrieve(address + "/later") } == "busy")
    }
    #expect(site.requests.filter { $0 == "/busy" }.count == 3)
    #expect(site.requests.filter { $0 == "/later" }.count == 1)
  }

  @Test func `on a private network is not asked for unless that was allowed`() async throws {
    let site = Site()
    try await site.serve { address in
      let retriever = retriever { $0.allowsPrivate = false }
      #expect(await code { try await retriever.retrieve(address + "/page") } == "private-address")
      #expect(
        await code { try await retriever.retrieve("http://localhost/page") } == "private-address")
    }
    #expect(site.requests.isEmpty)
  }

  @Test func `of a host that isn't there is said to be so`() async {
    let retriever = retriever { $0.tries = 1 }
    #expect(
      await code { try await retriever.retrieve("https://host.invalid/page") } == "unknown-host")
    #expect(await code { try await retriever.retrieve("http://127.0.0.1:1/") } == "unreachable")
  }
}
