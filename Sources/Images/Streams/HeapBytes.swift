/// A block of memory on the heap, page-aligned, freed with its owner.
@safe
final class HeapBytes {
    private let memory: UnsafeMutableRawBufferPointer

    /// How many bytes there are.
    var count: Int { unsafe memory.count }

    /// Memory of `count` bytes with nothing defined in it.
    init(count: Int) {
        unsafe memory = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 4096)
    }

    deinit {
        unsafe memory.deallocate()
    }

    /// All of it.
    var all: UnsafeMutableRawBufferPointer { unsafe memory }

    /// The first `count` bytes.
    func prefix(_ count: Int) -> UnsafeMutableRawBufferPointer {
        unsafe UnsafeMutableRawBufferPointer(rebasing: memory[..<count])
    }

    /// The bytes of `range`.
    func slice(_ range: Range<Int>) -> UnsafeMutableRawBufferPointer {
        unsafe UnsafeMutableRawBufferPointer(rebasing: memory[range])
    }
}
