import CSQLite

/// A result code of SQLite, with the names that its manual has for them. Extended codes keep their primary code in the low byte.
public struct SQLiteCode: Sendable, Equatable {
    /// As the C function returned it: a primary code or an extended one.
    public let rawValue: Int32

    public init(_ rawValue: Int32) { self.rawValue = rawValue }

    /// What all codes of a family have in common: `SQLITE_IOERR` for `SQLITE_IOERR_FSYNC`.
    public var primary: Int32 { rawValue & 0xff }

    /// Another connection holds the database; it is worth trying again.
    public var isBusy: Bool { primary == SQLITE_BUSY || primary == SQLITE_LOCKED }
    /// The file is no database, or one that is damaged.
    public var isDamage: Bool { primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB }

    /// What it means for whoever reads it, without a full stop.
    public var words: String {
        switch primary {
        case SQLITE_FULL: "the disk is full"
        case SQLITE_READONLY: "it cannot be written"
        case SQLITE_CANTOPEN: "it cannot be opened"
        case SQLITE_PERM, SQLITE_AUTH: "this user may not use it"
        case SQLITE_CORRUPT, SQLITE_NOTADB: "it is damaged"
        case SQLITE_BUSY, SQLITE_LOCKED: "another program keeps it busy"
        case SQLITE_IOERR: "reading or writing it failed"
        default: "SQLite answered \(rawValue)"
        }
    }
}
