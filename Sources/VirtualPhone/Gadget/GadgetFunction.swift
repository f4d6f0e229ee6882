import Glibc

/// The FunctionFS side of one plugging-in: control and bulk endpoints, and the thread that hears from the host's
/// controller.
@safe
final class GadgetFunction: @unchecked Sendable {
    /// ep1: takes from the host. Opened so that it does not wait for a host that is not there.
    let output: Int32
    /// ep2: gives to the host.
    let input: Int32

    private let control: Int32
    private let monitor: GadgetMonitor
    private var stop: (read: Int32, write: Int32)
    private var thread = pthread_t()
    private var isEnabled = false
    private var enablings = 0
    private var calls = 0

    /// Mounts the instance `name`, tells it what the function is, and starts listening. `monitor` is woken by every
    /// change.
    init(name: String, identity: GadgetIdentity, monitor: GadgetMonitor) throws(LinkError) {
        self.monitor = monitor
        let mountPoint = try Self.mount(name)
        // The open files are enough; so nothing stays mounted when this program is killed.
        defer { Self.unmount(mountPoint) }
        let descriptors = GadgetFunctionDescriptors(identity: identity)
        var files: [Int32] = []
        do throws(LinkError) {
            files.append(try Self.openEndpoint("\(mountPoint)/ep0", O_RDWR))
            try Self.write(descriptors.descriptors, to: files[0], "descriptors")
            try Self.write(descriptors.strings, to: files[0], "strings")
            files.append(try Self.openEndpoint("\(mountPoint)/ep1", O_RDWR | O_NONBLOCK))
            files.append(try Self.openEndpoint("\(mountPoint)/ep2", O_RDWR | O_NONBLOCK))
            var pipe: [Int32] = [0, 0]
            guard unsafe pipe.withUnsafeMutableBufferPointer({ unsafe Glibc.pipe($0.baseAddress) }) == 0 else {
                throw LinkError("making a pipe failed: \(GadgetFile.reason)")
            }
            files += pipe
        } catch {
            for file in files { _ = Glibc.close(file) }
            throw error
        }
        (control, output, input, stop) = (files[0], files[1], files[2], (files[3], files[4]))
        // The thread's reference is taken back in close(), after it has been joined.
        unsafe pthread_create(&thread, nil, controlThread, Unmanaged.passRetained(self).toOpaque())
    }

    /// The number of the host's present session; nil while no host has configured the phone. Call it with the lock
    /// held.
    var session: Int? { isEnabled ? enablings : nil }

    /// Whether a session still goes on.
    func isAlive(_ session: Int) -> Bool {
        monitor.locked { self.session == session }
    }

    /// Runs a system call on an endpoint, so that ``close()`` waits for it.
    func call<Result>(_ body: () -> Result) -> Result {
        monitor.locked { calls += 1 }
        defer {
            monitor.locked { calls -= 1 }
            monitor.wake()
        }
        return body()
    }

    /// Ends the thread and closes every file. The controller must have been unbound before: that ends
    /// blocked calls.
    func close() {
        _ = unsafe Glibc.write(stop.write, [1 as UInt8], 1)
        pthread_join(thread, nil)
        unsafe Unmanaged.passUnretained(self).release()
        _ = monitor.wait(atMost: .seconds(5)) { calls == 0 }
        for file in [input, output, control, stop.read, stop.write] { _ = Glibc.close(file) }
        monitor.locked { isEnabled = false }
        monitor.wake()
    }

    fileprivate func listen() {
        var events = [UInt8](repeating: 0, count: 12 * 8)
        while true {
            var waiting = [
                pollfd(fd: control, events: Int16(POLLIN), revents: 0),
                pollfd(fd: stop.read, events: Int16(POLLIN), revents: 0),
            ]
            let ready = unsafe waiting.withUnsafeMutableBufferPointer { unsafe poll($0.baseAddress, 2, -1) }
            if ready < 0, errno == EINTR { continue }
            guard ready > 0, waiting[1].revents == 0 else { return }
            let count = unsafe events.withUnsafeMutableBytes { unsafe read(control, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { return }
            for start in stride(from: 0, to: count - 11, by: 12) {
                heard(events[start + 8], requestType: events[start])
            }
        }
    }

    /// An event of Linux' `usb_functionfs_event_type`.
    private func heard(_ event: UInt8, requestType: UInt8) {
        switch event {
        case 1, 3:  // UNBIND, DISABLE
            monitor.locked { isEnabled = false }
        case 2:  // ENABLE
            monitor.locked {
                isEnabled = true
                enablings += 1
            }
        case 4:  // SETUP: no request is known; a transfer in the wrong direction is how FunctionFS says no.
            if requestType & 0x80 != 0 {
                _ = Glibc.read(control, nil, 0)
            } else {
                _ = Glibc.write(control, nil, 0)
            }
        default: break  // BIND, SUSPEND, RESUME
        }
        monitor.wake()
    }

    private static func mount(_ name: String) throws(LinkError) -> String {
        var template = Array("/tmp/restock-gadget.XXXXXX".utf8CString)
        let made = unsafe template.withUnsafeMutableBufferPointer { room in unsafe mkdtemp(room.baseAddress!) != nil }
        guard made else { throw LinkError("making a folder in /tmp failed: \(GadgetFile.reason)") }
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard unsafe Glibc.mount(name, path, "functionfs", 0, nil) == 0 else {
            let reason = GadgetFile.reason
            unsafe rmdir(path)
            throw LinkError("mounting functionfs failed: \(reason)")
        }
        return path
    }

    private static func unmount(_ path: String) {
        unsafe umount2(path, Int32(MNT_DETACH))
        unsafe rmdir(path)
    }

    private static func openEndpoint(_ path: String, _ flags: Int32) throws(LinkError) -> Int32 {
        let file = unsafe open(path, flags | O_CLOEXEC)
        guard file >= 0 else { throw LinkError("opening \(path) failed: \(GadgetFile.reason)") }
        return file
    }

    private static func write(_ bytes: [UInt8], to file: Int32, _ what: String) throws(LinkError) {
        let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
        guard count == bytes.count else { throw LinkError("writing the \(what) failed: \(GadgetFile.reason)") }
    }
}

private func controlThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument = unsafe argument {
        unsafe Unmanaged<GadgetFunction>.fromOpaque(argument).takeUnretainedValue().listen()
    }
    return nil
}
