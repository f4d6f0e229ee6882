import Journal
import RestockKit
import Safety

/// Whoever flashes one phone, or finishes its flash.
struct FlashOwner: TerminalOwner {
    let face: Face
    let screen: FlashScreen
    /// The package was not read again.
    let isRecalled: Bool

    init(_ face: Face, isRecalled: Bool = false) {
        self.face = face
        self.isRecalled = isRecalled
        screen = FlashScreen(json: face.json, dryRun: face.dryRun, say: face.say)
    }

    /// What the operation shows meanwhile.
    var show: FlashShow {
        FlashShow(message: screen.message, event: screen.event, stopRequested: { Interrupt.isRequested })
    }

    func title(of prepared: PreparedFlash) -> String? { PhoneTitle.of(prepared.phone) }

    func introduce(_ prepared: PreparedFlash, isGiven: (Finding) -> Bool) {
        if isRecalled, !face.json { Console.noteRecalled() }
        screen.introduce(prepared, isGiven: isGiven)
    }

    func showDryRun(_ prepared: PreparedFlash, needed: [String]) { screen.endDryRun(prepared, needed: needed) }

    func begins(_ prepared: PreparedFlash, run: Int64?) -> Any? {
        Interrupt.whileWriting(
            resumable: run != nil, phone: prepared.recorded.shortName, run: run, saidElsewhere: screen.moves)
        return Keeping.awake()
    }

    func rests() { screen.rest() }

    func show(_ report: FlashReport, of prepared: PreparedFlash) { screen.end(report, prepared) }
}

extension Console {
    /// A package was checked before.
    static func noteRecalled() {
        note("The package was checked before and is unchanged since (--reread: anew).")
    }
}
