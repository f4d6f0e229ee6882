extension Journal {
    /// Writes several entries as one: all of them are on the disk when this returns, or none.
    public func together(_ body: () throws(JournalError) -> Void) throws(JournalError) {
        try database.transaction(body)
    }

    /// Enters a run that is about to begin, with its whole plan. Its number and the time are given here.
    /// - Returns: the number of the run.
    public func begin(_ run: RunRecord) throws(JournalError) -> Int64 {
        try database.transaction { () throws(JournalError) in
            try database.rows(
                """
                INSERT INTO run (began, verb, program, resumes, process, package_path, package_name, package_identity, mode, plan,
                serial, product, address) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .integer(Self.now), .text(run.verb), .text(run.program),
                    run.resumes.map(Database.Value.integer) ?? .null, .init(run.process), .text(run.package.path),
                    .text(run.package.name), .text(run.package.identity), .text(run.mode), .text(run.plan),
                    .init(run.phone.serial), .init(run.phone.product), .text(run.phone.address),
                ])
            let number = database.lastRow
            for (index, step) in run.steps.enumerated() {
                try database.rows(
                    "INSERT INTO step (run, number, text, key, stage, bytes, stored) VALUES (?, ?, ?, ?, 0, 0, ?)",
                    [.integer(number), .init(index), .text(step.text), .text(step.key), .init(step.isStored ? 1 : 0)])
                try database.rows(
                    "INSERT INTO detail (run, step, digest) VALUES (?, ?, ?)",
                    [.integer(number), .init(index), .init(step.digest)])
            }
            for (index, finding) in run.findings.enumerated() {
                try database.rows(
                    "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?)",
                    [
                        .integer(number), .init(index), .text(finding.gate), .text(finding.severity),
                        .text(finding.sentence), .text(finding.evidence),
                    ])
            }
            for (index, consent) in run.consents.enumerated() {
                try database.rows(
                    "INSERT INTO consent VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    [
                        .integer(number), .init(index), .text(consent.gate), .text(consent.given),
                        .text(consent.language), .text(consent.sentence), .text(consent.advice),
                        consent.when.map(Database.Value.integer) ?? .null,
                    ])
            }
            return number
        }
    }

    /// A step is about to change the phone. When this returns, that is on the disk.
    public func intend(step: Int, of run: Int64) throws(JournalError) {
        try database.rows(
            "UPDATE step SET stage = 1, stored = 0 WHERE run = ? AND number = ?", [.integer(run), .init(step)])
    }

    /// A step has ended.
    /// - Parameters:
    ///   - outcome: `done`, `left-out`, `ignored`.
    ///   - time: when it was; nil where that was not measured.
    public func end(
        step: Int, of run: Int64, _ outcome: String, reason: String?, bytes: UInt64, time: RunRecord.Step.Time? = nil
    ) throws(JournalError) {
        try database.rows(
            "UPDATE step SET stage = 2, outcome = ?, reason = ?, bytes = ? WHERE run = ? AND number = ?",
            [.text(outcome), .init(reason), .init(bytes), .integer(run), .init(step)])
        guard let time else { return }
        try database.rows(
            "UPDATE detail SET began = ?, seconds = ? WHERE run = ? AND step = ?",
            [.real(time.began), .real(time.seconds), .integer(run), .init(step)])
    }

    /// A step that was begun could not be done. It stays one of which nobody knows how far it came.
    /// - Parameter onLink: the connection is to blame, and not what the phone said.
    public func `break`(step: Int, of run: Int64, reason: String, onLink: Bool) throws(JournalError) {
        try database.rows(
            "UPDATE step SET outcome = ?, reason = ? WHERE run = ? AND number = ? AND stage = 1",
            [.text(onLink ? "link" : "broke"), .text(reason), .integer(run), .init(step)])
    }

    /// The phone has proved that every step before this one that it accepted is on its storage.
    public func store(before step: Int, of run: Int64) throws(JournalError) {
        try database.rows(
            "UPDATE step SET stored = 1 WHERE run = ? AND number < ? AND outcome = 'done' AND stored = 0",
            [.integer(run), .init(step)])
    }

    /// A run has ended; the time is given here.
    public func end(run: Int64, _ end: RunRecord.End) throws(JournalError) {
        try database.rows(
            "UPDATE run SET ended = ?, seconds = ?, outcome = ?, sentence = ?, state = ?, next = ? WHERE number = ?",
            [
                .integer(Self.now), .real(end.seconds), .text(end.outcome), .text(end.sentence), .text(end.state),
                .text(end.next), .integer(run),
            ])
    }
}
