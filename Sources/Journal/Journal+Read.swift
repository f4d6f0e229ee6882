extension Journal {
    private static let columns = """
        number, began, verb, program, resumes, process, package_path, package_name, package_identity, mode, plan, serial, product, \
        address, ended, seconds, outcome, sentence, state, next
        """

    /// The last runs, the latest first, without their steps, findings and consents.
    public func runs(most: Int = 1000) throws(JournalError) -> [RunRecord] {
        try database.rows("SELECT \(Self.columns) FROM run ORDER BY number DESC LIMIT ?", [.init(most)]).map(Self.run)
    }

    /// One run, with everything.
    public func run(_ number: Int64) throws(JournalError) -> RunRecord? {
        guard
            let row = try database.rows("SELECT \(Self.columns) FROM run WHERE number = ?", [.integer(number)]).first
        else { return nil }
        var run = Self.run(row)
        // The table of details came with version 2.
        let details =
            try Self.version(of: database) < 2
            ? "(SELECT NULL AS run, NULL AS step, NULL AS digest, NULL AS began, NULL AS seconds)" : "detail"
        run.steps = try database.rows(
            """
            SELECT text, key, stage, outcome, reason, bytes, stored, digest, began, seconds FROM step LEFT JOIN \(details) AS detail \
            ON detail.run = step.run AND detail.step = step.number WHERE step.run = ? ORDER BY number
            """, [.integer(number)]
        ).map(Self.step)
        run.findings = try database.rows(
            "SELECT gate, severity, sentence, evidence FROM finding WHERE run = ? ORDER BY number", [.integer(number)]
        ).map { row in
            let text = row.map { $0.text ?? "" }
            return RunRecord.Finding(gate: text[0], severity: text[1], sentence: text[2], evidence: text[3])
        }
        run.consents = try database.rows(
            """
            SELECT gate, given, language, sentence, advice, \(try Self.version(of: database) < 3 ? "NULL" : "given_at") FROM consent
            WHERE run = ? ORDER BY number
            """, [.integer(number)]
        ).map { row in
            let text = row.map { $0.text ?? "" }
            return RunRecord.Consent(
                gate: text[0], given: text[1], when: row[5].integer, language: text[2], sentence: text[3],
                advice: text[4])
        }
        return run
    }

    /// The runs on a phone with everything, the latest first: by serial number, whose letters some modes write as capitals, and product. A
    /// phone that says no serial number is known by the place where it was.
    ///
    /// Some bootloaders say their chip for a product, which no recovery does: what was done in the other mode counts by the serial number
    /// alone, unless it is a flash.
    public func runs(on phone: RunRecord.Phone) throws(JournalError) -> [RunRecord] {
        var found: [RunRecord] = []
        let rows = try database.rows(
            """
            SELECT number FROM run WHERE serial IS ? COLLATE NOCASE
            AND (product IS ? OR serial IS NOT NULL AND verb NOT IN ('flash', 'resume')) AND (serial IS NOT NULL OR address = ?)
            ORDER BY number DESC
            """, [.init(phone.serial), .init(phone.product), .text(phone.address)])
        for number in rows.compactMap({ $0[0].integer }) {
            if let run = try run(number) { found.append(run) }
        }
        return found
    }

    private static func run(_ row: [Database.Value]) -> RunRecord {
        var end: RunRecord.End?
        if let outcome = row[16].text {
            end = RunRecord.End(
                at: row[14].integer ?? 0, seconds: row[15].real ?? 0, outcome: outcome, sentence: row[17].text ?? "",
                state: row[18].text ?? "", next: row[19].text ?? "")
        }
        return RunRecord(
            number: row[0].integer ?? 0, began: row[1].integer ?? 0, verb: row[2].text ?? "",
            program: row[3].text ?? "", resumes: row[4].integer,
            process: Int32(truncatingIfNeeded: row[5].integer ?? 0),
            package: .init(path: row[6].text ?? "", name: row[7].text ?? "", identity: row[8].text ?? ""),
            mode: row[9].text ?? "", plan: row[10].text ?? "",
            phone: .init(serial: row[11].text, product: row[12].text, address: row[13].text ?? ""), end: end)
    }

    private static func step(_ row: [Database.Value]) -> RunRecord.Step {
        let stage: RunRecord.Step.Stage =
            switch row[2].integer {
            case 2: .ended(row[3].text ?? "")
            case 1: .intended
            default: .planned
            }
        var step = RunRecord.Step(
            text: row[0].text ?? "", key: row[1].text ?? "", stage: stage, reason: row[4].text,
            bytes: UInt64(max(0, row[5].integer ?? 0)), isStored: row[6].integer == 1)
        step.brokeOnLink = stage == .intended && row[3].text == "link"
        step.digest = row[7].text
        if let began = row[8].real, let seconds = row[9].real { step.time = .init(began: began, seconds: seconds) }
        return step
    }
}
