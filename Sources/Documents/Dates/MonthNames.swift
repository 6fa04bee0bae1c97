/// Month names of the languages met in this field, folded to lower case; nothing but words.
enum MonthNames {
  /// 1–12 for a month's name or abbreviation, in lower case and without a full stop; nil otherwise.
  static func number(_ word: String) -> Int? { table[word] }

  private static let table: [String: Int] = {
    var table: [String: Int] = [:]
    for line in lines {
      for (index, names) in line.split(separator: " ").enumerated() {
        for name in names.split(separator: ",") {
          table[String(name)] = table[String(name)] ?? index + 1
        }
      }
    }
    return table
  }()

  // Twelve groups a line, names of one month parted by commas. An earlier line wins.
  private static let lines = [
    "january,jan february,feb march,mar april,apr may june,jun july,jul august,aug september,sept,sep october,oct november,nov december,dec",
    "января,январь,янв февраля,февраль,фев,февр марта,март,мар апреля,апрель,апр мая,май июня,июнь,июн июля,июль,июл августа,август,авг сентября,сентябрь,сен,сент октября,октябрь,окт ноября,ноябрь,ноя,нояб декабря,декабрь,дек",
    "січня,січень лютого,лютий березня,березень квітня,квітень травня,травень червня,червень липня,липень серпня,серпень вересня,вересень жовтня,жовтень листопада,листопад грудня,грудень",
    "januar,jänner februar märz,mrz april mai juni juli august september oktober,okt november dezember,dez",
    "janvier,janv février,févr,fév,fevrier mars avril,avr mai juin juillet,juil août,aout septembre octobre novembre décembre,déc,decembre",
    "enero,ene febrero marzo abril,abr mayo junio julio agosto,ago septiembre,setiembre,set octubre noviembre diciembre,dic",
    "janeiro fevereiro,fev março,marco abril maio,mai junho julho agosto setembro outubro,out novembro dezembro",
    "gennaio,gen febbraio marzo aprile maggio,mag giugno,giu luglio,lug agosto settembre ottobre,ott novembre dicembre",
    "januari februari maart,mrt april mei juni juli augustus september oktober november december",
    "stycznia,styczeń,sty lutego,luty,lut marca,marzec kwietnia,kwiecień,kwi maja,maj czerwca,czerwiec,cze lipca,lipiec,lip sierpnia,sierpień,sie września,wrzesień,wrz października,październik,paź listopada,listopad,lis grudnia,grudzień,gru",
    "ledna,leden února,únor března,březen dubna,duben května,květen června,červen července,červenec srpna,srpen září října,říjen listopadu prosince,prosinec",
    "januar februar mars april maj,mai juni juli august september oktober november desember,december,des",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
  ]
}
