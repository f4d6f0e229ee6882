import USB

extension TransportError {
    /// What a USB error means to those who talk to phones.
    init(_ error: USBError) {
        switch error {
        case .noPermission(let path): self = .noPermission(path: path)
        case .claimed(let holder): self = .claimed(holder: holder)
        case .notFound(let path): self = .notFound("usb:\(path)")
        case .disconnected(let doing): self = .disconnected("it left the bus while \(doing)")
        case .timedOut(let doing, let limit): self = .timedOut(doing, after: limit)
        case .stalled(let endpoint):
            self = .io(
                "a transfer on endpoint 0x\(String(endpoint, radix: 16)), which the phone halted,",
                code: "LIBUSB_TRANSFER_STALL")
        case .overflow: self = .malformed("it sent more than was asked for in one transfer")
        case .outOfMemory(let bytes): self = .io("a USB transfer of \(bytes) bytes", code: "LIBUSB_ERROR_NO_MEM")
        case .failed(let doing, let code): self = .io(doing, code: code.name)
        case .closed: self = .closed
        }
    }
}
