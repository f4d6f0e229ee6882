import CLibUSB
import Glibc
import Threads

/// An open device with one claimed interface. Letting go of it gives the interface back and closes the device.
@safe
struct DeviceHandle: ~Copyable {
    let pointer: OpaquePointer
    /// The interface that is claimed; nil while none is.
    private var claimed: Int32?
    /// The node, where this program opened it itself.
    private let file: Int32

    /// Opens the device; nothing is claimed yet.
    init(_ info: USBDeviceInfo, node: String, context: OpaquePointer) throws(USBError) {
        (unsafe pointer, file) = try unsafe Self.open(info, node: node, context: context)
    }

    deinit {
        if let claimed { unsafe libusb_release_interface(pointer, claimed) }
        unsafe libusb_close(pointer)
        if file >= 0 { _ = Glibc.close(file) }
    }

    /// Forgets the device without closing it: better than to free what the kernel may still write to.
    consuming func abandon() {
        discard self
    }

    /// Chooses the interface's configuration and alternate setting, and claims it. While another program has it this
    /// tries again until `patience` has passed.
    mutating func claim(_ info: USBDeviceInfo, node: String, patience: Duration) throws(USBError) {
        let interface = info.interface
        let deadline = Deadline(after: patience)
        while true {
            var code: Int32 = 0
            if info.activeConfiguration != interface.configuration {
                code = unsafe libusb_set_configuration(pointer, Int32(interface.configuration))
            }
            if code == 0 { code = unsafe libusb_claim_interface(pointer, Int32(interface.number)) }
            if code == 0 { break }
            guard code == LIBUSB_ERROR_BUSY.rawValue else {
                throw Self.error(code, info, node, "claiming the interface")
            }
            guard deadline.left > .zero else { throw .claimed(holder: holder(of: node)) }
            usleep(50_000)
        }
        claimed = Int32(interface.number)
        guard interface.alternate != 0 else { return }
        let code = unsafe libusb_set_interface_alt_setting(
            pointer, Int32(interface.number), Int32(interface.alternate))
        if code != 0 { throw Self.error(code, info, node, "choosing the alternate setting") }
    }

    /// Ends a halt of an endpoint and sets its data toggle back.
    func clearHalt(_ endpoint: UInt8) {
        unsafe libusb_clear_halt(pointer, endpoint)
    }

    /// Resets the port of the device; libusb claims the interface again.
    /// - Returns: 0, or libusb's code.
    func reset() -> Int32 {
        unsafe libusb_reset_device(pointer)
    }

    /// By libusb's list of devices; where libusb has not heard of the device (there is no udev), by its node.
    private static func open(
        _ info: USBDeviceInfo, node: String, context: OpaquePointer
    ) throws(USBError) -> (OpaquePointer, Int32) {
        guard SystemFiles.exists(node) else { throw .notFound(info.portPath) }
        var handle: OpaquePointer?
        if let code = unsafe openListed(info, context: context, into: &handle) {
            guard code == 0, let handle = unsafe handle else { throw error(code, info, node, "opening the device") }
            return unsafe (handle, -1)
        }
        let file = unsafe Glibc.open(node, O_RDWR | O_CLOEXEC)
        guard file >= 0 else {
            if errno == EACCES || errno == EPERM { throw .noPermission(path: node) }
            throw .notFound(info.portPath)
        }
        let code = unsafe libusb_wrap_sys_device(context, Int(file), &handle)
        guard code == 0, let handle = unsafe handle else {
            _ = Glibc.close(file)
            throw error(code, info, node, "opening the device")
        }
        return unsafe (handle, file)
    }

    /// The result of libusb_open; nil when the device is not on libusb's list.
    private static func openListed(
        _ info: USBDeviceInfo, context: OpaquePointer, into handle: inout OpaquePointer?
    ) -> Int32? {
        var list: UnsafeMutablePointer<OpaquePointer?>?
        let count = unsafe libusb_get_device_list(context, &list)
        defer { unsafe libusb_free_device_list(list, 1) }
        guard count > 0, let list = unsafe list else { return nil }
        for index in 0..<count {
            guard let device = unsafe list[index], unsafe Int(libusb_get_bus_number(device)) == info.bus,
                unsafe Int(libusb_get_device_address(device)) == info.address
            else { continue }
            return unsafe libusb_open(device, &handle)
        }
        return nil
    }

    private static func error(_ code: Int32, _ info: USBDeviceInfo, _ node: String, _ doing: String) -> USBError {
        switch code {
        case LIBUSB_ERROR_ACCESS.rawValue: .noPermission(path: node)
        case LIBUSB_ERROR_BUSY.rawValue: .claimed(holder: holder(of: node))
        case LIBUSB_ERROR_NO_DEVICE.rawValue, LIBUSB_ERROR_NOT_FOUND.rawValue: .notFound(info.portPath)
        default: .failed(doing: doing, code: USBCode(code))
        }
    }
}
