public import Primitives

/// An obligation with its compensations, each due by a day: O a₁ ⊗ a₂ ⊗ …
///
/// The second link is owed only once the first has been missed, and so on. An act done on the day of
/// its deadline is in time, and one done before its link was triggered counts too, if it was in time
/// for its own deadline. Source: Governatori and Rotolo, "Logic of violations", Australasian Journal
/// of Logic 4, 2006; terms of Hashmi, Governatori and Wynn, 2016.
public struct ObligationChain: Hashable, Sendable {
  /// One act and the last day on which it is in time.
  public struct Link: Hashable, Sendable {
    public var act: String
    public var deadline: Day

    public init(act: String, deadline: Day) {
      self.act = act
      self.deadline = deadline
    }
  }

  /// How one link stands.
  public enum LinkStatus: String, Sendable {
    case fulfilled, violated, pending
    case notTriggered = "not-triggered"
  }

  /// How the obligation as a whole stands.
  public enum Status: String, Sendable {
    case fulfilled, pending, compensated, violated
    case violatedCompensationPending = "violated-compensation-pending"
  }

  /// The obligation first, then its compensations in order.
  public var links: [Link]

  public init(_ links: [Link]) { self.links = links }

  /// How the chain stands on `today`.
  ///
  /// - Parameter done: The day on which each act was done; an act after `today` does not count yet.
  public func status(done: [String: Day], on today: Day) -> (links: [LinkStatus], overall: Status) {
    var statuses: [LinkStatus] = []
    var isOpen = true
    for link in links {
      guard isOpen else {
        statuses.append(.notTriggered)
        continue
      }
      if let day = done[link.act], day <= link.deadline, day <= today {
        statuses.append(.fulfilled)
        isOpen = false
      } else if today > link.deadline {
        statuses.append(.violated)
      } else {
        statuses.append(.pending)
        isOpen = false
      }
    }
    let settled = statuses.firstIndex { $0 == .fulfilled || $0 == .pending }
    let overall: Status
    switch settled {
    case nil: overall = statuses.isEmpty ? .fulfilled : .violated
    case 0?: overall = statuses[0] == .fulfilled ? .fulfilled : .pending
    case let index?:
      overall = statuses[index] == .fulfilled ? .compensated : .violatedCompensationPending
    }
    return (statuses, overall)
  }
}
