/// Russian names in Latin letters, as English-language news spells them.
enum Transliteration {
  /// The name in Latin letters; unchanged where it has no Cyrillic.
  static func latin(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 == 0xD0 || $0 == 0xD1 }) else { return name }
    return name.split(separator: " ").map { word in
      let lower = word.lowercased()
      if let known = firstNames[lower] { return known }
      var text = ""
      let letters = Array(lower)
      var index = 0
      while index < letters.count {
        let rest = String(letters[index...])
        if rest == "ий" || rest == "ый" {
          text += "y"
          break
        }
        if letters[index] == "ё", index > 0, "чщжш".contains(letters[index - 1]) {
          text += "e"
          index += 1
          continue
        }
        text +=
          letters[index] == "е" && index == 0
          ? "ye" : (table[letters[index]] ?? String(letters[index]))
        index += 1
      }
      return text.prefix(1).uppercased() + text.dropFirst()
    }.joined(separator: " ")
  }

  private static let firstNames: [String: String] = [
    "сергей": "Sergei", "андрей": "Andrei", "алексей": "Alexei", "дмитрий": "Dmitry",
    "мария": "Maria",
    "александр": "Alexander", "йенс": "Jens", "энтони": "Antony", "хайко": "Heiko", "майк": "Mike",
    "дональд": "Donald",
    "джо": "Joe", "марк": "Mark", "евгений": "Yevgeny", "елена": "Elena", "юрий": "Yury",
    "георгий": "Georgy",
    // Names that come from other alphabets, as their owners write them.
    "ллойд": "Lloyd", "остин": "Austin", "анналена": "Annalena", "бербок": "Baerbock",
    "олаф": "Olaf", "шольц": "Scholz", "эммануэль": "Emmanuel", "макрон": "Macron",
    "буш": "Bush", "джордж": "George", "билл": "Bill", "клинтон": "Clinton", "хиллари": "Hillary",
    "рональд": "Ronald", "рейган": "Reagan", "барак": "Barack", "керри": "Kerry", "джон": "John",
    "мэттис": "Mattis", "тиллерсон": "Tillerson", "эспер": "Esper", "прайс": "Price",
    "нед": "Ned", "миллер": "Miller", "мэтью": "Matthew", "псаки": "Psaki", "кирби": "Kirby",
    "нуланд": "Nuland", "виктория": "Victoria", "шерман": "Sherman", "уэнди": "Wendy",
    "каллас": "Kallas", "кая": "Kaja", "боррель": "Borrell", "жозеп": "Josep",
    "гросси": "Grossi", "рафаэль": "Rafael", "дуда": "Duda", "анджей": "Andrzej",
    "туск": "Tusk", "сикорский": "Sikorski", "радослав": "Radoslaw", "зеленский": "Zelenskyy",
    "кулеба": "Kuleba", "мерц": "Merz", "фридрих": "Friedrich",
    "стармер": "Starmer", "кир": "Keir", "джонсон": "Johnson", "борис": "Boris",
    "трасс": "Truss", "лиз": "Liz", "сунак": "Sunak", "риши": "Rishi", "лэмми": "Lammy",
    "дэвид": "David", "эрдоган": "Erdogan", "меркель": "Merkel", "ангела": "Angela",
    "саркози": "Sarkozy", "олланд": "Hollande", "маас": "Maas", "штайнмайер": "Steinmeier",
    "пенс": "Pence", "чейни": "Cheney", "рамсфельд": "Rumsfeld", "пауэлл": "Powell",
    "райс": "Rice", "кондолиза": "Condoleezza", "гейтс": "Gates", "роберт": "Robert",
    "макфол": "McFaul", "майкл": "Michael", "теффт": "Tefft", "хантсман": "Huntsman",
  ]

  private static let table: [Character: String] = [
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e",
    "ю": "yu", "я": "ya",
  ]
}
