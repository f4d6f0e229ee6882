import CLibUSB
import Glibc

/// Memory for one transfer: the kernel's own where it gives some (then nothing is copied on the way), otherwise whole
/// pages.
@safe
struct TransferMemory: ~Copyable {
    /// The bytes.
    let bytes: UnsafeMutableRawBufferPointer
    /// The handle that the kernel's memory belongs to; nil for pages of this program.
    private let owner: OpaquePointer?

    /// Memory of `count` bytes, for transfers on `handle`.
    init(count: Int, handle: OpaquePointer) throws(USBError) {
        if let start = unsafe libusb_dev_mem_alloc(handle, count) {
            unsafe bytes = UnsafeMutableRawBufferPointer(start: start, count: count)
            unsafe owner = handle
            return
        }
        var start: UnsafeMutableRawPointer?
        guard unsafe posix_memalign(&start, Int(sysconf(Int32(_SC_PAGESIZE))), count) == 0, let start = unsafe start
        else {
            throw .outOfMemory(bytes: count)
        }
        unsafe bytes = UnsafeMutableRawBufferPointer(start: start, count: count)
        unsafe owner = nil
    }

    deinit {
        if let owner = unsafe owner {
            unsafe libusb_dev_mem_free(owner, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
        } else {
            unsafe free(bytes.baseAddress)
        }
    }
}
