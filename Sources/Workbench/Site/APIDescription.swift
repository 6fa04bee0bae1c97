import Primitives

/// The OpenAPI 3.1 description of every route, made from the list that the router is made from.
struct APIDescription {
  var routes: [Route]

  var json: JSONValue {
    var paths: [(key: String, value: JSONValue)] = []
    for route in routes {
      paths.append((key: route.pattern, value: .object([get(route, isJSON: false)])))
      paths.append(
        (key: SitePath.jsonPath(of: route.pattern), value: .object([get(route, isJSON: true)])))
    }
    paths.append(
      (key: SitePath.openAPI.path, value: .object([plain("This description.", "application/json")]))
    )
    paths.append(
      (key: SitePath.styleSheet.path, value: .object([plain("The style sheet.", "text/css")])))
    paths.append(
      (key: SitePath.icon.path, value: .object([plain("The site's sign.", "image/svg+xml")])))
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Depositary workbench",
        "version": "1",
        "summary": "Who is bound by what, on which date, according to whom, on what evidence.",
        "description":
          "Every page is JSON at the same path with .json behind it. Nothing is written. What was read by machine and not seen by a person says so in `standing`.",
      ],
      "paths": .object(paths),
      "components": [
        "schemas": [
          "Error": [
            "type": "object",
            "required": ["error"],
            "properties": [
              "error": [
                "type": "object",
                "required": ["code", "message", "status"],
                "properties": [
                  "code": ["type": "string", "description": "A stable name for programs."],
                  "message": [
                    "type": "string", "description": "What was found, where, and what to do.",
                  ],
                  "status": ["type": "integer", "description": "The HTTP status."],
                ],
              ]
            ],
          ]
        ]
      ],
    ]
  }

  private func get(_ route: Route, isJSON: Bool) -> (key: String, value: JSONValue) {
    var parameters: [JSONValue] = []
    if let parameter = route.pathParameter {
      parameters.append(APIDescription.parameter(parameter, isInPath: true))
    }
    parameters += route.query.map { APIDescription.parameter($0, isInPath: false) }
    let type = isJSON ? "application/json" : "text/html"
    let schema: JSONValue =
      isJSON
      ? [
        "type": "object",
        "required": JSONValue(route.answer.map(\.name)),
        "properties": .object(
          route.answer.map { (key: $0.name, value: ["description": .string($0.summary)]) }),
      ] : ["type": "string"]
    return (
      key: "get",
      value: [
        "operationId": .string(APIDescription.name(of: route, isJSON: isJSON)),
        "summary": .string(route.summary),
        "parameters": .array(parameters),
        "responses": [
          "200": [
            "description": .string(isJSON ? "The answer." : "The page."),
            "content": .object([(key: type, value: .object([(key: "schema", value: schema)]))]),
          ],
          "default": APIDescription.error(isJSON: isJSON),
        ],
      ]
    )
  }

  private func plain(_ summary: String, _ type: String) -> (key: String, value: JSONValue) {
    (
      key: "get",
      value: [
        "summary": .string(summary), "parameters": [],
        "responses": [
          "200": [
            "description": .string(summary),
            "content": .object([(key: type, value: .object([]))]),
          ],
          "default": APIDescription.error(isJSON: type == "application/json"),
        ],
      ]
    )
  }

  private static func error(isJSON: Bool) -> JSONValue {
    [
      "description": "No answer, and why.",
      "content": .object([
        isJSON
          ? (key: "application/json", value: ["schema": ["$ref": "#/components/schemas/Error"]])
          : (key: "text/html", value: ["schema": ["type": "string"]])
      ]),
    ]
  }

  private static func parameter(_ parameter: Route.Parameter, isInPath: Bool) -> JSONValue {
    var schema: [(key: String, value: JSONValue)] = [
      (key: "type", value: parameter.isNumber ? "integer" : "string")
    ]
    if parameter.isDay { schema.append((key: "format", value: "date")) }
    if !parameter.choices.isEmpty {
      schema.append((key: "enum", value: JSONValue(parameter.choices)))
    }
    var members: [(key: String, value: JSONValue)] = [
      (key: "name", value: .string(parameter.name)),
      (key: "in", value: isInPath ? "path" : "query"),
      (key: "required", value: .bool(isInPath)),
      (key: "description", value: .string(parameter.summary)),
      (key: "schema", value: .object(schema)),
    ]
    if let example = parameter.example {
      members.append((key: "example", value: .string(example)))
    }
    return .object(members)
  }

  private static func name(of route: Route, isJSON: Bool) -> String {
    let words = route.pattern.split { !$0.isLetter }.map(String.init)
    let name = words.isEmpty ? "home" : words.joined(separator: "-")
    return isJSON ? name + "-json" : name
  }
}
