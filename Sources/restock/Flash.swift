import ArgumentParser
import Journal
import Plan
import RestockKit
import Safety
import StockPackage
import Transport

struct Flash: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Puts stock firmware on a phone, or on several at once.",
        discussion: """
            Everything is checked before the first byte is written. What cannot be undone needs your consent: typed at the terminal, or \
            named with --accept by scripts. A fastboot package (.tgz) is written from the bootloader, a full update (OTA .zip) from fastbootd, \
            into the slot that is running. With several phones (-s repeated, or --all) the package is read once, what happens to one phone does \
            not stop the others, and the exit status is that of the phone that fared worst.
            """)
    @OptionGroup var phones: PhonesOption
    @OptionGroup var output: OutputOption
    @OptionGroup var progress: ProgressOption
    @OptionGroup var link: LinkOption
    @OptionGroup var language: LanguageOption
    @OptionGroup var journal: JournalOption
    @Option(
        help:
            "clean (erases all data; the default for a .tgz), keep-data (the default for an OTA), or clean-lock (also locks)."
    )
    var mode: FlashMode?
    @Flag(help: "Print the plan and what the gates say, and do nothing.") var dryRun = false
    @Flag(help: "Read the whole package again, even if it was read before and is unchanged.") var reread = false
    @Option(
        name: .customLong("accept"), help: "Gates that you consent to, with commas between: data-loss,account-binding.")
    var accept: [String] = []
    @Argument(help: "A .tgz, a .tar, an unpacked folder, or a full OTA .zip.", completion: .file()) var package: String

    func run() throws {
        Console.isPlain = progress.isPlain
        var outcome = Outcome.done
        try ending(json: output.json) { () throws(Failure) in
            Interrupt.beforeWriting()
            let accepted = try Accepted(accept)
            try journal.check()
            try lookFor(package: self.package)
            let addresses = try phones.addresses()
            let package = try readPackage(
                self.package, cache: PackageCache.standard, trusts: !reread, locks: mode == .cleanLock,
                progress: ReadingProgress().report, treeProgress: ReadingProgress(.trees).report)
            let say = language.lexicon
            let known = KeyMemory.standard.recall(package.facts.codename)
            if let remark = known.remark { Console.remark(remark) }
            sayOfName(package.facts.nameRemarks)
            if addresses.count == 1 { return try flash(package, addresses[0], accepted, known.key) }
            sayIfRecalled(package)
            outcome = try FlashTogether(
                package: package, path: self.package, mode: mode ?? package.facts.defaultMode, accepted: accepted,
                dryRun: dryRun, careful: link.careful, requireJournal: journal.requireJournal, knownKey: known.key,
                screen: FleetScreen(json: output.json, dryRun: dryRun, say: say),
                ask: Console.canAsk && !output.json ? { Consent.ask($0, of: $1, say: say) } : nil
            ).run(addresses)
            if outcome == .done, !dryRun { Self.remember(package) }
        }
        if outcome != .done { throw ExitCode(outcome.rawValue) }
    }

    private func flash(
        _ package: any ImagePackage, _ address: PhoneAddress, _ accepted: Accepted, _ knownKey: String?
    ) throws(Failure) {
        let screen = FlashScreen(json: output.json, dryRun: dryRun, say: language.lexicon)
        let held = try Keeping.hold(
            address, "flash", self.package, isRequired: journal.requireJournal)
        defer { withExtendedLifetime(held) {} }
        let session = try Keeping.remembering(address) { () throws(Failure) in
            try connect(to: address, carefully: link.careful, onMessage: screen.message)
        }
        defer { session.transport.close() }
        let prepared = try Keeping.remembering(address) { () throws(Failure) in
            try PreparedFlash(
                package: package, mode: mode ?? package.facts.defaultMode, session: session, address: address,
                accepted: accepted, knownKey: knownKey, memory: InstalledMemory.standard, journal: .standard)
        }
        do throws(Failure) {
            if let open = prepared.unfinished { Interrupt.beforeWriting { $0.leaving(open) } }
            try held.take(prepared.phone)
            try flash(prepared, screen, accepted)
        } catch {
            throw error.leaving(prepared.unfinished)
        }
    }

    /// From the first question to the end.
    private func flash(
        _ prepared: PreparedFlash, _ screen: FlashScreen, _ accepted: Accepted
    ) throws(Failure) {
        let package = prepared.package
        let say = language.lexicon
        let ask =
            Console.canAsk && !output.json
            ? { Consent.ask($0, of: PhoneTitle.of(prepared.phone), say: say) } : nil
        let open = try screen.warn(prepared, accepted: accepted, ask: ask)
        sayIfRecalled(package)
        screen.introduce(prepared)
        if dryRun { return try screen.endDryRun(prepared) }
        try Verdict.weigh(open, accepted: accepted, ask: ask)
        let recorder = try Keeping.record(
            "flash", prepared, path: self.package, accepted: accepted, say: language.lexicon, json: output.json,
            isRequired: journal.requireJournal)
        defer { recorder?.note(LostOutput.sentence) }
        Interrupt.whileWriting(
            resumable: recorder != nil, phone: RunRecord.Phone(prepared.phone).shortName, run: recorder?.run,
            saidElsewhere: screen.moves)
        let awake = Keeping.awake()
        defer { withExtendedLifetime(awake) {} }
        let run = FlashRun(
            prepared.plan, package: package, feed: FlashFeed([prepared.plan], package: package),
            session: prepared.session,
            phone: prepared.phone, lastFlash: prepared.lastFlash, recorder: recorder,
            stopRequested: { Interrupt.isRequested }, events: screen.event)
        defer { screen.rest() }
        let report = try Self.forgetting(prepared.phone) { () throws(Failure) in try run.run() }
        Self.remember(package)
        screen.end(report, prepared)
    }

    /// What a recovery once said of the phone's firmware is true no more as soon as something was written.
    static func forgetting(
        _ phone: PhoneFacts, _ body: () throws(Failure) -> FlashReport
    ) throws(Failure) -> FlashReport {
        do throws(Failure) {
            let report = try body()
            InstalledMemory.standard.forget(serial: phone.serial)
            return report
        } catch {
            if error.outcome == .interrupted { InstalledMemory.standard.forget(serial: phone.serial) }
            throw error
        }
    }

    private func sayOfName(_ remarks: [String]) {
        guard !remarks.isEmpty else { return }
        Console.remark("Of the package: \(remarks.joined(separator: "; ")). restock goes by what is in it.")
    }

    private func sayIfRecalled(_ package: any ImagePackage) {
        guard package.isRecalled, !output.json else { return }
        Console.note("The package was checked before and is unchanged since (--reread: anew).")
    }

    /// Keeps the key of a package that has been flashed, so that the next one with another key is noticed.
    static func remember(_ package: any ImagePackage) {
        guard let key = package.facts.avb?.keyToRemember,
            let remark = KeyMemory.standard.remember(key, for: package.facts.codename)
        else { return }
        Console.remark(remark)
    }
}

extension FlashMode: ExpressibleByArgument {}

extension PackageCache {
    /// The one of whoever runs restock.
    static var standard: PackageCache? {
        PackageCache(cacheHome: Console.environment("XDG_CACHE_HOME"), home: Console.environment("HOME"))
    }
}

extension KeyMemory {
    /// The memory of this user.
    static var standard: KeyMemory {
        KeyMemory(stateHome: Console.environment("XDG_STATE_HOME"), home: Console.environment("HOME"))
    }
}
