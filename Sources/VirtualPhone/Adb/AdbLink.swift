/// One host on the ADB wire: messages one after the other.
struct AdbLink {
    let stream: any StreamLink
    /// The most bytes of payload that the host may send in one message.
    var largestPayload = AdbMessage.largestPayload

    /// The next message; nil when the host has gone.
    func receive() throws(LinkError) -> AdbMessage? {
        guard let header = try receiveHeader() else { return nil }
        return try receivePayload(of: header)
    }

    /// The header of the next message; nil when the host has gone.
    func receiveHeader() throws(LinkError) -> AdbMessage.Header? {
        guard let bytes = try stream.receive(AdbMessage.headerSize) else { return nil }
        return try AdbMessage.Header(bytes, largestPayload: largestPayload)
    }

    /// The message that a header began.
    func receivePayload(of header: AdbMessage.Header) throws(LinkError) -> AdbMessage {
        guard header.length > 0 else { return AdbMessage(header.command, header.first, header.second) }
        guard let payload = try stream.receive(header.length) else {
            throw LinkError("the host left before a payload")
        }
        var message = AdbMessage(header.command, header.first, header.second, payload)
        message.claimedSum = header.sum
        return message
    }

    /// Sends a message: header and payload are two transfers.
    /// - Parameter isSummed: whether the header holds the sum of the payload, which newer hosts do not look at.
    func send(_ message: AdbMessage, isSummed: Bool = true) throws(LinkError) {
        try stream.transfer(message.header(isSummed: isSummed))
        if !message.payload.isEmpty { try stream.transfer(message.payload) }
    }
}
