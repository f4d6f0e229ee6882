import ArgumentParser
import RestockKit

/// Whether a run without a record is wanted.
struct JournalOption: ParsableArguments {
    @Flag(
        help: """
            Begin nothing, and send nothing, where the run cannot be recorded or the phone cannot be held against other restock processes.
            """)
    var requireJournal = false

    /// What is kept, looked at before anything else is done.
    /// - Throws: exit 2 where it is required and there is no place for it.
    func records() throws(Failure) -> Records {
        let records = Records.standard(isRequired: requireJournal)
        try records.check()
        return records
    }
}
