/// The limits of one session. The defaults suit phones; tests make them tiny.
public struct FastbootLimits: Sendable, Hashable {
    /// The longest command, in bytes. 64 unless the other side is known to take more (fastbootd: 256).
    public var commandLength = FastbootCommand.safeLength
    /// Every deadline of a command is multiplied by this.
    public var deadlineScale = 1.0
    /// How long the phone may take no byte, or give none, in a data phase.
    public var stall: Duration = .seconds(30)
    /// How long a session listens for answers that an earlier program left behind, before its first command, where one may have.
    public var quiet: Duration = .milliseconds(20)
    /// The same where nothing speaks for it: what a phone has ready comes at once.
    public var glance: Duration = .milliseconds(2)
    /// How long a phone has to be silent after it broke off a list, until the list counts as ended.
    public var listQuiet: Duration = .milliseconds(100)
    /// The longest that a session listens to a phone that talks on.
    public var patience: Duration = .seconds(10)
    /// How many INFO and TEXT packets one command may send.
    public var messages = 20_000
    /// The longest that one command may take in all, however often it says that it is alive.
    public var longest: Duration = .seconds(7200)

    public init() {}

    func scaled(_ deadline: Duration) -> Duration {
        deadlineScale == 1 ? deadline : deadline * deadlineScale
    }
}
