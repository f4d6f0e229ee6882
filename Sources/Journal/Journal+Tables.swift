extension Journal {
    /// What version 3 added: when a consent was given, in milliseconds since 1970.
    static let times = """
        ALTER TABLE consent ADD COLUMN given_at INTEGER;
        PRAGMA user_version = 3;
        """

    /// What version 2 added: the digest of a step's image, and when the step was, in seconds from the beginning of the run.
    static let details = """
        CREATE TABLE detail (
            run INTEGER NOT NULL REFERENCES run, step INTEGER NOT NULL, digest TEXT, began REAL, seconds REAL,
            PRIMARY KEY (run, step)) WITHOUT ROWID;
        PRAGMA user_version = 2;
        """

    /// Version 1. `step.stage`: 0 planned, 1 intended, 2 ended.
    static let tables = """
        CREATE TABLE run (
            number INTEGER PRIMARY KEY AUTOINCREMENT, began INTEGER NOT NULL, verb TEXT NOT NULL, program TEXT NOT NULL,
            resumes INTEGER REFERENCES run, process INTEGER NOT NULL,
            package_path TEXT NOT NULL, package_name TEXT NOT NULL, package_identity TEXT NOT NULL,
            mode TEXT NOT NULL, plan TEXT NOT NULL,
            serial TEXT, product TEXT, address TEXT NOT NULL,
            ended INTEGER, seconds REAL, outcome TEXT, sentence TEXT, state TEXT, next TEXT);
        CREATE INDEX run_phone ON run (product, serial);
        CREATE TABLE step (
            run INTEGER NOT NULL REFERENCES run, number INTEGER NOT NULL, text TEXT NOT NULL, key TEXT NOT NULL,
            stage INTEGER NOT NULL, outcome TEXT, reason TEXT, bytes INTEGER NOT NULL, stored INTEGER NOT NULL,
            PRIMARY KEY (run, number)) WITHOUT ROWID;
        CREATE TABLE finding (
            run INTEGER NOT NULL REFERENCES run, number INTEGER NOT NULL, gate TEXT NOT NULL, severity TEXT NOT NULL,
            sentence TEXT NOT NULL, evidence TEXT NOT NULL, PRIMARY KEY (run, number)) WITHOUT ROWID;
        CREATE TABLE consent (
            run INTEGER NOT NULL REFERENCES run, number INTEGER NOT NULL, gate TEXT NOT NULL, given TEXT NOT NULL,
            language TEXT NOT NULL, sentence TEXT NOT NULL, advice TEXT NOT NULL, PRIMARY KEY (run, number)) WITHOUT ROWID;
        PRAGMA user_version = 1;
        """
}

extension Database.Value {
    init(_ text: String?) { self = text.map(Self.text) ?? .null }
    init(_ number: some BinaryInteger) { self = .integer(Int64(truncatingIfNeeded: number)) }
}
