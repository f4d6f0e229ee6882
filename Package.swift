// swift-tools-version: 6.2
import PackageDescription

/// One set of rules for every room: Swift 6, strict memory safety, no warnings.
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// ISA-L inflates, unless it is not to be had: `RESTOCK_INFLATE=zlib swift build` leaves it out.
let hasISAL = Context.environment["RESTOCK_INFLATE"] != "zlib"
let inflate: [Target.Dependency] = hasISAL ? ["CISAL", "CZlib"] : ["CZlib"]
let inflateSettings: [SwiftSetting] = hasISAL ? [] : [.define("ZLIB_ONLY")]

/// `RESTOCK_TESTS=optimized`: the rooms that move bytes are optimised in a debug build, too. With the address sanitizer their tests take half
/// as long, and what a test may see of a room stays.
let quick: [SwiftSetting] =
    Context.environment["RESTOCK_TESTS"] == "optimized" ? [.unsafeFlags(["-O"])] : []

func room(_ name: String, _ below: [Target.Dependency] = [], settings: [SwiftSetting] = []) -> Target {
    .target(name: name, dependencies: below, swiftSettings: house + settings)
}

func tests(
    _ name: String, _ rooms: [Target.Dependency], data: [String] = [], settings: [SwiftSetting] = []
) -> Target {
    .testTarget(name: name, dependencies: rooms, exclude: data, swiftSettings: house + settings)
}

/// The bench compares with a plain loop over ISA-L.
let benchProbe: [Target] =
    hasISAL
    ? [
        .executableTarget(
            name: "bench-probe",
            dependencies: ["Bytes", "Transport", "Images", "Fastboot", "PayloadMaker", "CISAL"],
            path: "Tests/Bench/bench-probe", swiftSettings: house)
    ] : []

/// What a fuzzer needs is built into every room, so it is a build of its own: `RESTOCK_FUZZ=1 swift build`; see Tests/Fuzz.
let fuzz: [Target] =
    Context.environment["RESTOCK_FUZZ"] == "1"
    ? [
        .executableTarget(
            name: "fuzz", dependencies: ["FuzzTargets"],
            path: "Tests/Fuzz/fuzz", swiftSettings: house + [.unsafeFlags(["-parse-as-library"])])
    ] : []

let package = Package(
    name: "restock",
    products: [
        .executable(name: "restock", targets: ["restock"]),
        .executable(name: "virtual-phone", targets: ["virtual-phone"]),
        .library(name: "Fastboot", targets: ["Fastboot"]),
        // What a session of Fastboot speaks through.
        .library(name: "Transport", targets: ["Transport"]),
        .library(name: "Images", targets: ["Images"]),
        .library(name: "StockPackage", targets: ["StockPackage"]),
        .library(name: "Safety", targets: ["Safety"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        // No traits: those of its default bring all of Foundation and its 30 MB of tables for languages.
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0", traits: []),
    ],
    targets: [
        // C libraries: a module map and a shim header each.
        .systemLibrary(name: "CLibUSB", pkgConfig: "libusb-1.0", providers: [.apt(["libusb-1.0-0-dev"])]),
        .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CBZip2", providers: [.apt(["libbz2-dev"])]),
        .systemLibrary(name: "CLZMA", pkgConfig: "liblzma", providers: [.apt(["liblzma-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        // The C library's switches for its own heap.
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),

        // What is known about phones and firmware, as data. Compiled in, so that one file is the whole program.
        .target(
            name: "Firmware", path: "Firmware",
            resources: [
                .embedInCode("phones"), .embedInCode("policy"), .embedInCode("packages"), .embedInCode("names"),
            ], swiftSettings: house),

        // The manifest of Android's update payloads. Its code is generated (see the .proto): the house's rules are not for it.
        .target(
            name: "PayloadManifest", dependencies: [.product(name: "SwiftProtobuf", package: "swift-protobuf")],
            exclude: ["payload_manifest.proto"], swiftSettings: [.swiftLanguageMode(.v6)]),

        // What phones are called in shops. No gate may see it: only the command line shows it.
        .target(name: "DeviceNames", resources: [.embedInCode("names.json")], swiftSettings: house),

        // The ground
        room("Bytes", settings: quick),
        room("Threads"),
        room("Files"),
        // Floor 0
        room("USB", ["Bytes", "Threads", "CLibUSB"]),
        room("Journal", ["Files", "CSQLite"]),
        // Floor 1
        room("Transport", ["Bytes", "USB"]),
        // Floor 2
        room(
            "Images",
            ["Bytes", "Files", "Threads", "PayloadManifest", "CCrypto", "CBZip2", "CLZMA", "CZstd"] + inflate,
            settings: inflateSettings + quick),
        // A vendor's flash scripts, read as a language. It knows no archive and no phone.
        room("Scripts", settings: quick),
        // Floor 3
        room("Fastboot", ["Bytes", "Transport"]),
        room("Recovery", ["Bytes", "Transport"]),
        room(
            "StockPackage", ["Bytes", "Files", "Firmware", "Images", "Scripts", "CArchive", "CZip"], settings: quick),
        // Floor 4
        room("Plan", ["Bytes", "StockPackage"], settings: quick),
        // Floor 5
        room("Safety", ["Bytes", "Plan", "StockPackage", "Firmware"], settings: quick),
        // Floor 6
        room(
            "RestockKit",
            [
                "Bytes", "Files", "Threads", "USB", "Transport", "Journal", "Images", "Fastboot", "Recovery",
                "StockPackage", "Plan", "Safety",
            ]),
        // Nothing of the host side but the ground: what both got wrong would look right.
        room("VirtualPhone", ["Bytes", "CCrypto", "CZlib", "Firmware"], settings: quick),
        // Floor 7
        .executableTarget(
            name: "restock",
            dependencies: [
                "RestockKit", "VirtualPhone", "DeviceNames", "CMalloc", "Bytes", "Threads", "USB", "Transport",
                "Journal", "Fastboot", "Recovery", "StockPackage", "Plan", "Safety",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: house),
        .executableTarget(
            name: "virtual-phone",
            dependencies: [
                "VirtualPhone", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: house),

        // Proves the USB rooms in a guest with a real USB bus; see Tests/Guest.
        .executableTarget(
            name: "usb-probe", dependencies: ["Bytes", "Transport", "VirtualPhone", "CZlib"],
            path: "Tests/Guest/usb-probe",
            swiftSettings: house),

        // Flashes that go wrong, by the thousand; see Tests/Campaign.
        .executableTarget(
            name: "campaign",
            dependencies: [
                "RestockKit", "VirtualPhone", "Journal", "Threads", "Transport", "Fastboot", "Recovery",
                "StockPackage", "Plan", "Safety",
            ], path: "Tests/Campaign/campaign", swiftSettings: house),

        // The bench's own tools; see Tests/Bench. The pusher is the plain program that restock is compared with over USB.
        .executableTarget(name: "usb-pusher", dependencies: ["CLibUSB"], path: "Tests/Bench/usb-pusher"),
        // Makes update payloads for tests, with the tools of the system; it shares nothing with what reads them.
        .target(name: "PayloadMaker", path: "Tests/PayloadMaker", swiftSettings: house + quick),
        // Sockets of this computer alone, for what tests bring with them.
        .target(name: "Loopback", path: "Tests/Loopback", swiftSettings: house),
        // Each parser of what somebody else wrote, as the fuzzers and the tests of their seeds call it.
        .target(
            name: "FuzzTargets",
            dependencies: [
                "Bytes", "Threads", "Transport", "Journal", "Images", "Fastboot", "Recovery", "StockPackage",
                "RestockKit",
                "VirtualPhone", "Loopback",
            ], path: "Tests/Fuzz/targets", swiftSettings: house),
        // What a terminal makes of the few sequences that restock sends.
        .target(name: "TerminalModel", path: "Tests/TerminalModel", swiftSettings: house),

        tests("BytesTests", ["Bytes"]),
        tests("ThreadsTests", ["Threads"]),
        tests("FilesTests", ["Files"]),
        tests("USBTests", ["USB", "CLibUSB"]),
        tests("JournalTests", ["Journal"]),
        tests("TransportTests", ["Transport"]),
        tests("ImagesTests", ["Images", "Bytes", "Threads", "PayloadMaker", "Loopback"], settings: quick),
        tests("FastbootTests", ["Fastboot", "Transport", "Loopback"]),
        tests("RecoveryTests", ["Recovery", "Transport", "Loopback"]),
        tests("ScriptsTests", ["Scripts"]),
        tests(
            "StockPackageTests", ["StockPackage", "Bytes", "Firmware", "Images", "PayloadMaker"],
            data: ["Fixtures/package-names.tsv"]),
        tests(
            "SafetyTests", ["Safety", "Plan", "StockPackage", "Images", "Fastboot", "Firmware"]),
        // Plans of the sample packages, as they are and changed, against the gates and a phone that is played without them.
        tests(
            "PlanTests",
            ["Safety", "Plan", "StockPackage", "Images", "VirtualPhone", "Fastboot", "Transport"]),
        tests("VirtualPhoneTests", ["VirtualPhone", "CZlib", "Loopback"]),
        tests(
            "RestockTests",
            [
                "restock", "RestockKit", "Journal", "Plan", "Safety", "StockPackage", "Images", "Fastboot", "Recovery",
                "Transport", "USB", "DeviceNames", "TerminalModel",
            ]),
        tests("HouseTests", []),
        tests("SeedTests", ["FuzzTargets"]),
        tests(
            "EndToEndTests",
            [
                "RestockKit", "VirtualPhone", "Bytes", "Transport", "Fastboot", "Images", "StockPackage", "Plan",
                "PayloadMaker", "TerminalModel", "Loopback",
            ]),
    ] + benchProbe + fuzz
)

/// `RESTOCK_ROOMS=low`: the rooms below the use cases and their tests alone. What the sanitizers look at, and a third of the building.
if Context.environment["RESTOCK_ROOMS"] == "low" {
    let above: Set = [
        "RestockKit", "VirtualPhone", "DeviceNames", "restock", "virtual-phone", "usb-probe", "campaign", "bench-probe",
        "usb-pusher", "TerminalModel", "FuzzTargets", "SeedTests", "PlanTests", "VirtualPhoneTests", "RestockTests",
        "HouseTests", "EndToEndTests",
    ]
    package.targets.removeAll { above.contains($0.name) }
    package.products.removeAll { above.contains($0.name) }
}

// The build of the tests leaves out the programs that no test of it imports or runs.
if Context.environment["RESTOCK_TESTS"] == "optimized" {
    let apart: Set = ["usb-probe", "campaign", "bench-probe", "usb-pusher"]
    package.targets.removeAll { apart.contains($0.name) }
}
