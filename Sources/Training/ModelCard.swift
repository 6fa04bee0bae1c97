internal import Foundation
internal import Language

/// The card of a folder of models: what they were made of, how, and how good they are.
struct ModelCard {
  var name: String
  var seed: UInt64
  var files: [(name: String, bytes: [UInt8])]
  var score: AttributionScore
  var training: AttributionTraining
  var thresholds: [Float]
  /// What `positions.bin` was made of; nil where it wasn't made.
  var positions: Positions?

  struct Positions {
    var made: PositionTraining.Made
    var items: Int
    var lessons: Int
    var sentences: Int
    var accepted: Int
  }

  /// The card as YAML.
  var text: String {
    """
    # What these models are made of and how good they are. Written by `depositary train`.
    name: \(name)
    language: en
    seed: \(seed)
    files:
    \(files.map { "  \($0.name): {sha256: \(SHA256.hex($0.bytes)), bytes: \($0.bytes.count)}" }.joined(separator: "\n"))
    corpora:
      - name: PolNeAR 1.0.0, train part (840 articles)
        source: https://github.com/networkdynamics/PolNeAR
        licence: none stated for the data, MIT for its software; the texts belong to their publishers
        used_for: attributions; the tags CoreNLP gave its articles teach the tagger
      - name: PolNeAR 1.0.0, dev part (84 articles)
        used_for: choosing configuration and thresholds; never trained on
      - name: Universal Dependencies 2.16, English EWT, train part
        licence: CC BY-SA 4.0
        used_for: the tagger
      - name: Universal Dependencies 2.16, English GUM without fiction and wikiHow, train part
        licence: CC BY 4.0 and CC BY-SA 4.0 by document, see its licence file
        used_for: the tagger
      - name: the project's annotated news items (56 in English)
        licence: the project's own
        used_for: statements.bin
    \(positionCorpora)configuration:
      tagger: averaged perceptron, 32 tags, 6 passes
      first_chain: \(describe(training.first)), \(training.firstRows) rows
      second_chain: \(describe(training.second)), \(training.secondRows) rows, \(training.folds) folds
      thresholds: {source: \(thresholds[0]), cue: \(thresholds[1]), content: \(thresholds[2])}
    scores:
      on: PolNeAR dev, spans as annotated, attributions with half of source and content
      exact_f1: {source: \(percent(score.spans.f1(0))), cue: \(percent(score.spans.f1(1))), content: \(percent(score.spans.f1(2)))}
      attribution_f1: \(percent(score.attribution))
    \(positionScores)
    """
  }

  private var positionCorpora: String {
    guard let positions else { return "" }
    var text = """
        - name: the project's annotated news items (\(positions.items)) and \(positions.sentences) single sentences written for it
          licence: the project's own
          used_for: positions.bin

      """
    if positions.lessons > 0 {
      text += """
          - name: \(positions.lessons) annotated reports more, by writers of their own (Evaluation/Reports/lessons.jsonl)
            licence: the project's own
            used_for: positions.bin

        """
    }
    if positions.accepted > 0 {
      text += """
          - name: reports with statements accepted by a reviewer (\(positions.accepted))
            licence: that of the reports; no text of them is in the models
            used_for: positions.bin

        """
    }
    return text
  }

  private var positionScores: String {
    guard let positions else { return "" }
    let shares = positions.made.scores.map { "\"\($0.name)\": \(three($0.share))" }
    let lessonShares = positions.made.lessonScores.map { "\"\($0.name)\": \(three($0.share))" }
    let curves = positions.made.reliability.map { field in
      let bins = field.bins.map { "[\(three($0.confidence)), \(three($0.right)), \($0.count)]" }
      return "    \(field.name): [\(bins.joined(separator: ", "))]\n"
    }
    return """
        positions_six_fold: {\(shares.joined(separator: ", "))}
        positions_six_fold_lessons: {\(lessonShares.joined(separator: ", "))}
        # For each tenth of confidence: mean confidence, share that was right, statements; out of fold.
        reliability:
      \(curves.joined())
      """
  }

  private func three(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    return thousandths >= 1000 ? "1.0" : "0." + String(String(1000 + thousandths).dropFirst())
  }

  private func describe(_ chain: ChainTraining) -> String {
    "AdaGrad, \(chain.passes) passes, rate \(chain.rate), decay \(chain.decay), dropout \(chain.dropout)"
  }
}
