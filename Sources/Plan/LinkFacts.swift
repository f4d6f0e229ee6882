/// How the connection to a phone behaved when it was tried with questions alone, before anything was written.
public struct LinkFacts: Sendable, Equatable {
    /// The agreed rate in megabits a second: 12, 480, 5000; nil where it is no USB or is not known.
    public var megabits: Int?
    /// Whether there is a hub between this computer's port and the phone; nil where it is no USB.
    public var throughHub: Bool?
    /// How many questions were asked.
    public var roundTrips: Int
    /// The longest that an answer took, in milliseconds.
    public var worstMilliseconds: Int
    /// How many questions were answered wrongly, or not at all.
    public var errors: Int
    /// Whether payloads travel in small transfers, one at a time.
    public var isCareful = false
    /// Whether the phone answered only after its port had been reset.
    public var wasReset = false

    public init(
        megabits: Int? = nil, throughHub: Bool? = nil, roundTrips: Int = 0, worstMilliseconds: Int = 0, errors: Int = 0
    ) {
        self.megabits = megabits
        self.throughHub = throughHub
        self.roundTrips = roundTrips
        self.worstMilliseconds = worstMilliseconds
        self.errors = errors
    }
}
