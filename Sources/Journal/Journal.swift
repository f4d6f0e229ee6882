import CSQLite
import Glibc

/// What restock did to which phone: one SQLite file, shared by every restock of a user.
///
/// Before a step that could change a phone its intent is on the disk, after it its result (`synchronous=FULL`: SQLite waits for the
/// disk at every commit). A process may be killed at any instruction; what it leaves behind is the state of its last commit.
public final class Journal {
    /// The version of the tables below.
    static let version: Int64 = 3
    static let fileName = "journal.sqlite"

    let database: Database
    /// Where the database is.
    public var path: String { database.path }

    private init(_ database: Database) { self.database = database }

    /// Opens the journal to write to it, and makes it where there is none. A damaged one is put aside under another name, and kept.
    /// - Parameter remark: is told when that happened.
    public static func open(in place: StatePlace?, remark: (String) -> Void = { _ in }) throws(JournalError) -> Journal
    {
        guard let place else { throw .noPlace }
        try place.make()
        do throws(JournalError) {
            return try opened(in: place)
        } catch {
            guard error.isDamage else { throw error }
            let aside = try putAside(in: place)
            remark("The journal was damaged; it is kept as \(aside), and a new one has begun.")
            return try opened(in: place)
        }
    }

    /// Opens the journal to read it; nil where there is none.
    public static func read(in place: StatePlace?) throws(JournalError) -> Journal? {
        guard let place else { throw .noPlace }
        let path = "\(place.folder)/\(fileName)"
        var facts = stat()
        guard unsafe lstat(path, &facts) == 0 else { return nil }
        // A link leads to some other file, and a pipe is waited for.
        guard facts.st_mode & S_IFMT == S_IFREG else { throw .noFile(path: path) }
        try place.check()
        do throws(JournalError) {
            let database = try Database(path, flags: SQLITE_OPEN_READWRITE)
            // Another process is about to make it.
            return try version(of: database) == 0 ? nil : try checked(database)
        } catch {
            // In a folder that cannot be written, SQLite cannot keep its index of the log: the file is read as it lies there.
            guard case .sqlite(_, let code) = error, !code.isDamage, !code.isBusy else { throw error }
            return try checked(Database(path, flags: SQLITE_OPEN_READONLY, isFrozen: true))
        }
    }

    private static func opened(in place: StatePlace) throws(JournalError) -> Journal {
        let path = "\(place.folder)/\(fileName)"
        // SQLite gives its log the mode of the database: serial numbers are nobody else's business.
        let descriptor = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
        guard descriptor >= 0 else { throw .system(path: path, errno: errno) }
        // Closed before SQLite opens it: a process that closes a file loses all of its locks on that.
        do {
            defer { close(descriptor) }
            try checkFile(descriptor, path)
        }
        let database = try Database(path, flags: SQLITE_OPEN_READWRITE)
        try patiently { () throws(JournalError) in
            try database.rows("PRAGMA journal_mode = WAL")
            try database.execute("PRAGMA synchronous = FULL")
            try database.transaction { () throws(JournalError) in
                if try version(of: database) == 0 { try database.execute(tables) }
                if try version(of: database) == 1 { try database.execute(details) }
                if try version(of: database) == 2 { try database.execute(times) }
            }
        }
        return try checked(database)
    }

    /// A pipe or a device in the place of a file would be waited for.
    static func checkFile(_ descriptor: Int32, _ path: String) throws(JournalError) {
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else { throw .system(path: path, errno: errno) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw .noFile(path: path) }
    }

    private static func checked(_ database: Database) throws(JournalError) -> Journal {
        let found = try version(of: database)
        guard found <= version else { throw .later(path: database.path, version: found) }
        let verdict = try database.rows("PRAGMA quick_check(1)")
        // One of an earlier version is read as it is; whoever writes has brought it up to date.
        guard found > 0, verdict.first?.first == .text("ok") else {
            throw .sqlite(path: database.path, SQLiteCode(SQLITE_CORRUPT))
        }
        return Journal(database)
    }

    static func version(of database: Database) throws(JournalError) -> Int64 {
        try database.rows("PRAGMA user_version").first?.first?.integer ?? 0
    }

    /// "Busy" comes at once, without the waiting that was asked for, where two processes make the same database at one moment.
    private static func patiently(_ body: () throws(JournalError) -> Void) throws(JournalError) {
        for attempt in 1... {
            do throws(JournalError) {
                return try body()
            } catch {
                guard case .sqlite(_, let code) = error, code.isBusy, attempt < 50 else { throw error }
                usleep(20_000)
            }
        }
    }

    /// Gives the files of a damaged journal other names.
    private static func putAside(in place: StatePlace) throws(JournalError) -> String {
        let path = "\(place.folder)/\(fileName)"
        var aside = ""
        for number in 1...1000 {
            aside = "\(path).damaged-\(number)"
            if unsafe access(aside, F_OK) != 0 { break }
        }
        guard unsafe rename(path, aside) == 0 else { throw .system(path: path, errno: errno) }
        // Its log belongs to it and to no other file.
        for ending in ["-wal", "-shm"] { _ = unsafe rename(path + ending, aside + ending) }
        return aside
    }

    /// Wall clock, milliseconds since 1970.
    static var now: Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
