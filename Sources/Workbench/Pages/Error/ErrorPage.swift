import Primitives

/// The page that stands in the place of one that cannot be made.
struct ErrorPage: Page {
  static let template = "error"
  var title: String
  var address = ""
  var jsonAddress = ""
  var code: String
  var message: String
  var status: Int

  init(error: WorkbenchError) {
    title = error.status == 404 ? "Not found" : "No answer"
    code = error.code
    message = error.message
    status = error.status
  }

  var json: JSONValue {
    [
      "error": [
        "code": .string(code), "message": .string(message), "status": .integer(status),
      ]
    ]
  }
}
