import AsyncHTTPClient
public import Foundation
import NIOCore
import NIOHTTP1

/// Retrieves pages from the web, as a guest who was told the house rules.
///
/// It asks a site's `robots.txt` first (RFC 9309), leaves a pause between two requests to one host, asks only for what
/// changed since the last snapshot (RFC 9110, 13), waits where it is told to (RFC 9110, 10.2.3), follows at most five
/// redirections, and connects to no private address unless told to: the name is resolved here and the connection goes to
/// the address that was looked at. It keeps no cookies and sends nothing but the request.
public actor PageRetriever {
  /// How much it asks for, and how long it waits.
  public struct Limits: Hashable, Sendable {
    /// Of one page, in bytes as sent.
    public var bytes = 32 << 20
    /// For one answer from the request to its last byte.
    public var answer: Duration = .seconds(60)
    /// Between two requests to one host; a longer `Crawl-delay` goes before it, up to `longestPause`.
    public var pause: Duration = .seconds(1)
    /// The longest pause a site is granted, and the longest wait a `Retry-After` is granted.
    public var longestPause: Duration = .seconds(60)
    /// Before the second try; doubled for each further one.
    public var retry: Duration = .seconds(2)
    /// Times an address is asked for while the server is busy or unreachable.
    public var tries = 3
    public var redirects = 5
    /// Whether addresses of private networks may be asked.
    public var allowsPrivate = false

    public init() {}
  }

  /// The product token that `robots.txt` is asked about.
  public static let robot = "depositary"

  private let agent: String
  private let limits: Limits
  private let now: @Sendable () -> Date
  private var rules: [String: Result<RobotsRules, RetrievalFault>] = [:]
  private var free: [String: ContinuousClock.Instant] = [:]

  /// - Parameters:
  ///   - agent: What it calls itself in `User-Agent`; should say whom to write to.
  ///   - now: The clock that dates the snapshots.
  public init(
    agent: String, limits: Limits = Limits(), now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.agent = agent
    self.limits = limits
    self.now = now
  }

  /// Asks for an address.
  ///
  /// - Parameter earlier: The latest snapshot of it; the server is asked for what changed since. Nil asks for the page.
  /// - Throws: ``RetrievalFault``; `CancellationError` where the task was cancelled.
  public func retrieve(_ address: String, since earlier: PageSnapshot? = nil) async throws
    -> Retrieval
  {
    let asked = try PageAddress(address)
    var fields: [(String, String)] = [
      ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"),
      ("Accept-Encoding", "gzip"),
    ]
    if let tag = earlier?.field("ETag") { fields.append(("If-None-Match", tag)) }
    if let date = earlier?.field("Last-Modified") { fields.append(("If-Modified-Since", date)) }
    var at = asked
    for _ in 0...limits.redirects {
      try await askRobots(at)
      let answer = try await persistently(at, fields)
      switch answer.status {
      case 200..<300:
        return .sent(
          PageSnapshot(
            asked: asked.description, address: at.description, at: answer.at, status: answer.status,
            reason: answer.reason, fields: answer.fields, body: answer.body))
      case 304:
        guard let earlier else { throw status(answer, at) }
        return .unchanged(since: earlier, at: answer.at)
      case 301, 302, 303, 307, 308:
        guard let location = answer.field("location") else { throw status(answer, at) }
        at = try at.following(location)
      default:
        throw status(answer, at)
      }
    }
    throw RetrievalFault(
      code: "too-many-redirects",
      message:
        "\(asked) leads on more than \(limits.redirects) times, the last time to \(at). Ask for the page's own address.",
      address: asked.description)
  }

  private func status(_ answer: PageSnapshot, _ at: PageAddress) -> RetrievalFault {
    let words = answer.reason.isEmpty ? "" : " \(answer.reason)"
    let advice =
      switch answer.status {
      case 401, 403, 407:
        "The page is closed to programs; save it from a browser and read the file."
      case 404, 410: "There is no such page; check the address."
      default: "Try again later, or save the page from a browser and read the file."
      }
    return RetrievalFault(
      code: "status", message: "\(at) answered \(answer.status)\(words). \(advice)",
      address: at.description)
  }

  // MARK: robots.txt

  private func askRobots(_ at: PageAddress) async throws {
    let result: Result<RobotsRules, RetrievalFault>
    if let known = rules[at.origin] {
      result = known
    } else {
      result = try await robots(of: at)
      rules[at.origin] = result
    }
    guard try result.get().allows(at.target) else {
      throw RetrievalFault(
        code: "robots-disallow",
        message:
          "\(at.robots) asks programs to keep away from \(at.target). Save the page from a browser and read the file.",
        address: at.description)
    }
  }

  /// An answer of the 400s means that there are no rules; one of the 500s, or none, that all is closed (RFC 9309, 2.3.1).
  private func robots(of site: PageAddress) async throws -> Result<RobotsRules, RetrievalFault> {
    var at = site.robots
    do {
      for _ in 0...limits.redirects {
        let answer = try await persistently(at, [], cut: 512 << 10)
        switch answer.status {
        case 200..<300:
          return .success(
            RobotsRules(String(decoding: answer.body, as: UTF8.self), for: PageRetriever.robot))
        case 301, 302, 303, 307, 308:
          guard let location = answer.field("location") else { return .success(.none) }
          at = try at.following(location)
        case 400..<500: return .success(.none)
        default: throw status(answer, at)
        }
      }
      return .success(.none)
    } catch let fault as RetrievalFault {
      // A host that isn't there is said to be so, not to have closed its doors.
      if ["private-address", "unknown-host", "unreachable"].contains(fault.code) {
        return .failure(fault)
      }
      return .failure(
        RetrievalFault(
          code: "robots-unreachable",
          message:
            "\(site.robots) could not be read, so nothing else of the site is asked for: \(fault.message)",
          address: site.description))
    }
  }

  // MARK: One request

  /// Asks until there is an answer that is none of “busy”, with a longer pause each time.
  private func persistently(
    _ at: PageAddress, _ fields: [(String, String)], cut: Int? = nil
  ) async throws -> PageSnapshot {
    var wait = limits.retry
    var number = 1
    while true {
      do {
        let answer = try await once(at, fields, cut: cut)
        guard [429, 502, 503, 504].contains(answer.status) else { return answer }
        let asked = answer.field("retry-after").flatMap(seconds)
        if let asked, asked > limits.longestPause {
          throw RetrievalFault(
            code: "busy",
            message:
              "\(at) answered \(answer.status) and asks to be left alone for \(asked.components.seconds) s. Try again then.",
            address: at.description)
        }
        guard number < limits.tries else { return answer }
        try await Task.sleep(for: asked ?? wait)
      } catch let fault as RetrievalFault where fault.code == "unreachable" {
        guard number < limits.tries else { throw fault }
        try await Task.sleep(for: wait)
      }
      wait = wait * 2
      number += 1
    }
  }

  /// A `Retry-After` value: seconds, or a date (RFC 9110, 10.2.3); nil for neither.
  private func seconds(_ value: String) -> Duration? {
    if let number = Int(value), number >= 0 { return .seconds(min(number, 1 << 31)) }
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
    return format.date(from: value).map { .seconds(max(0, $0.timeIntervalSince(now()))) }
  }

  /// Waits for the host's turn: a second request within the pause stands in line.
  private func takeTurn(_ at: PageAddress) async throws {
    var pause = limits.pause
    if case .success(let rules)? = rules[at.origin], let delay = rules.delay {
      pause = max(pause, min(.seconds(delay), limits.longestPause))
    }
    let clock = ContinuousClock()
    let turn = max(clock.now, free[at.host] ?? clock.now)
    free[at.host] = turn + pause
    try await Task.sleep(until: turn, clock: clock)
  }

  private func endpoint(of at: PageAddress) throws -> String {
    let found = PublicAddress.resolve(at.host)
    guard !found.isEmpty else {
      throw RetrievalFault(
        code: "unknown-host",
        message:
          "The host \(at.host) of \(at) was not found. Check the address, or the connection to the internet.",
        address: at.description)
    }
    guard let chosen = found.first(where: { limits.allowsPrivate || PublicAddress.isPublic($0) })
    else {
      throw RetrievalFault(
        code: "private-address",
        message:
          "\(at) leads to \(found[0]), which is no address of the public internet. Where that is meant, say --allow-private.",
        address: at.description)
    }
    return chosen
  }

  private func once(_ at: PageAddress, _ fields: [(String, String)], cut: Int?) async throws
    -> PageSnapshot
  {
    try await takeTurn(at)
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: .init(connect: .seconds(15), read: .seconds(30)))
    configuration.httpVersion = .http1Only
    // The connection goes to the address that was looked at, whatever the name resolves to a moment later.
    configuration.dnsOverride = [at.host: try endpoint(of: at)]
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    do {
      let answer = try await answer(client, at, fields, cut: cut)
      try await client.shutdown()
      return answer
    } catch {
      try? await client.shutdown()
      if error is RetrievalFault || error is CancellationError { throw error }
      throw RetrievalFault(
        code: "unreachable",
        message: "\(at) could not be reached: \(error). Check the address and the connection.",
        address: at.description)
    }
  }

  private func answer(
    _ client: HTTPClient, _ at: PageAddress, _ fields: [(String, String)], cut: Int?
  ) async throws -> PageSnapshot {
    var request = HTTPClientRequest(url: at.description)
    request.headers.add(name: "User-Agent", value: agent)
    for (name, value) in fields { request.headers.add(name: name, value: value) }
    let clock = ContinuousClock()
    let end = clock.now + limits.answer
    let seconds = limits.answer.components.seconds
    func tooSlow() -> RetrievalFault {
      RetrievalFault(
        code: "too-slow",
        message: "\(at) did not answer in full within \(seconds) s. Try again later.",
        address: at.description)
    }
    let response: HTTPClientResponse
    do {
      response = try await client.execute(request, timeout: .seconds(max(1, seconds)))
    } catch let error as HTTPClientError where error == .deadlineExceeded || error == .readTimeout {
      throw tooSlow()
    }
    let limit = cut ?? limits.bytes
    var body: [UInt8] = []
    for try await part in response.body {
      if clock.now > end { throw tooSlow() }
      body.append(contentsOf: part.readableBytesView)
      guard body.count > limit else { continue }
      if cut != nil {
        body.removeLast(body.count - limit)
        break
      }
      throw RetrievalFault(
        code: "too-large",
        message:
          "\(at) sends more than \(limit >> 20) MiB; no article comes near it. Nothing was kept.",
        address: at.description)
    }
    return PageSnapshot(
      asked: at.description, address: at.description, at: now().formatted(.iso8601),
      status: Int(response.status.code), reason: response.status.reasonPhrase,
      fields: response.headers.map { PageSnapshot.Field(name: $0.name, value: $0.value) },
      body: body)
  }
}
