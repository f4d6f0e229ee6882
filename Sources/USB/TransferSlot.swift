import CLibUSB
import Threads

/// One transfer of libusb with its memory, used again and again.
///
/// While it is in flight libusb holds a reference to it, so its memory outlives every callback.
@safe
final class TransferSlot: @unchecked Sendable {
    /// How a transfer ended.
    struct Outcome: Sendable {
        var status: libusb_transfer_status
        /// Bytes moved.
        var count: Int
    }

    private let transfer: UnsafeMutablePointer<libusb_transfer>
    private let memory: TransferMemory
    private let handle: OpaquePointer
    private let monitor: Monitor
    private var outcome: Outcome?
    /// Whether the transfer is on its way. Changed by the thread that uses the connection only.
    private(set) var isInFlight = false
    /// The endpoint of the last transfer.
    private(set) var endpoint: UInt8 = 0
    /// How many bytes the last transfer asked for.
    private(set) var count = 0

    /// A slot of `count` bytes. `monitor` guards the outcome and is woken by the callback.
    init(count: Int, handle: OpaquePointer, monitor: Monitor) throws(USBError) {
        memory = try unsafe TransferMemory(count: count, handle: handle)
        guard let transfer = unsafe libusb_alloc_transfer(0) else { throw .outOfMemory(bytes: count) }
        unsafe self.transfer = transfer
        unsafe self.handle = handle
        self.monitor = monitor
    }

    deinit {
        unsafe libusb_free_transfer(transfer)
    }

    /// The slot's memory. It must not be touched while ``isInFlight``.
    var bytes: UnsafeMutableRawBufferPointer { unsafe memory.bytes }

    /// Sends the transfer on its way: `count` bytes from `offset` of the memory.
    /// - Returns: what libusb_submit_transfer returned; 0 when it is in flight.
    func submit(endpoint: UInt8, offset: Int = 0, count: Int, addZeroPacket: Bool = false) -> Int32 {
        let start = unsafe memory.bytes.baseAddress!.advanced(by: offset).assumingMemoryBound(to: UInt8.self)
        let this = unsafe Unmanaged.passRetained(self)
        // No timeout of libusb's: the thread that waits keeps the time and cancels.
        unsafe libusb_fill_bulk_transfer(
            transfer, handle, endpoint, start, Int32(count), transferEnded, this.toOpaque(), 0)
        unsafe transfer.pointee.flags = addZeroPacket ? UInt8(LIBUSB_TRANSFER_ADD_ZERO_PACKET.rawValue) : 0
        self.endpoint = endpoint
        self.count = count
        monitor.locked { outcome = nil }
        let code = unsafe libusb_submit_transfer(transfer)
        if code == 0 { isInFlight = true } else { unsafe this.release() }
        return code
    }

    /// Asks for the transfer to end early; its callback still comes. Harmless when it is not in flight.
    func cancel() {
        unsafe libusb_cancel_transfer(transfer)
    }

    /// Waits for the callback. Nil when the deadline passed first; the transfer is then still in flight.
    func waitForEnd(until deadline: Deadline) -> Outcome? {
        let ended = monitor.locked { () -> Outcome? in
            while outcome == nil {
                if !monitor.wait(until: deadline) { break }
            }
            return outcome
        }
        if ended != nil { isInFlight = false }
        return ended
    }

    fileprivate func end() {
        let ended = unsafe Outcome(status: transfer.pointee.status, count: Int(transfer.pointee.actual_length))
        monitor.locked { outcome = ended }
        monitor.wake()
    }
}

/// libusb's event thread calls this once for each submitted transfer. A function of the file: a closure written in
/// place would belong to the isolation around it.
private func transferEnded(_ transfer: UnsafeMutablePointer<libusb_transfer>?) {
    guard let user = unsafe transfer?.pointee.user_data else { return }
    unsafe Unmanaged<TransferSlot>.fromOpaque(user).takeRetainedValue().end()
}
