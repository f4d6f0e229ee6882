import CSQLite
import Glibc

/// One connection to one SQLite file. One thread uses it at a time.
@safe
final class Database {
    /// What a column holds.
    enum Value: Equatable {
        case null
        case integer(Int64)
        case real(Double)
        case text(String)

        var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
        var text: String? { if case .text(let text) = self { text } else { nil } }
        var real: Double? {
            switch self {
            case .real(let number): number
            case .integer(let number): Double(number)
            default: nil
            }
        }
    }

    /// How long a statement waits for another process that writes, in milliseconds.
    private static let patience: Int32 = 5000

    let path: String
    private let handle: OpaquePointer

    /// Opens a file. The corresponding C function is `sqlite3_open_v2`.
    /// - Parameters:
    ///   - flags: `SQLITE_OPEN_READWRITE` and its like.
    ///   - isFrozen: nobody writes to it, and nothing is written beside it: it is read as it lies there.
    init(_ path: String, flags: Int32, isFrozen: Bool = false) throws(JournalError) {
        self.path = path
        var opened: OpaquePointer?
        let name = isFrozen ? "file:\(Self.escaped(path))?immutable=1" : path
        let code = unsafe sqlite3_open_v2(
            name, &opened, flags | SQLITE_OPEN_FULLMUTEX | (isFrozen ? SQLITE_OPEN_URI : 0), nil)
        guard code == SQLITE_OK, let connection = unsafe opened else {
            // A handle comes back even where opening failed, and has to be closed.
            unsafe sqlite3_close_v2(opened)
            throw .sqlite(path: path, SQLiteCode(code))
        }
        unsafe handle = connection
        unsafe sqlite3_busy_timeout(handle, Self.patience)
    }

    deinit { unsafe sqlite3_close_v2(handle) }

    /// Runs statements that give nothing back, one after the other.
    func execute(_ sql: String) throws(JournalError) {
        let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw .sqlite(path: path, SQLiteCode(code)) }
    }

    /// Runs one statement and gives its rows.
    @discardableResult
    func rows(_ sql: String, _ values: [Value] = []) throws(JournalError) -> [[Value]] {
        var prepared: OpaquePointer?
        try check(unsafe sqlite3_prepare_v2(handle, sql, -1, &prepared, nil))
        guard let statement = unsafe prepared else { return [] }
        defer { unsafe sqlite3_finalize(statement) }
        for (index, value) in values.enumerated() { try check(unsafe bind(value, Int32(index + 1), statement)) }
        var rows: [[Value]] = []
        while true {
            let code = unsafe sqlite3_step(statement)
            if code == SQLITE_DONE { return rows }
            guard code == SQLITE_ROW else { throw .sqlite(path: path, SQLiteCode(code)) }
            rows.append(unsafe (0..<sqlite3_column_count(statement)).map { unsafe column($0, statement) })
        }
    }

    /// The number of the row that was inserted last.
    var lastRow: Int64 { unsafe sqlite3_last_insert_rowid(handle) }

    /// Does all of it or nothing. What it did is on the disk when this returns.
    func transaction<Result>(_ body: () throws(JournalError) -> Result) throws(JournalError) -> Result {
        try execute("BEGIN IMMEDIATE")
        do throws(JournalError) {
            let result = try body()
            try execute("COMMIT")
            return result
        } catch {
            // Where the failure has ended the transaction already, there is none to roll back.
            try? execute("ROLLBACK")
            throw error
        }
    }

    private func check(_ code: Int32) throws(JournalError) {
        guard code == SQLITE_OK else { throw .sqlite(path: path, SQLiteCode(code)) }
    }

    private func bind(_ value: Value, _ index: Int32, _ statement: OpaquePointer) -> Int32 {
        switch value {
        case .null: return unsafe sqlite3_bind_null(statement, index)
        case .integer(let number): return unsafe sqlite3_bind_int64(statement, index, number)
        case .real(let number): return unsafe sqlite3_bind_double(statement, index, number)
        case .text(let text): return unsafe restock_bind_text(statement, index, text, Int32(text.utf8.count))
        }
    }

    private func column(_ index: Int32, _ statement: OpaquePointer) -> Value {
        switch unsafe sqlite3_column_type(statement, index) {
        case SQLITE_INTEGER: return .integer(unsafe sqlite3_column_int64(statement, index))
        case SQLITE_FLOAT: return .real(unsafe sqlite3_column_double(statement, index))
        case SQLITE_TEXT:
            let count = unsafe Int(sqlite3_column_bytes(statement, index))
            guard let bytes = unsafe sqlite3_column_text(statement, index) else { return .null }
            return .text(unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
        default: return .null
        }
    }

    /// A path inside a URI.
    private static func escaped(_ path: String) -> String {
        path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
    }
}
