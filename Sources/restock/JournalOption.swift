import ArgumentParser
import RestockKit

/// Whether a run without a record is wanted.
struct JournalOption: ParsableArguments {
    @Flag(
        help: """
            Begin nothing, and send nothing, where the run cannot be recorded or the phone cannot be held against other restock processes.
            """)
    var requireJournal = false

    /// - Throws: exit 2 where it is required and there is no place for it.
    func check() throws(Failure) {
        if requireJournal { try RequiredPlaces.check(in: .standard) }
    }
}
