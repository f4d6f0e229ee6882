extension TCPTransport {
    /// What has arrived of the current frame. It outlives a time limit, so a late rest is not taken for a new frame.
    struct Inbox: Sendable {
        private var header = [UInt8](repeating: 0, count: 8)
        private var headerDone = 0
        private var body: [UInt8] = []
        private var bodyDone = 0
        /// How many bytes of a payload frame are still to come.
        var payloadLeft: UInt64 = 0
        /// Whether a part of a frame has been read.
        var hasBegun: Bool { headerDone > 0 || bodyDone > 0 }

        /// The length of the current frame, once its header is complete.
        mutating func frameLength(from socket: Socket, until deadline: Deadline) throws(TransportError) -> UInt64 {
            var done = headerDone
            let outcome = unsafe header.withUnsafeMutableBytes { buffer in
                Result { () throws(TransportError) in
                    try unsafe socket.fill(buffer, done: &done, until: deadline) { came in
                        came == 0 ? "waiting for an answer" : "reading the length of a frame (\(came) of 8 bytes came)"
                    }
                }
            }
            headerDone = done
            try outcome.get()
            return header.reduce(0) { $0 << 8 | UInt64($1) }
        }

        /// The current frame as one packet. Call it after ``frameLength(from:until:)``, which bounds the length.
        mutating func packet(from socket: Socket, until deadline: Deadline) throws(TransportError) -> [UInt8] {
            let length = Int(header.reduce(0) { $0 << 8 | UInt64($1) })
            if body.count != length { body = [UInt8](repeating: 0, count: length) }
            var done = bodyDone
            let outcome = unsafe body.withUnsafeMutableBytes { buffer in
                Result { () throws(TransportError) in
                    try unsafe socket.fill(buffer, done: &done, until: deadline) { came in
                        "reading a frame (\(came) of \(length) bytes came)"
                    }
                }
            }
            bodyDone = done
            try outcome.get()
            defer { finishFrame() }
            return body
        }

        /// The current frame has been read; a new header follows.
        mutating func finishFrame() {
            headerDone = 0
            bodyDone = 0
            body = []
        }
    }
}
