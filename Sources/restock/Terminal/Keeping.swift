import Journal
import RestockKit
import StockPackage

/// What a verb keeps for its time: the computer awake, and its records.
enum Keeping {
    /// Nothing may put the computer to sleep while the value lives.
    static func awake() -> Inhibitor? { Inhibitor(why: "A phone is being written.") }
}

extension Records {
    /// Those of whoever runs restock.
    static func standard(isRequired: Bool = false) -> Records {
        Records(
            program: Restock.configuration.version, place: .standard, isRequired: isRequired,
            installed: .standard, keys: .standard, tokens: .standard)
    }
}

extension StatePlace {
    /// The one of whoever runs restock.
    static var standard: StatePlace? {
        StatePlace(stateHome: Console.environment("XDG_STATE_HOME"), home: Console.environment("HOME"))
    }
}

extension KeyMemory {
    /// The memory of this user.
    static var standard: KeyMemory {
        KeyMemory(stateHome: Console.environment("XDG_STATE_HOME"), home: Console.environment("HOME"))
    }
}

extension TokenMemory {
    /// The memory of this user.
    static var standard: TokenMemory {
        TokenMemory(stateHome: Console.environment("XDG_STATE_HOME"), home: Console.environment("HOME"))
    }
}

extension PackageCache {
    /// The one of whoever runs restock.
    static var standard: PackageCache? {
        PackageCache(cacheHome: Console.environment("XDG_CACHE_HOME"), home: Console.environment("HOME"))
    }
}
