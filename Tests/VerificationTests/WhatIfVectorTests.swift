import TestSupport
import Testing
import Verification

@Suite struct `Vectors of what-if` {
  private func interval(_ value: VectorValue) -> Interval? {
    if value.isNull { return nil }
    let ends = value.list.map(\.int)
    return ends.isEmpty ? Interval(value.int) : Interval(ends[0], ends[ends.count - 1])
  }

  @Test func `ceilings, schedules and bands`() throws {
    let cases = try vectorCases("what_if")
    #expect(!cases.isEmpty)
    for (_, item) in cases {
      switch item["kind"].text {
      case "caps":
        for (party, expected) in item["expect"].object {
          let inventory = item["inventories"][party].object.mapValues { interval($0) }
          for entry in item["proposal"].list {
            let cap = Cap(
              id: entry["id"].text,
              terms: entry["terms"].object.map { .init($0.key, weight: $0.value.int) },
              ceiling: entry["cap"].int)
            let found = try cap.evaluate(inventory)
            let wanted = expected[cap.id]
            let place = "\(item["id"].text) \(party) \(cap.id)"
            #expect(found.status.rawValue == wanted["status"].text, "\(place)")
            #expect(found.holding == interval(wanted["holding"]), "\(place)")
            #expect(found.excess == interval(wanted["excess"]), "\(place)")
            #expect(found.headroom == interval(wanted["headroom"]), "\(place)")
          }
        }
      case "schedule":
        let steps = item["steps"].int
        for (column, start) in item["start"].list.enumerated() {
          let schedule = try Schedule(
            start: start.int, target: item["target"][column].int, steps: steps)
          #expect(
            schedule.ceilings == item["ceilings_by_step"].list.map { $0[column].int },
            "\(item["id"].text)")
        }
      case "range-band":
        for (name, text) in item["bands"].object {
          let band = try RangeBand(text.text)
          #expect(band.description == text.text)
          var memberships: [RangeBand.Membership] = []
          for (source, claim) in item["claims_km"].object {
            let ends = claim.list.map(\.number)
            let membership = band.membership(of: claim.isNull ? nil : ends[0]...ends[1])
            memberships.append(membership)
            #expect(
              membership.rawValue == item["expect"][source][name].text,
              "\(item["id"].text) \(source) \(name)")
          }
          #expect(
            RangeBand.together(memberships).rawValue == item["overall"][name].text,
            "\(item["id"].text) \(name)")
        }
      default:
        Issue.record("unknown kind of case: \(item)")
      }
    }
  }
}
