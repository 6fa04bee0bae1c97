#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Files as a log needs them: whole or not at all, and on the disk when it says so.
enum Files {
  static func failure(_ what: String, _ path: String) -> TransparencyError {
    TransparencyError(.fileSystem, "\(path): \(what): \(String(cString: strerror(errno))).")
  }

  /// The bytes of a file; nil where there is none.
  static func read(_ path: String) throws -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure("can't be opened", path)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure("can't be read", path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw TransparencyError(.fileSystem, "\(path): is no file.")
    }
    let size = Int(status.st_size)
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Self.read(
          file,
          UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...]))
        if got < 0 { failed = true }
        if got <= 0 { return }
        count += got
      }
    }
    if failed { throw failure("can't be read", path) }
    return bytes
  }

  private static func read(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.read(file, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(file, buffer.baseAddress, buffer.count)
    #else
      Darwin.read(file, buffer.baseAddress, buffer.count)
    #endif
  }

  /// Writes all of `bytes` to an open file.
  static func writeAll(_ file: Int32, _ bytes: [UInt8], path: String) throws {
    try bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        #if canImport(Glibc)
          let count = Glibc.write(
            file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        #elseif canImport(Musl)
          let count = Musl.write(
            file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        #else
          let count = Darwin.write(
            file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        #endif
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw failure("can't be written", path) }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Puts a file in place whole: readers see the old one or the new one.
  ///
  /// - Parameter durable: Whether it must be on the disk when this returns.
  static func replace(_ path: String, with bytes: [UInt8], durable: Bool, mode: mode_t = 0o644)
    throws
  {
    let draft = path + ".new"
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard file >= 0 else { throw failure("can't be created", draft) }
    do {
      defer { close(file) }
      try writeAll(file, bytes, path: draft)
      if durable, fsync(file) != 0 { throw failure("can't be synced", draft) }
    } catch {
      unlink(draft)
      throw error
    }
    guard rename(draft, path) == 0 else { throw failure("can't be put in place", path) }
    if durable { try syncDirectory(parent(of: path)) }
  }

  /// Makes a file that must not be there yet, on the disk when this returns.
  static func create(_ path: String, with bytes: [UInt8], mode: mode_t) throws {
    // Written beside and then linked under its name: whoever is killed in between leaves no half file.
    let beside = "\(path).\(getpid()).partial"
    unlink(beside)
    let file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard file >= 0 else { throw failure("can't be created", path) }
    defer { unlink(beside) }
    do {
      defer { close(file) }
      fchmod(file, mode)
      try writeAll(file, bytes, path: path)
      guard fsync(file) == 0 else { throw failure("can't be synced", path) }
    }
    guard link(beside, path) == 0 else {
      if errno == EEXIST {
        throw TransparencyError(.exists, "\(path): is there already; it is not overwritten.")
      }
      // A file system without links: its own rename does not replace where there is nothing.
      var status = stat()
      guard lstat(path, &status) != 0, rename(beside, path) == 0 else {
        throw failure("can't be created", path)
      }
      return try syncDirectory(parent(of: path))
    }
    try syncDirectory(parent(of: path))
  }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func syncDirectory(_ path: String) throws {
    let folder = open(path, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { throw failure("can't be opened", path) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw failure("can't be synced", path) }
  }

  /// Brings everything written so far to the disk. On Linux it has arrived when this returns.
  static func syncAll() { sync() }

  static func makeFolders(_ path: String, mode: mode_t = 0o755) throws {
    if mkdir(path, mode) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, parent(of: path) != path else { throw failure("can't be created", path) }
    try makeFolders(parent(of: path), mode: mode)
    guard mkdir(path, mode) == 0 || errno == EEXIST else { throw failure("can't be created", path) }
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func remove(_ path: String) throws {
    guard unlink(path) == 0 || errno == ENOENT else { throw failure("can't be removed", path) }
  }

  /// The names in a folder, sorted by their bytes; none where there is no folder.
  static func names(in path: String) throws -> [String] {
    guard let folder = opendir(path) else {
      if errno == ENOENT || errno == ENOTDIR { return [] }
      throw failure("can't be listed", path)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Takes a folder of files away, as far as it can; what remains does no harm.
  static func removeFolder(_ path: String) {
    for name in (try? names(in: path)) ?? [] { unlink(path + "/" + name) }
    rmdir(path)
  }
}

/// A lock that one process at a time holds, for as long as this lives.
final class FolderLock {
  private let file: Int32

  /// - Throws: `TransparencyError` `in-use` where another process holds it.
  init(_ path: String) throws {
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Files.failure("can't be opened", path) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let isHeld = errno == EWOULDBLOCK
      let error = Files.failure("can't be locked", path)
      close(file)
      if isHeld {
        throw TransparencyError(
          .inUse, "\(path): another process is writing here. Try again when it is done.")
      }
      throw error
    }
  }

  deinit { close(file) }
}
