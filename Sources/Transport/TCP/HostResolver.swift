import Glibc
import Synchronization

/// One address that a host name stands for.
struct HostEndpoint: Sendable {
    let family: Int32
    /// The bytes of a `sockaddr_in` or `sockaddr_in6`.
    let address: [UInt8]
}

/// Finds the addresses of a host within a limit.
///
/// The C function is `getaddrinfo`. It has no limit of its own, so it runs on a thread that is left behind when the
/// limit passes and ends by itself when the resolver of the system gives up.
func resolve(_ host: String, port: UInt16, until deadline: Deadline) throws(TransportError) -> [HostEndpoint] {
    let name = "tcp:\(host.contains(":") ? "[\(host)]" : host):\(port)"
    let lookup = try Lookup(host: host, port: port)
    try lookup.start()
    guard try lookup.wait(until: deadline) else {
        throw .notFound("\(name): the name was not resolved within \(deadline.limit.inWords)")
    }
    let (endpoints, problem) = lookup.result.withLock { $0 }
    if let problem { throw .notFound("\(name): \(problem)") }
    return endpoints
}

/// A running look-up: the thread holds it, and so does the one that waits.
private final class Lookup: Sendable {
    let result = Mutex<([HostEndpoint], problem: String?)>(([], nil))
    private let host: String
    private let port: UInt16
    /// Two ends of a pair. The thread closes its own when it has the result, and that wakes the one that polls the
    /// other end.
    private let readEnd: Int32
    private let writeEnd: Int32

    init(host: String, port: UInt16) throws(TransportError) {
        self.host = host
        self.port = port
        var ends: [Int32] = [-1, -1]
        let made = unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0
        (readEnd, writeEnd) = (ends[0], ends[1])
        guard made else { throw .io("socketpair", code: errorName(errno)) }
    }

    deinit {
        if readEnd >= 0 { _ = Glibc.close(readEnd) }
    }

    func start() throws(TransportError) {
        let held = unsafe Unmanaged.passRetained(self)
        var thread = pthread_t()
        let code = unsafe pthread_create(&thread, nil, runLookup, held.toOpaque())
        guard code == 0 else {
            _ = Glibc.close(writeEnd)
            unsafe held.release()
            throw .io("pthread_create", code: errorName(code))
        }
        pthread_detach(thread)
    }

    func wait(until deadline: Deadline) throws(TransportError) -> Bool {
        try waitForEvents(POLLIN, on: readEnd, until: deadline)
    }

    func run() {
        let found = lookUp()
        result.withLock { $0 = found }
        _ = Glibc.close(writeEnd)
    }

    private func lookUp() -> ([HostEndpoint], problem: String?) {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        unsafe hints.ai_flags = AI_NUMERICSERV
        var list: UnsafeMutablePointer<addrinfo>?
        let code = unsafe getaddrinfo(host, String(port), &hints, &list)
        guard code == 0 else {
            let text = unsafe gai_strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
            return ([], text.prefix(1).lowercased() + text.dropFirst())
        }
        defer { unsafe freeaddrinfo(list) }
        var endpoints: [HostEndpoint] = []
        var next = unsafe list
        while let entry = unsafe next {
            let bytes = unsafe UnsafeRawBufferPointer(
                start: entry.pointee.ai_addr, count: Int(entry.pointee.ai_addrlen))
            unsafe endpoints.append(HostEndpoint(family: entry.pointee.ai_family, address: Array(bytes)))
            unsafe next = entry.pointee.ai_next
        }
        return (endpoints, endpoints.isEmpty ? "the name has no address" : nil)
    }
}

private func runLookup(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context = unsafe context else { return nil }
    unsafe Unmanaged<Lookup>.fromOpaque(context).takeRetainedValue().run()
    return nil
}
