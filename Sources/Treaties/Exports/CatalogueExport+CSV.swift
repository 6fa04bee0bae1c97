import Primitives

extension CatalogueExport {
  /// One table as CSV (RFC 4180: a header, CRLF, quotes where needed); lists are parted by spaces.
  public func csv(_ table: Table) -> String {
    let (header, rows) = self.rows(table)
    return ([header] + rows).map(CatalogueExport.line).joined()
  }

  private func rows(_ table: Table) -> ([String], [[String]]) {
    switch table {
    case .instruments:
      return (
        [
          "id", "name", "kind", "force", "bilateral", "parties", "parties_complete", "term",
          "withdrawal_notice", "accompanies", "status_note",
        ],
        register.instruments.map {
          [
            $0.id, $0.name, $0.kind.id, $0.kind.force.rawValue, String($0.isBilateral),
            $0.parties.joined(separator: " "), String($0.partiesComplete), $0.term.text,
            $0.withdrawalNotice?.text ?? "", $0.accompanies ?? "", $0.note("status-note") ?? "",
          ]
        }
      )
    case .acts:
      return (
        [
          "id", "instrument", "type", "date", "known_on", "effective", "by", "affects", "scope",
          "extends_to", "condition", "note", "confidence", "sources",
        ],
        each(\.acts) { instrument, act in
          [
            act.id, instrument.id, act.type, act.date.description, act.known.description,
            act.effective?.description ?? "", act.actors.joined(separator: " "),
            act.affects.joined(separator: " "), act.scope.joined(separator: " "),
            act.extendsTo?.text ?? "", act.condition?.text ?? "", act.note ?? "",
            act.confidence.rawValue, act.sources.joined(separator: " "),
          ]
        }
      )
    case .rulings:
      return (
        [
          "instrument", "holder", "act", "ruling", "as", "effective_on", "since", "note", "sources",
        ],
        each(\.rulings) { instrument, ruling in
          [
            instrument.id, ruling.holder, ruling.act, ruling.verdict.rawValue,
            ruling.actsAs ?? "", ruling.effectiveOn?.description ?? "",
            ruling.since?.description ?? "", ruling.note ?? "",
            ruling.sources.joined(separator: " "),
          ]
        }
      )
    case .disputes:
      return (
        [
          "id", "instrument", "over_act", "question", "by", "position", "date", "confidence",
          "sources",
        ],
        register.instruments.flatMap { instrument in
          instrument.disputes.flatMap { dispute in
            dispute.claims.map {
              [
                dispute.id, instrument.id, dispute.overAct, dispute.question, $0.by, $0.position,
                $0.date?.description ?? "", $0.confidence.rawValue,
                $0.sources.joined(separator: " "),
              ]
            }
          }
        }
      )
    case .provisions:
      return (
        [
          "id", "instrument", "article", "topic", "class", "rule", "from", "to", "deadline",
          "confidence", "sources",
        ],
        each(\.provisions) { instrument, provision in
          [
            provision.id, instrument.id, provision.article, provision.topic,
            provision.provisionClass ?? "", provision.rule, provision.from?.description ?? "",
            provision.to?.description ?? "", provision.deadline?.description ?? "",
            provision.confidence.rawValue, provision.sources.joined(separator: " "),
          ]
        }
      )
    case .limits:
      return (
        ["provision", "instrument", "article", "quantity", "limit", "party", "from", "sources"],
        register.instruments.flatMap { instrument in
          instrument.provisions.flatMap { provision in
            provision.limits.map {
              [
                provision.id, instrument.id, provision.article, $0.quantity, $0.text,
                $0.party ?? "", ($0.from ?? provision.from)?.description ?? "",
                provision.sources.joined(separator: " "),
              ]
            }
          }
        }
      )
    case .systems:
      return (
        [
          "id", "name", "states", "basing", "kind", "by", "owner", "km_min", "km_max", "text",
          "confidence", "sources",
        ],
        register.systems.flatMap { system in
          system.claims.map {
            [
              system.id, system.names.first?.name ?? system.id,
              system.states.joined(separator: " "), system.basing.joined(separator: " "),
              system.kind, $0.by, String($0.isOwners), $0.range.lower.map(String.init) ?? "",
              $0.range.upper.map(String.init) ?? "", $0.text ?? "", $0.confidence.rawValue,
              $0.sources.joined(separator: " "),
            ]
          }
        }
      )
    case .people:
      return (
        [
          "id", "name", "kind", "role", "organisation", "state", "from", "through", "authority",
          "sources",
        ],
        people.flatMap { person in
          person.offices.map {
            [
              person.id, person.name, person.kind, $0.role, $0.organisation, $0.state ?? "",
              $0.start?.description ?? "", $0.end?.description ?? "", $0.authority.rawValue,
              $0.sources.joined(separator: " "),
            ]
          }
        }
      )
    case .outlets:
      return (
        ["id", "names", "domain", "country", "kind", "languages", "garbled_forms"],
        outlets.map {
          [
            $0.id, $0.names.joined(separator: "; "), $0.domain ?? "", $0.country ?? "", $0.kind,
            $0.languages.joined(separator: " "), $0.garbledForms.joined(separator: "; "),
          ]
        }
      )
    }
  }

  private func each<Part>(
    _ parts: KeyPath<Instrument, [Part]>, _ row: (Instrument, Part) -> [String]
  ) -> [[String]] {
    register.instruments.flatMap { instrument in
      instrument[keyPath: parts].map { row(instrument, $0) }
    }
  }

  static func line(_ fields: [String]) -> String {
    fields.map { field in
      let isPlain = !field.utf8.contains { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 }
      if isPlain { return field }
      return "\""
        + field.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
    }.joined(separator: ",") + "\r\n"
  }
}
