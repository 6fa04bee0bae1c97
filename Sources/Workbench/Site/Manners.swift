import Archive
import HTTPTypes
import Hummingbird
import Primitives
import Treaties

/// What every answer has in common: headers that keep a page to itself, and one shape for errors.
struct Manners: RouterMiddleware {
  typealias Context = BasicRequestContext

  let templates: Templates
  /// Whether only requests to this machine's own names are answered.
  let isLocal: Bool

  @concurrent func handle(
    _ request: Request, context: BasicRequestContext,
    next: @concurrent (Request, BasicRequestContext) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      try check(request)
      response = try await next(request, context)
    } catch {
      response = answer(to: Manners.explained(error, request), request)
    }
    // Nothing from elsewhere, no script, no frame, forms only to ourselves: were text of a document
    // ever to slip through the escaping, it could still do nothing.
    response.headers[.contentSecurityPolicy] =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[HTTPField.Name("Referrer-Policy")!] = "no-referrer"
    response.headers[HTTPField.Name("Cross-Origin-Resource-Policy")!] = "same-origin"
    return response
  }

  private func check(_ request: Request) throws {
    guard request.method == .get || request.method == .head else {
      throw WorkbenchError(
        code: "method-not-allowed",
        message:
          "\(request.method.rawValue) is not answered here. The workbench only reads: GET and HEAD.",
        status: 405)
    }
    // A page elsewhere can have its own name point at 127.0.0.1 and so read what we serve.
    guard isLocal, !Manners.isOwnName(request.head.authority ?? "") else { return }
    throw WorkbenchError(
      code: "misdirected",
      message:
        "This workbench answers to localhost only. Serve it with --host to open it to others.",
      status: 421)
  }

  /// Whether an authority, with or without a port, names this machine itself.
  static func isOwnName(_ authority: String) -> Bool {
    let name =
      authority.hasPrefix("[")
      ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
    return ["localhost", "127.0.0.1", "[::1]"].contains(name.lowercased())
  }

  private func answer(to error: WorkbenchError, _ request: Request) -> Response {
    let path = request.uri.path
    var response =
      path.hasSuffix(".json")
      ? Response.json(
        ErrorPage(error: error).json.text(indented: true) + "\n", status: error.status)
      : Response.html(templates.html(of: ErrorPage(error: error)), status: error.status)
    if error.status == 405 { response.headers[.allow] = "GET, HEAD" }
    return response
  }

  private static func explained(_ error: any Error, _ request: Request) -> WorkbenchError {
    switch error {
    case let error as WorkbenchError: error
    case let error as RecordError:
      WorkbenchError(code: "record", message: error.message, status: 503)
    case let error as TreatyError:
      WorkbenchError(
        code: error.code, message: error.message,
        status: error.code == "unknown-instrument" ? 404 : 400)
    case let error as any HTTPResponseError where error.status.code == 404:
      WorkbenchError.notFound(
        "There is no page at \(request.uri.path). Begin at \(SitePath.home.path); \(SitePath.openAPI.path) lists every address."
      )
    default:
      WorkbenchError(
        code: "internal",
        message: "The page could not be made. It is a fault of the program; the log has more.",
        status: 500)
    }
  }
}
