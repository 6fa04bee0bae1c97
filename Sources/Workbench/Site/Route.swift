import Primitives

/// One place of the site that answers: its pattern, what it takes, and how its page is made.
///
/// The router and the API's description are both made from the list of these, so neither can know a
/// route that the other doesn't.
struct Route: Sendable {
  /// A member of the path or of the query.
  struct Parameter: Sendable {
    var name: String
    var summary: String
    var example: String?
    /// What values are allowed; empty for any.
    var choices: [String] = []
    var isDay = false
    var isNumber = false
  }

  /// Such as `/instruments/{id}`: with at most one parameter, in the last place.
  var pattern: String
  var summary: String
  /// Of the path; nil for none.
  var pathParameter: Parameter?
  var query: [Parameter] = []
  /// The members of the JSON answer with what they hold, in order.
  var answer: [(name: String, summary: String)]
  var page: @Sendable (Asked) throws -> any Page
}

/// A request as a page sees it.
struct Asked: Sendable {
  var holdings: Holdings
  /// The parameter of the path, decoded; empty where the route has none.
  var id: String
  var query: QueryMembers
  var today: Day
}

/// What a route answers with: a model for its template, and the same answer as JSON.
protocol Page: Sendable {
  /// The template's name, without `.mustache`.
  static var template: String { get }
  /// For the window and the heading.
  var title: String { get }
  /// Where the page lies, for the link to its JSON and for the navigation.
  var address: String { get }
  var jsonAddress: String { get }
  /// The answer as programs get it.
  var json: JSONValue { get }
}
