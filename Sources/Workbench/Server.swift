import HTTPTypes
import Hummingbird
import Logging
public import Primitives

/// The workbench: the record and the catalogue as pages, each of them as JSON too.
///
/// ```swift
/// let server = try WorkbenchServer(holdings: holdings, today: { Day(number: …) })
/// try await server.run(host: "127.0.0.1", port: 8420) { print("http://127.0.0.1:\($0)/") }
/// ```
///
/// Pages are rendered here and need no script; nothing is fetched from another host. It only reads.
public struct WorkbenchServer: Sendable {
  /// The pages, in the order of the API's description.
  static let routes: [Route] = [
    .home, .instruments, .instrument, .documents, .document, .statements, .statement, .speakers,
    .speaker,
  ]

  let holdings: Holdings
  let today: @Sendable () -> Day
  let templates: Templates

  /// - Parameter today: The day that questions without a day are asked for, and `known-on` too.
  /// - Throws: What the template library says of a template that doesn't parse: a fault of the build.
  public init(holdings: Holdings, today: @escaping @Sendable () -> Day) throws {
    self.holdings = holdings
    self.today = today
    templates = try Templates()
  }

  /// Serves until the process is told to stop (SIGINT, SIGTERM), then finishes the requests under way.
  ///
  /// - Parameters:
  ///   - host: `127.0.0.1` keeps it to this machine; requests that name another host are then refused,
  ///     so that no page of the web can read the record through the browser.
  ///   - port: 0 for any that is free.
  ///   - onReady: Told the port once requests are answered.
  /// - Throws: `WorkbenchError` with the code `address` where the address cannot be had.
  public func run(
    host: String = "127.0.0.1", port: Int, onReady: @escaping @Sendable (Int) async -> Void
  ) async throws {
    let isLocal = ["127.0.0.1", "localhost", "::1"].contains(host)
    var application = Application(
      router: router(isLocal: isLocal),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port), serverName: nil),
      onServerRunning: { channel in await onReady(channel.localAddress?.port ?? port) })
    application.logger.logLevel = .error
    do {
      try await application.runService()
    } catch let error as WorkbenchError {
      throw error
    } catch {
      throw WorkbenchError(
        code: "address",
        message:
          "Cannot serve at \(host), port \(port): \(error). Another program may have it; name another with --port.",
        status: 500)
    }
  }

  /// Every route behind what they have in common.
  func router(isLocal: Bool) -> Router<BasicRequestContext> {
    let router = Router(options: [.autoGenerateHeadEndpoints])
    router.add(middleware: Manners(templates: templates, isLocal: isLocal))
    for route in WorkbenchServer.routes {
      add(route, to: router)
    }
    let description = APIDescription(routes: WorkbenchServer.routes).json.text(indented: true)
    router.get(RouterPath(SitePath.openAPI.path)) { request, _ in
      _ = try QueryMembers(request.uri.query, known: [])
      return Response.json(description)
    }
    router.get(RouterPath(SitePath.styleSheet.path)) { _, _ in
      Response.asset(PackageResources.style_css, type: "text/css; charset=utf-8")
    }
    router.get(RouterPath(SitePath.icon.path)) { _, _ in
      Response.asset(PackageResources.icon_svg, type: "image/svg+xml")
    }
    return router
  }

  private func add(_ route: Route, to router: Router<BasicRequestContext>) {
    let known = route.query.map(\.name)
    let answer: @Sendable (Request, String, Bool) throws -> Response = { request, id, isJSON in
      guard let id = Percent.decoded(id) else {
        throw WorkbenchError.badParameter("path", "is not percent-encoded UTF-8.")
      }
      let asked = Asked(
        holdings: holdings, id: id, query: try QueryMembers(request.uri.query, known: known),
        today: today())
      let page = try route.page(asked)
      return isJSON
        ? .json(page.json.text(indented: true) + "\n") : .html(templates.html(of: page))
    }
    guard let parameter = route.pathParameter?.name else {
      router.get(RouterPath(route.pattern)) { request, _ in try answer(request, "", false) }
      router.get(RouterPath(SitePath.jsonPath(of: route.pattern))) { request, _ in
        try answer(request, "", true)
      }
      return
    }
    // One route for both: the router takes the parameter undecoded, and `.json` is its end.
    router.get(RouterPath(route.pattern)) { request, context in
      let id = try context.parameters.require(parameter)
      let isJSON = id.hasSuffix(".json")
      return try answer(request, isJSON ? String(id.dropLast(5)) : id, isJSON)
    }
  }
}

extension Response {
  static func html(_ text: String, status: Int = 200) -> Response {
    content(text, "text/html; charset=utf-8", status)
  }

  static func json(_ text: String, status: Int = 200) -> Response {
    content(text, "application/json", status)
  }

  static func asset(_ bytes: [UInt8], type: String) -> Response {
    var response = Response(
      status: .ok, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    response.headers[.cacheControl] = "max-age=600"
    return response
  }

  private static func content(_ text: String, _ type: String, _ status: Int) -> Response {
    Response(
      status: .init(code: status), headers: [.contentType: type, .cacheControl: "no-cache"],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}
