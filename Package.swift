// swift-tools-version: 6.2
import PackageDescription

/// One set of rules for every room: Swift 6, strict memory safety, no warnings.
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

func room(_ name: String, _ below: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: below, swiftSettings: house)
}

func tests(_ name: String, _ rooms: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: rooms, swiftSettings: house)
}

let package = Package(
    name: "restock",
    products: [
        .executable(name: "restock", targets: ["restock"]),
        .executable(name: "virtual-phone", targets: ["virtual-phone"]),
        .library(name: "Fastboot", targets: ["Fastboot"]),
        .library(name: "Images", targets: ["Images"]),
        .library(name: "StockPackage", targets: ["StockPackage"]),
        .library(name: "Safety", targets: ["Safety"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
    ],
    targets: [
        // C libraries: a module map and a shim header each.
        .systemLibrary(name: "CLibUSB", pkgConfig: "libusb-1.0", providers: [.apt(["libusb-1.0-0-dev"])]),
        .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // What is known about phones and firmware, as data. Compiled in, so that one file is the whole program.
        .target(
            name: "Firmware", path: "Firmware",
            resources: [.embedInCode("phones"), .embedInCode("policy"), .embedInCode("packages")], swiftSettings: house),

        // Floor 0
        room("Bytes"),
        room("USB", ["Bytes", "CLibUSB"]),
        // Floor 1
        room("Transport", ["Bytes", "USB"]),
        // Floor 2
        room("Images", ["Bytes", "CISAL", "CCrypto", "CZlib"]),
        // Floor 3
        room("Fastboot", ["Bytes", "Transport"]),
        room("Recovery", ["Bytes", "Transport"]),
        room("StockPackage", ["Bytes", "Images", "CArchive"]),
        // Floor 4
        room("Plan", ["Bytes", "StockPackage"]),
        // Floor 5
        room("Safety", ["Plan", "StockPackage", "Firmware"]),
        // Floor 6
        room("RestockKit", ["Bytes", "Transport", "Images", "Fastboot", "Recovery", "StockPackage", "Plan", "Safety"]),
        room("VirtualPhone", ["Bytes", "Images", "CCrypto", "CZlib", "Firmware"]),
        // Floor 7
        .executableTarget(
            name: "restock",
            dependencies: [
                "RestockKit", "VirtualPhone", .product(name: "ArgumentParser", package: "swift-argument-parser"),
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

        tests("BytesTests", ["Bytes"]),
        tests("USBTests", ["USB", "CLibUSB"]),
        tests("TransportTests", ["Transport", "Bytes"]),
        tests("ImagesTests", ["Images", "Bytes"]),
        tests("FastbootTests", ["Fastboot", "Transport"]),
        tests("RecoveryTests", ["Recovery"]),
        tests("StockPackageTests", ["StockPackage", "Images"]),
        tests("SafetyTests", ["Safety", "Plan", "StockPackage", "Firmware"]),
        tests("VirtualPhoneTests", ["VirtualPhone", "Bytes", "Images"]),
        tests("RestockTests", ["restock", "RestockKit", "Plan", "Safety", "StockPackage", "Images"]),
        tests("HouseTests", []),
        tests("EndToEndTests", ["RestockKit", "VirtualPhone", "Bytes"]),
    ]
)
