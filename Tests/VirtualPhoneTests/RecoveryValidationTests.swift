import Foundation
import Testing
import VirtualPhone

/// The stock recovery and the validation that it wants. Every validation here is pretended: only a virtual phone accepts it.
@Suite struct RecoveryValidationTests {
    /// The form of a pretended validation, made here without the phone's code: digests by openssl.
    private static func validation(for package: [UInt8], _ phone: PlayedPhone) async throws -> String {
        func digest(_ kind: String, _ bytes: [UInt8]) async throws -> String {
            let file = try phone.file("digest-\(UUID().uuidString)", bytes)
            let answer = try await phone.run("openssl", ["dgst", "-\(kind)", "-r", file])
            return String(try #require(answer.output.split(separator: " ").first))
        }
        let sum = try await digest("sha1", package)
        let claim = Data("{\"sha1\":\"\(sum)\"}".utf8).base64EncodedString()
        return "PRETENDED.\(claim).\(try await digest("sha256", Array("no real validation: \(sum)".utf8)))"
    }

    @Test(arguments: ["0", "1"]) func theRightOne(wipe: String) async throws {
        let package = noise(300)
        try await PlayedPhone.recover(.miAssistant) { (phone) async throws in
            try phone.fill("userdata", noise(100))
            let token = try await Self.validation(for: package, phone)
            let result = try await phone.host {
                try $0.sideload("sideload-host:300:128:\(token):\(wipe)\0", package, block: 128)
            }
            #expect(result?.verdict == "DONEDONE")
            #expect(try phone.sideloaded() == package)
            #expect(try phone.remembered().wiped == (wipe == "1"))
            #expect(try phone.isEmpty("userdata") == (wipe == "1"))
        }
    }

    @Test func oneForAnotherPackage() async throws {
        let package = noise(300)
        try await PlayedPhone.recover(.miAssistant) { (phone) async throws in
            let token = try await Self.validation(for: noise(300, seed: 2), phone)
            let result = try await phone.host {
                try $0.sideload("sideload-host:300:128:\(token):1\0", package, block: 128)
            }
            #expect(result?.verdict == "FAILFAIL")
            #expect(try phone.log().last?.answer == "FAILFAIL the validation is for another package")
            #expect(!phone.hasPackage)
            #expect(try !phone.remembered().wiped)
        }
    }

    /// A digest that is changed by one letter.
    @Test func oneThatSomebodyMadeUp() async throws {
        let package = noise(300)
        try await PlayedPhone.recover(.miAssistant) { (phone) async throws in
            var token = try await Self.validation(for: package, phone)
            token += token.hasSuffix("0") ? "1" : "0"
            let forged = token
            let result = try await phone.host {
                try $0.sideload("sideload-host:300:128:\(forged):0\0", package, block: 128)
            }
            #expect(result?.verdict == "FAILFAIL")
        }
    }

    /// No sideload begins without one: taken, and closed before the first request.
    @Test(arguments: ["300:128", "300:128:REAL:0", "300:128::0"]) func none(argument: String) async throws {
        try await PlayedPhone.recover(.miAssistant) { (phone) async throws in
            let result = try await phone.host {
                try $0.sideload("sideload-host:\(argument)\0", noise(300), block: 128)
            }
            #expect(result?.verdict == "CLSE")
            #expect(result?.asked == [])
            #expect(!phone.hasPackage)
        }
    }

    /// AOSP's recovery knows no form with a validation.
    @Test func theOtherRecovery() async throws {
        let package = noise(300)
        try await PlayedPhone.recover(.sideload) { (phone) async throws in
            let token = try await Self.validation(for: package, phone)
            let result = try await phone.host {
                try $0.sideload("sideload-host:300:128:\(token):0\0", package, block: 128)
            }
            #expect(result?.verdict == "CLSE")
        }
    }

    @Test func theProgramMakesTheSame() async throws {
        try await PlayedPhone.recover(.miAssistant) { (phone) async throws in
            let package = noise(70_000, seed: 4)
            let path = try phone.file("package.zip", package)
            let here = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            let process = Process()
            process.executableURL = here.appendingPathComponent("virtual-phone")
            process.arguments = ["token", path]
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            #expect(try await text == Self.validation(for: package, phone) + "\n")
        }
    }
}
