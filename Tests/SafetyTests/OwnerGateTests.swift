import Plan
import Safety
import Testing

@testable import StockPackage

/// The gates that speak to the owner: account locks, data, both locks of the bootloader, the package's own faults.
struct OwnerGateTests {
    private func mode(_ lines: String, as mode: FlashMode = .clean) throws -> PackageMode {
        try Samples.mode(Samples.liuqin + lines, as: mode)
    }

    // MARK: Account

    @Test(arguments: FlashMode.allCases)
    func `every flash is told that account locks survive`(_ mode: FlashMode) throws {
        let package = Samples.package([
            try self.mode(Samples.flash("boot") + (mode == .cleanLock ? "fastboot $* oem lock\n" : ""), as: mode)
        ])
        for phone in [Samples.phone(), nil] {
            let found = try Samples.findings(.accountBinding, package, mode: mode, phone: phone)
            #expect(found.map(\.severity) == [.confirm])
            #expect(found.first?.consentWord == "understood")
            #expect(
                found.first?.sentence.contains("Mi account") == true && found.first?.sentence.contains("Google") == true
            )
            #expect(found.first?.advice.contains("holder") == true)
        }
    }

    @Test func `a plan that does nothing is told nothing`() {
        let plan = FlashPlan(mode: .clean, package: "x", codename: "x", steps: [])
        #expect(Gate.findings(on: GateInput(plan: plan, phone: nil, package: Samples.package([]))).isEmpty)
    }

    // MARK: Data

    @Test(arguments: [
        (Samples.flash("userdata"), true), (Samples.flash("metadata"), true), (Samples.flash("userdata_a"), true),
        (Samples.flash("userdata+cache"), true), ("fastboot $* erase userdata\n", true),
        ("fastboot $* erase metadata\n", true),
        ("fastboot $* erase cache\n", false), ("fastboot $* erase misc\n", false), (Samples.flash("super"), false),
        ("fastboot $* erase secdata\n", false),
    ])
    func `data loss is confirmed`(_ line: String, _ wipes: Bool) throws {
        let found = try Samples.findings(.dataLoss, Samples.package([try mode(Samples.flash("boot") + line)]))
        #expect(found.map(\.severity) == (wipes ? [.confirm] : []))
        #expect(found.first?.consentWord == (wipes ? "wipe" : nil))
    }

    @Test func `keep-data is advised where the package has it, and not to itself`() throws {
        let clean = try mode(Samples.flash("userdata"))
        let keep = try mode(Samples.flash("boot"), as: .keepData)
        let wiping = try mode(Samples.flash("userdata"), as: .keepData)
        func advice(_ modes: [PackageMode], _ mode: FlashMode) throws -> String? {
            try Samples.findings(.dataLoss, Samples.package(modes), mode: mode).first?.advice
        }
        #expect(try advice([clean], .clean)?.contains("keep-data") == false)
        #expect(try advice([clean, keep], .clean)?.contains("--mode keep-data") == true)
        #expect(try advice([clean, keep], .keepData) == nil)
        #expect(try advice([clean, wiping], .keepData)?.contains("keep-data") == false)
    }

    @Test func `a wipe that the phone leaves out is no wipe`() throws {
        let guarded = """
            fastboot $* getvar partition-type:metadata 2>&1 | grep "^partition-type:metadata: raw"
            if [ $? -eq 0 ] ; then
            fastboot $* erase metadata
            fi

            """
        let package = Samples.package([try mode(guarded + Samples.flash("boot"))])
        let raw = Samples.phone { $0.variables.updateValue("raw", forKey: "partition-type:metadata") }
        #expect(try Samples.findings(.dataLoss, package).isEmpty)
        #expect(try Samples.findings(.dataLoss, package, phone: raw).count == 1)
        #expect(try Samples.findings(.dataLoss, package, phone: nil).count == 1)
    }

    // MARK: Lock

    @Test(arguments: ["oem lock", "flashing lock"])
    func `a lock at the end is confirmed with the codename`(_ lock: String) throws {
        let package = Samples.package([try mode(Samples.flash("boot") + "fastboot $* \(lock)\n", as: .cleanLock)])
        let found = try Samples.findings(.relock, package, mode: .cleanLock)
        #expect(found.map(\.severity) == [.confirm])
        #expect(found.first?.consentWord == "liuqin")
        #expect(found.first?.evidence.contains("region cn") == true)
        #expect(try Samples.findings(.dataLoss, package, mode: .cleanLock).first?.evidence == "lock the bootloader")
    }

    @Test func `an unknown region is said`() throws {
        let package = Samples.package(
            [try mode(Samples.flash("boot") + "fastboot $* oem lock\n", as: .cleanLock)], region: nil)
        #expect(
            try Samples.findings(.relock, package, mode: .cleanLock).first?.evidence.contains("region is unknown")
                == true)
    }

    static let misplaced: [(FlashMode, String, String)] = [
        (.clean, Samples.flash("boot") + "fastboot $* oem lock\n", "this mode does not lock"),
        (.keepData, Samples.flash("boot") + "fastboot $* oem lock\n", "this mode does not lock"),
        (.cleanLock, "fastboot $* oem lock\n", "nothing is written before the lock"),
        (.cleanLock, "fastboot $* erase boot\nfastboot $* oem lock\n", "nothing is written before the lock"),
        (
            .cleanLock, Samples.flash("boot") + "fastboot $* oem lock\n" + Samples.flash("super"),
            "the lock is not the last step"
        ),
        (
            .cleanLock, Samples.flash("boot") + "fastboot $* oem lock\nfastboot $* erase cache\n",
            "the lock is not the last step"
        ),
    ]

    @Test(arguments: 0..<misplaced.count)
    func `a lock where no stock package has one is refused`(_ index: Int) throws {
        let (mode, lines, reason) = Self.misplaced[index]
        let found = try Samples.findings(.relock, Samples.package([try self.mode(lines, as: mode)]), mode: mode)
        #expect(found.map(\.severity) == [.refuse])
        #expect(found.first?.evidence.contains(reason) == true)
    }

    @Test func `a restart behind the lock does no harm, and a lock script that locks nothing is refused`() throws {
        let locking = Samples.package([
            try mode(Samples.flash("boot") + "fastboot $* oem lock\nfastboot $* reboot\n", as: .cleanLock)
        ])
        #expect(try Samples.findings(.relock, locking, mode: .cleanLock).map(\.severity) == [.confirm])
        let open = Samples.package([try mode(Samples.flash("boot") + "fastboot $* reboot\n", as: .cleanLock)])
        #expect(try Samples.findings(.relock, open, mode: .cleanLock).map(\.severity) == [.refuse])
        let clean = Samples.package([try mode(Samples.flash("boot"), as: .clean)])
        #expect(try Samples.findings(.relock, clean, mode: .clean).isEmpty)
    }

    // MARK: Bootloader

    static let locks: [(PhoneFacts.Lock, Finding.Severity?)] = [
        (.unlocked, nil), (.locked, .refuse), (.unknown, .confirm),
    ]

    @Test(arguments: locks)
    func `the lock has three states`(_ lock: PhoneFacts.Lock, _ severity: Finding.Severity?) throws {
        let phone = Samples.phone {
            $0.lock = lock
            $0.lockEvidence = "getvar unlocked: read here"
        }
        let found = try Samples.findings(
            .bootloaderLocked, Samples.package([try mode(Samples.flash("boot"))]), phone: phone)
        #expect(found.map(\.severity) == [severity].compactMap(\.self))
        #expect(found.allSatisfy { $0.evidence == "getvar unlocked: read here" })
        if severity == .confirm { #expect(found.first?.consentWord == "yes") }
        if lock == .locked { #expect(found.first?.advice.contains("restock cannot unlock it") == true) }
    }

    @Test func `a phone that was never asked is not taken for unlocked`() {
        #expect(PhoneFacts(address: "usb:1").lock == .unknown)
    }

    // MARK: Package

    @Test(arguments: [(PackageProblem.Kind.integrity, GateID.packageIntegrity), (.unknownStep, .unknownStep)])
    func `a problem stands in the way of its mode, or of all`(_ kind: PackageProblem.Kind, _ gate: GateID) throws {
        let modes = [try mode(Samples.flash("boot")), try mode(Samples.flash("boot"), as: .keepData)]
        func problem(_ mode: FlashMode?) -> PackageProblem {
            PackageProblem(kind: kind, mode: mode, sentence: "Something is wrong.", evidence: "line 7")
        }
        let other: GateID = kind == .integrity ? .unknownStep : .packageIntegrity
        let cases: [([PackageProblem], FlashMode, Int)] = [
            ([problem(nil)], .clean, 1), ([problem(nil)], .keepData, 1), ([problem(.clean)], .clean, 1),
            ([problem(.clean)], .keepData, 0),
            ([problem(.cleanLock)], .clean, 0), ([problem(nil), problem(.clean)], .clean, 2), ([], .clean, 0),
        ]
        for (problems, mode, count) in cases {
            let found = try Samples.findings(gate, Samples.package(modes, problems: problems), mode: mode)
            #expect(found.count == count)
            #expect(
                found.allSatisfy {
                    $0.severity == .refuse && $0.sentence == "Something is wrong." && $0.evidence == "line 7"
                })
            #expect(try Samples.findings(other, Samples.package(modes, problems: problems), mode: mode).isEmpty)
        }
    }
}
