import Foundation
import Testing

/// A key pair of openssl's, with which tokens are signed as Xiaomi's server is reported to sign them.
private final class Signer {
    let folder: URL
    var publicKey: String { folder.appending(path: "public.pem").path }

    init() throws {
        folder = try temporaryFolder()
        try sh(
            "openssl genrsa -out private.pem 2048 2>/dev/null && openssl rsa -in private.pem -pubout -out public.pem 2>/dev/null"
        )
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    @discardableResult
    func sh(_ line: String) throws -> String {
        let ended = try run(URL(filePath: "/bin/bash"), ["-ec", "cd \"$0\"; \(line)", folder.path])
        guard ended.status == 0 else { throw Phone.Broken(what: "\(line): \(ended.error)") }
        return ended.out.filter { !$0.isNewline }
    }

    private func put(_ text: String) throws { try Data(text.utf8).write(to: folder.appending(path: "text")) }

    /// The signature holds the text, in blocks of 100 bytes.
    func inside(_ text: String) throws -> String {
        try put(text)
        return try sh(
            """
            rm -f piece* signed; split -b 100 text piece
            for piece in piece*; do openssl rsautl -sign -inkey private.pem -in $piece >> signed 2>/dev/null; done
            base64 -w 0 signed
            """)
    }

    /// The signature stands behind the text.
    func beside(_ text: String, dot: Bool) throws -> String {
        try put(text)
        try sh("openssl dgst -sha256 -sign private.pem -out signature text")
        return try sh(
            dot
                ? "printf '%s.%s' $(base64 -w 0 text) $(base64 -w 0 signature)" : "cat text signature | base64 -w 0")
    }

    func file(_ token: String) throws -> String {
        let path = folder.appending(path: "token-\(UUID().uuidString)").path
        try Data(token.utf8).write(to: URL(filePath: path))
        return path
    }
}

@Suite("A token is checked before it is sent") struct TokenKeyTests {
    private let signer: Signer
    private let zip: SideloadZip
    private let phone: Phone
    private let memory: Memory

    init() throws {
        signer = try Signer()
        zip = try SideloadZip(["ota-type=BLOCK", "pre-device=liuqin"])
        phone = try Phone("liuqin", ["--mode", "mi-assistant", "--answer", "getdevice=liuqin"])
        memory = try Memory()
    }

    private func text(device: String = "liuqin", sha1: String? = nil) throws -> String {
        let digest = try sha1 ?? String(run(URL(filePath: "/usr/bin/sha1sum"), [zip.path]).out.prefix(40))
        return
            #"{"device":"\#(device)","version":"OS2.0.203.0.VMYCNXM","sha1":"\#(digest)","more":"\#(String(repeating: "x", count: 80))"}"#
    }

    private func sideload(_ token: String, _ more: [String] = []) throws -> Ended {
        try run(
            program("restock"),
            [
                "sideload", "-s", phone.address, "--json", "--accept", "account-binding", "--validation",
                try signer.file(token), zip.path,
            ] + more, environment: memory.environment)
    }

    private var key: [String] { ["--token-key", signer.publicKey] }
    private func offers() throws -> Int { try phone.services().count { $0.hasPrefix("sideload-host") } }

    @Test("one that the key signed for this package and this phone is passed on as it is", arguments: 0..<3)
    func good(form: Int) throws {
        defer { zip.remove() }
        let token =
            try form == 0 ? signer.inside(text()) : signer.beside(text(), dot: form == 1)
        // The virtual recovery knows only its own tokens, and refuses this one before it asks for a block.
        let ended = try sideload(token, key)
        #expect(ended.status == 1, "\(ended.out)")
        #expect(try phone.services().contains { $0.contains(":\(token):0") })
        let notes = ended.events.filter { $0["gate"] as? String == "package-authenticity" }
        #expect(notes.map { $0["severity"] as? String } == ["note"], "\(ended.out)")
    }

    @Test("damaged, of another package, of another phone, by another key: refused, and nothing is sent")
    func bad() throws {
        defer { zip.remove() }
        let good = try signer.inside(text())
        var damaged = Array(good)
        damaged[100] = damaged[100] == "A" ? "B" : "A"
        let other = try Signer()
        let cases: [(String, String)] = [
            (String(damaged), "or it is damaged"),
            (String(good.dropLast(4)), "or it is damaged"),
            (try signer.beside(text(), dot: true) + "AAAA", "or it is damaged"),
            (try other.inside(text()), "or it is damaged"),
            (try signer.inside(text(sha1: String(repeating: "0", count: 40))), "issued for another package"),
            (try signer.inside(text(device: "liuqin_eea_global")), "issued for another phone"),
            (try signer.inside(text(device: "liuqinpro")), "issued for another phone"),
            // Whatever else it names.
            (try signer.inside(text(device: #"umi","note":"liuqin"#)), "issued for another phone"),
        ]
        for (token, words) in cases {
            let ended = try sideload(token, key)
            #expect(ended.status == 2, "\(words): \(ended.out)")
            #expect((ended.result["sentence"] as? String)?.contains(words) == true, "\(words): \(ended.out)")
        }
        #expect(try offers() == 0)
        // Without the key there is nothing to check it with.
        let unchecked = try sideload(String(damaged))
        #expect(unchecked.words.contains("package-authenticity"), "\(unchecked.error)")
    }

    @Test(
        "a file that is no public key", arguments: ["", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"])
    func noKey(text: String) throws {
        defer { zip.remove() }
        let file = try signer.file(text)
        let ended = try sideload(signer.inside(self.text()), ["--token-key", file])
        #expect(ended.status == 64 && ended.words.contains("there is no public RSA key in it"), "\(ended.error)")
        #expect(try restock("sideload", "--token-key", file, zip.path).status == 64)
        #expect(try phone.log().isEmpty)
    }

    @Test("more padding makes no other token", arguments: ["", "=", "==", "==="]) func padding(_ end: String) throws {
        let other = try SideloadZip(["ota-type=BLOCK", "pre-device=liuqin"], bytes: 4000)
        defer {
            zip.remove()
            other.remove()
        }
        // Of 19 bytes, none of which say for which package it is.
        let token = "bm90aGluZyB0aGF0IHRlbGxzIQ"
        func use(_ text: String, _ path: String) throws -> Ended {
            try run(
                program("restock"),
                [
                    "sideload", "-s", phone.address, "--accept", "account-binding,package-authenticity", "--validation",
                    try signer.file(text), path,
                ], environment: memory.environment)
        }
        #expect(try use(token + "==", zip.path).status == 1)
        #expect(try offers() == 1)
        let again = try use(token + end, other.path)
        #expect(again.status == 2 && again.words.contains("issued for another package"), "\(again.error)")
        let same = try use(token + end, zip.path)
        #expect(same.status == 1, "\(same.error)")
        #expect(try offers() == 2)
    }

    @Test("what an earlier version remembered counts as well") func earlier() throws {
        let other = try SideloadZip(["ota-type=BLOCK", "pre-device=liuqin"], bytes: 4000)
        defer {
            zip.remove()
            other.remove()
        }
        let token = "bm90aGluZyB0aGF0IHRlbGxzIQ=="
        let print = try signer.sh("printf '%s' '\(token)' | sha256sum | head -c 64")
        let folder = URL(filePath: memory.journal).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("{\"\(print)\":\"0123456789abcdef0123456789abcdef\"}".utf8).write(
            to: folder.appending(path: "tokens.json"))
        let ended = try sideload(String(token.dropLast(2)), [])
        #expect(ended.status == 2, "\(ended.out)")
        #expect((ended.result["sentence"] as? String)?.contains("issued for another package") == true, "\(ended.out)")
        #expect(try offers() == 0)
    }
}
