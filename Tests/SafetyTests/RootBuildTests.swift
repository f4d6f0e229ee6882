import Plan
import Safety
import StockPackage
import Testing

/// A package whose name says `userroot`: a build with root, which no phone is locked on.
@Suite("Builds with root") struct RootBuildTests {
    private func package(_ build: String?) throws -> PackageFacts {
        let lines = Samples.liuqin + Samples.flash("boot") + Samples.flash("vbmeta")
        let modes = [
            try Samples.mode(lines), try Samples.mode(lines + RelockTests.lock, as: .cleanLock),
        ]
        var package = Samples.package(modes)
        package.build = build
        return package
    }

    @Test("no phone is locked on one", arguments: ["userroot", "userdebug", "eng"]) func locked(build: String) throws {
        let findings = try Samples.findings(.relock, package(build), mode: .cleanLock)
        #expect(findings.map(\.severity) == [.refuse])
        #expect(findings.first?.evidence.contains("its name says \(build)") == true)
        #expect(try Samples.findings(.packageAuthenticity, package(build), mode: .cleanLock) == [])
    }

    @Test("flashed without a lock, it is said", arguments: ["userroot", "userdebug"]) func clean(build: String) throws {
        let findings = try Samples.findings(.packageAuthenticity, package(build))
        #expect(findings.map(\.severity) == [.note])
        #expect(findings.first?.evidence.contains(build) == true)
    }

    @Test("an ordinary build, and one whose name does not say, are locked as ever", arguments: ["user", nil])
    func ordinary(build: String?) throws {
        let findings = try Samples.findings(.relock, package(build), mode: .cleanLock)
        #expect(findings.map(\.severity) == [.confirm])
        #expect(try Samples.findings(.packageAuthenticity, package(build)) == [])
    }
}
