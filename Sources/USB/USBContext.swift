import Synchronization

/// The USB of this computer, by libusb; one for a program. One thread, "usb-events", handles everything that libusb
/// reports.
public final class USBContext: Sendable {
    let events: EventLoop
    private let bus: USBBus

    /// The program's context, made when it is first asked for.
    public static func shared() throws(USBError) -> USBContext {
        try sharedContext.withLock { kept throws(USBError) in
            if let kept { return kept }
            let made = try USBContext()
            kept = made
            return made
        }
    }

    /// Starts libusb (`libusb_init`) and the event thread.
    public init() throws(USBError) {
        bus = USBBus()
        events = try EventLoop(bus: bus)
    }

    deinit {
        events.stop()
    }

    /// Every phone's interface on the bus now: fastboot (ff/42/03) and ADB (ff/42/01), found by class, in any
    /// configuration and alternate setting. Nothing is opened; libusb is not needed. Empty on a computer without USB.
    public static func devices() -> [USBDeviceInfo] {
        USBBus().devices()
    }

    /// Calls `handler` whenever a phone arrives or leaves, until the token is let go. The calls come on the event
    /// thread: a handler must not block and must not open devices.
    public func watch(_ handler: @escaping @Sendable (USBEvent) -> Void) -> USBWatch {
        USBWatch(context: self, number: events.watch(handler))
    }
}

/// Keeps a watch on the bus going; it ends when this is let go or cancelled.
public final class USBWatch: Sendable {
    private let context: USBContext
    private let number: Int

    fileprivate init(context: USBContext, number: Int) {
        self.context = context
        self.number = number
    }

    deinit {
        cancel()
    }

    /// Ends the watch. An event that is being told at this moment may still arrive.
    public func cancel() {
        context.events.unwatch(number)
    }
}

private let sharedContext = Mutex<USBContext?>(nil)
