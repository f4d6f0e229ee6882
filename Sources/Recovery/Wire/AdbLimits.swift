/// How long each step of a conversation with a recovery may take.
public struct AdbLimits: Sendable {
    /// For the recovery's CNXN.
    public var connect: Duration
    /// For the answer to an OPEN, and for each message of a short text.
    public var answer: Duration
    /// How long the phone may take no byte of what is sent.
    public var stall: Duration
    /// How long `format-data:` may take; XiaoMi's own program of old waited for 120 s.
    public var format: Duration
    /// How long the recovery may ask for no block: it installs in the meantime, which takes minutes.
    public var install: Duration
    /// How long is listened for what an earlier program left on the wire, on a USB cable.
    public var quiet: Duration
    /// For the end of a stream that has served its purpose.
    public var goodbye: Duration

    public init(
        connect: Duration = .seconds(10), answer: Duration = .seconds(10), stall: Duration = .seconds(30),
        format: Duration = .seconds(180), install: Duration = .seconds(900), quiet: Duration = .milliseconds(50),
        goodbye: Duration = .seconds(2)
    ) {
        self.connect = connect
        self.answer = answer
        self.stall = stall
        self.format = format
        self.install = install
        self.quiet = quiet
        self.goodbye = goodbye
    }
}
