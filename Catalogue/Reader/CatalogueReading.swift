internal import Primitives
internal import Treaties

/// One reading of a catalogue: loads the files, links them, and has them checked.
struct CatalogueReading {
  let files: CatalogueFiles
  let faults: Faults

  struct ReadInstrument {
    var instrument: Instrument
    var places: [String: InstrumentFiles.Places] = [:]
  }

  func everything() -> LoadedCatalogue {
    let vocabulary = Vocabulary({ files.node($0, faults: faults) }, faults: faults)
    let read = instruments(vocabulary, parts: true)
    let systems = self.systems()
    let instruments = read.map(\.instrument)
    let names = self.names(instruments: instruments, systems: systems)
    let register = InstrumentRegister(
      instruments: instruments, systems: systems, states: states(), holders: holders(),
      actTypes: vocabulary.actTypes, ambiguousNames: names.ambiguousNames,
      organisations: organisations(), scopes: vocabulary.scopes)
    var tables: [LoadedCatalogue.Table] = []
    for path in files.paths where path.hasPrefix("data/") && path.hasSuffix(".csv") {
      if let text = files.text(at: path, faults: faults) {
        tables.append(LoadedCatalogue.Table(name: String(path.dropFirst(5)), text: text))
      }
    }
    CatalogueCheck(
      register: register, read: read, names: names, files: files, faults: faults
    ).run()
    let cases = self.cases()
    let caseFile = CaseFile(faults: faults)
    func load<Case>(_ path: String, _ read: (CatalogueNode, String) -> [Case]) -> [Case] {
      files.node(path, faults: faults).map { read($0, files.printedPath(path)) } ?? []
    }
    return LoadedCatalogue(
      register: register, names: names, cases: cases,
      aliasCases: load("cases-aliases.yaml") { caseFile.aliases($0, file: $1) },
      coverageCases: load("cases-coverage.yaml") { caseFile.coverage($0, file: $1) },
      tables: tables)
  }

  /// Ids under a folder: those of its `.yaml` files.
  private func ids(under folder: String) -> [(id: String, path: String)] {
    files.paths.compactMap { path in
      guard path.hasPrefix(folder + "/"), path.hasSuffix(".yaml") else { return nil }
      let rest = path.dropFirst(folder.count + 1).dropLast(5)
      return rest.contains("/") ? nil : (String(rest), path)
    }
  }

  func instruments(_ vocabulary: Vocabulary, parts: Bool) -> [ReadInstrument] {
    var byID: [String: [String]] = [:]
    for path in files.paths where path.hasPrefix("instruments/") {
      let pieces = path.split(separator: "/", omittingEmptySubsequences: false)
      guard pieces.count == 3 else {
        faults.warn(
          "unread-file", "files of an instrument lie in instruments/<id>/",
          file: files.printedPath(path), line: nil)
        continue
      }
      byID[String(pieces[1]), default: []].append(String(pieces[2]))
    }
    var found: [ReadInstrument] = []
    for id in byID.keys.sorted() {
      let names = Set(byID[id] ?? [])
      let reader = InstrumentFiles(id: id, vocabulary: vocabulary, faults: faults)
      func load(_ name: String) -> (CatalogueNode, String)? {
        let path = "instruments/\(id)/\(name)"
        guard names.contains(name), let node = files.node(path, faults: faults) else { return nil }
        return (node, files.printedPath(path))
      }
      guard let (head, file) = load("instrument.yaml") else {
        if !names.contains("instrument.yaml") {
          faults.report(
            "missing-file", "instruments/\(id) has no instrument.yaml",
            file: files.printedPath("instruments/\(id)/\(names.sorted().first ?? "")"), line: nil)
        }
        continue
      }
      var read = ReadInstrument(instrument: reader.instrument(head, file: file))
      read.places["instrument.yaml"] = InstrumentFiles.Places(file: file)
      if parts {
        if let (node, file) = load("acts.yaml") {
          var places = InstrumentFiles.Places(file: file)
          reader.acts(node, file: file, into: &read.instrument, &places)
          read.places["acts.yaml"] = places
        }
        if let (node, file) = load("provisions.yaml") {
          reader.provisions(node, file: file, into: &read.instrument)
          read.places["provisions.yaml"] = InstrumentFiles.Places(file: file)
        }
        if let (node, file) = load("readings.yaml") {
          var places = InstrumentFiles.Places(file: file)
          reader.readings(node, file: file, into: &read.instrument, &places)
          read.places["readings.yaml"] = places
        }
        if let (node, file) = load("meetings.yaml") {
          reader.meetings(node, file: file, into: &read.instrument)
        }
        let known = [
          "instrument.yaml", "acts.yaml", "provisions.yaml", "readings.yaml", "meetings.yaml",
          "cases.yaml",
        ]
        for name in names.sorted() where !known.contains(name) {
          faults.report(
            "unknown-file",
            "an instrument has \(known.joined(separator: ", "))",
            file: files.printedPath("instruments/\(id)/\(name)"), line: nil)
        }
      }
      found.append(read)
    }
    return found
  }

  func cases() -> [StatusCase] {
    let reader = CaseFile(faults: faults)
    var found: [StatusCase] = []
    for path in files.paths where path.hasPrefix("instruments/") && path.hasSuffix("/cases.yaml") {
      let id = path.split(separator: "/")[1]
      guard let node = files.node(path, faults: faults) else { continue }
      found += reader.cases(of: String(id), node, file: files.printedPath(path))
    }
    return found
  }

  func systems() -> [MissileSystem] {
    let reader = ThingFiles(faults: faults)
    return ids(under: "systems").compactMap { id, path in
      files.node(path, faults: faults).map {
        reader.system(id, $0, file: files.printedPath(path))
      }
    }
  }

  func names(instruments: [Instrument], systems: [MissileSystem]) -> CatalogueNames {
    let reader = ThingFiles(faults: faults)
    let people = ids(under: "actors/people").compactMap { id, path in
      files.node(path, faults: faults).map { reader.person(id, $0, file: files.printedPath(path)) }
    }
    let outlets = ids(under: "actors/outlets").compactMap { id, path in
      files.node(path, faults: faults).map { reader.outlet(id, $0, file: files.printedPath(path)) }
    }
    return CatalogueNames(
      people: people, outlets: outlets,
      instrumentNames: instruments.map {
        InstrumentNames(id: $0.id, name: $0.name, aliases: $0.aliases, kind: $0.kind.id)
      } + systemNames(systems),
      ambiguousNames: ambiguousNames())
  }

  /// A doubtful name is left out where it is another system's plain one.
  private func systemNames(_ systems: [MissileSystem]) -> [InstrumentNames] {
    var owners: [String: String] = [:]
    for system in systems {
      for name in system.names where name.note == nil {
        owners[FoldedName.fold(name.name)] = system.id
      }
    }
    return systems.map { system in
      let aliases = system.names.dropFirst().filter { name in
        name.note == nil
          || owners[FoldedName.fold(name.name)].map { $0 == system.id } ?? true
      }
      return InstrumentNames(
        id: system.id, name: system.names[0].name, aliases: aliases.map(\.name), kind: "system")
    }
  }

  private func ambiguousNames() -> [AmbiguousName] {
    var found: [AmbiguousName] = []
    guard files.contents["aliases.yaml"] != nil else { return [] }
    read(
      files.node("aliases.yaml", faults: faults), files.printedPath("aliases.yaml"), "ambiguous",
      faults
    ) { each in
      found.append(
        AmbiguousName(
          alias: each.text("alias"),
          candidates: each.maps("candidates").map { candidate in
            var candidate = candidate
            defer { candidate.finish() }
            return AmbiguousName.Candidate(
              instrument: candidate.text("instrument"), from: candidate.optionalDay("from"),
              through: candidate.optionalDay("through"))
          }, undated: each.optionalText("undated")))
    }
    return found
  }

  private func states() -> States {
    let path = "actors/states.yaml"
    let file = files.printedPath(path)
    guard let node = files.node(path, faults: faults) else {
      faults.report("missing-file", "actors/states.yaml is missing", file: file, line: nil)
      return States(all: [], continuity: [])
    }
    var fields = Fields(node, file: file, faults: faults)
    var all: [States.Named] = []
    for var each in fields.maps("states") {
      all.append(States.Named(id: each.text("code"), name: each.text("name")))
      each.finish()
    }
    for var each in fields.maps("former") {
      all.append(
        States.Named(
          id: each.text("code"), name: each.text("name"), through: each.day("through"),
          note: each.optionalText("note")))
      each.finish()
    }
    var continuity: [States.Continuity] = []
    for var each in fields.maps("continuity") {
      continuity.append(
        States.Continuity(from: each.text("from"), to: each.text("to"), date: each.day("date")))
      each.finish()
    }
    var successions: [States.Succession] = []
    for var each in fields.maps("successions") {
      successions.append(
        States.Succession(
          predecessor: each.text("predecessor"), successor: each.text("successor"),
          date: each.day("date")))
      each.finish()
    }
    fields.finish()
    return States(all: all, continuity: continuity, successions: successions)
  }

  private func holders() -> [Holder] {
    var found: [Holder] = []
    let path = "actors/holders.yaml"
    read(files.node(path, faults: faults), files.printedPath(path), "holders", faults) { each in
      found.append(Holder(id: each.text("id"), name: each.text("name"), kind: each.text("kind")))
    }
    return found
  }

  private func organisations() -> [States.Named] {
    var found: [States.Named] = []
    let path = "actors/organisations.yaml"
    read(files.node(path, faults: faults), files.printedPath(path), "organisations", faults) {
      found.append(States.Named(id: $0.text("id"), name: $0.text("name")))
    }
    return found
  }
}
