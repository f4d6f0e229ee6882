import Foundation
import Testing
import VirtualPhone

/// A phone with the accounts and properties that published outputs show: masked names, and an unlocked bootloader.
private func startedPhone(_ change: (inout StartedPhone) -> Void = { _ in }) throws -> AdbPort {
    var phone = StartedPhone()
    phone.accounts = [
        StartedPhone.Account(name: "2807***558", type: "com.xiaomi"),
        StartedPhone.Account(name: "o***r@gmail.com", type: "com.google"),
    ]
    phone.properties = [
        "ro.boot.flash.locked": "1", "ro.secureboot.lockstate": "locked", "ro.boot.verifiedbootstate": "green",
        "ro.frp.pst": "/dev/block/bootdevice/by-name/frp", "ro.product.mod_device": "liuqin_global",
    ]
    change(&phone)
    return try AdbPort(phone)
}

@Suite("A started phone behind Debian's adb server", .serialized) struct AccountEvidenceTests {
    private let server: AdbServer

    init() throws { server = try AdbServer() }

    private func restock(_ arguments: String...) throws -> Ended {
        try run(program("restock"), arguments, environment: server.variables)
    }

    @Test("Debian's client and this phone understand each other") func secondOpinion() throws {
        let phone = try startedPhone()
        let serial = try server.connect(phone, becomes: "device")
        let shell = try server.client("-s", serial, "shell", "getprop ro.boot.flash.locked")
        #expect(shell.status == 0 && shell.out == "1\n", "\(shell)")
        let list = try server.client("-s", serial, "exec-out", "dumpsys account")
        #expect(list.out.contains("    Account {name=2807***558, type=com.xiaomi}\n"), "\(list)")
        let unknown = try server.client("-s", serial, "shell", "nosuchcommand")
        #expect(unknown.status == 127, "\(unknown)")
    }

    @Test("what is signed in is seen, and no name is kept") func seen() throws {
        let phone = try startedPhone()
        let serial = try server.connect(phone, becomes: "device")
        let page = try restock("status", "-s", serial)
        #expect(page.status == 0, "\(page)")
        let words = page.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("A Mi account is signed in. It very likely binds this phone"))
        #expect(words.contains("A Google account is signed in."))
        #expect(words.contains("bootloader locked, says Android (ro.boot.flash.locked: 1"))
        #expect(words.contains("liuqin_global") && words.contains("/dev/block/bootdevice/by-name/frp"))
        let json = try restock("status", "--json", "-s", serial)
        let result = json.result
        let account = try #require(result["account"] as? [String: String])
        #expect(account == ["verdict": "very-likely-bound", "evidence": "seen", "google": "seen"])
        #expect(result["mode"] as? String == "adb" && result["serial"] as? String == serial)
        #expect(result["bootloader"] as? String == "locked")
        let guide = try restock("account", "--json", "--phone", serial)
        #expect((guide.result["account"] as? [String: String]) == account, "\(guide)")
        for ended in [page, json, guide] {
            for part in ["2807", "558", "gmail"] { #expect(!(ended.out + ended.error).contains(part), "\(ended)") }
        }
    }

    @Test("no account seen is never called free") func notSeen() throws {
        let phone = try startedPhone { $0.accounts = [] }
        let serial = try server.connect(phone, becomes: "device")
        let page = try restock("status", "-s", serial)
        let words = page.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("No Mi account was seen. That proves nothing"), "\(page)")
        #expect(words.contains("Assume that it is bound."))
        let account = try restock("status", "--json", "-s", serial).result["account"] as? [String: String]
        #expect(account == ["verdict": "assume-bound", "evidence": "not-seen", "google": "not-seen"])
    }

    @Test(
        "a list that is refused or cut off is not an empty one",
        arguments: [
            "Can't find service: account\n", "Permission Denial: can't dump AccountManagerService\n", "",
            "User UserInfo{0:Owner:c13}:\n  Accounts: 2\n    Account {name=2807***558, type=com.xiaomi}\n",
        ])
    func refused(text: String) throws {
        let phone = try startedPhone { $0.accountText = text }
        let serial = try server.connect(phone, becomes: "device")
        let account = try restock("status", "--json", "-s", serial).result["account"] as? [String: String]
        #expect(account == ["verdict": "assume-bound", "evidence": "unknown", "google": "unknown"])
    }

    @Test("a phone that has not allowed this computer: look at its screen") func unauthorized() throws {
        let phone = try startedPhone { $0.mood = .unauthorized }
        let serial = try server.connect(phone, becomes: "unauthorized")
        let ended = try restock("status", "-s", serial)
        #expect(ended.status == 4, "\(ended)")
        #expect(ended.words.contains("not authorised for this computer"))
        #expect(ended.words.contains("allow USB debugging for this computer"))
    }

    @Test("a phone that does not answer: wake it") func offline() throws {
        let phone = try startedPhone { $0.mood = .mute }
        let serial = try server.connect(phone, becomes: "offline")
        let ended = try restock("account", "-s", serial)
        #expect(ended.status == 4, "\(ended)")
        #expect(ended.words.contains("offline: it does not answer") && ended.words.contains("Wake the phone"))
        #expect(ended.out.isEmpty)
    }

    @Test("a serial number that the server does not know is looked for in fastboot, as ever") func stranger() throws {
        let ended = try restock("status", "-s", "nosuchphone")
        #expect(ended.status == 4, "\(ended)")
        #expect(ended.words.contains("No phone with the serial number nosuchphone is in fastboot mode."))
    }

    @Test("a started phone is named among several") func several() throws {
        let first = try startedPhone()
        let second = try startedPhone { $0.accounts = [] }
        _ = try server.connect(first, becomes: "device")
        let serial = try server.connect(second, becomes: "device")
        let result = try restock("status", "--json", "-s", serial).result
        #expect((result["account"] as? [String: String])?["evidence"] == "not-seen")
    }
}
