import ArgumentParser
import Journal
import RestockKit
import Safety
import Transport

/// What a verb that writes keeps for its time: the phone for itself, the computer awake, and a record.
enum Keeping {
    /// Holds a phone against other restock processes.
    /// - Parameter isRequired: without a place for the lock nothing is done.
    static func hold(
        _ address: some CustomStringConvertible, _ verb: String, _ package: String, isRequired: Bool = false
    ) throws(Failure) -> HeldPhone {
        let name = package.split(separator: "/").last.map(String.init) ?? ""
        if let address = PhoneAddress("\(address)") { try HeldPhone.keepAway(from: address, in: .standard) }
        return try HeldPhone(
            "\(address)", doing: "restock \(verb) \(name)".trimmedEnd, in: .standard, isRequired: isRequired,
            remark: { Console.remark($0) })
    }

    /// Does what finds and opens a phone. Where it is not there, or says nothing, and was left in the middle of a flash, the words are about
    /// that: any other phone would be told to restart.
    /// - Parameter name: as given; nil where none was.
    static func remembering<T>(
        _ name: PhoneAddress?, _ body: () throws(Failure) -> T
    ) throws(Failure) -> T {
        do throws(Failure) { return try body() } catch { throw error.remembering(name, in: .standard) }
    }

    /// Enters a run in the journal.
    /// - Parameters:
    ///   - path: of the package.
    ///   - json: findings were shown as JSON, which is in English.
    ///   - isRequired: no run without a record.
    /// - Throws: as ``begin(_:isRequired:)``.
    static func record(
        _ verb: String, _ prepared: PreparedFlash, path: String, accepted: Accepted, say: Lexicon, json: Bool,
        resumes: InterruptedRun? = nil, isRequired: Bool
    ) throws(Failure) -> JournalRecorder? {
        try begin(
            RunRecord(
                verb, program: Restock.configuration.version, prepared, path: path, accepted: accepted,
                say: json ? .english : say, resumes: resumes), isRequired: isRequired)
    }

    /// Enters a run of any kind.
    /// - Throws: exit 2 where it has to be recorded, and cannot be.
    static func begin(_ record: RunRecord, isRequired: Bool) throws(Failure) -> JournalRecorder? {
        let recorder = JournalRecorder.begin(record, in: .standard) { Console.remark($0) }
        if recorder == nil, isRequired { throw RequiredPlaces.notRecorded() }
        return recorder
    }

    /// Does what is recorded, and writes down how it ended.
    static func recorded<T>(_ recorder: JournalRecorder?, _ body: () throws(Failure) -> T) throws(Failure) -> T {
        do throws(Failure) {
            let result = try body()
            recorder?.finish(nil)
            return result
        } catch {
            recorder?.finish(error)
            throw error
        }
    }

    /// Nothing may put the computer to sleep while the value lives.
    static func awake() -> Inhibitor? { Inhibitor(why: "A phone is being written.") }
}

extension StatePlace {
    /// The one of whoever runs restock.
    static var standard: StatePlace? {
        StatePlace(stateHome: Console.environment("XDG_STATE_HOME"), home: Console.environment("HOME"))
    }
}

extension String {
    fileprivate var trimmedEnd: String { hasSuffix(" ") ? String(dropLast()) : self }
}
