import Glibc

/// A gadget's folder in configfs: what the phone says about itself, and the switch that plugs it in.
struct GadgetFolder {
    /// Where configfs is mounted.
    var configfs = "/sys/kernel/config"
    /// The device controller that the gadget is bound to: `dummy_udc.0`.
    let controller: String

    /// The name of the gadget and of its FunctionFS instance: one gadget for each controller.
    var name: String { "restock.\(controller)" }
    private var path: String { "\(configfs)/usb_gadget/\(name)" }
    private var configuration: String { "\(path)/configs/c.1" }
    private var function: String { "\(path)/functions/ffs.\(name)" }

    /// Makes the folder; one that an earlier program left behind is removed first.
    func make(_ identity: GadgetIdentity, serial: String, product: String) throws(LinkError) {
        guard unsafe access("\(configfs)/usb_gadget", F_OK) == 0 else {
            throw LinkError("there is no \(configfs)/usb_gadget: is configfs mounted and libcomposite loaded?")
        }
        remove()
        for folder in [path, "\(path)/strings/0x409", configuration, "\(configuration)/strings/0x409", function] {
            guard unsafe mkdir(folder, 0o755) == 0 else { throw failure("making \(folder)") }
        }
        let values = [
            ("idVendor", "0x\(String(identity.vendor, radix: 16))"),
            ("idProduct", "0x\(String(identity.product, radix: 16))"),
            ("bcdDevice", "0x0100"), ("strings/0x409/serialnumber", serial),
            ("strings/0x409/manufacturer", "restock"), ("strings/0x409/product", product),
            ("configs/c.1/strings/0x409/configuration", identity.interfaceName), ("configs/c.1/MaxPower", "500"),
        ]
        for (name, value) in values { try write(value, to: name) }
        guard unsafe symlink(function, "\(configuration)/ffs.\(name)") == 0 else {
            throw failure("linking the function")
        }
    }

    /// Plugs the phone in.
    func bind() throws(LinkError) {
        try write(controller, to: "UDC")
    }

    /// Pulls the plug. Nothing happens when it is not in.
    func unbind() {
        try? write("\n", to: "UDC")
    }

    /// Unbinds and removes everything that ``make(_:serial:product:)`` made; what is not there is passed over.
    func remove() {
        guard unsafe access(path, F_OK) == 0 else { return }
        unbind()
        unsafe unlink("\(configuration)/ffs.\(name)")
        for folder in ["\(configuration)/strings/0x409", configuration, function, "\(path)/strings/0x409", path] {
            unsafe rmdir(folder)
        }
    }

    /// The largest bulk packet in bytes at the speed that the host chose.
    var maxPacketSize: Int {
        switch try? GadgetFile.read("/sys/class/udc/\(controller)/current_speed") {
        case "full-speed": 64
        case "high-speed": 512
        default: 1024
        }
    }

    private func write(_ value: String, to name: String) throws(LinkError) {
        let file = unsafe open("\(path)/\(name)", O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure("opening \(path)/\(name)") }
        defer { _ = Glibc.close(file) }
        let text = Array(value.utf8)
        let count = unsafe text.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
        guard count == text.count else { throw failure("writing \"\(value)\" to \(path)/\(name)") }
    }

    private func failure(_ doing: String) -> LinkError {
        LinkError("\(doing) failed: \(GadgetFile.reason)")
    }
}
