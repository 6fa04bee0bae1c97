import Primitives

/// The heads of state, or of government where these lead, since the 1950s, by the day: for *the Soviet leader*, *the
/// administration*, and *the president* where the catalogue knows none.
///
/// General knowledge, kept to the states that lead arms control's record; the catalogue's presidents go before it.
struct HeadsOfRecord: Sendable {
  struct Head: Sendable {
    var name: String
    var office: String
    var from: Day
  }

  private let byState: [String: [Head]]

  static let all = HeadsOfRecord()

  private init() {
    var byState: [String: [Head]] = [:]
    for line in Self.table.split(separator: "\n") {
      let parts = line.split(separator: "|").map(String.init)
      guard parts.count == 4, let from = Day(parts[3]) else { continue }
      byState[parts[0], default: []].append(Head(name: parts[1], office: parts[2], from: from))
    }
    self.byState = byState
  }

  /// The surnames of all who led `state`, in lower case.
  func surnames(of state: String) -> Set<String> {
    let names = (byState[state] ?? []).map(\.name).filter { $0 != "-" }
    return Set(names.compactMap { $0.lowercased().split(separator: " ").last.map(String.init) })
  }

  /// Who led `state` on `day`; nil where the table doesn't reach.
  func head(of state: String, on day: Day) -> Head? {
    byState[state]?.last { $0.from <= day }.flatMap { $0.name == "-" ? nil : $0 }
  }

  /// In order of the days on which they took office; `-` ends a line of them.
  private static let table = """
    US|Dwight Eisenhower|President|1953-01-20
    US|John Kennedy|President|1961-01-20
    US|Lyndon Johnson|President|1963-11-22
    US|Richard Nixon|President|1969-01-20
    US|Gerald Ford|President|1974-08-09
    US|Jimmy Carter|President|1977-01-20
    US|Ronald Reagan|President|1981-01-20
    US|George Bush|President|1989-01-20
    US|Bill Clinton|President|1993-01-20
    US|George W. Bush|President|2001-01-20
    US|Barack Obama|President|2009-01-20
    US|Donald Trump|President|2017-01-20
    US|Joe Biden|President|2021-01-20
    US|Donald Trump|President|2025-01-20
    US|-|-|2029-01-20
    SU|Nikita Khrushchev|First Secretary|1953-09-14
    SU|Leonid Brezhnev|General Secretary|1964-10-14
    SU|Yuri Andropov|General Secretary|1982-11-12
    SU|Konstantin Chernenko|General Secretary|1984-02-13
    SU|Mikhail Gorbachev|General Secretary|1985-03-11
    SU|-|-|1991-12-26
    RU|Boris Yeltsin|President|1991-07-10
    RU|Vladimir Putin|President|1999-12-31
    RU|Dmitry Medvedev|President|2008-05-07
    RU|Vladimir Putin|President|2012-05-07
    RU|-|-|2030-05-07
    FR|Charles de Gaulle|President|1959-01-08
    FR|Georges Pompidou|President|1969-06-20
    FR|Valery Giscard d'Estaing|President|1974-05-27
    FR|François Mitterrand|President|1981-05-21
    FR|Jacques Chirac|President|1995-05-17
    FR|Nicolas Sarkozy|President|2007-05-16
    FR|François Hollande|President|2012-05-15
    FR|Emmanuel Macron|President|2017-05-14
    FR|-|-|2027-05-14
    GB|Harold Wilson|Prime Minister|1974-03-04
    GB|James Callaghan|Prime Minister|1976-04-05
    GB|Margaret Thatcher|Prime Minister|1979-05-04
    GB|John Major|Prime Minister|1990-11-28
    GB|Tony Blair|Prime Minister|1997-05-02
    GB|Gordon Brown|Prime Minister|2007-06-27
    GB|David Cameron|Prime Minister|2010-05-11
    GB|Theresa May|Prime Minister|2016-07-13
    GB|Boris Johnson|Prime Minister|2019-07-24
    GB|Liz Truss|Prime Minister|2022-09-06
    GB|Rishi Sunak|Prime Minister|2022-10-25
    GB|Keir Starmer|Prime Minister|2024-07-05
    GB|-|-|2029-08-01
    DE|Helmut Schmidt|Chancellor|1974-05-16
    DE|Helmut Kohl|Chancellor|1982-10-01
    DE|Gerhard Schröder|Chancellor|1998-10-27
    DE|Angela Merkel|Chancellor|2005-11-22
    DE|Olaf Scholz|Chancellor|2021-12-08
    DE|Friedrich Merz|Chancellor|2025-05-06
    DE|-|-|2029-05-01
    CN|Jiang Zemin|President|1993-03-27
    CN|Hu Jintao|President|2003-03-15
    CN|Xi Jinping|President|2013-03-14
    CN|-|-|2028-03-01
    BY|Alexander Lukashenko|President|1994-07-20
    BY|-|-|2030-01-25
    UA|Leonid Kravchuk|President|1991-12-05
    UA|Leonid Kuchma|President|1994-07-19
    UA|Viktor Yushchenko|President|2005-01-23
    UA|Viktor Yanukovych|President|2010-02-25
    UA|Oleksandr Turchynov|Acting President|2014-02-23
    UA|Petro Poroshenko|President|2014-06-07
    UA|Volodymyr Zelenskyy|President|2019-05-20
    UA|-|-|2030-01-01
    """
}
