import Glibc

/// A phone on a real USB bus: a gadget made in configfs, with a FunctionFS function that this program serves.
///
/// Needs root, configfs and a device controller: one of the board's, or `dummy_hcd`, which wires one to this
/// computer's own bus.
public final class GadgetPort: DevicePort, @unchecked Sendable {
    private let folder: GadgetFolder
    private let serial: String
    private let product: String
    private let conduct: Conduct
    private let monitor = GadgetMonitor()
    private var function: GadgetFunction?
    private var hasLink = false
    private var lastSession = 0
    private var isShut = false

    /// Makes the gadget and plugs it in.
    /// - Parameters:
    ///   - controller: a name from /sys/class/udc, such as `dummy_udc.0`.
    ///   - serial: the serial number that the host sees.
    ///   - product: the product's name that the host sees.
    ///   - mode: what it is at first.
    public init(
        controller: String = "dummy_udc.0", serial: String, product: String = "Android", mode: DeviceMode = .fastboot,
        conduct: Conduct = Conduct()
    ) throws(LinkError) {
        self.conduct = conduct
        folder = GadgetFolder(controller: controller)
        self.serial = serial
        self.product = product
        try plug(mode)
    }

    deinit {
        shut()
    }

    public func accept() throws(LinkError) -> (any DeviceLink)? { nextLink() }

    public func acceptStream() throws(LinkError) -> (any StreamLink)? { nextLink() }

    /// Waits until a host configures the phone. One link at a time: after one has ended or was closed, the next can
    /// be had.
    private func nextLink() -> GadgetLink? {
        let found: (GadgetFunction, Int)? = monitor.locked {
            while !isShut {
                if let function, let session = function.session, !hasLink || session != lastSession {
                    hasLink = true
                    lastSession = session
                    return (function, session)
                }
                monitor.wait()
            }
            return nil
        }
        guard let (function, session) = found else { return nil }
        return GadgetLink(
            function, session: session, maxPacketSize: folder.maxPacketSize, conduct: conduct
        ) { [weak self] in
            self?.ended(session, of: function)
        }
    }

    public func replug(as mode: DeviceMode, after away: Duration) throws(LinkError) {
        unplug()
        if monitor.wait(atMost: away, until: { isShut }) { return }
        try plug(mode)
    }

    public var hasCable: Bool { true }

    /// The cable is pulled, now: a blocked call of the link ends. ``replug(as:after:)`` puts it in again.
    public func pull() {
        folder.unbind()
    }

    public func shut() {
        monitor.locked { isShut = true }
        monitor.wake()
        unplug()
    }

    private func plug(_ mode: DeviceMode) throws(LinkError) {
        guard let identity = GadgetIdentity(mode) else { return }
        do throws(LinkError) {
            try folder.make(identity, serial: serial, product: product)
            let made = try GadgetFunction(name: folder.name, identity: identity, monitor: monitor)
            monitor.locked {
                function = made
                hasLink = false
            }
            try folder.bind()
        } catch {
            unplug()
            folder.remove()
            throw error
        }
    }

    private func unplug() {
        folder.unbind()
        let old = monitor.locked {
            defer { function = nil }
            return function
        }
        guard let old else { return }
        old.close()
        folder.remove()
    }

    private func ended(_ session: Int, of function: GadgetFunction) {
        monitor.locked { if self.function === function, session == lastSession { hasLink = false } }
        monitor.wake()
    }
}
