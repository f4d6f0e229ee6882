import FoundationEssentials
import Glibc

/// Holds one phone for one process: a second restock is told who is at it, and lets it be.
///
/// The lock is the kernel's (`flock`), on a file below ``StatePlace``: a process that was killed holds nothing. Which process holds it
/// stands in the file, for people.
@safe
public final class PhoneLock {
    /// Who holds a phone.
    public struct Holder: Sendable, Equatable {
        /// The number of the process; nil where the file does not say.
        public let process: Int32?
        /// `restock flash liuqin_images.tgz`.
        public let doing: String?
        /// Wall clock, milliseconds since 1970.
        public let since: Int64?
    }

    /// What came of the attempt to take it.
    public enum Attempt {
        case taken(PhoneLock)
        case held(Holder)
        /// There is no place for locks; says why.
        case impossible(JournalError)
    }

    private let descriptor: Int32

    private init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Takes a phone, or says who has it. Waits for nobody who lives; for one who was killed, up to a second.
    /// - Parameters:
    ///   - name: tells phones apart: an address, or a serial number with the product.
    ///   - doing: the command, for whoever is refused meanwhile.
    public static func take(_ name: String, doing: String, in place: StatePlace?) -> Attempt {
        do throws(JournalError) {
            let descriptor = try open(name, in: place)
            if let trouble = wait(for: descriptor) {
                defer { close(descriptor) }
                guard trouble == EWOULDBLOCK else {
                    return .impossible(.system(path: path(name, place), errno: trouble))
                }
                return .held(holder(descriptor))
            }
            let text = Array("\(getpid())\n\(Journal.now)\n\(doing)\n".utf8)
            _ = ftruncate(descriptor, 0)
            _ = unsafe pwrite(descriptor, text, text.count, 0)
            return .taken(PhoneLock(descriptor))
        } catch {
            return .impossible(error)
        }
    }

    /// Why no lock could be taken there, whatever the phone; nil where one could be.
    public static func trouble(in place: StatePlace?) -> JournalError? {
        guard let place else { return .noPlace }
        let phones = StatePlace(folder: "\(place.folder)/phones")
        do throws(JournalError) { try phones.make() } catch { return error }
        guard unsafe access(phones.folder, W_OK | X_OK) == 0 else { return .system(path: phones.folder, errno: errno) }
        return nil
    }

    /// Takes the kernel's lock; what stood in the way, as errno.
    ///
    /// Whoever only looks shares the lock for that moment, which is no reason to say that the phone is held.
    ///
    /// A child that was being started when its parent was killed has the parent's descriptors until its `exec`: the lock of the dead goes
    /// away by itself, a moment later.
    private static func wait(for descriptor: Int32) -> Int32? {
        for _ in 0..<100 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return nil }
            let trouble = errno
            guard trouble == EWOULDBLOCK else { return trouble }
            if flock(descriptor, LOCK_SH | LOCK_NB) == 0 {
                flock(descriptor, LOCK_UN)
            } else {
                guard let process = holder(descriptor).process, isGone(process) else { return trouble }
            }
            usleep(10_000)
        }
        return EWOULDBLOCK
    }

    private static func isGone(_ process: Int32) -> Bool { kill(process, 0) != 0 && errno == ESRCH }

    /// Whether some process holds a phone now.
    public static func isHeld(_ name: String, in place: StatePlace?) -> Bool {
        place != nil && look(path(name, place)) != nil
    }

    /// A lock that some process holds now.
    public struct Held: Sendable, Equatable {
        /// Who holds it.
        public let holder: Holder
        /// The name as it stands in the file's name.
        private let written: String

        fileprivate init(_ holder: Holder, written: String) {
            self.holder = holder
            self.written = written
        }

        /// Whether the phone was taken under this name.
        public func isOf(_ name: String) -> Bool { written == PhoneLock.written(name) }

        /// Whether the phone was taken under a name that begins like this.
        public func begins(with start: String) -> Bool { written.hasPrefix(PhoneLock.written(start)) }

        /// Whether the phone was taken under a name that ends like this.
        public func ends(with end: String) -> Bool { written.hasSuffix(PhoneLock.written(end)) }
    }

    /// Every lock that some process holds now. Takes none, and is in nobody's way.
    public static func held(in place: StatePlace?) -> [Held] {
        guard let place, let names = try? FileManager.default.contentsOfDirectory(atPath: "\(place.folder)/phones")
        else { return [] }
        return names.sorted().compactMap { name in
            guard name.hasSuffix(ending), let holder = look("\(place.folder)/phones/\(name)") else { return nil }
            return Held(holder, written: String(name.dropLast(ending.count)))
        }
    }

    /// Who holds a lock; nil for nobody. For the dead see ``wait(for:)``.
    private static func look(_ path: String) -> Holder? {
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var found = Holder(process: nil, doing: nil, since: nil)
        for _ in 0..<100 {
            guard flock(descriptor, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK else { return nil }
            found = holder(descriptor)
            guard let process = found.process, isGone(process) else { break }
            usleep(10_000)
        }
        return found
    }

    private static func open(_ name: String, in place: StatePlace?) throws(JournalError) -> Int32 {
        guard let place else { throw .noPlace }
        try StatePlace(folder: "\(place.folder)/phones").make()
        let path = path(name, place)
        let descriptor = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
        guard descriptor >= 0 else { throw .system(path: path, errno: errno) }
        do throws(JournalError) { try Journal.checkFile(descriptor, path) } catch {
            close(descriptor)
            throw error
        }
        return descriptor
    }

    private static let ending = ".lock"

    private static func path(_ name: String, _ place: StatePlace?) -> String {
        "\(place?.folder ?? "")/phones/\(written(name))\(ending)"
    }

    /// Serial numbers and addresses may hold anything; in a file name each other byte stands as two hex digits.
    private static func written(_ name: String) -> String {
        name.utf8.prefix(100).map { byte -> String in
            let isPlain = (48...57).contains(byte) || (97...122).contains(byte) || (65...90).contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "_" + String(byte, radix: 16)
        }.joined()
    }

    /// What stands in the file; all of it may be missing where the holder has only just taken it.
    private static func holder(_ descriptor: Int32) -> Holder {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = unsafe pread(descriptor, &bytes, bytes.count, 0)
        let lines = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n").map(String.init)
        return Holder(
            process: lines.first.flatMap { Int32($0) }, doing: lines.count > 2 ? lines[2] : nil,
            since: lines.count > 1 ? Int64(lines[1]) : nil)
    }
}
