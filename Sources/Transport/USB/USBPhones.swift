import USB

/// Every phone on the bus of this computer, in any mode that can be talked to. Nothing is opened and no phone is
/// asked anything. Empty on a computer without USB.
public func attachedPhones() throws(TransportError) -> [AttachedPhone] {
    USBContext.devices().map(AttachedPhone.init)
}

/// Opens the phone at a port path.
///
/// - Parameters:
///   - path: where it is plugged in, as Linux writes it: `1-2.4`.
///   - modes: what it may be; by default one of the two kinds of fastboot.
///   - conservative: 16 KiB, one transfer at a time: slow, and kind to fragile ports and cables.
/// - Throws: ``TransportError/notFound(_:)``, ``TransportError/noPermission(path:)``,
///   ``TransportError/claimed(holder:)``. Another program's claim is waited for a moment before it counts.
public func openUSB(
    path: String, modes: Set<AttachedPhone.Mode> = [.fastboot, .fastbootd], conservative: Bool = false
) throws(TransportError) -> USBTransport {
    guard let phone = try attachedPhones().first(where: { $0.info.portPath == path && modes.contains($0.mode) }) else {
        throw .notFound("usb:\(path)")
    }
    return try openUSB(phone, conservative: conservative)
}

/// Opens a phone that ``attachedPhones()`` or ``waitForPhone(within:where:)`` found. See
/// ``openUSB(path:modes:conservative:)``.
public func openUSB(_ phone: AttachedPhone, conservative: Bool = false) throws(TransportError) -> USBTransport {
    do throws(USBError) {
        let context = try USBContext.shared()
        return USBTransport(try context.open(phone.info, options: conservative ? .conservative : .fast))
    } catch {
        throw TransportError(error)
    }
}

/// Blocks until a phone that `isWanted` accepts is on the bus, or until `limit` has passed.
///
/// `isWanted` sees phones that cannot be opened, too: udev gives permission a moment after a phone appears, so a
/// caller should accept one with a ``AttachedPhone/problem`` only when that has lasted.
/// - Returns: nil after the limit.
public func waitForPhone(
    within limit: Duration, where isWanted: (AttachedPhone) -> Bool
) throws(TransportError) -> AttachedPhone? {
    let context: USBContext
    do throws(USBError) { context = try USBContext.shared() } catch { throw TransportError(error) }
    return context.wait(within: limit) { devices in devices.map(AttachedPhone.init).first(where: isWanted) }
}

/// Tells of every phone that comes or goes, until it is let go or cancelled.
public final class PhoneWatch: Sendable {
    private let watch: USBWatch

    /// Begins to watch.
    /// - Parameter handler: called on the USB event thread, with the phone and whether it came. It must not block.
    public init(_ handler: @escaping @Sendable (AttachedPhone, _ hasCome: Bool) -> Void) throws(TransportError) {
        do throws(USBError) {
            watch = try USBContext.shared().watch { event in
                switch event {
                case .arrived(let info): handler(AttachedPhone(info), true)
                case .left(let info): handler(AttachedPhone(info), false)
                }
            }
        } catch {
            throw TransportError(error)
        }
    }

    /// Ends the watch.
    public func cancel() {
        watch.cancel()
    }
}
