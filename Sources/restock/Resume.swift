import ArgumentParser
import Fastboot
import FoundationEssentials
import Journal
import Plan
import RestockKit
import Safety
import StockPackage
import Transport

struct Resume: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Finishes a flash that was interrupted.",
        discussion: """
            Finds the interrupted run of this phone in the journal, proves that phone and package are those of that run, and hears every \
            gate again, with its consents. Partitions that are not proved to be on the phone's storage are written again, whole; what \
            the phone needs to reach fastboot comes first.
            """)
    @OptionGroup var phone: PhoneOption
    @OptionGroup var output: OutputOption
    @OptionGroup var progress: ProgressOption
    @OptionGroup var link: LinkOption
    @OptionGroup var language: LanguageOption
    @OptionGroup var journal: JournalOption
    @Option(help: "Where the package lies now, if it was moved.", completion: .file()) var package: String?
    @Flag(help: "Write every partition again: something else has written to the phone since.") var anew = false
    @Flag(help: "Print what is left to do and what the gates say, and do nothing.") var dryRun = false
    @Option(
        name: .customLong("accept"), help: "Gates that you consent to, with commas between. They are not remembered.")
    var accept: [String] = []

    func run() throws {
        Console.isPlain = progress.isPlain
        try ending(json: output.json) { () throws(Failure) in
            Interrupt.beforeWriting()
            let accepted = try Accepted(accept)
            try journal.check()
            let name = try phone.address()
            let address = try remembering(name) { () throws(Failure) in try PhoneFinder().choose(name) }
            let held = try Keeping.hold(
                address, "resume", package ?? "", isRequired: journal.requireJournal)
            let screen = FlashScreen(json: output.json, dryRun: dryRun, say: language.lexicon)
            let session = try remembering(address) { () throws(Failure) in
                try connect(to: address, carefully: link.careful, onMessage: screen.message)
            }
            defer { session.transport.close() }
            let facts = try survey(session, address)
            try held.take(facts)
            let run = try InterruptedRun(of: facts, in: .standard)
            Interrupt.beforeWriting { $0.leaving(run, on: RunRecord.Phone(facts)) }
            // The same data at the same pace may break the same connection again.
            if run.brokeOnLink, !link.careful { try? session.takeCare() }
            do throws(Failure) {
                try resume(run, facts, session, address, accepted, screen)
            } catch {
                throw error.leaving(run, on: RunRecord.Phone(facts))
            }
            // Held up to here.
            withExtendedLifetime(held) {}
        }
    }

    /// Where no phone is, and none waits to be gone on with, that is what there is to say.
    private func remembering<T>(_ name: PhoneAddress?, _ body: () throws(Failure) -> T) throws(Failure) -> T {
        do throws(Failure) {
            return try Keeping.remembering(name, body)
        } catch {
            throw error.resuming(name, in: .standard)
        }
    }

    /// Asks the phone who it is. One that was left in the middle of an image says nothing: a restart, which any other phone would be
    /// told to try, is the wrong thing for it.
    private func survey(_ session: FastbootSession, _ address: PhoneAddress) throws(Failure) -> PhoneFacts {
        do throws(Failure) {
            return try Survey(session, address: address).read()
        } catch {
            throw Failure(
                error.outcome, error.sentence, state: error.state,
                next: """
                    Do not restart the phone. Pull the cable out and plug it in again, then type the same command: a phone that was left in \
                    the middle of an image waits for the rest of it, and says nothing.
                    """)
        }
    }

    private func resume(
        _ run: InterruptedRun, _ facts: PhoneFacts, _ session: FastbootSession, _ address: PhoneAddress,
        _ accepted: Accepted, _ screen: FlashScreen
    ) throws(Failure) {
        let path = package ?? run.packagePath
        if !output.json {
            Console.remark("Run \(run.number) was interrupted: \(run.packageName), mode \(run.mode.rawValue).")
            if let sideload = run.sideload {
                Console.remark(
                    "Run \(sideload), a sideload, wrote after it: everything is written anew, as with --anew.")
            }
        }
        guard FileManager.default.fileExists(atPath: path) else {
            throw Failure(
                .failed,
                self.package == nil
                    ? "The package of run \(run.number) is not at \(path) any more."
                    : "There is no such file: \(path)",
                next: "Say where it is now: restock resume -s \(RunRecord.Phone(facts).shortName) --package PATH")
        }
        let package = try readPackage(
            path, cache: PackageCache.standard, locks: run.mode == .cleanLock, progress: ReadingProgress().report,
            treeProgress: ReadingProgress(.trees).report)
        let prepared = try PreparedFlash(
            resuming: run, facts, package: package, session: session, address: address,
            accepted: accepted, knownKey: KeyMemory.standard.recall(package.facts.codename).key, anew: anew)
        let say = language.lexicon
        let ask = Console.canAsk && !output.json ? { Consent.ask($0, of: PhoneTitle.of(facts), say: say) } : nil
        let open = try screen.warn(prepared, accepted: accepted, ask: ask)
        screen.introduce(prepared)
        if dryRun { return try screen.endDryRun(prepared) }
        try Verdict.weigh(open, accepted: accepted, ask: ask)
        let recorder = try Keeping.record(
            "resume", prepared, path: path, accepted: accepted, say: say, json: output.json, resumes: run,
            isRequired: journal.requireJournal)
        defer { recorder?.note(LostOutput.sentence) }
        Interrupt.whileWriting(
            resumable: recorder != nil, phone: RunRecord.Phone(facts).shortName, run: recorder?.run,
            saidElsewhere: screen.moves)
        let awake = Keeping.awake()
        defer { screen.rest() }
        let report = try Flash.forgetting(prepared.phone) { () throws(Failure) in
            try FlashRun(
                prepared.plan, package: package, feed: FlashFeed([prepared.plan], package: package), session: session,
                phone: prepared.phone, lastFlash: prepared.lastFlash, recorder: recorder,
                stopRequested: { Interrupt.isRequested }, events: screen.event
            ).run()
        }
        withExtendedLifetime(awake) {}
        Flash.remember(package)
        screen.end(report, prepared)
    }
}
