public import Archive
import Positions
import Primitives

/// Events in the form of PLOVER, a JSON object a line, each with our own act beside.
///
/// The event, mode and context are those that the Open Event Data Alliance gives for the nearest CAMEO
/// code (openeventdata/PLOVER, CAMEO2PLOVER-2021.txt). PLOVER codes no mere statement of fact: `deny`,
/// `dispute` and `assess` have a null event and are left to our act.
public struct PLOVERExport: Export {
  public let name = "plover"
  public let summary = "events in the form of PLOVER, with our act beside"
  public let fileExtension = "jsonl"
  public let mediaType = "application/jsonl"

  public func write(
    _ statements: [RecordedStatement], with documents: inout ExportedDocuments,
    to write: (String) throws -> Void
  ) throws {
    for statement in statements {
      let document = try documents.document(statement.document)
      let code = PLOVERExport.code(statement.act)
      let value: JSONValue = [
        "id": .string(statement.uid),
        "date": JSONValue(statement.day?.description),
        "source": [
          "actor": JSONValue(statement.state), "text": .string(statement.speakerLabel),
          "role": JSONValue(statement.office), "wiki": .null,
        ],
        "target": ["actor": JSONValue(statement.target)],
        "event": JSONValue(code?.event), "mode": JSONValue(code?.mode),
        "context": JSONValue(code.map { [$0.context] } ?? []),
        "text": .string(statement.words),
        "publisher": JSONValue(document.outlet), "url": JSONValue(document.url),
        "pub_date": JSONValue(document.published?.description),
        "depositary": [
          "act": .string(statement.act.rawValue), "instruments": JSONValue(statement.instruments),
          "measure": .string(statement.measure.rawValue),
          "authority": .string(statement.authority.rawValue),
          "standing": .string(statement.standing.rawValue), "tier": .string(document.tier.rawValue),
        ],
      ]
      try write(value.text() + "\n")
    }
  }

  /// The event, its mode and its context; nil where PLOVER has none.
  static func code(_ act: StatementAct) -> (event: String, mode: String?, context: String)? {
    switch act {
    case .affirm: ("SUPPORT", nil, "diplomatic")  // 051 praise or endorse
    case .notBound: ("REJECT", "yield", "legal")  // 128 defy norms, law
    case .suspend: ("SANCTION", "discontinue", "diplomatic")  // 162
    case .withdraw: ("SANCTION", "withdraw", "diplomatic")  // 161
    case .conclude: ("SUPPORT", nil, "diplomatic")  // 057 sign formal agreement
    case .propose, .open: ("AGREE", nil, "diplomatic")  // 036 intent to meet or negotiate
    case .condition: ("DEMAND", "yield", "diplomatic")  // 105
    case .decline: ("REJECT", "yield", "diplomatic")  // 124
    case .noTalks: ("REJECT", "meet", "diplomatic")  // 125
    case .accuse: ("ACCUSE", "disapprove", "diplomatic")  // 112
    case .deploy: ("MOBILIZE", "troops", "military")  // 154
    case .threaten: ("THREATEN", nil, "military")  // 130
    case .urge: ("DEMAND", "change", "diplomatic")  // 102
    case .warn: ("THREATEN", nil, "diplomatic")  // 130
    case .deny, .dispute, .assess: nil
    }
  }
}
