/// Office holders of the arms-control record since the 1960s whom the catalogue doesn't know: name, side, years, office.
///
/// News calls them by surname and expects its readers to know the rest. General knowledge, kept short; the catalogue's
/// people go before it, and what a report itself says of a person goes before both. No id comes of it.
struct OfficialsOfRecord: Sendable {
  struct Official: Sendable {
    /// ISO 3166-1 code, `SU`; nil for those who speak for no one state.
    var state: String?
    var name: String
    var years: ClosedRange<Int>
    var office: String
  }

  private let bySurname: [String: [Official]]

  static let all = OfficialsOfRecord()

  private init() {
    var bySurname: [String: [Official]] = [:]
    for line in Self.table.split(separator: "\n") {
      let parts = line.split(separator: "|").map(String.init)
      guard parts.count == 4, let surname = parts[1].split(separator: " ").last else { continue }
      let years = parts[2].split(separator: "-").compactMap { Int($0) }
      guard years.count == 2, years[0] <= years[1] else { continue }
      let official = Official(
        state: parts[0] == "-" ? nil : parts[0], name: parts[1], years: years[0]...years[1],
        office: parts[3])
      bySurname[Self.spelling(surname.lowercased()), default: []].append(official)
    }
    self.bySurname = bySurname
  }

  /// The one whom the words of a name mean in a report of `year`; nil for none or several.
  ///
  /// A surname alone is taken for someone in office then or in the twelve years before.
  func official(named words: [String], year: Int?) -> Official? {
    let plain = words.filter { !$0.hasSuffix(".") }
    guard let surname = plain.last, let found = bySurname[Self.spelling(surname)] else {
      return nil
    }
    if plain.count > 1 {
      let fitting = found.filter { official in
        let first = official.name.split(separator: " ")[0].lowercased()
        return Self.sameFirst(first, plain[0])
          && (year.map { official.years.lowerBound - 25 <= $0 } ?? true)
      }
      if fitting.count < 2 { return fitting.first }
      // Father and son, or one man in several spellings: the initials tell, else the years.
      let exact = fitting.filter {
        $0.name.lowercased().split(separator: " ").map(String.init) == words
      }
      if exact.count == 1 { return exact[0] }
      let serving = fitting.filter { official in year.map { official.years.contains($0) } ?? true }
      guard let first = serving.first,
        serving.allSatisfy({ $0.state == first.state && $0.years == first.years })
      else { return nil }
      return first
    }
    guard let year else { return found.count == 1 ? found[0] : nil }
    let serving = found.filter { $0.years.contains(year) }
    // One man in several spellings is one man: *Francois*, *François*.
    if let first = serving.first,
      serving.allSatisfy({ $0.state == first.state && $0.years == first.years })
    {
      return first
    }
    let near = found.filter {
      $0.years.lowerBound - 1 <= year && year <= $0.years.upperBound + 12
    }
    return near.count == 1 ? near[0] : nil
  }

  /// Spellings of Russian names made one: *Sergey*, *Sergei*; *Gennady*, *Gennadi*; *Yury*, *Yuri*.
  private static func spelling(_ word: String) -> String {
    var word = String(String.UnicodeScalarView(word.unicodeScalars.map { plain[$0] ?? $0 }))
    for (one, other) in [("ey", "ei"), ("iy", "y"), ("yy", "y")] where word.hasSuffix(one) {
      word = String(word.dropLast(one.count)) + other
    }
    if word.hasSuffix("i"), word.utf8.count > 4, !word.hasSuffix("ei") {
      word = word.dropLast() + "y"
    }
    return word
  }

  /// Letters with marks and those that English-language news writes for them.
  private static let plain: [Unicode.Scalar: Unicode.Scalar] = {
    var plain: [Unicode.Scalar: Unicode.Scalar] = [:]
    let pairs = [
      ("áàâäãå", "a"), ("éèêëę", "e"), ("íîï", "i"), ("óôöõø", "o"), ("úûü", "u"), ("łĺ", "l"),
      ("çćč", "c"), ("šś", "s"), ("žźż", "z"), ("ńňñ", "n"), ("ý", "y"), ("ř", "r"), ("ğ", "g"),
      ("’", "'"),
    ]
    for (marked, letter) in pairs {
      for scalar in marked.unicodeScalars { plain[scalar] = letter.unicodeScalars.first }
    }
    return plain
  }()

  private static let shortNames: [String: String] = [
    "bob": "robert", "bill": "william", "jim": "james", "joe": "joseph", "dick": "richard",
    "mike": "michael", "sam": "samuel", "ed": "edward", "tom": "thomas", "ted": "edward",
    "cap": "caspar", "bud": "robert", "chuck": "charles", "jack": "john", "ken": "kenneth",
    "jimmy": "james", "al": "albert", "dan": "daniel", "dave": "david", "tony": "anthony",
    "aleksandr": "alexander", "aleksei": "alexei", "mikheil": "mikhail", "petr": "pyotr",
  ]

  private static func sameFirst(_ one: String, _ other: String) -> Bool {
    if one == other || spelling(one) == spelling(other) { return true }
    return (shortNames[one] ?? one) == (shortNames[other] ?? other)
      || one.prefix(4) == other.prefix(4) && one.utf8.count > 4
  }

  private static let table = """
    US|Dwight Eisenhower|1953-1961|President
    US|John Foster Dulles|1953-1959|Secretary of State
    US|Walter Mondale|1977-1981|Vice President
    US|William Brock|1971-1977|senator
    US|Frank Church|1957-1981|senator
    US|Jacob Javits|1957-1981|senator
    US|John Warner|1979-2009|senator
    US|Strom Thurmond|1956-2003|senator
    US|Barry Goldwater|1969-1987|senator
    US|Charles Mathias|1969-1987|senator
    US|Charles Percy|1967-1985|senator
    US|Gary Hart|1975-1987|senator
    US|Mark Hatfield|1967-1997|senator
    US|James McClure|1973-1991|senator
    US|Larry Pressler|1979-1997|senator
    US|William Proxmire|1957-1989|senator
    US|Dale Bumpers|1975-1999|senator
    US|Patrick Leahy|1975-2023|senator
    US|George Mitchell|1980-1995|senator
    US|Daniel Patrick Moynihan|1977-2001|senator
    US|William Roth|1971-2001|senator
    US|Thad Cochran|1978-2018|senator
    US|Arlen Specter|1981-2011|senator
    US|Byron Dorgan|1992-2011|senator
    US|Barbara Boxer|1993-2017|senator
    US|Russell Feingold|1993-2011|senator
    US|Bill Nelson|2001-2019|senator
    US|Joseph Lieberman|1989-2013|senator
    US|Jeff Sessions|1997-2017|senator
    US|Lamar Alexander|2003-2021|senator
    US|Johnny Isakson|2005-2019|senator
    US|Lindsey Graham|2003-2030|senator
    US|Jim Risch|2009-2030|senator
    US|James Risch|2009-2030|senator
    US|Jim DeMint|2005-2013|senator
    US|Jeanne Shaheen|2009-2030|senator
    US|Chris Murphy|2013-2030|senator
    US|Jack Reed|1997-2030|senator
    US|Ben Cardin|2007-2025|senator
    US|Elizabeth Warren|2013-2030|senator
    US|Jeff Merkley|2009-2030|senator
    US|Chris Van Hollen|2017-2030|senator
    US|Deb Fischer|2013-2030|senator
    US|Ted Cruz|2013-2030|senator
    US|Roger Wicker|2007-2030|senator
    US|Chuck Schumer|1999-2030|senator
    US|Dante Fascell|1955-1993|congressman
    US|William Broomfield|1957-1993|congressman
    US|Henry Hyde|1975-2007|congressman
    US|Tip O'Neill|1977-1987|Speaker of the House
    US|Thomas O'Neill|1977-1987|Speaker of the House
    US|Jim Wright|1987-1989|Speaker of the House
    US|Joseph Addabbo|1961-1986|congressman
    US|Norman Dicks|1977-2013|congressman
    US|Jack Kemp|1971-1989|congressman
    US|Stephen Solarz|1975-1993|congressman
    US|Curt Weldon|1987-2007|congressman
    US|John Spratt|1983-2011|congressman
    US|Ike Skelton|1977-2011|congressman
    US|Mac Thornberry|1995-2021|congressman
    US|Doug Lamborn|2007-2025|congressman
    US|Michael McCaul|2005-2030|congressman
    US|Seth Moulton|2015-2030|congressman
    US|Abraham Sofaer|1985-1990|legal adviser of the State Department
    US|Rozanne Ridgway|1985-1989|Assistant Secretary of State
    US|William Burns|1988-2024|Director of the Central Intelligence Agency
    US|Roland Lajoie|1988-1991|director of the On-Site Inspection Agency
    US|James Woolsey|1989-1995|Director of Central Intelligence
    US|Linton Brooks|1989-2007|chief negotiator
    US|John Bolton|2001-2019|Under Secretary of State
    US|Ronald Kadish|1999-2004|director of the Ballistic Missile Defense Organization
    US|Patrick O'Reilly|2008-2012|director of the Missile Defense Agency
    US|James Cartwright|2004-2011|Vice Chairman of the Joint Chiefs of Staff
    US|Kevin Chilton|2007-2011|commander of Strategic Command
    US|Robert Kehler|2011-2013|commander of Strategic Command
    US|Cecil Haney|2013-2016|commander of Strategic Command
    US|John Hyten|2016-2021|commander of Strategic Command
    US|Charles Richard|2019-2022|commander of Strategic Command
    US|Anthony Cotton|2022-2026|commander of Strategic Command
    US|Hazel O'Leary|1993-1997|Secretary of Energy
    US|Bill Richardson|1997-2001|Secretary of Energy
    US|Spencer Abraham|2001-2005|Secretary of Energy
    US|Samuel Bodman|2005-2009|Secretary of Energy
    US|Steven Chu|2009-2013|Secretary of Energy
    US|Ernest Moniz|2013-2017|Secretary of Energy
    US|Rick Perry|2017-2019|Secretary of Energy
    US|Jennifer Granholm|2021-2025|Secretary of Energy
    US|Thomas D'Agostino|2007-2013|head of the National Nuclear Security Administration
    US|Frank Klotz|2014-2018|head of the National Nuclear Security Administration
    US|Jill Hruby|2021-2025|head of the National Nuclear Security Administration
    US|Brandon Williams|2025-2030|head of the National Nuclear Security Administration
    US|Robert Einhorn|1999-2013|Assistant Secretary of State
    US|Vann Van Diepen|2009-2016|Assistant Secretary of State
    US|Dana White|2017-2019|Pentagon spokeswoman
    US|Elbridge Colby|2025-2030|Under Secretary of Defense
    US|Thomas Pickering|1985-2001|ambassador
    US|Jack Matlock|1987-1991|ambassador
    US|Arthur Hartman|1981-1987|ambassador
    US|Robert Strauss|1991-1992|ambassador
    US|James Collins|1997-2001|ambassador
    US|Jonathan Cohen|2018-2021|ambassador
    US|Samantha Power|2013-2017|ambassador
    US|Walter Stoessel|1982-1982|Deputy Secretary of State
    US|Roger Mollander|1973-1981|National Security Council official
    SU|Ruben Timerbayev|1985-1991|ambassador
    SU|Oleg Grinevsky|1983-1991|ambassador
    SU|Vladimir Lobov|1987-1991|general
    SU|Vadim Zagladin|1975-1988|Central Committee official
    SU|Alexander Yakovlev|1985-1991|Politburo member
    SU|Yegor Ligachev|1985-1990|Politburo member
    SU|Nikolai Ryzhkov|1985-1991|Premier
    SU|Nikolai Tikhonov|1980-1985|Premier
    RU|Iona Andronov|1990-1993|deputy
    RU|Viktor Mikhailov|1992-1998|Minister of Atomic Energy
    RU|Yevgeny Adamov|1998-2001|Minister of Atomic Energy
    RU|Vladimir Rushailo|2001-2004|secretary of the Security Council
    RU|Dmitry Polyanskiy|2018-2030|ambassador
    RU|Igor Vishnevetsky|2019-2030|Foreign Ministry official
    GB|Harold Wilson|1964-1976|Prime Minister
    GB|David Owen|1977-1979|Foreign Secretary
    GB|Peter Carrington|1979-1982|Foreign Secretary
    GB|Francis Pym|1982-1983|Foreign Secretary
    GB|John Nott|1981-1983|Defence Secretary
    GB|Tom King|1989-1992|Defence Secretary
    GB|George Robertson|1997-1999|Defence Secretary
    GB|Geoff Hoon|1999-2005|Defence Secretary
    GB|Des Browne|2006-2008|Defence Secretary
    GB|John Reid|2005-2006|Defence Secretary
    GB|Liam Fox|2010-2011|Defence Secretary
    GB|Michael Fallon|2014-2017|Defence Secretary
    GB|Gavin Williamson|2017-2019|Defence Secretary
    GB|Denis Healey|1964-1992|Labour spokesman
    GB|Neil Kinnock|1983-1992|Labour leader
    GB|Michael Foot|1980-1983|Labour leader
    GB|Menzies Campbell|1987-2015|Liberal Democrat spokesman
    GB|Karen Pierce|2018-2024|ambassador
    GB|Yvette Cooper|2025-2030|Foreign Secretary
    GB|John Healey|2024-2030|Defence Secretary
    FR|Jean François-Poncet|1978-1981|Foreign Minister
    FR|Charles Hernu|1981-1985|Defense Minister
    FR|Pierre Mauroy|1981-1984|Prime Minister
    FR|Lionel Jospin|1997-2002|Prime Minister
    FR|Dominique de Villepin|2002-2007|Foreign Minister
    FR|Herve Morin|2007-2010|Defense Minister
    FR|Sebastien Lecornu|2022-2026|Defense Minister
    DE|Hans Apel|1978-1982|Defense Minister
    DE|Gerhard Stoltenberg|1989-1992|Defense Minister
    DE|Volker Rühe|1992-1998|Defense Minister
    DE|Friedhelm Ost|1985-1989|government spokesman
    DE|Egon Bahr|1972-1990|Social Democratic leader
    DE|Rolf Mützenich|2019-2025|Social Democratic leader
    DE|Peter Struck|2002-2005|Defense Minister
    CA|Pierre Trudeau|1968-1984|Prime Minister
    CA|Brian Mulroney|1984-1993|Prime Minister
    CA|Joe Clark|1984-1991|External Affairs Minister
    CA|Lloyd Axworthy|1996-2000|Foreign Minister
    CA|Jean Chretien|1993-2003|Prime Minister
    CA|Justin Trudeau|2015-2025|Prime Minister
    NL|Hans van den Broek|1982-1993|Foreign Minister
    NL|Dries van Agt|1977-1982|Prime Minister
    BE|Wilfried Martens|1979-1992|Prime Minister
    NO|Espen Barth Eide|2012-2030|Foreign Minister
    NO|Jonas Gahr Store|2005-2030|Prime Minister
    PL|Lech Wałęsa|1990-1995|President
    PL|Aleksander Kwasniewski|1995-2005|President
    HU|Viktor Orban|1998-2030|Prime Minister
    HU|Peter Szijjarto|2014-2030|Foreign Minister
    IN|Inder Kumar Gujral|1996-1998|Foreign Minister
    IN|I. K. Gujral|1996-1998|Foreign Minister
    IN|Brajesh Mishra|1998-2004|principal secretary
    IN|Indira Gandhi|1966-1984|Prime Minister
    IN|Deve Gowda|1996-1997|Prime Minister
    PK|Munir Akram|1988-2024|ambassador
    PK|Shamshad Ahmad|1997-2000|Foreign Secretary
    NZ|Jim Bolger|1990-1997|Prime Minister
    NZ|David Lange|1984-1989|Prime Minister
    AU|Paul Keating|1991-1996|Prime Minister
    AU|Bob Hawke|1983-1991|Prime Minister
    AU|Bill Hayden|1983-1988|Foreign Minister
    AU|Penny Wong|2022-2030|Foreign Minister
    ZA|Alfred Nzo|1994-1999|Foreign Minister
    ZA|Nelson Mandela|1994-1999|President
    PH|Ferdinand Marcos|2022-2028|President
    PH|Gilberto Teodoro|2023-2028|Defense Secretary
    JP|Takeshi Iwaya|2018-2025|Foreign Minister
    KR|Yoon Suk Yeol|2022-2025|President
    IL|Shimon Peres|1984-2014|Prime Minister
    IR|Amir Saeid Iravani|2022-2030|ambassador
    IR|Ali Akbar Velayati|1981-1997|Foreign Minister
    UA|Oleksiy Danilov|2019-2024|secretary of the National Security and Defense Council
    UA|Konstantin Gryshchenko|1996-2012|Foreign Minister
    CN|Zhang Jun|2019-2024|ambassador
    CN|Fu Ying|2007-2018|Vice Foreign Minister
    CN|Hu Xiaodi|1999-2006|ambassador
    CN|Cheng Jingye|2003-2018|ambassador
    -|Jaap Ramaker|1996-1996|chairman of the negotiations
    -|Gustavo Zlauvinen|2020-2022|President of the Review Conference
    US|Stephen Ledogar|1989-1997|ambassador
    US|John Kennedy|1961-1963|President
    US|Lyndon Johnson|1963-1969|President
    US|Richard Nixon|1969-1974|President
    US|Gerald Ford|1974-1977|President
    US|Jimmy Carter|1977-1981|President
    US|Ronald Reagan|1981-1989|President
    US|George Bush|1989-1993|President
    US|Bill Clinton|1993-2001|President
    US|George W. Bush|2001-2009|President
    US|Robert McNamara|1961-1968|Secretary of Defense
    US|Dean Rusk|1961-1969|Secretary of State
    US|William Rogers|1969-1973|Secretary of State
    US|Henry Kissinger|1969-1977|Secretary of State
    US|Melvin Laird|1969-1973|Secretary of Defense
    US|James Schlesinger|1973-1975|Secretary of Defense
    US|Gerard Smith|1969-1973|chief negotiator
    US|Cyrus Vance|1977-1980|Secretary of State
    US|Zbigniew Brzezinski|1977-1981|national security adviser
    US|Harold Brown|1977-1981|Secretary of Defense
    US|Edmund Muskie|1980-1981|Secretary of State
    US|Paul Warnke|1977-1978|director of the Arms Control and Disarmament Agency
    US|Ralph Earle|1978-1981|chief negotiator
    US|Alexander Haig|1981-1982|Secretary of State
    US|George Shultz|1982-1989|Secretary of State
    US|Caspar Weinberger|1981-1987|Secretary of Defense
    US|Frank Carlucci|1987-1989|Secretary of Defense
    US|Paul Nitze|1981-1989|chief negotiator
    US|Max Kampelman|1985-1989|chief negotiator
    US|Edward Rowny|1981-1990|chief negotiator
    US|Kenneth Adelman|1983-1987|director of the Arms Control and Disarmament Agency
    US|Eugene Rostow|1981-1983|director of the Arms Control and Disarmament Agency
    US|Maynard Glitman|1985-1988|chief negotiator
    US|Richard Perle|1981-1987|Assistant Secretary of Defense
    US|Richard Burt|1983-1991|chief negotiator
    US|Robert McFarlane|1983-1985|national security adviser
    US|John Poindexter|1985-1986|national security adviser
    US|William Clark|1982-1983|national security adviser
    US|Larry Speakes|1981-1987|White House spokesman
    US|Marlin Fitzwater|1987-1993|White House spokesman
    US|Charles Redman|1985-1989|State Department spokesman
    US|Bernard Kalb|1985-1986|State Department spokesman
    US|John Hughes|1982-1985|State Department spokesman
    US|Margaret Tutwiler|1989-1992|State Department spokeswoman
    US|Pete Williams|1989-1993|Pentagon spokesman
    US|Alan Cranston|1969-1993|senator
    US|Robert Dole|1969-1996|senator
    US|Bob Dole|1969-1996|senator
    US|Howard Baker|1967-1988|senator
    US|Robert Byrd|1959-2010|senator
    US|Sam Nunn|1972-1997|senator
    US|Jesse Helms|1973-2003|senator
    US|Malcolm Wallop|1977-1995|senator
    US|Claiborne Pell|1961-1997|senator
    US|Edward Kennedy|1962-2009|senator
    US|Ted Kennedy|1962-2009|senator
    US|John Glenn|1974-1999|senator
    US|John Tower|1961-1985|senator
    US|Henry Jackson|1953-1983|senator
    US|Richard Lugar|1977-2013|senator
    US|Les Aspin|1971-1994|Secretary of Defense
    US|Carl Levin|1979-2015|senator
    US|John Kerry|1985-2017|Secretary of State
    US|John McCain|1987-2018|senator
    US|Jon Kyl|1995-2013|senator
    US|Trent Lott|1989-2007|senator
    US|Tom Daschle|1987-2005|senator
    US|James Inhofe|1994-2023|senator
    US|Bob Corker|2007-2019|senator
    US|Tom Cotton|2015-2030|senator
    US|Dianne Feinstein|1992-2023|senator
    US|Ed Markey|1976-2030|senator
    US|Robert Menendez|2006-2024|senator
    US|Mitch McConnell|1985-2027|senator
    US|Harry Reid|1987-2017|senator
    US|Mike Turner|2003-2030|congressman
    US|Mike Rogers|2003-2030|congressman
    US|Adam Smith|1997-2030|congressman
    US|Eliot Engel|1989-2021|congressman
    US|Thomas Foley|1989-1995|Speaker of the House
    US|Nancy Pelosi|1987-2030|Speaker of the House
    US|Newt Gingrich|1995-1999|Speaker of the House
    US|James Baker|1989-1992|Secretary of State
    US|Lawrence Eagleburger|1989-1993|Secretary of State
    US|Dick Cheney|1989-2009|Vice President
    US|Brent Scowcroft|1989-1993|national security adviser
    US|Colin Powell|1987-2005|Secretary of State
    US|Dan Quayle|1989-1993|Vice President
    US|Reginald Bartholomew|1989-1992|Under Secretary of State
    US|Ronald Lehman|1989-1993|director of the Arms Control and Disarmament Agency
    US|Warren Christopher|1993-1997|Secretary of State
    US|William Perry|1994-1997|Secretary of Defense
    US|William Cohen|1997-2001|Secretary of Defense
    US|Al Gore|1993-2001|Vice President
    US|Anthony Lake|1993-1997|national security adviser
    US|Samuel Berger|1997-2001|national security adviser
    US|Madeleine Albright|1993-2001|Secretary of State
    US|Strobe Talbott|1993-2001|Deputy Secretary of State
    US|John Holum|1993-2001|Under Secretary of State
    US|Thomas Graham|1993-1997|special representative
    US|Mike McCurry|1993-1998|White House spokesman
    US|James Rubin|1997-2000|State Department spokesman
    US|Nicholas Burns|1995-2008|Under Secretary of State
    US|Joe Lockhart|1998-2000|White House spokesman
    US|Kenneth Bacon|1994-2001|Pentagon spokesman
    US|John Shalikashvili|1993-1997|Chairman of the Joint Chiefs of Staff
    US|Condoleezza Rice|2001-2009|Secretary of State
    US|Donald Rumsfeld|2001-2006|Secretary of Defense
    US|Paul Wolfowitz|2001-2005|Deputy Secretary of Defense
    US|Douglas Feith|2001-2005|Under Secretary of Defense
    US|Stephen Hadley|2001-2009|national security adviser
    US|Robert Gates|1991-2011|Secretary of Defense
    US|Ari Fleischer|2001-2003|White House spokesman
    US|Scott McClellan|2003-2006|White House spokesman
    US|Tony Snow|2006-2007|White House spokesman
    US|Dana Perino|2007-2009|White House spokeswoman
    US|Richard Boucher|1989-2005|State Department spokesman
    US|Sean McCormack|2005-2009|State Department spokesman
    US|Tom Casey|2005-2009|State Department spokesman
    US|Daniel Fried|2005-2009|Assistant Secretary of State
    US|Stephen Rademaker|2002-2006|Assistant Secretary of State
    US|Robert Joseph|2005-2007|Under Secretary of State
    US|John Rood|2007-2020|Under Secretary
    US|Henry Obering|2004-2008|director of the Missile Defense Agency
    US|Alexander Vershbow|2001-2016|ambassador
    US|Hillary Clinton|2009-2013|Secretary of State
    US|James Jones|2009-2010|national security adviser
    US|Thomas Donilon|2010-2013|national security adviser
    US|Susan Rice|2009-2017|national security adviser
    US|Ellen Tauscher|2009-2012|Under Secretary of State
    US|Gary Samore|2009-2013|White House coordinator for arms control
    US|Michael McFaul|2009-2014|ambassador
    US|Robert Gibbs|2009-2011|White House spokesman
    US|Jay Carney|2011-2014|White House spokesman
    US|Josh Earnest|2014-2017|White House press secretary
    US|Ian Kelly|2009-2010|State Department spokesman
    US|Philip Crowley|2009-2011|State Department spokesman
    US|Mark Toner|2010-2017|State Department spokesman
    US|Victoria Nuland|2011-2024|Under Secretary of State
    US|Jen Psaki|2013-2022|White House press secretary
    US|Marie Harf|2013-2016|State Department spokeswoman
    US|John Kirby|2013-2025|spokesman
    US|Leon Panetta|2009-2013|Secretary of Defense
    US|Chuck Hagel|2013-2015|Secretary of Defense
    US|Ash Carter|2015-2017|Secretary of Defense
    US|Ashton Carter|2015-2017|Secretary of Defense
    US|Martin Dempsey|2011-2015|Chairman of the Joint Chiefs of Staff
    US|Philip Breedlove|2013-2016|Supreme Allied Commander
    US|Frank Rose|2014-2017|Assistant Secretary of State
    US|Brian McKeon|2014-2017|Under Secretary of Defense
    US|Antony Blinken|2015-2025|Secretary of State
    US|Rex Tillerson|2017-2018|Secretary of State
    US|James Mattis|2017-2018|Secretary of Defense
    US|Mark Esper|2019-2020|Secretary of Defense
    US|Herbert McMaster|2017-2018|national security adviser
    US|Mike Pence|2017-2021|Vice President
    US|Kay Bailey Hutchison|2017-2021|ambassador to NATO
    US|Andrea Thompson|2018-2019|Under Secretary of State
    US|Christopher Ford|2017-2021|Assistant Secretary of State
    US|Heather Nauert|2017-2019|State Department spokeswoman
    US|Robert Palladino|2018-2019|State Department spokesman
    US|Morgan Ortagus|2019-2021|State Department spokeswoman
    US|Sarah Sanders|2017-2019|White House press secretary
    US|Robert Wood|2009-2024|ambassador
    US|Jon Huntsman|2017-2019|ambassador
    US|John Sullivan|2017-2022|ambassador
    US|Ned Price|2021-2023|State Department spokesman
    US|Matthew Miller|2023-2025|State Department spokesman
    US|Vedant Patel|2022-2025|State Department spokesman
    US|Tammy Bruce|2025-2027|State Department spokeswoman
    US|Lloyd Austin|2021-2025|Secretary of Defense
    US|Mark Milley|2019-2023|Chairman of the Joint Chiefs of Staff
    US|Patrick Ryder|2022-2025|Pentagon spokesman
    US|Wendy Sherman|2021-2023|Deputy Secretary of State
    US|Kamala Harris|2021-2025|Vice President
    US|Karine Jean-Pierre|2022-2025|White House press secretary
    US|Pranay Vaddi|2022-2025|senior director at the National Security Council
    US|Linda Thomas-Greenfield|2021-2025|ambassador
    US|Nikki Haley|2017-2018|ambassador
    US|Jeane Kirkpatrick|1981-1985|ambassador
    SU|Nikita Khrushchev|1953-1964|First Secretary
    SU|Leonid Brezhnev|1964-1982|General Secretary
    SU|Alexei Kosygin|1964-1980|Premier
    SU|Yuri Andropov|1982-1984|General Secretary
    SU|Konstantin Chernenko|1984-1985|General Secretary
    SU|Mikhail Gorbachev|1985-1991|General Secretary
    SU|Andrei Gromyko|1957-1988|Foreign Minister
    SU|Eduard Shevardnadze|1985-1991|Foreign Minister
    SU|Alexander Bessmertnykh|1986-1991|Foreign Minister
    SU|Boris Pankin|1991-1991|Foreign Minister
    SU|Dmitry Ustinov|1976-1984|Defense Minister
    SU|Sergei Sokolov|1984-1987|Defense Minister
    SU|Dmitry Yazov|1987-1991|Defense Minister
    SU|Sergei Akhromeyev|1984-1991|Chief of the General Staff
    SU|Mikhail Moiseyev|1988-1991|Chief of the General Staff
    SU|Nikolai Ogarkov|1977-1984|Chief of the General Staff
    SU|Anatoly Dobrynin|1962-1988|ambassador
    SU|Yuri Dubinin|1986-1990|ambassador
    SU|Georgy Kornienko|1977-1988|First Deputy Foreign Minister
    SU|Yuli Kvitsinsky|1981-1991|chief negotiator
    SU|Viktor Karpov|1978-1991|chief negotiator
    SU|Yuri Vorontsov|1986-1990|First Deputy Foreign Minister
    SU|Alexei Obukhov|1985-1991|chief negotiator
    SU|Yuri Nazarkin|1985-1991|chief negotiator
    SU|Vladimir Semyonov|1969-1978|chief negotiator
    SU|Viktor Israelyan|1979-1987|ambassador
    SU|Vladimir Petrovsky|1986-1991|Deputy Foreign Minister
    SU|Gennady Gerasimov|1986-1990|Foreign Ministry spokesman
    SU|Vladimir Lomeiko|1984-1986|Foreign Ministry spokesman
    SU|Leonid Zamyatin|1978-1991|spokesman
    SU|Vitaly Churkin|1990-1991|Foreign Ministry spokesman
    SU|Georgy Arbatov|1967-1991|director of the institute on the United States
    SU|Valentin Falin|1978-1991|Central Committee official
    SU|Yevgeny Velikhov|1978-1991|vice president of the Academy of Sciences
    RU|Boris Yeltsin|1991-1999|President
    RU|Andrei Kozyrev|1990-1996|Foreign Minister
    RU|Yevgeny Primakov|1996-1999|Foreign Minister
    RU|Igor Ivanov|1998-2007|Foreign Minister
    RU|Pavel Grachev|1992-1996|Defense Minister
    RU|Igor Rodionov|1996-1997|Defense Minister
    RU|Igor Sergeyev|1997-2001|Defense Minister
    RU|Sergei Ivanov|2001-2016|Defense Minister
    RU|Anatoly Serdyukov|2007-2012|Defense Minister
    RU|Viktor Chernomyrdin|1992-1998|Prime Minister
    RU|Sergei Kiriyenko|1998-1998|Prime Minister
    RU|Mikhail Kasyanov|2000-2004|Prime Minister
    RU|Mikhail Fradkov|2004-2007|Prime Minister
    RU|Mikhail Mishustin|2020-2030|Prime Minister
    RU|Georgy Mamedov|1991-2014|Deputy Foreign Minister
    RU|Grigory Berdennikov|1992-2014|Deputy Foreign Minister
    RU|Grigory Karasin|1996-2030|Deputy Foreign Minister
    RU|Alexander Grushko|2005-2030|Deputy Foreign Minister
    RU|Sergei Kislyak|1998-2017|Deputy Foreign Minister
    RU|Sergei Prikhodko|1997-2018|Kremlin aide
    RU|Sergei Yastrzhembsky|1996-2008|Kremlin spokesman
    RU|Alexei Gromov|2000-2008|Kremlin spokesman
    RU|Natalya Timakova|2008-2018|Kremlin spokeswoman
    RU|Vladimir Rakhmanin|1998-2001|Foreign Ministry spokesman
    RU|Alexander Yakovenko|2000-2019|Foreign Ministry spokesman
    RU|Mikhail Kamynin|2005-2008|Foreign Ministry spokesman
    RU|Andrei Nesterenko|2008-2011|Foreign Ministry spokesman
    RU|Alexander Lukashevich|2011-2019|Foreign Ministry spokesman
    RU|Valery Loshchinin|2001-2012|ambassador
    RU|Anatoly Kvashnin|1997-2004|Chief of the General Staff
    RU|Yuri Baluyevsky|2004-2008|Chief of the General Staff
    RU|Nikolai Makarov|2008-2012|Chief of the General Staff
    RU|Leonid Ivashov|1996-2001|general
    RU|Nikolai Solovtsov|2001-2009|commander of the Strategic Missile Forces
    RU|Vladimir Yakovlev|1997-2001|commander of the Strategic Missile Forces
    RU|Vladimir Dvorkin|1993-2001|general
    RU|Dmitry Rogozin|2000-2022|Deputy Prime Minister
    RU|Konstantin Kosachev|2003-2030|chairman of the international affairs committee
    RU|Konstantin Kosachyov|2003-2030|chairman of the international affairs committee
    RU|Vladimir Lukin|1992-2020|chairman of the international affairs committee
    RU|Mikhail Margelov|2001-2014|chairman of the international affairs committee
    RU|Leonid Slutsky|2011-2030|chairman of the international affairs committee
    RU|Alexei Pushkov|2011-2030|chairman of the international affairs committee
    RU|Viktor Ozerov|2001-2017|chairman of the defence committee
    RU|Viktor Bondarev|2012-2024|chairman of the defence committee
    RU|Vladimir Shamanov|2006-2021|chairman of the defence committee
    RU|Andrei Kartapolov|2015-2030|chairman of the defence committee
    RU|Vladimir Dzhabarov|2009-2030|senator
    RU|Franz Klintsevich|2000-2018|senator
    RU|Gennady Zyuganov|1993-2030|Communist leader
    RU|Gennady Seleznyov|1996-2003|Speaker of the State Duma
    RU|Vladimir Zhirinovsky|1991-2022|leader of the Liberal Democratic Party
    RU|Boris Gryzlov|2001-2022|Speaker of the State Duma
    RU|Sergei Naryshkin|2008-2030|Speaker of the State Duma
    RU|Vyacheslav Volodin|2012-2030|Speaker of the State Duma
    RU|Valentina Matviyenko|2003-2030|Speaker of the Federation Council
    RU|Sergei Mironov|2001-2030|Speaker of the Federation Council
    RU|Alexander Vershinin|2018-2030|Deputy Foreign Minister
    RU|Sergei Vershinin|2018-2030|Deputy Foreign Minister
    RU|Mikhail Popov|2013-2030|deputy secretary of the Security Council
    RU|Nikolai Korchunov|2021-2026|ambassador
    RU|Alexei Likhachev|2016-2030|head of Rosatom
    RU|Anatoly Antonov|2004-2024|ambassador
    RU|Yuri Borisov|2012-2030|Deputy Prime Minister
    RU|Alexander Fomin|2017-2030|Deputy Defense Minister
    RU|Igor Konashenkov|2011-2030|Defense Ministry spokesman
    RU|Vladimir Titov|2005-2022|First Deputy Foreign Minister
    RU|Alexander Shulgin|2003-2030|ambassador
    RU|Alexander Kramarenko|2014-2026|ambassador
    RU|Vladimir Chizhov|1999-2030|ambassador
    GB|Margaret Thatcher|1979-1990|Prime Minister
    GB|James Callaghan|1976-1979|Prime Minister
    GB|John Major|1989-1997|Prime Minister
    GB|Tony Blair|1997-2007|Prime Minister
    GB|Gordon Brown|2007-2010|Prime Minister
    GB|David Cameron|2010-2024|Prime Minister
    GB|Theresa May|2010-2019|Prime Minister
    GB|Boris Johnson|2016-2022|Prime Minister
    GB|Rishi Sunak|2022-2024|Prime Minister
    GB|Keir Starmer|2024-2030|Prime Minister
    GB|Geoffrey Howe|1983-1990|Foreign Secretary
    GB|Douglas Hurd|1989-1995|Foreign Secretary
    GB|Malcolm Rifkind|1992-1997|Foreign Secretary
    GB|Robin Cook|1997-2001|Foreign Secretary
    GB|Jack Straw|2001-2006|Foreign Secretary
    GB|Margaret Beckett|2006-2007|Foreign Secretary
    GB|David Miliband|2007-2010|Foreign Secretary
    GB|William Hague|2010-2014|Foreign Secretary
    GB|Philip Hammond|2011-2016|Foreign Secretary
    GB|Jeremy Hunt|2018-2019|Foreign Secretary
    GB|Dominic Raab|2019-2022|Foreign Secretary
    GB|Liz Truss|2021-2022|Foreign Secretary
    GB|James Cleverly|2022-2023|Foreign Secretary
    GB|David Lammy|2024-2030|Foreign Secretary
    GB|Michael Heseltine|1983-1986|Defence Secretary
    GB|George Younger|1986-1989|Defence Secretary
    GB|Ben Wallace|2019-2023|Defence Secretary
    FR|Valery Giscard|1974-1981|President
    FR|Francois Mitterrand|1981-1995|President
    FR|François Mitterrand|1981-1995|President
    FR|Jacques Chirac|1986-2007|President
    FR|Nicolas Sarkozy|2007-2012|President
    FR|François Hollande|2012-2017|President
    FR|Francois Hollande|2012-2017|President
    FR|Emmanuel Macron|2017-2027|President
    FR|Roland Dumas|1984-1993|Foreign Minister
    FR|Claude Cheysson|1981-1984|Foreign Minister
    FR|Alain Juppe|1993-2012|Foreign Minister
    FR|Hubert Vedrine|1997-2002|Foreign Minister
    FR|Bernard Kouchner|2007-2010|Foreign Minister
    FR|Laurent Fabius|2012-2016|Foreign Minister
    FR|Jean-Marc Ayrault|2016-2017|Foreign Minister
    FR|Jean-Yves Le Drian|2012-2022|Foreign Minister
    FR|Florence Parly|2017-2022|Defense Minister
    DE|Helmut Schmidt|1974-1982|Chancellor
    DE|Helmut Kohl|1982-1998|Chancellor
    DE|Hans-Dietrich Genscher|1974-1992|Foreign Minister
    DE|Manfred Woerner|1982-1988|Defense Minister
    DE|Franz Josef Strauss|1978-1988|Premier of Bavaria
    DE|Willy Brandt|1969-1987|Chancellor
    DE|Hans-Jochen Vogel|1983-1991|opposition leader
    DE|Klaus Kinkel|1992-1998|Foreign Minister
    DE|Gerhard Schröder|1998-2005|Chancellor
    DE|Gerhard Schroeder|1998-2005|Chancellor
    DE|Joschka Fischer|1998-2005|Foreign Minister
    DE|Angela Merkel|2005-2021|Chancellor
    DE|Frank-Walter Steinmeier|2005-2027|President
    DE|Guido Westerwelle|2009-2013|Foreign Minister
    DE|Sigmar Gabriel|2009-2018|Foreign Minister
    DE|Heiko Maas|2018-2021|Foreign Minister
    DE|Ursula von der Leyen|2013-2019|Defense Minister
    DE|Annegret Kramp-Karrenbauer|2019-2021|Defense Minister
    DE|Annalena Baerbock|2021-2025|Foreign Minister
    DE|Olaf Scholz|2021-2025|Chancellor
    DE|Friedrich Merz|2025-2030|Chancellor
    DE|Johann Wadephul|2025-2030|Foreign Minister
    IT|Giulio Andreotti|1972-1992|Prime Minister
    IT|Bettino Craxi|1983-1987|Prime Minister
    NL|Ruud Lubbers|1982-1994|Prime Minister
    BE|Leo Tindemans|1981-1989|Foreign Minister
    NO|Gro Harlem Brundtland|1981-1996|Prime Minister
    SE|Olof Palme|1969-1986|Prime Minister
    SE|Carl Bildt|1991-2014|Foreign Minister
    SE|Margot Wallström|2014-2019|Foreign Minister
    FI|Sauli Niinistö|2012-2024|President
    FI|Alexander Stubb|2008-2030|President
    PL|Wojciech Jaruzelski|1981-1990|President
    PL|Lech Walesa|1990-1995|President
    PL|Radoslaw Sikorski|2005-2030|Foreign Minister
    PL|Radek Sikorski|2005-2030|Foreign Minister
    PL|Lech Kaczynski|2005-2010|President
    PL|Donald Tusk|2007-2030|Prime Minister
    PL|Andrzej Duda|2015-2025|President
    PL|Jacek Czaputowicz|2018-2020|Foreign Minister
    CZ|Vaclav Havel|1989-2003|President
    CZ|Mirek Topolanek|2006-2009|Prime Minister
    CZ|Karel Schwarzenberg|2007-2013|Foreign Minister
    RO|Traian Basescu|2004-2014|President
    UA|Leonid Kravchuk|1991-1994|President
    UA|Leonid Kuchma|1992-2005|President
    UA|Anatoly Zlenko|1990-2003|Foreign Minister
    UA|Boris Tarasyuk|1992-2007|Foreign Minister
    UA|Viktor Yushchenko|2005-2010|President
    UA|Viktor Yanukovych|2002-2014|President
    UA|Petro Poroshenko|2014-2019|President
    UA|Volodymyr Zelenskyy|2019-2030|President
    UA|Volodymyr Zelensky|2019-2030|President
    UA|Volodymyr Zelenskiy|2019-2030|President
    UA|Pavlo Klimkin|2014-2019|Foreign Minister
    UA|Dmytro Kuleba|2020-2024|Foreign Minister
    BY|Stanislav Shushkevich|1991-1994|Chairman of the Supreme Soviet
    BY|Alexander Lukashenko|1994-2030|President
    BY|Pyotr Kravchenko|1990-1994|Foreign Minister
    BY|Vladimir Makei|2012-2022|Foreign Minister
    BY|Viktor Khrenin|2020-2030|Defense Minister
    KZ|Nursultan Nazarbayev|1990-2019|President
    KZ|Kassym-Jomart Tokayev|1994-2030|President
    GE|Mikheil Saakashvili|2004-2013|President
    MD|Petru Lucinschi|1997-2001|President
    CN|Deng Xiaoping|1978-1992|leader
    CN|Jiang Zemin|1989-2003|President
    CN|Hu Jintao|2003-2013|President
    CN|Xi Jinping|2012-2030|President
    CN|Qian Qichen|1988-1998|Foreign Minister
    CN|Tang Jiaxuan|1998-2003|Foreign Minister
    CN|Li Zhaoxing|2003-2007|Foreign Minister
    CN|Yang Jiechi|2007-2022|Foreign Minister
    CN|Sha Zukang|1995-2012|ambassador
    CN|Sun Yuxi|1998-2003|Foreign Ministry spokesman
    CN|Zhu Bangzao|1996-2002|Foreign Ministry spokesman
    CN|Zhang Qiyue|1998-2004|Foreign Ministry spokeswoman
    CN|Kong Quan|2001-2006|Foreign Ministry spokesman
    CN|Liu Jianchao|2001-2009|Foreign Ministry spokesman
    CN|Jiang Yu|2006-2012|Foreign Ministry spokeswoman
    CN|Qin Gang|2005-2023|Foreign Minister
    CN|Hong Lei|2010-2016|Foreign Ministry spokesman
    CN|Hua Chunying|2012-2030|Foreign Ministry spokeswoman
    CN|Geng Shuang|2016-2030|Foreign Ministry spokesman
    CN|Lu Kang|2015-2019|Foreign Ministry spokesman
    CN|Zhao Lijian|2020-2023|Foreign Ministry spokesman
    CN|Wang Wenbin|2020-2024|Foreign Ministry spokesman
    CN|Mao Ning|2022-2030|Foreign Ministry spokeswoman
    CN|Guo Jiakun|2025-2030|Foreign Ministry spokesman
    CN|Ma Zhaoxu|2009-2030|Vice Foreign Minister
    CN|Li Song|2018-2030|ambassador
    CN|Li Bin|2000-2030|scholar
    JP|Yasuhiro Nakasone|1982-1987|Prime Minister
    JP|Junichiro Koizumi|2001-2006|Prime Minister
    JP|Shinzo Abe|2006-2020|Prime Minister
    JP|Fumio Kishida|2012-2024|Prime Minister
    IN|Rajiv Gandhi|1984-1989|Prime Minister
    IN|Atal Bihari Vajpayee|1996-2004|Prime Minister
    IN|Jaswant Singh|1996-2004|Foreign Minister
    IN|Manmohan Singh|2004-2014|Prime Minister
    IN|Narendra Modi|2014-2030|Prime Minister
    IN|Arundhati Ghose|1995-1997|ambassador
    PK|Nawaz Sharif|1990-2017|Prime Minister
    PK|Benazir Bhutto|1988-1996|Prime Minister
    PK|Pervez Musharraf|1998-2008|President
    KP|Kim Jong|1994-2011|leader
    KP|Pak Gil Yon|1993-2010|ambassador
    KR|Moon Jae-in|2017-2022|President
    IR|Mohammad Khatami|1997-2005|President
    IR|Mahmoud Ahmadinejad|2005-2013|President
    IR|Hassan Rouhani|2003-2021|President
    IR|Javad Zarif|2002-2021|Foreign Minister
    IR|Abbas Araghchi|2013-2030|Foreign Minister
    IL|Benjamin Netanyahu|1996-2030|Prime Minister
    EG|Amr Moussa|1991-2001|Foreign Minister
    EG|Nabil Fahmy|1997-2014|Foreign Minister
    BR|Celso Amorim|1993-2030|Foreign Minister
    MX|Miguel Marin Bosch|1989-1996|ambassador
    ZA|Thabo Mbeki|1994-2008|President
    ZA|Abdul Minty|1994-2015|ambassador
    AU|Richard Butler|1992-1999|ambassador
    AU|Gareth Evans|1988-1996|Foreign Minister
    AT|Alexander Kmentt|2011-2030|ambassador
    AT|Alexander Schallenberg|2019-2025|Foreign Minister
    TR|Recep Tayyip Erdogan|2003-2030|President
    -|Peter Carrington|1984-1988|Secretary General of NATO
    -|Joseph Luns|1971-1984|Secretary General of NATO
    -|Manfred Wörner|1988-1994|Secretary General of NATO
    -|Javier Solana|1995-2009|Secretary General of NATO
    -|George Robertson|1999-2003|Secretary General of NATO
    -|Jaap de Hoop Scheffer|2004-2009|Secretary General of NATO
    -|Anders Fogh Rasmussen|2009-2014|Secretary General of NATO
    -|Oana Lungescu|2010-2023|NATO spokeswoman
    -|Javier Perez de Cuellar|1982-1991|Secretary General of the United Nations
    -|Boutros Boutros-Ghali|1992-1996|Secretary General of the United Nations
    -|Kofi Annan|1997-2006|Secretary General of the United Nations
    -|Ban Ki-moon|2007-2016|Secretary General of the United Nations
    -|Angela Kane|2012-2015|High Representative for Disarmament Affairs
    -|Sergio Duarte|2005-2012|President of the Review Conference
    -|Jayantha Dhanapala|1995-2003|President of the Review Conference
    -|Hans Blix|1981-2003|director general
    -|Mohamed ElBaradei|1997-2009|director general
    -|Yukiya Amano|2009-2019|director general
    -|Rafael Grossi|2019-2030|director general
    -|Wolfgang Hoffmann|1997-2005|executive secretary
    -|Tibor Toth|2005-2013|executive secretary
    -|Lassina Zerbo|2013-2021|executive secretary
    -|Robert Floyd|2021-2030|executive secretary
    -|Federica Mogherini|2014-2019|High Representative
    -|Josep Borrell|2019-2024|High Representative
    -|Kaja Kallas|2024-2030|High Representative
    -|Catherine Ashton|2009-2014|High Representative
    """
}
