import CLibUSB
import Glibc
import Synchronization
import Threads

/// A phone's interface, claimed: bytes go out through a queue of owned buffers and come in packet by packet.
///
/// One thread at a time uses a connection, and calls block it; each has a limit. ``close()`` may come from any
/// thread: a blocked call then ends with ``USBError/closed``.
public final class USBConnection: @unchecked Sendable {
    /// The interface as it was found.
    public let info: USBDeviceInfo
    /// How bytes were to be moved when it was opened.
    public let options: USBOptions
    /// How many OUT transfers travel at once now.
    private(set) var depth: Int

    /// Guards the outcomes of transfers and `slots`; its waiters are woken by libusb's thread.
    let monitor = Monitor()
    /// The most bytes in one OUT transfer now: less than `options` say when the kernel had no memory for more.
    public var transferSize: Int { size.bytes }

    /// The size of OUT transfers now.
    var size: TransferSize
    /// OUT transfers in the order in which they are used, round and round.
    var outgoing: [TransferSlot] = []
    /// The next of `outgoing` to be filled.
    var turn = 0
    /// The IN transfer.
    var incoming: TransferSlot?
    /// Set when a transfer's callback never came: nothing may be freed then.
    var isWedged = false

    private let context: USBContext
    private let node: String
    private var handle: DeviceHandle?
    /// Held by the thread that uses the connection.
    private let use = Monitor()
    private let user = Atomic<UInt>(0)
    private let closing = Atomic(false)
    private var slots: [TransferSlot] = []

    init(_ info: USBDeviceInfo, options: USBOptions, context: USBContext, node: String) throws(USBError) {
        var handle = unsafe try DeviceHandle(info, node: node, context: context.events.context)
        try handle.claim(info, node: node, patience: options.claimPatience)
        self.info = info
        self.options = options
        depth = options.depth
        self.context = context
        self.node = node
        self.handle = consume handle
        size = TransferSize(options.transferSize)
    }

    deinit {
        close()
    }

    /// Whether ``close()`` was called.
    var isClosing: Bool { closing.load(ordering: .sequentiallyConsistent) }

    /// Cancels what is on its way, gives the interface back and closes the device. Safe to call twice.
    public func close() {
        closing.store(true, ordering: .sequentiallyConsistent)
        monitor.locked { for slot in slots { slot.cancel() } }
        // The thread that is in a call closes when that call ends; it may be this one.
        if user.load(ordering: .acquiring) == UInt(pthread_self()) { return }
        use.locked { tearDown() }
    }

    /// From now on moves bytes as ``USBOptions/conservative`` does.
    public func useSmallTransfers() throws(USBError) {
        try using { () throws(USBError) in
            drain(outgoing)
            depth = USBOptions.conservative.depth
            size = TransferSize(USBOptions.conservative.transferSize)
            turn = 0
        }
    }

    /// Resets the port, which ends whatever the device is in the middle of, as pulling the cable out does.
    /// - Throws: ``USBError/disconnected(doing:)`` where the device does not come back as the one that it was.
    public func reset() throws(USBError) {
        try using { () throws(USBError) in
            drain(outgoing + (incoming.map { [$0] } ?? []))
            guard !isWedged else {
                throw .failed(doing: "resetting the port", code: USBCode(LIBUSB_ERROR_BUSY.rawValue))
            }
            switch handle?.reset() {
            case nil: throw .closed
            case 0: return
            case LIBUSB_ERROR_NOT_FOUND.rawValue, LIBUSB_ERROR_NO_DEVICE.rawValue:
                throw .disconnected(doing: "resetting the port")
            case let code?: throw .failed(doing: "resetting the port", code: USBCode(code))
            }
        }
    }

    /// Runs `body` as the one user of the connection.
    func using<Result>(_ body: () throws(USBError) -> Result) throws(USBError) -> Result {
        try use.locked { () throws(USBError) -> Result in
            if isClosing { throw .closed }
            user.store(UInt(pthread_self()), ordering: .releasing)
            defer {
                user.store(0, ordering: .releasing)
                if isClosing { tearDown() }
            }
            return try body()
        }
    }

    /// Makes a transfer of `count` bytes.
    func makeSlot(count: Int) throws(USBError) -> TransferSlot {
        guard let pointer = unsafe handle?.pointer else { throw .closed }
        let slot = try unsafe TransferSlot(count: count, handle: pointer, monitor: monitor)
        monitor.locked { slots.append(slot) }
        return slot
    }

    /// Cancels the transfers that are on their way and waits for every callback. Newest first, so that no gap appears
    /// in what the device sees.
    func drain(_ flying: [TransferSlot]) {
        for slot in flying.reversed() where slot.isInFlight { slot.cancel() }
        let deadline = Deadline(after: .seconds(5))
        for slot in flying where slot.isInFlight {
            if slot.waitForEnd(until: deadline) == nil { isWedged = true }
        }
    }

    /// Nil for a transfer that ended well, else what went wrong. A halt is cleared.
    func judge(_ outcome: TransferSlot.Outcome, of slot: TransferSlot, doing: String) -> USBError? {
        switch outcome.status {
        case LIBUSB_TRANSFER_COMPLETED: return nil
        case LIBUSB_TRANSFER_NO_DEVICE: return .disconnected(doing: doing)
        case LIBUSB_TRANSFER_CANCELLED: return isClosing ? .closed : .timedOut(doing: doing, after: .zero)
        case LIBUSB_TRANSFER_TIMED_OUT: return .timedOut(doing: doing, after: .zero)
        case LIBUSB_TRANSFER_OVERFLOW: return .overflow(endpoint: slot.endpoint)
        case LIBUSB_TRANSFER_STALL:
            drain(outgoing)
            handle?.clearHalt(slot.endpoint)
            return .stalled(endpoint: slot.endpoint)
        default:
            if hasLeft() { return .disconnected(doing: doing) }
            return .failed(doing: doing, code: USBCode(LIBUSB_ERROR_IO.rawValue))
        }
    }

    /// What a failed libusb_submit_transfer means.
    func submitError(_ code: Int32, bytes: Int, doing: String) -> USBError {
        switch code {
        case LIBUSB_ERROR_NO_DEVICE.rawValue: .disconnected(doing: doing)
        case LIBUSB_ERROR_NO_MEM.rawValue: .outOfMemory(bytes: bytes)
        default: hasLeft() ? .disconnected(doing: doing) : .failed(doing: doing, code: USBCode(code))
        }
    }

    /// A host controller reports a line error a moment before it reports that the device is gone; so a look at the
    /// node tells.
    private func hasLeft() -> Bool {
        for _ in 0..<10 {
            if !SystemFiles.exists(node) { return true }
            usleep(30_000)
        }
        return false
    }

    private func tearDown() {
        guard handle != nil else { return }
        drain(outgoing + (incoming.map { [$0] } ?? []))
        if isWedged {
            handle.take()?.abandon()
            return
        }
        outgoing = []
        incoming = nil
        monitor.locked { slots = [] }
        handle = nil
    }
}

extension USBContext {
    /// Opens a phone's interface and claims it; blocks at most a little longer than `options.claimPatience`.
    /// - Throws: ``USBError/noPermission(path:)``, ``USBError/claimed(holder:)``, ``USBError/notFound(_:)``.
    public func open(_ info: USBDeviceInfo, options: USBOptions = .fast) throws(USBError) -> USBConnection {
        let node = USBBus().node(bus: info.bus, address: info.address)
        return try USBConnection(info, options: options, context: self, node: node)
    }
}
