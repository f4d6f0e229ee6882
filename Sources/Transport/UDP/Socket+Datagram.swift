import Glibc

extension Socket {
    /// A datagram socket that talks to one host alone.
    static func datagrams(to host: String, port: UInt16, within limit: Duration) throws(TransportError) -> Socket {
        let endpoints = try resolve(host, port: port, until: Deadline(in: limit))
        var problem = "the name has no address"
        for endpoint in endpoints {
            let descriptor = Glibc.socket(
                endpoint.family, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
            guard descriptor >= 0 else {
                problem = errorText(errno)
                continue
            }
            let candidate = Socket(descriptor)
            let code = unsafe endpoint.address.withUnsafeBytes { bytes in
                let address = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
                return unsafe Glibc.connect(descriptor, address, socklen_t(bytes.count)) == 0 ? 0 : errno
            }
            if code == 0 { return candidate }
            problem = errorText(code)
        }
        throw .notFound("\(PhoneAddress.udp(host: host, port: port)): \(problem)")
    }

    /// Sends one datagram. One that finds no room on its way is lost, as any can be.
    func sendDatagram(_ bytes: [UInt8]) throws(TransportError) {
        let code = unsafe bytes.withUnsafeBytes { buffer in
            unsafe Glibc.send(number, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL)) < 0 ? errno : 0
        }
        switch code {
        // Nobody listens at the moment: a phone that restarts is back later, or the deadline tells.
        case 0, EAGAIN, EINTR, ENOBUFS, ECONNREFUSED: return
        default: throw .io("sending a datagram", code: errorName(code))
        }
    }

    /// Waits for one datagram; nil when the sooner of the two deadlines has passed.
    func receiveDatagram(until one: Deadline, or other: Deadline, most: Int) throws(TransportError) -> [UInt8]? {
        let sooner = one.pollMilliseconds < other.pollMilliseconds ? one : other
        while true {
            var bytes = [UInt8](repeating: 0, count: most)
            let count = unsafe recv(number, &bytes, bytes.count, Int32(MSG_DONTWAIT))
            if count >= 0 {
                if isShutDown { throw .closed }
                return Array(bytes[..<count])
            }
            switch errno {
            case EAGAIN, EINTR, ECONNREFUSED: break
            default: throw .io("receiving a datagram", code: errorName(errno))
            }
            guard try waitForEvents(POLLIN, on: number, until: sooner) else { return nil }
        }
    }
}

/// Lets some time pass between two questions to a phone that has nothing to say yet.
func pause(milliseconds: UInt32) { usleep(milliseconds * 1000) }
