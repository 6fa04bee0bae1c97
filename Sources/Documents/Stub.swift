
public import Primitives
public struct DocumentSource: Sendable { public var id: String; public var bytes: [UInt8]; public var format: DocumentFormat?; public var published: PartialDay?; public var url: String?
  public init(id: String, bytes: [UInt8], format: DocumentFormat? = nil, published: PartialDay? = nil, url: String? = nil) { self.id = id; self.bytes = bytes; self.format = format; self.published = published; self.url = url } }
public struct DocumentFault: Error, Sendable { public var code: String; public var message: String; public var id: String; public init(code: String, message: String, id: String) { self.code=code;self.message=message;self.id=id } }
public struct DocumentReader: Sendable { public init(outlets: [Outlet]) {}
  public func read(_ source: DocumentSource) -> [Result<Document, DocumentFault>] { let t = String(decoding: source.bytes, as: UTF8.self); return [.success(Document(id: source.id, format: .text, language: nil, text: t, metadata: .init(), blocks: []))] } }
