/// What a phone says about its slots. Each answer as it was read; they need not agree with each other.
public struct SlotFacts: Sendable, Equatable {
    /// The answer to `current-slot` without white space, whatever it says; nil when the phone gives none.
    public var current: String?
    /// `slot-count`; nil when the phone does not say.
    public var count: Int?
    /// The slots that the phone names in `slot-unbootable:`, `slot-retry-count:` and their like, lower case.
    public var named: Set<String>
    /// Those that it calls unbootable. `slot-successful` is not kept: fastbootd answers it the wrong way round.
    public var unbootable: Set<String>

    public init(
        current: String? = nil, count: Int? = nil, named: Set<String> = [], unbootable: Set<String> = []
    ) {
        self.current = current
        self.count = count
        self.named = named
        self.unbootable = unbootable
    }

    /// The slots that there are: the named ones, or as many letters as are counted. Nil when the phone says neither.
    public var all: Set<String>? {
        if !named.isEmpty { return named }
        guard let count, (0...26).contains(count) else { return nil }
        return Set("abcdefghijklmnopqrstuvwxyz".prefix(count).map(String.init))
    }
}
