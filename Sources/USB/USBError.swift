/// What can go wrong on the bus.
public enum USBError: Error, Equatable {
    /// The device node may not be opened for writing by this user (EACCES).
    case noPermission(path: String)
    /// Another program has claimed the interface (EBUSY). `holder` is "NAME (pid N)" where /proc shows it.
    case claimed(holder: String?)
    /// Nothing is attached at that port path any more.
    case notFound(String)
    /// The device went away while something was being done.
    case disconnected(doing: String)
    /// The device took or gave nothing within the limit.
    case timedOut(doing: String, after: Duration)
    /// The device halted an endpoint. The halt has been cleared.
    case stalled(endpoint: UInt8)
    /// The device sent more than was asked for in one transfer.
    case overflow(endpoint: UInt8)
    /// The kernel gives no memory even for one small transfer (the parameter usbfs_memory_mb of the module usbcore).
    case outOfMemory(bytes: Int)
    /// A call of libusb failed in another way.
    case failed(doing: String, code: USBCode)
    /// This side has closed the connection.
    case closed
}

extension USBError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noPermission(let path): "no permission to open \(path) for writing"
        case .claimed(let holder): "the USB interface is held by \(holder ?? "another program")"
        case .notFound(let path): "nothing is attached at USB port \(path)"
        case .disconnected(let doing): "the device left the bus while \(doing)"
        case .timedOut(let doing, let limit): "the device did nothing for \(limit) while \(doing)"
        case .stalled(let endpoint): "the device halted endpoint 0x\(String(endpoint, radix: 16)); the halt was cleared"
        case .overflow(let endpoint):
            "the device sent more than was asked for on endpoint 0x\(String(endpoint, radix: 16))"
        case .outOfMemory(let bytes): "the kernel has no memory for a USB transfer of \(bytes) bytes"
        case .failed(let doing, let code): "\(doing) failed: \(code.name)"
        case .closed: "the USB connection is closed"
        }
    }
}
