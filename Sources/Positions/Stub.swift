public import Primitives
public import Statements
public struct ReadStatement: Sendable { public var statement: AttributedStatement; public var position: Position }
public struct StatementReader: Sendable { public init(people: [Person], outlets: [Outlet], instruments: [InstrumentNames], ambiguous: [AmbiguousName]) {}
  public func read(text: String, blocks: [TextBlock], language: String?, published: PartialDay?, title: String?) -> [ReadStatement] { [] } }
