import Foundation
import Testing
import VirtualPhone

private let profiles = ["liuqin", "chopin", "raphaelin", "daisy", "whyred"]

/// The keys of an object, sorted.
private func keys(_ object: Any?) -> [String] { ((object as? [String: Any])?.keys).map { $0.sorted() } ?? [] }

/// An object as one line with sorted keys, so that whole objects are compared.
private func line(_ object: [String: Any]) -> String {
    let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data ?? Data(), as: UTF8.self)
}

/// A recipe's step as `inspect --json` must say it.
private func stated(_ step: PackageRecipe.Step) -> String {
    var object: [String: Any] = [:]
    switch step.do {
    case .flash:
        object["do"] = "flash"
        object["partition"] = step.partition
        object["image"] = step.image
    case .erase:
        object["do"] = "erase"
        object["partition"] = step.partition
    case .setActive:
        object["do"] = "set-active"
        object["slot"] = step.slot
    case .oem where step.argument == "lock": object["do"] = "lock"
    case .oem:
        object["do"] = "oem"
        object["argument"] = step.argument
    case .reboot: object["do"] = "reboot"
    }
    if let when = step.when { object["when"] = "\(when.variable) is \(when.value)" }
    if step.mayFail == true { object["mayFail"] = true }
    return line(object)
}

/// Every line of standard output is one object with a type.
private func expectOnlyJSON(_ ended: Ended) {
    let lines = ended.out.split(separator: "\n")
    #expect(lines.count == ended.events.count, "not JSON: \(ended.out.prefix(2000))")
    #expect(ended.events.allSatisfy { $0["type"] is String })
    #expect(ended.events.count { $0["type"] as? String == "result" } == 1)
    #expect(ended.result["type"] as? String == "result")
}

@Suite("JSON that scripts rely on") struct JSONTests {
    @Test("the steps of every mode are the recipe's", arguments: profiles) func steps(profile: String) throws {
        let package = try soundPackage(profile)
        let ended = try restock("inspect", "--json", package.path)
        #expect(ended.status == 0)
        expectOnlyJSON(ended)
        let modes = try #require(ended.result["modes"] as? [String: [String: Any]])
        let names: [(PackageMode, String)] = [(.clean, "clean"), (.keepData, "keep-data"), (.cleanLock, "clean-lock")]
        #expect(modes.keys.sorted() == names.map(\.1).sorted())
        for (mode, name) in names {
            #expect(keys(modes[name]) == ["checks", "script", "steps"])
            let steps = try #require(modes[name]?["steps"] as? [[String: Any]])
            #expect(steps.map(line) == package.made.recipe.activeSteps(mode).map(stated), "\(name)")
            #expect(modes[name]?["script"] as? String == package.made.recipe.scriptName(mode) + ".sh")
            let checks = try #require(modes[name]?["checks"] as? [[String: Any]])
            #expect(checks.allSatisfy { keys($0) == ["line", "variable", "wants"] })
            let anti = package.made.recipe.script.antiRollback?.variable
            #expect(
                checks.compactMap { $0["variable"] as? String }.sorted()
                    == (["product"] + [anti].compactMap(\.self)).sorted())
        }
    }

    @Test(
        "each kind of step has exactly these keys",
        arguments: [
            ("chopin", #"{"do":"flash","image":"boot.img","partition":"boot_ab"}"#),
            ("liuqin", #"{"do":"erase","partition":"metadata"}"#), ("liuqin", #"{"do":"set-active","slot":"a"}"#),
            ("chopin", #"{"argument":"cdms","do":"oem","mayFail":true}"#), ("liuqin", #"{"do":"reboot"}"#),
            ("liuqin", #"{"do":"flash","image":"crclist.txt","partition":"crclist","when":"crc is 1"}"#),
            ("chopin", #"{"do":"erase","partition":"opcust","when":"partition-type:opcust is raw"}"#),
        ])
    func stepShape(profile: String, step: String) throws {
        let modes =
            try restock("inspect", "--json", soundPackage(profile).path).result["modes"] as? [String: [String: Any]]
        let steps = try #require(modes?["clean"]?["steps"] as? [[String: Any]])
        #expect(steps.map(line).contains(step), "\(steps.map(line))")
        let locking = try #require(modes?["clean-lock"]?["steps"] as? [[String: Any]])
        #expect(locking.last.map(line) == #"{"do":"lock"}"#)
    }

    @Test("the package and its images", arguments: profiles) func package(profile: String) throws {
        let packed = try soundPackage(profile)
        let recipe = packed.made.recipe
        let result = try restock("inspect", "--json", packed.path).result
        let hasVBMeta = recipe.images.contains { $0.kind == .vbmeta }
        #expect(
            keys(result)
                == ((hasVBMeta ? ["avb"] : []) + [
                    "findings", "images", "modes", "outcome", "package", "remarks", "type",
                ]))
        #expect(result["outcome"] as? String == "done")
        let package = try #require(result["package"] as? [String: Any])
        let required = ["android", "codename", "kind", "md5", "region", "variant", "version"]
        #expect(keys(package) == (required + (recipe.script.antiRollback == nil ? [] : ["antiRollback"])).sorted())
        #expect(package["codename"] as? String == recipe.device)
        #expect(package["variant"] as? String == recipe.variant)
        #expect(package["version"] as? String == recipe.version)
        #expect(package["android"] as? String == recipe.android)
        #expect(package["kind"] as? String == "tgz")
        #expect(package["antiRollback"] as? Int == recipe.script.antiRollback?.number)

        let images = try #require(result["images"] as? [[String: Any]])
        #expect(images.allSatisfy { keys($0) == ["bytes", "expandedBytes", "file", "sparse", "verifiedBy"] })
        for made in packed.made.images {
            let image = try #require(images.first { $0["file"] as? String == made.file }, "\(made.file)")
            #expect(image["bytes"] as? UInt64 == made.fileBytes)
            #expect(image["expandedBytes"] as? UInt64 == made.expandedBytes)
            #expect(image["sparse"] as? Bool == made.isSparse)
            #expect((image["verifiedBy"] as? [String])?.contains("md5sum.xml") == true)
        }
    }

    @Test("a damaged package is refused in JSON too") func damaged() throws {
        let package = try Packed("whyred", flaws: [.wrongDigest("boot.img")])
        let ended = try withExtendedLifetime(package) { try restock("inspect", "--json", package.path) }
        #expect(ended.status == 2)
        expectOnlyJSON(ended)
        #expect(ended.result["outcome"] as? String == "refused")
        let findings = try #require(ended.result["findings"] as? [[String: Any]])
        let refusal = try #require(findings.first { $0["severity"] as? String == "refuse" })
        #expect(keys(refusal) == ["advice", "evidence", "gate", "sentence", "severity", "type"])
        #expect(refusal["gate"] as? String == "package-integrity")
    }

    @Test("every form says what it is", arguments: [(PackageOptions.Form.tar, "tar"), (.folder, "folder")])
    func form(form: PackageOptions.Form, kind: String) throws {
        let made = try Packed("whyred", form: form)
        let ended = try withExtendedLifetime(made) { try restock("inspect", "--json", made.path) }
        let package = try #require(ended.result["package"] as? [String: Any])
        #expect(package["kind"] as? String == kind)
        #expect(package["codename"] as? String == "whyred")
    }

    @Test(
        "status tells three lock states apart",
        arguments: [
            (["--unlocked"], "unlocked", "getvar unlocked: yes"), (["--locked"], "locked", "getvar unlocked: no"),
            (["--set", "unlocked="], "unknown", "getvar unlocked"),
            (["--set", "unlocked=perhaps"], "unknown", "perhaps"),
        ])
    func status(options: [String], state: String, evidence: String) throws {
        let phone = try Phone("liuqin", options)
        let ended = try restock("status", "--json", "-s", phone.address)
        #expect(ended.status == 0, "\(ended.error)")
        expectOnlyJSON(ended)
        let result = ended.result
        #expect(
            keys(result) == [
                "account", "address", "antiRollback", "battery", "bootloader", "currentSlot", "evidence", "mode",
                "outcome", "product",
                "serial", "type",
            ])
        #expect(result["bootloader"] as? String == state)
        #expect((result["evidence"] as? String)?.contains(evidence) == true, "\(result["evidence"] ?? "")")
        #expect(result["product"] as? String == "liuqin")
        #expect(result["serial"] as? String == "4c1b07f2")
        #expect(result["address"] as? String == phone.address)
        #expect(result["mode"] as? String == "fastboot")
        #expect(result["currentSlot"] as? String == "a")
        #expect(result["antiRollback"] as? Int == 1)
        #expect(line(result["battery"] as? [String: Any] ?? [:]) == #"{"millivolts":4413,"ok":true}"#)
        #expect(line(result["account"] as? [String: Any] ?? [:]) == #"{"evidence":"unknown","verdict":"assume-bound"}"#)
        #expect(try phone.isUntouched())
    }

    @Test("the gates are an array, and the page fits a terminal") func gates() throws {
        let ended = try restock("gates", "--json")
        #expect(ended.status == 0, "\(ended.error)")
        expectOnlyJSON(ended)
        #expect(keys(ended.result) == ["gates", "outcome", "type"])
        let rows = try #require(ended.result["gates"] as? [[String: Any]])
        #expect(rows.count >= 20 && rows.allSatisfy { keys($0) == ["gate", "reads", "severities", "why"] })
        let page = try restock("gates")
        #expect(page.status == 0 && page.error.isEmpty)
        #expect(page.out.split(separator: "\n").allSatisfy { $0.count <= 80 })
        for row in rows { #expect(page.out.contains("\(row["gate"] as? String ?? "?") (")) }
    }

    @Test("devices is an array, also where there is no USB") func devices() throws {
        let ended = try restock("devices", "--json")
        #expect(ended.status == 0, "\(ended.error)")
        expectOnlyJSON(ended)
        #expect(keys(ended.result) == ["devices", "outcome", "type"])
        #expect(ended.result["devices"] is [Any])
    }

    @Test(
        "a flash: one start and one end for each step, progress that never goes back, the result last",
        arguments: ["liuqin", "chopin"])
    func flash(profile: String) throws {
        let package = try soundPackage(profile)
        let phone = try Phone(profile, ["--unlocked"])
        let ended = try restock("flash", "-s", phone.address, "--json", "--accept", consents, package.path)
        #expect(ended.status == 0, "\(ended.error)")
        expectOnlyJSON(ended)
        let events = ended.events
        let types = events.compactMap { $0["type"] as? String }
        #expect(Set(types).subtracting(["finding", "step-start", "progress", "message", "step-end", "result"]) == [])
        let shapes: [String: [[String]]] = [
            "finding": [
                ["accept", "advice", "evidence", "gate", "sentence", "severity", "type"],
                ["advice", "evidence", "gate", "sentence", "severity", "type"],
            ],
            "step-start": [["index", "of", "step", "type"]],
            "progress": [["index", "sentBytes", "totalBytes", "type"]],
            "message": [["text", "type"]],
            "step-end": [
                ["bytes", "end", "index", "seconds", "type"], ["bytes", "end", "index", "reason", "seconds", "type"],
                ["bytes", "end", "index", "seconds", "sendSeconds", "type", "writeSeconds"],
            ],
            "result": [["bytes", "outcome", "seconds", "steps", "type"]],
        ]
        for event in events {
            #expect(shapes[event["type"] as? String ?? ""]?.contains(keys(event)) == true, "\(line(event))")
        }

        let recipe = package.made.recipe.activeSteps(.clean)
        let first = try #require(types.firstIndex(of: "step-start"))
        #expect(types[..<first].allSatisfy { $0 == "finding" }, "every finding comes before every step")
        // Of a package with a vbmeta its key is noted, too; of each, where the phone must not lose power.
        let hasVBMeta = package.made.recipe.images.contains { $0.kind == .vbmeta }
        #expect(
            events[..<first].compactMap { $0["gate"] as? String }
                == ["account-binding", "google-frp"] + (hasVBMeta ? ["package-authenticity"] : [])
                + ["boot-chain", "data-loss"])
        var open: Int?
        var next = 1
        var sent: UInt64 = 0
        for event in events[first...] {
            let index = event["index"] as? Int
            switch event["type"] as? String {
            case "step-start":
                #expect(open == nil && index == next && event["of"] as? Int == recipe.count)
                open = index
                sent = 0
            case "progress":
                let now = try #require(event["sentBytes"] as? UInt64)
                let total = try #require(event["totalBytes"] as? UInt64)
                #expect(index == open && now >= sent && now <= total)
                sent = now
            case "step-end":
                #expect(open == index && (event["seconds"] as? Double ?? -1) >= 0)
                #expect(event["bytes"] as? UInt64 == sent)
                #expect(["done", "left-out", "ignored"].contains(event["end"] as? String ?? ""))
                #expect((event["end"] as? String == "done") == (event["reason"] == nil))
                open = nil
                next += 1
            default: break
            }
        }
        #expect(open == nil && next == recipe.count + 1)

        let steps = try #require(ended.result["steps"] as? [[String: Any]])
        #expect(steps.count == recipe.count)
        #expect(steps.allSatisfy { keys($0) == ["bytes", "end", "seconds", "step"] })
        #expect(ended.result["outcome"] as? String == "done")
        let downloads = try phone.log().filter { $0.command.hasPrefix("download:") }.reduce(0) { $0 + $1.bytes }
        #expect(ended.result["bytes"] as? Int == downloads)
        #expect((ended.result["seconds"] as? Double ?? 0) > 0)
    }

    @Test("a dry run says what would be done, and that it was one") func dryRun() throws {
        let phone = try Phone("chopin")
        let ended = try restock("flash", "--dry-run", "-s", phone.address, "--json", soundPackage("chopin").path)
        #expect(ended.status == 0, "\(ended.error)")
        expectOnlyJSON(ended)
        #expect(keys(ended.result) == ["bytes", "dryRun", "outcome", "seconds", "steps", "type"])
        #expect(ended.result["dryRun"] as? Bool == true)
        #expect(ended.result["outcome"] as? String == "done")
        let steps = try #require(ended.result["steps"] as? [[String: Any]])
        #expect(Set(steps.compactMap { $0["end"] as? String }) == ["planned", "left-out"])
        #expect(try phone.isUntouched())
    }

    /// What a verb is called with, and how it must end.
    struct Ending: CustomTestStringConvertible, Sendable {
        let name: String
        let arguments: [String]
        let status: Int32
        let outcome: String
        var testDescription: String { name }
    }

    @Test(
        "a failure has a result line too",
        arguments: [
            Ending(
                name: "nobody listens", arguments: ["status", "-s", "tcp:127.0.0.1:1"], status: 4, outcome: "no-phone"),
            Ending(name: "a name that is none", arguments: ["status", "-s", "tcp:"], status: 64, outcome: "usage"),
            Ending(name: "no such package", arguments: ["inspect", "/nonexistent.tgz"], status: 1, outcome: "failed"),
            Ending(
                name: "no such gate", arguments: ["flash", "-s", "tcp:127.0.0.1:1", "--accept", "all", "x.tgz"],
                status: 64,
                outcome: "usage"),
        ])
    func failures(ending: Ending) throws {
        let ended = try run(program("restock"), ending.arguments + ["--json"])
        #expect(ended.status == ending.status, "\(ended.error)")
        expectOnlyJSON(ended)
        let result = ended.result
        #expect(
            keys(result) == ["bytes", "exitCode", "next", "outcome", "seconds", "sentence", "state", "steps", "type"])
        #expect(result["outcome"] as? String == ending.outcome)
        #expect(result["exitCode"] as? Int32 == ending.status)
        for key in ["sentence", "state", "next"] { #expect((result[key] as? String)?.isEmpty == false, "\(key)") }
    }
}
