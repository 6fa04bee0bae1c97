import Dispatch
public import Documents
import Primitives
import Synchronization

/// The documents of an archive or of JSON Lines, one after the other, in memory that does not grow with the archive.
///
/// The bytes are read on a thread of its own, a few documents ahead of whoever asks. A stream that is let go of before
/// its end stops reading.
public struct DocumentStream: Sequence, Sendable {
  private let reader: DocumentReader
  private let source: DocumentSource
  private let chunks: @Sendable () -> @Sendable () throws -> [UInt8]?

  /// - Parameters:
  ///   - source: Id and what is known of it; its `bytes` are not looked at.
  ///   - chunks: Begins at the front and gives the next bytes at each call; nil at the end.
  public init(
    _ source: DocumentSource, reader: DocumentReader,
    from chunks: @escaping @Sendable () -> @Sendable () throws -> [UInt8]?
  ) {
    self.source = source
    self.reader = reader
    self.chunks = chunks
  }

  public func makeIterator() -> Iterator {
    let queue = Queue()
    let next = chunks()
    let (reader, source) = (reader, source)
    DispatchQueue(label: "documents").async {
      reader.read(
        source,
        from: {
          if queue.isAbandoned { throw Abandoned() }
          return try next()
        },
        each: { queue.give($0) })
      queue.end()
    }
    return Iterator(queue: queue)
  }

  private struct Abandoned: Error {}

  /// Hands the documents on; waits for the reading thread where it is behind.
  public final class Iterator: IteratorProtocol {
    private let queue: Queue

    fileprivate init(queue: Queue) { self.queue = queue }

    public func next() -> Result<Document, DocumentFault>? { queue.take() }

    deinit { queue.abandon() }
  }

  /// A few documents between the thread that reads and the one that asks.
  fileprivate final class Queue: Sendable {
    private struct State {
      var waiting: [Result<Document, DocumentFault>] = []
      var isAbandoned = false
    }

    private let state = Mutex(State())
    private let room = DispatchSemaphore(value: 0)
    private let ready = DispatchSemaphore(value: 0)

    init() { for _ in 0..<8 { room.signal() } }

    var isAbandoned: Bool { state.withLock { $0.isAbandoned } }

    func give(_ result: Result<Document, DocumentFault>) {
      if isAbandoned { return }
      room.wait()
      state.withLock { if !$0.isAbandoned { $0.waiting.append(result) } }
      ready.signal()
    }

    func end() { ready.signal() }

    func take() -> Result<Document, DocumentFault>? {
      ready.wait()
      let next = state.withLock { state in
        state.waiting.isEmpty ? nil : state.waiting.removeFirst()
      }
      // The end stays the end, however often it is asked for.
      if next == nil { ready.signal() } else { room.signal() }
      return next
    }

    func abandon() {
      state.withLock {
        $0.isAbandoned = true
        $0.waiting = []
      }
      // The reading thread may be waiting for room; it goes on, and finds that nobody listens.
      room.signal()
    }
  }
}
