#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What a file looks like from outside: its place on the disk, its length, and when its bytes and its entry
/// last changed.
///
/// Two equal stamps of one path are taken for one file with the same bytes, as version control takes them; so
/// nothing need be read to know that nothing changed. A file written twice within one tick of the file system's
/// clock, to the same length, is not told apart: a stamp is only to be relied on when it is older than that
/// (`age`).
public struct FileStamp: Sendable, Hashable {
  let inode: UInt64
  let length: Int64
  /// Nanoseconds since 1970.
  let modified: Int64
  let changed: Int64

  /// The stamp of what lies at `path`, a link followed; nil where nothing can be asked of it.
  public init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    func nanoseconds(_ time: timespec) -> Int64 {
      Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
    inode = UInt64(status.st_ino)
    length = Int64(status.st_size)
    #if canImport(Darwin)
      modified = nanoseconds(status.st_mtimespec)
      changed = nanoseconds(status.st_ctimespec)
    #else
      modified = nanoseconds(status.st_mtim)
      changed = nanoseconds(status.st_ctim)
    #endif
  }

  /// Seconds since bytes or entry last changed, by this machine's clock; negative where that lies in the future.
  public var age: Double {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let seconds = Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    return seconds - Double(max(modified, changed)) / 1e9
  }

  /// The numbers one after another, for a digest.
  public var bytes: [UInt8] {
    [inode, UInt64(bitPattern: length), UInt64(bitPattern: modified), UInt64(bitPattern: changed)]
      .flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) } }
  }
}
