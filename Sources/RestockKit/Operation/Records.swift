import Journal
import Transport

/// What restock keeps for one user beside the phones: journal and locks, and what it remembers of phones, keys and tokens.
public struct Records: Sendable {
    /// The version of restock, for the journal.
    public let program: String
    /// Where journal and locks are; nil where the environment names no place.
    public let place: StatePlace?
    /// No run without its record and its lock (`--require-journal`).
    public let isRequired: Bool
    /// What recoveries said of the firmware on phones.
    public let installed: InstalledMemory?
    /// The keys of what was flashed last.
    public let keys: KeyMemory?
    /// For which package a token was used.
    public let tokens: TokenMemory?

    public init(
        program: String, place: StatePlace?, isRequired: Bool = false, installed: InstalledMemory? = nil,
        keys: KeyMemory? = nil, tokens: TokenMemory? = nil
    ) {
        self.program = program
        self.place = place
        self.isRequired = isRequired
        self.installed = installed
        self.keys = keys
        self.tokens = tokens
    }

    /// Looks whether there is a place for what is required, before anything is sent to a phone.
    /// - Throws: exit 2; the sentence says what is missing, and why.
    public func check() throws(Failure) {
        if isRequired { try RequiredPlaces.check(in: place) }
    }

    /// Enters a run that is about to begin.
    /// - Parameter remark: is told what keeps it from being recorded.
    /// - Returns: nil where it cannot be recorded, and need not be.
    /// - Throws: exit 2 where it has to be.
    public func begin(_ record: RunRecord, remark: @escaping (String) -> Void) throws(Failure) -> JournalRecorder? {
        let recorder = JournalRecorder.begin(record, in: place, remark: remark)
        if recorder == nil, isRequired { throw RequiredPlaces.notRecorded() }
        return recorder
    }

    /// Does what finds and opens a phone. Where it is not there, or says nothing, and was left in the middle of a flash, the words are about
    /// that: any other phone would be told to restart.
    /// - Parameter name: as given; nil where none was.
    public func remembering<T>(_ name: PhoneAddress?, _ body: () throws(Failure) -> T) throws(Failure) -> T {
        do throws(Failure) { return try body() } catch { throw error.remembering(name, in: place) }
    }
}
