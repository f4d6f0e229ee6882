import CLibUSB
import Glibc
import Synchronization

/// libusb's context and the one thread that handles its events.
@safe
final class EventLoop: @unchecked Sendable {
    let context: OpaquePointer
    private let stopping = Atomic(false)
    private let thread = Atomic<UInt>(0)
    /// Set when the bus may have changed; the thread then tells the watchers.
    private let busChanged = Atomic(false)
    private let watchers: BusWatchers

    /// Starts libusb and the thread.
    init(bus: USBBus) throws(USBError) {
        var context: OpaquePointer?
        // libusb 1.0.26: libusb_init_context came later.
        let code = unsafe libusb_init(&context)
        guard code == 0, let context = unsafe context else {
            throw .failed(doing: "starting libusb", code: USBCode(code))
        }
        unsafe self.context = context
        watchers = BusWatchers(bus: bus)
        var number = pthread_t()
        let started = unsafe pthread_create(&number, nil, eventThread, Unmanaged.passRetained(self).toOpaque())
        guard started == 0 else {
            unsafe Unmanaged.passUnretained(self).release()
            unsafe libusb_exit(context)
            throw .failed(doing: "starting the USB event thread (pthread_create gave \(started))", code: USBCode(-99))
        }
        thread.store(UInt(number), ordering: .releasing)
        unsafe libusb_hotplug_register_callback(
            context, Int32(LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED.rawValue | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT.rawValue), 0,
            LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, busDidChange,
            Unmanaged.passUnretained(self).toOpaque(), nil)
    }

    /// Ends the thread, then libusb. No handle may be open. Nothing may be called on the loop afterwards.
    func stop() {
        stopping.store(true, ordering: .sequentiallyConsistent)
        unsafe libusb_interrupt_event_handler(context)
        pthread_join(pthread_t(thread.load(ordering: .acquiring)), nil)
        unsafe libusb_exit(context)
    }

    /// Calls `handler` on the event thread for every change from now on.
    func watch(_ handler: @escaping @Sendable (USBEvent) -> Void) -> Int {
        let number = watchers.add(handler)
        unsafe libusb_interrupt_event_handler(context)
        return number
    }

    func unwatch(_ number: Int) {
        watchers.remove(number)
    }

    fileprivate func noteBusChange() {
        busChanged.store(true, ordering: .releasing)
    }

    fileprivate func run() {
        while !stopping.load(ordering: .sequentiallyConsistent) {
            // Without udev libusb hears of no change; while somebody watches, a look at sysfs twice a second stands in.
            let mustLook = watchers.areMany && !SystemFiles.exists("/run/udev/control")
            var limit = mustLook ? timeval(tv_sec: 0, tv_usec: 500_000) : timeval(tv_sec: 60, tv_usec: 0)
            let code = unsafe libusb_handle_events_timeout_completed(context, &limit, nil)
            // An error that stays must not turn this thread into a busy loop.
            if code != 0, code != LIBUSB_ERROR_INTERRUPTED.rawValue { usleep(10_000) }
            if busChanged.exchange(false, ordering: .acquiring) || mustLook { watchers.look() }
        }
    }
}

private func eventThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument = unsafe argument else { return nil }
    nameThread("usb-events")
    unsafe Unmanaged<EventLoop>.fromOpaque(argument).takeRetainedValue().run()
    return nil
}

/// libusb's hotplug callback: it may call next to nothing of libusb, so it only records.
private func busDidChange(
    _ context: OpaquePointer?, _ device: OpaquePointer?, _ event: libusb_hotplug_event,
    _ argument: UnsafeMutableRawPointer?
) -> Int32 {
    if let argument = unsafe argument {
        unsafe Unmanaged<EventLoop>.fromOpaque(argument).takeUnretainedValue().noteBusChange()
    }
    return 0
}

/// Names the calling thread, for `top -H` and debuggers.
private func nameThread(_ name: String) {
    let file = unsafe open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    _ = unsafe write(file, name, name.utf8.count)
    _ = Glibc.close(file)
}
