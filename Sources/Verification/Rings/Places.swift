/// A city that a ring can be drawn about, as coarse as a school atlas has it.
public struct Place: Hashable, Sendable {
  public var name: String
  /// Other names, in other languages and spellings.
  public var aliases: [String]
  /// ISO 3166-1 code of the state it lies in or is mostly administered by.
  public var state: String
  /// To a tenth of a degree, about ten kilometres.
  public var point: GeographicPoint

  /// Every place known by name: capitals, and large cities named in debates on the reach of missiles.
  /// Cities only; no bases, ranges or sites.
  public static let all: [Place] = PlaceTable.text.split(separator: "\n").compactMap { line in
    let parts = line.split(separator: "|", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    let degrees = parts[3].split(separator: " ").compactMap { Double($0) }
    guard degrees.count == 2 else { return nil }
    return Place(
      name: String(parts[0]),
      aliases: parts[1].split(separator: ",").map { String($0) }, state: String(parts[2]),
      point: GeographicPoint(latitude: degrees[0], longitude: degrees[1]))
  }

  /// The place of that name in any of its spellings, letters' case set aside.
  ///
  /// - Throws: `unknown-place` with the places that begin alike.
  public static func named(_ name: String) throws -> Place {
    let key = name.lowercased()
    let found = all.first { place in
      ([place.name] + place.aliases).contains { $0.lowercased() == key }
    }
    if let found { return found }
    let start = String(key.prefix(2))
    let near = all.map(\.name).filter { $0.lowercased().hasPrefix(start) }
    throw VerificationError(
      code: "unknown-place",
      "“\(name)” is not among the \(all.count) cities known by name."
        + (near.isEmpty ? "" : " Similar: \(near.joined(separator: ", ")).")
        + " Give a city or a latitude and longitude in degrees, such as 54.7,20.5.")
  }

  /// The place of a name, or the point written as `LAT,LON` in degrees.
  ///
  /// - Throws: `unknown-place` for neither.
  public static func at(_ text: String) throws -> Place {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    if parts.count == 2,
      let latitude = Double(parts[0].filter { $0 != " " }),
      let longitude = Double(parts[1].filter { $0 != " " })
    {
      guard abs(latitude) <= 90, abs(longitude) <= 180 else {
        throw VerificationError(
          code: "bad-centre",
          "\(text) is no place on the globe: latitude goes from −90 to 90 and longitude from −180 to "
            + "180.")
      }
      return Place(
        name: text, aliases: [], state: "",
        point: GeographicPoint(latitude: latitude, longitude: longitude))
    }
    return try named(text)
  }
}

/// Name, other names, state, latitude and longitude of each place; own work.
enum PlaceTable {
  static let text = """
    Abu Dhabi||AE|24.5 54.4
    Abuja||NG|9.1 7.5
    Accra||GH|5.6 -0.2
    Addis Ababa||ET|9.0 38.7
    Algiers|Alger|DZ|36.8 3.1
    Almaty|Алматы|KZ|43.3 76.9
    Amman||JO|32.0 35.9
    Amsterdam||NL|52.4 4.9
    Anchorage||US|61.2 -149.9
    Ankara||TR|39.9 32.9
    Arkhangelsk|Архангельск|RU|64.5 40.5
    Ashgabat||TM|38.0 58.4
    Astana|Nur-Sultan,Астана|KZ|51.2 71.4
    Astrakhan|Астрахань|RU|46.3 48.0
    Athens||GR|38.0 23.7
    Baghdad||IQ|33.3 44.4
    Baku|Баку|AZ|40.4 49.9
    Bangkok||TH|13.8 100.5
    Beijing|Peking,北京,Пекин|CN|39.9 116.4
    Beirut||LB|33.9 35.5
    Belgrade|Beograd|RS|44.8 20.5
    Berlin||DE|52.5 13.4
    Bern||CH|46.9 7.4
    Bogota|Bogotá|CO|4.7 -74.1
    Brasilia|Brasília|BR|-15.8 -47.9
    Bratislava||SK|48.1 17.1
    Brest|Брест|BY|52.1 23.7
    Brussels|Bruxelles|BE|50.8 4.4
    Bucharest|București|RO|44.4 26.1
    Budapest||HU|47.5 19.1
    Buenos Aires||AR|-34.6 -58.4
    Cairo||EG|30.0 31.2
    Canberra||AU|-35.3 149.1
    Caracas||VE|10.5 -66.9
    Chelyabinsk|Челябинск|RU|55.2 61.4
    Chengdu||CN|30.7 104.1
    Chicago||US|41.9 -87.6
    Chisinau|Chișinău|MD|47.0 28.9
    Chita|Чита|RU|52.0 113.5
    Copenhagen|København|DK|55.7 12.6
    Damascus||SY|33.5 36.3
    Darwin||AU|-12.5 130.8
    Delhi|New Delhi|IN|28.6 77.2
    Dhaka||BD|23.8 90.4
    Dnipro|Dnepr,Dnipropetrovsk,Днепр|UA|48.5 35.0
    Doha||QA|25.3 51.5
    Dublin||IE|53.3 -6.3
    Dushanbe||TJ|38.6 68.8
    Edinburgh||GB|55.9 -3.2
    Gdansk|Gdańsk,Danzig|PL|54.4 18.6
    Geneva|Genève|CH|46.2 6.1
    Hagatna|Guam,Hagåtña|GU|13.5 144.7
    Hanoi||VN|21.0 105.8
    Havana|La Habana,Гавана|CU|23.1 -82.4
    Helsinki||FI|60.2 24.9
    Hiroshima||JP|34.4 132.5
    Hong Kong||HK|22.3 114.2
    Honolulu||US|21.3 -157.9
    Irkutsk|Иркутск|RU|52.3 104.3
    Islamabad||PK|33.7 73.1
    Istanbul||TR|41.0 29.0
    Jakarta||ID|-6.2 106.8
    Jerusalem||IL|31.8 35.2
    Kabul||AF|34.5 69.2
    Kaliningrad|Калининград|RU|54.7 20.5
    Karachi||PK|24.9 67.0
    Kazan|Казань|RU|55.8 49.1
    Khabarovsk|Хабаровск|RU|48.5 135.1
    Kharkiv|Kharkov,Харьков|UA|50.0 36.2
    Kinshasa||CD|-4.3 15.3
    Krasnoyarsk|Красноярск|RU|56.0 92.9
    Kuala Lumpur||MY|3.1 101.7
    Kyiv|Kiev,Київ,Киев|UA|50.5 30.5
    Lhasa||CN|29.7 91.1
    Lima||PE|-12.0 -77.0
    Lisbon|Lisboa|PT|38.7 -9.1
    Ljubljana||SI|46.1 14.5
    London||GB|51.5 -0.1
    Los Angeles||US|34.1 -118.2
    Lviv|Lvov|UA|49.8 24.0
    Madrid||ES|40.4 -3.7
    Magadan|Магадан|RU|59.6 150.8
    Manila||PH|14.6 121.0
    Mexico City|Ciudad de México|MX|19.4 -99.1
    Miami||US|25.8 -80.2
    Minsk|Минск|BY|53.9 27.6
    Moscow|Moskva,Москва|RU|55.8 37.6
    Mumbai|Bombay|IN|19.1 72.9
    Murmansk|Мурманск|RU|69.0 33.1
    Naha|Okinawa|JP|26.2 127.7
    Nairobi||KE|-1.3 36.8
    New York||US|40.7 -74.0
    Norfolk||US|36.9 -76.3
    Novosibirsk|Новосибирск|RU|55.0 82.9
    Nuuk||GL|64.2 -51.7
    Odesa|Odessa,Одесса|UA|46.5 30.7
    Omaha||US|41.3 -95.9
    Omsk|Омск|RU|55.0 73.4
    Oslo||NO|59.9 10.8
    Ottawa||CA|45.4 -75.7
    Paris||FR|48.9 2.4
    Perm|Пермь|RU|58.0 56.3
    Perth||AU|-32.0 115.9
    Petropavlovsk-Kamchatsky|Петропавловск-Камчатский|RU|53.0 158.7
    Podgorica||ME|42.4 19.3
    Prague|Praha|CZ|50.1 14.4
    Pretoria||ZA|-25.7 28.2
    Pskov|Псков|RU|57.8 28.3
    Pyongyang||KP|39.0 125.8
    Reykjavik|Reykjavík|IS|64.1 -21.9
    Riga||LV|56.9 24.1
    Riyadh||SA|24.7 46.7
    Rome|Roma|IT|41.9 12.5
    Rostov-on-Don|Ростов-на-Дону|RU|47.2 39.7
    Rzeszow|Rzeszów|PL|50.0 22.0
    Saint Petersburg|St Petersburg,St. Petersburg,Leningrad,Санкт-Петербург|RU|59.9 30.3
    Samara|Самара|RU|53.2 50.2
    San Francisco||US|37.8 -122.4
    Santiago||CL|-33.4 -70.7
    Sapporo||JP|43.1 141.4
    Sarajevo||BA|43.9 18.4
    Saratov|Саратов|RU|51.5 46.0
    Seattle||US|47.6 -122.3
    Seoul||KR|37.6 127.0
    Shanghai||CN|31.2 121.5
    Singapore||SG|1.3 103.8
    Skopje||MK|42.0 21.4
    Smolensk|Смоленск|RU|54.8 32.0
    Sofia|София|BG|42.7 23.3
    Stockholm||SE|59.3 18.1
    Sydney||AU|-33.9 151.2
    Taipei||TW|25.0 121.6
    Tallinn||EE|59.4 24.8
    Tashkent|Ташкент|UZ|41.3 69.2
    Tbilisi||GE|41.7 44.8
    Tehran|Teheran,Тегеран|IR|35.7 51.4
    Tel Aviv||IL|32.1 34.8
    The Hague|Den Haag|NL|52.1 4.3
    Tirana||AL|41.3 19.8
    Tokyo||JP|35.7 139.7
    Tripoli||LY|32.9 13.2
    Tunis||TN|36.8 10.2
    Ufa|Уфа|RU|54.7 56.0
    Ulaanbaatar||MN|47.9 106.9
    Urumqi||CN|43.8 87.6
    Vienna|Wien,Вена|AT|48.2 16.4
    Vilnius|Вильнюс|LT|54.7 25.3
    Vladivostok|Владивосток|RU|43.1 131.9
    Volgograd|Волгоград|RU|48.7 44.5
    Voronezh|Воронеж|RU|51.7 39.2
    Warsaw|Warszawa,Варшава|PL|52.2 21.0
    Washington|Washington DC,Washington D.C.,Вашингтон|US|38.9 -77.0
    Wellington||NZ|-41.3 174.8
    Wiesbaden||DE|50.1 8.2
    Yakutsk|Якутск|RU|62.0 129.7
    Yekaterinburg|Ekaterinburg,Екатеринбург|RU|56.8 60.6
    Yerevan||AM|40.2 44.5
    Zagreb||HR|45.8 16.0
    """
}
