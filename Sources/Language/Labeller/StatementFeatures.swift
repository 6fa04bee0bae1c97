/// The features of one word for redrawing attributions as statements: both passes' together.
package enum StatementFeatures {
  package static func collect(
    _ p: borrowing WordPassage, _ first: borrowing FirstReading,
    _ document: borrowing DocumentReading,
    before: UInt64, _ i: Int, into sink: inout FeatureSink
  ) {
    AttributionFeatures.collect(p, i, into: &sink)
    SecondFeatures.add(p, first, document, before: before, i, into: &sink)
  }
}
