/// Firmware that a phone of another market may not start with, and builds that no phone is locked on: what stops them in each mode.
let regionHazards: [HazardRow] = [
    // 2. From HyperOS 3 and Android 16 on an unlocked phone is reported to watch the line round China, too.
    across("China's HyperOS 3 onto firmware of Europe", "popsicle", ["getdevice=popsicle_eea_global", "getromzone=2"]),
    across(
        "China's HyperOS 3 onto hardware of another zone, whose firmware is China's", "popsicle",
        ["getdevice=popsicle", "getromzone=2"]),
    across(
        "China's HyperOS 3 goes home: the firmware is Europe's, the hardware China's", "popsicle",
        ["getdevice=popsicle_eea_global", "getromzone=1"]),
    across("Europe's HyperOS 3 onto firmware of China", "piano", ["getdevice=piano", "getromzone=1"]),
    across(
        "Europe's HyperOS 3 onto hardware of China that has firmware of Europe", "piano",
        ["getdevice=piano_eea_global", "getromzone=1"]),
    row("nobody knows where the phone is from", "popsicle", [], .note("region")),
    row("nobody knows it, and the package is Europe's", "piano", [], .note("region")),
    row(
        "China's HyperOS 3 onto a phone of China", "popsicle", ["getdevice=popsicle", "getromzone=1"], .silent("region")
    ),
    row(
        "from one region to another outside of China", "piano", ["getdevice=piano_in_global", "getromzone=2"],
        .note("region"), keepData: .silent("region"), cleanLock: .silent("region")),
    // Before HyperOS 3 the line matters to a lock alone.
    row(
        "China's HyperOS 2 onto firmware of Europe", "liuqin", ["getdevice=liuqin_eea_global", "getromzone=2"],
        .note("region"), keepData: .silent("region"), cleanLock: .confirm("region")),
    row("HyperOS 2, and nobody knows", "liuqin", [], .silent("region")),

    // 3. A build that is not made for owners.
    build("userroot"), build("userdebug"), build("eng"),
]

private typealias Expected = HazardRow.Expected

private func row(
    _ situation: String, _ package: String, _ recovery: [String], _ clean: Expected, keepData: Expected? = nil,
    cleanLock: Expected? = nil
) -> HazardRow {
    HazardRow(
        number: 2, situation: situation, package: package, phone: ["--unlocked"], recovery: recovery, clean: clean,
        keepData: keepData ?? clean, cleanLock: cleanLock ?? clean)
}

private func across(_ situation: String, _ package: String, _ recovery: [String]) -> HazardRow {
    row(situation, package, recovery, .confirm("region"))
}

private func build(_ word: String) -> HazardRow {
    HazardRow(
        number: 3, situation: "a build that calls itself \(word)",
        renamed: "liuqin-images-OS2.0.203.0.VMYCNXM-\(word)-20250610.0000.00-15.0-cn",
        clean: .note("package-authenticity"), keepData: .note("package-authenticity"), cleanLock: .refuse("relock"))
}
