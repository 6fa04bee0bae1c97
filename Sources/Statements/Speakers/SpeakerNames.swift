import Primitives

/// A speaker as the text has shown so far: whom a later pronoun or description can mean.
struct KnownSpeaker: Sendable {
  var speaker: Speaker
  /// The last name, in lower case; empty for none.
  var surname: String
  /// Words of the role, in lower case, as heads of later descriptions: `spokesman`, `minister`.
  var roleWords: Set<String>
  var gender: Gender
  var isPlural: Bool
  /// Where last mentioned.
  var at: Int

  enum Gender: Sendable { case male, female, unknown }
}

/// Words that tell roles, and whom they describe.
enum RoleWords {
  static let titles = EnglishWords.list(
    """
    president minister secretary ambassador envoy spokesman spokeswoman spokesperson general admiral colonel senator chancellor premier prime deputy vice
    foreign defense defence chief head director chairman chairwoman former acting special permanent representative state national security adviser advisor
    mr mr. mrs mrs. ms ms. dr dr. sen. rep. gen. col. lt. maj. adm. prof. professor sir lord king queen prince leader speaker lawmaker analyst expert negotiator
    diplomat official press kremlin pentagon under undersecretary assistant high commissioner commander marshal sergeant captain ministry nato eu un
    white house department council research researcher fellow senior arms control missile military presidential foreign-policy veteran retired congressman
    congresswoman representative governor mayor party top chief-of-staff staff editor author historian scholar scientist physicist columnist
    secretary-general general-secretary director-general generals affairs interior energy vice-president co-chair delegate coordinator аналитик
    president-elect secretary-designate ambassador-designate
    international nuclear us u.s. american russian permanent first second affairs war army navy force air gov. amb. hon. rev.
    """)

  /// Descriptions and the words in a role that they answer to.
  static let spokes: Set<String> = [
    "spokesman", "spokeswoman", "spokesperson", "secretary", "spokes",
  ]

  static let expertWords = EnglishWords.list(
    "analyst expert experts analysts researcher researchers scholar scholars fellow director editor professor scientist historian specialist specialists observers critics commentator author physicist columnist consultant strategist academic lawyer seismologist"
  )
  static let formerWords = EnglishWords.list(
    "former ex retired onetime one-time ex-president ex-minister бывший экс")

  static let femaleNames = EnglishWords.list(
    "maria mariya rose dara izumi federica heather karoline bonnie mallory sabrina wendy beatrice annalena angela ursula kaja margaret olga elena anna natalia tatyana svetlana condoleezza madeleine hillary susan samantha victoria jen jennifer sarah sara laura linda mary elizabeth emily emma kate katherine catherine caroline christine jane julia yulia irina ekaterina marina alexandra valentina nina lynn amy michelle melissa nicole patricia penny tamara zhang rebecca liz theresa tulsi lisbeth ine ann anne annie eva eileen ellen francesca gabriela helen ingrid iryna jacinda kamala kelly lara lena lisa magdalena marin monica nancy oana pia rachel sanna sigrid stefanie sylvie tanya ulrike vera zuzana мария"
  )

  static func gender(firstName: String) -> KnownSpeaker.Gender {
    femaleNames.contains(firstName) ? .female : .unknown
  }
}
