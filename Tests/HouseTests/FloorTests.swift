import Foundation
import Testing

/// The rooms of the house and the floor each stands on. An import goes down only.
private let floors: [String: Int] = [
    "restock": 7, "virtual-phone": 7,
    "RestockKit": 6, "VirtualPhone": 6,
    "Safety": 5, "Plan": 4, "StockPackage": 3, "Fastboot": 3, "Recovery": 3,
    "Images": 2, "Scripts": 2, "Transport": 1, "USB": 0, "Journal": 0,
    // The ground that both wings stand on.
    "Bytes": -1, "Threads": -1, "Files": -1, "Firmware": -1, "PayloadManifest": -1, "DeviceNames": -1,
]

/// Rooms that one room may never see, whatever the floors say.
private let walls: [String: Set<String>] = [
    // The emulator shares no protocol code with the host: it would agree with the host's mistakes.
    "VirtualPhone": [
        "Images", "Transport", "Fastboot", "Recovery", "StockPackage", "Plan", "Safety", "RestockKit", "USB",
    ],
    // The package wing and the wire wing do not know each other.
    "Images": ["Transport", "Fastboot", "Recovery", "USB"],
    "Scripts": ["Transport", "Fastboot", "Recovery", "USB", "Threads"],
    "StockPackage": ["Transport", "Fastboot", "Recovery", "USB"],
    "Plan": ["Transport", "Fastboot", "Recovery", "USB"], "Safety": ["Transport", "Fastboot", "Recovery", "USB"],
    "Fastboot": ["Images", "StockPackage", "Recovery", "USB"], "Recovery": ["Images", "StockPackage", "USB"],
    "Transport": ["Images", "StockPackage"],
]

/// Where a C library may be spoken.
private let cHomes: [String: Set<String>] = [
    "CLibUSB": ["USB"], "CISAL": ["Images"], "CArchive": ["StockPackage"], "CCrypto": ["Images", "VirtualPhone"],
    "CZlib": ["Images", "VirtualPhone"], "CBZip2": ["Images"], "CLZMA": ["Images"], "CZstd": ["Images"],
    "CZip": ["StockPackage"], "CSQLite": ["Journal"], "CGadget": ["VirtualPhone"], "CMalloc": ["restock"],
]

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

private struct Import: CustomTestStringConvertible {
    let file: String
    let room: String
    let module: String
    var testDescription: String { "\(file): import \(module)" }
}

private func imports() throws -> [Import] {
    var found: [Import] = []
    for folder in ["Sources", "Firmware"] {
        let base = root.appending(path: folder)
        for path in try FileManager.default.subpathsOfDirectory(atPath: base.path) where path.hasSuffix(".swift") {
            let room = folder == "Firmware" ? "Firmware" : String(path.split(separator: "/")[0])
            for line in try String(contentsOf: base.appending(path: path), encoding: .utf8).split(separator: "\n") {
                let words = line.split(separator: " ").map(String.init)
                guard let index = words.firstIndex(of: "import"), index + 1 < words.count, !line.hasPrefix("//"),
                    !line.hasPrefix(" ")
                else { continue }
                let kinds = ["struct", "class", "enum", "func", "protocol", "typealias", "var", "let"]
                let name = kinds.contains(words[index + 1]) ? words[index + 2] : words[index + 1]
                found.append(
                    Import(file: "\(folder)/\(path)", room: room, module: String(name.split(separator: ".")[0])))
            }
        }
    }
    return found
}

@Suite("The house") struct FloorTests {
    @Test("imports go down only") func importsGoDown() throws {
        let all = try imports()
        #expect(all.count > 50)
        for one in all {
            guard let below = floors[one.module] else { continue }
            let floor = try #require(floors[one.room], "\(one.file): the room \(one.room) stands on no floor")
            #expect(below < floor || one.module == one.room, "\(one.file) imports \(one.module), which is not below it")
            #expect(walls[one.room]?.contains(one.module) != true, "\(one.file) may not know \(one.module)")
        }
    }

    @Test("what a phone is called is for the command line alone: no decision rests on it") func namesAreShown() throws {
        let rooms = Set(try imports().filter { $0.module == "DeviceNames" }.map(\.room))
        #expect(rooms == ["restock"])
        let text = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
        #expect(!text.matches(of: /room\([^)]*\)/).contains { $0.output.contains("DeviceNames") })
    }

    @Test("a C library is spoken in its own room only") func cLibrariesStayHome() throws {
        let all = try imports()
        #expect(all.contains { $0.module == "CLibUSB" })
        for one in all where one.module.hasPrefix("C") && one.module.dropFirst().first?.isUppercase == true {
            let homes = try #require(cHomes[one.module], "\(one.file) imports \(one.module), which has no home")
            #expect(homes.contains(one.room), "\(one.file) speaks \(one.module) outside \(homes.sorted())")
        }
    }

    @Test("Package.swift gives a room what it imports, nothing that goes up, and nothing else") func manifest() throws {
        let all = try imports()
        let text = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
        let rows = text.matches(of: /room\(\s*"(\w+)",\s*\[([^\]]*)\]/)
        #expect(rows.count >= 9)
        for row in rows {
            let room = String(row.1)
            let floor = try #require(floors[room])
            let given = row.2.matches(of: /"(\w+)"/).map { String($0.1) }
            let used = Set(all.filter { $0.room == room }.map(\.module))
            #expect(used.isSuperset(of: given), "\(room) does not import \(Set(given).subtracting(used))")
            #expect(
                used.intersection(floors.keys).isSubset(of: given),
                "\(room) is not given \(used.intersection(floors.keys).subtracting(given))")
            for name in given {
                guard let below = floors[name] else { continue }
                #expect(below < floor, "\(room) depends on \(name)")
                #expect(walls[room]?.contains(name) != true, "\(room) may not know \(name)")
            }
        }
    }

    @Test("what CONTRIBUTING.md names is there") func contributing() throws {
        let text = try String(contentsOf: root.appending(path: "CONTRIBUTING.md"), encoding: .utf8)
        for topic in ["A phone profile", "A gate", "A script dialect"] {
            let how = text.components(separatedBy: "## \(topic)\n").dropFirst().first
            #expect(how?.contains("\n1. ") == true && how?.contains("\n4. ") == true, "\(topic)")
        }
        let names = text.matches(of: /`([A-Za-z]+\/[^ `]*)`/).map { String($0.output.1) }.filter {
            !$0.contains("CODENAME")
        }
        #expect(names.count > 15)
        for name in names {
            #expect(FileManager.default.fileExists(atPath: root.appending(path: name).path), "\(name)")
        }
    }
}
