import Glibc

/// One session of a host with the gadget: from the moment that it configures the phone until the plug is pulled or
/// the bus reset.
@safe
public final class GadgetLink: DeviceLink, StreamLink {
    private let function: GadgetFunction
    private let session: Int
    private let maxPacketSize: Int
    private let buffer: UnsafeMutableRawBufferPointer
    private let conduct: Conduct
    private let whenClosed: () -> Void
    /// The most bytes that one read asks for; halved when the kernel has no memory.
    private var readSize: Int

    private static let packetRoom = 16 * 1024
    private static let payloadRoom = 256 * 1024

    init(
        _ function: GadgetFunction, session: Int, maxPacketSize: Int, conduct: Conduct = Conduct(),
        whenClosed: @escaping () -> Void
    ) {
        self.function = function
        self.conduct = conduct
        self.session = session
        self.maxPacketSize = maxPacketSize
        self.whenClosed = whenClosed
        unsafe buffer = .allocate(byteCount: Self.payloadRoom, alignment: 4096)
        readSize = Self.payloadRoom
    }

    deinit {
        unsafe buffer.deallocate()
    }

    public func receivePacket() throws(LinkError) -> [UInt8]? {
        while true {
            guard let count = try read(Self.packetRoom) else { return nil }
            // Zero-length packets are ignored (AOSP's fastboot README); AOSP's host never sends one.
            try conduct.check(count > 0, "a packet of no bytes where a command was due")
            if count > 0 { return unsafe Array(buffer.prefix(count)) }
        }
    }

    public func send(_ packet: [UInt8]) throws(LinkError) {
        try sendPayload(packet)
    }

    /// No request goes past the payload's last packet, so the next command stays for the next read.
    public func receivePayload(
        _ count: UInt64, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws(LinkError) {
        var left = count
        while left > 0 {
            let wanted = Int(min(left, UInt64(readSize)))
            guard let got = try read((wanted + maxPacketSize - 1) / maxPacketSize * maxPacketSize) else {
                throw LinkError("the host has gone with \(left) of \(count) bytes still to come")
            }
            guard got <= wanted else {
                throw conduct.fault("\(got) bytes where \(wanted) were left of \(count)")
            }
            // Some controllers take a short packet for the end of the data.
            try conduct.check(
                got > 0 && (got % maxPacketSize == 0 || UInt64(got) == left),
                "a short packet with \(left - UInt64(got)) bytes of the data still to come")
            do {
                if got > 0 { try unsafe sink(UnsafeRawBufferPointer(rebasing: buffer.prefix(got))) }
            } catch {
                throw LinkError("storing what the host sent failed: \(error)")
            }
            left -= UInt64(got)
        }
    }

    /// A header or a payload of the ADB wire, each of which a host sends in transfers of its own. Zero-length packets are passed over.
    public func receive(_ count: Int) throws(LinkError) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            let wanted = min(count - bytes.count, readSize)
            guard let got = try read((wanted + maxPacketSize - 1) / maxPacketSize * maxPacketSize) else {
                if bytes.isEmpty { return nil }
                throw LinkError("the host has gone after \(bytes.count) of \(count) bytes")
            }
            guard got <= wanted else { throw LinkError("the host sent \(got) bytes where \(wanted) were due") }
            unsafe bytes.append(contentsOf: buffer.prefix(got))
            // A transfer that ends in a short packet ends what the host has to say.
            guard got % maxPacketSize == 0 || bytes.count == count else {
                throw LinkError("a transfer ended after \(bytes.count) of \(count) bytes")
            }
        }
        return bytes
    }

    public func transfer(_ bytes: [UInt8]) throws(LinkError) {
        try sendPayload(bytes)
    }

    public func sendPayload(_ bytes: [UInt8]) throws(LinkError) {
        var sent = 0
        while sent < bytes.count {
            let end = min(bytes.count, sent + Self.packetRoom)
            let count = function.call {
                unsafe bytes[sent..<end].withUnsafeBytes { unsafe write(function.input, $0.baseAddress, $0.count) }
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw LinkError("sending to the host failed: \(GadgetFile.reason)") }
            sent += count
        }
    }

    /// Halts the endpoint towards the host, or the one from it: the host's next transfer fails until it clears the
    /// halt.
    public func halt(towardsHost: Bool) {
        // FunctionFS halts an endpoint that is used in the wrong direction.
        function.call {
            if towardsHost {
                _ = unsafe Glibc.read(function.input, buffer.baseAddress, 1)
            } else {
                _ = unsafe write(function.output, buffer.baseAddress, 1)
            }
        }
    }

    public func close() {
        whenClosed()
    }

    /// One transfer of at most `count` bytes, a multiple of the packet size. Nil when the host has gone.
    private func read(_ count: Int) throws(LinkError) -> Int? {
        var request = count
        while function.isAlive(session) {
            let got = function.call { unsafe Glibc.read(function.output, buffer.baseAddress, request) }
            if got >= 0 { return got }
            switch errno {
            case EINTR: continue
            case ENOMEM where request > Self.packetRoom:
                readSize = max(Self.packetRoom, readSize / 2)
                request = min(request, readSize)
            case EAGAIN: usleep(1000)
            case ESHUTDOWN, ENODEV, ECONNRESET, EBADF, EIDRM: return nil
            default: throw LinkError("reading from the host failed: \(GadgetFile.reason)")
            }
        }
        return nil
    }
}
