import Glibc

/// A package while it comes in, block by block: `sideload.part` in the state folder; `sideload.zip` when it is whole.
final class SideloadedPackage {
    private let folder: StateFolder
    private let number: Int32
    /// One bit a block: whether it has come.
    private var known: [UInt64]
    private let keeps: Bool

    private var part: String { "\(folder.path)/sideload.part" }
    private var whole: String { "\(folder.path)/sideload.zip" }

    /// - Parameters:
    ///   - blocks: how many there are.
    ///   - keeps: whether anything is written; without, blocks are counted only.
    init(in folder: StateFolder, blocks: UInt64, keeps: Bool) throws(VirtualPhoneError) {
        self.folder = folder
        self.keeps = keeps
        known = [UInt64](repeating: 0, count: Int((blocks + 63) / 64))
        number = unsafe open("\(folder.path)/sideload.part", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard number >= 0 else { throw .io("opening \(folder.path)/sideload.part", code: errno) }
    }

    deinit {
        Glibc.close(number)
    }

    /// Puts a block in its place.
    /// - Returns: whether it is the same as when it came before; true for a new one.
    func put(_ bytes: [UInt8], block: UInt64, at offset: UInt64) throws(VirtualPhoneError) -> Bool {
        guard keeps else { return true }
        let (word, bit) = (Int(block / 64), UInt64(1) << (block % 64))
        if known[word] & bit != 0 {
            var old = bytes
            let count = unsafe pread(number, &old, old.count, Int(offset))
            guard count == old.count else { throw .io("reading \(part)", code: errno) }
            return old == bytes
        }
        known[word] |= bit
        let count = unsafe pwrite(number, bytes, bytes.count, Int(offset))
        guard count == bytes.count else { throw .io("writing \(part)", code: errno) }
        return true
    }

    /// The digests of what has come.
    func sums() throws(PackError) -> PackageSums? {
        keeps ? try PackageSums(path: part) : nil
    }

    /// The package is complete: it gets its name.
    func finish() throws(VirtualPhoneError) {
        guard keeps else { return }
        if unsafe rename(part, whole) != 0 { throw .io("renaming \(part)", code: errno) }
    }
}
