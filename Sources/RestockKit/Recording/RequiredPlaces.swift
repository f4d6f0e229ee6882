import Journal

/// What `--require-journal` asks for: a run that is written down, on a phone that no other restock can write to meanwhile.
public enum RequiredPlaces {
    /// Looks, before anything is sent to a phone, whether there is a place for the journal and one for locks.
    /// - Throws: exit 2; the sentence says which of both is missing, and why.
    public static func check(in place: StatePlace?) throws(Failure) {
        var journal: JournalError?
        do throws(JournalError) { _ = try Journal.open(in: place) } catch { journal = error }
        let lock = PhoneLock.trouble(in: place)
        if journal != nil || lock != nil { throw Failure(lacking: journal, lock: lock) }
    }

    /// The run could not be entered in the journal although it had to be.
    public static func notRecorded() -> Failure {
        Failure(
            .refused, "Refused by --require-journal: the run could not be entered in the journal.", next: Failure.places
        )
    }
}

extension Failure {
    /// A place that is required is missing.
    init(lacking journal: JournalError?, lock: JournalError?) {
        let lacking = [
            journal.map { "there is no place for the journal (\($0))" },
            lock.map { "there is no place for the lock of the phone (\($0))" },
        ].compactMap(\.self)
        self.init(.refused, "Refused by --require-journal: \(lacking.joined(separator: ", and ")).", next: Self.places)
    }

    fileprivate static let places = """
        Set HOME or XDG_STATE_HOME to a folder that you alone can write to. Without --require-journal restock works without them, and says so.
        """
}
