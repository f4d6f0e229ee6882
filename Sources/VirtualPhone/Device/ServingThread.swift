import Glibc

/// Plays a phone on a thread of its own, since a phone that serves blocks the thread it is on.
public final class ServingThread: @unchecked Sendable {
    private let phone: VirtualPhone
    private let port: any DevicePort
    private let ended: @Sendable () -> Void
    private var thread = pthread_t()
    /// Written by the serving thread, read after it was joined.
    private var failure: LinkError?

    /// Starts the thread; the phone is its alone from then on.
    /// - Parameter ended: called on that thread when the phone is gone or the port was shut.
    public init(_ phone: VirtualPhone, on port: any DevicePort, ended: @escaping @Sendable () -> Void = {})
        throws(LinkError)
    {
        self.phone = phone
        self.port = port
        self.ended = ended
        let kept = unsafe Unmanaged.passRetained(self)
        let code = unsafe pthread_create(&thread, nil, serveOnThread, kept.toOpaque())
        guard code == 0 else {
            unsafe kept.release()
            throw LinkError("no thread could be started for the virtual phone: error \(code)")
        }
    }

    /// Shuts the port, which ends the phone; ``wait()`` returns soon after.
    public func shut() { port.shut() }

    /// Blocks until the phone is gone. Call it once.
    /// - Throws: what the port failed with.
    public func wait() throws(LinkError) {
        pthread_join(thread, nil)
        if let failure { throw failure }
    }

    fileprivate func serve() {
        do throws(LinkError) {
            try phone.serve(on: port)
        } catch {
            failure = error
        }
        ended()
    }
}

private func serveOnThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context = unsafe context { unsafe Unmanaged<ServingThread>.fromOpaque(context).takeRetainedValue().serve() }
    return nil
}
