/// The phone's end of a connection on which the ADB wire is spoken. Calls block; one thread uses a link.
public protocol StreamLink: AnyObject {
    /// Exactly `count` bytes, however the host cut them into transfers. Nil when the host had gone before the first of them.
    func receive(_ count: Int) throws(LinkError) -> [UInt8]?

    /// Sends bytes; over USB they are one transfer.
    func transfer(_ bytes: [UInt8]) throws(LinkError)

    /// Ends this connection.
    func close()
}
