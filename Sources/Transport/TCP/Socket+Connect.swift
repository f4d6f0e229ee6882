import Glibc

extension Socket {
    /// Connects to the first address of `host` that answers, IPv4 or IPv6, within `limit` for all of it.
    ///
    /// - Throws: ``TransportError/notFound(_:)`` with the reason when nobody listens there.
    package static func connect(to host: String, port: UInt16, within limit: Duration) throws(TransportError) -> Socket
    {
        let deadline = Deadline(in: limit)
        let endpoints = try resolve(host, port: port, until: deadline)
        var reasons: [String] = []
        for endpoint in endpoints {
            let descriptor = socket(
                endpoint.family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
            guard descriptor >= 0 else {
                reasons.append(errorText(errno))
                continue
            }
            let candidate = Socket(descriptor)
            guard let problem = try open(descriptor, to: endpoint, until: deadline) else {
                var on: Int32 = 1
                // Commands are tiny and each is answered: waiting for more bytes would only add delay.
                _ = unsafe setsockopt(
                    descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
                return candidate
            }
            if !reasons.contains(problem) { reasons.append(problem) }
        }
        throw .notFound("\(PhoneAddress.tcp(host: host, port: port)): \(reasons.joined(separator: "; "))")
    }

    /// Nil when connected, else why not.
    private static func open(
        _ descriptor: Int32, to endpoint: HostEndpoint, until deadline: Deadline
    ) throws(TransportError) -> String? {
        let code = unsafe endpoint.address.withUnsafeBytes { bytes in
            let address = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
            return unsafe Glibc.connect(descriptor, address, socklen_t(bytes.count)) == 0 ? 0 : errno
        }
        if code == 0 { return nil }
        guard code == EINPROGRESS || code == EINTR else { return errorText(code) }
        guard try waitForEvents(POLLOUT, on: descriptor, until: deadline) else {
            return "no answer within \(deadline.limit.inWords)"
        }
        var problem: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        guard unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &problem, &size) == 0 else { return errorText(errno) }
        return problem == 0 ? nil : errorText(problem)
    }
}
