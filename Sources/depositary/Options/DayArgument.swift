public import ArgumentParser
import Foundation
public import Primitives

extension Day: ExpressibleByArgument {
  /// Reads `YYYY-MM-DD`; anything else is wrong usage.
  public init?(argument: String) { self.init(argument) }
}

extension Day {
  /// Today in UTC: the one place where the program reads the calendar.
  static var today: Day {
    Day(number: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
  }
}
