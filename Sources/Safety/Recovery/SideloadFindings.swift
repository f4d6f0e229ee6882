import Plan
import StockPackage

/// What is known before a package is given to a recovery. Plain data, already read.
public struct SideloadInput: Sendable {
    /// What is known of the owner's token, for a recovery that wants one.
    public enum Token: Sendable, Equatable {
        /// The recovery wants none: it is not Xiaomi's.
        case notWanted
        /// It wants one, and there is none.
        case missing
        /// The token names the package by this digest.
        case names(sha1: String)
        /// Nothing in the token or beside it says for which package it is.
        case silent
        /// It was used for another package before, whose MD5 this is.
        case usedFor(md5: String)
    }

    /// What the key with which tokens are signed proves of the owner's token.
    public enum Proof: Sendable, Equatable {
        /// The owner has no such key, or the recovery wants no token.
        case notAsked
        /// The key signed it; the text that it signed.
        case signed(String)
        /// The key did not sign it, or it is no longer what it signed.
        case notSigned
    }

    /// What the package says, and what reading it whole found.
    public let package: SideloadFacts
    /// The codename with its region as the recovery says it: `gale_eea_global`; nil where it says none.
    public let variant: String?
    /// The bare codename; nil where the recovery says neither.
    public let codename: String?
    /// The phone's serial number; nil where the recovery tells none.
    public let serial: String?
    /// The firmware on the phone; nil where it is not known.
    public let installed: InstalledFirmware?
    /// What is known of the owner's token.
    public let token: Token
    /// What a key proves of that token.
    public let proof: Proof
    /// Whether Xiaomi's server said that the data are erased.
    public let serverErases: Bool
    /// Whether this phone was left in the middle of a flash.
    public let lastFlash: LastFlash

    public init(
        package: SideloadFacts, variant: String?, codename: String?, serial: String?, installed: InstalledFirmware?,
        token: Token, proof: Proof = .notAsked, serverErases: Bool, lastFlash: LastFlash = .finished
    ) {
        self.package = package
        self.variant = variant
        self.codename = codename
        self.serial = serial
        self.installed = installed
        self.token = token
        self.proof = proof
        self.serverErases = serverErases
        self.lastFlash = lastFlash
    }

    /// Whether the owner's data are erased, as far as anybody said so.
    public var wipes: Bool { serverErases || !package.wipeOrders.isEmpty }
}

/// What there is to say before a package is given to a recovery. The recovery judges once more, by itself. Pure.
public func sideloadFindings(_ input: SideloadInput) -> [Finding] {
    var findings = [Finding.accountsSurvive(.recovery, input.lastFlash)]
    if input.wipes { findings.append(.googleAsks(input.lastFlash, wherePartition: nil, mode: "in the recovery")) }
    if let named = input.package.md5InName, !input.package.md5.hasPrefix(named) {
        findings.append(.otherFile(named, input.package))
    }
    if !input.package.hasSignature { findings.append(.unsigned(input.package)) }
    findings += (proofFindings(input) ?? tokenFindings(input)) + deviceFindings(input) + versionFindings(input)
    if input.wipes {
        let server = input.serverErases ? ["the answer of Xiaomi's server says that the data are erased"] : []
        findings.append(
            .wipesEverything(input.package.wipeOrders.map { "the package says \($0)" } + server, input.lastFlash))
    }
    return findings
}

private func tokenFindings(_ input: SideloadInput) -> [Finding] {
    switch input.token {
    case .notWanted: []
    case .missing: [.noToken]
    case .names(let sha1) where sha1.lowercased() == input.package.sha1: []
    case .names(let sha1): [.tokenForAnother("the token names SHA-1 \(sha1), the package has \(input.package.sha1)")]
    case .usedFor(let md5):
        [.tokenForAnother("it was used for a package with MD5 \(md5); this one has \(input.package.md5)")]
    case .silent: [.tokenSaysNothing]
    }
}

private func deviceFindings(_ input: SideloadInput) -> [Finding] {
    var findings: [Finding] = []
    let metadata = input.package.metadata
    let devices = metadata?.devices ?? []
    let across = lineFinding(input)
    let phone = [input.variant, input.codename].compactMap(\.self)
    if devices.isEmpty || phone.isEmpty {
        findings.append(.deviceUnknown(devices, phone.first))
    } else if !devices.contains(where: phone.contains) {
        // The list may name variants only: then the codename decides, and the region is another matter.
        let bare = devices.map(Variant.init)
        if let codename = input.codename, bare.contains(where: { $0.codename == codename }) {
            findings.append(across ?? .otherVariant(devices, phone[0], bare[0].region))
        } else {
            findings.append(.otherDevice(devices, phone[0]))
        }
    } else if let across {
        // The package is for the firmware that is on the phone, and the recovery says that its hardware is another's.
        findings.append(across)
    }
    if let wanted = input.package.metadata?.serial,
        !wanted.split(separator: "|").contains(where: { $0 == input.serial ?? "" })
    {
        findings.append(.otherSerial(input.serial))
    }
    if let from = input.package.metadata?.startsFrom, let version = input.installed?.version, !from.contains(version) {
        findings.append(.startsFromAnother(from, version))
    }
    return findings
}

/// Firmware of HyperOS 3 or Android 16 that goes across the line round China; nil for any other.
private func lineFinding(_ input: SideloadInput) -> Finding? {
    guard let metadata = input.package.metadata else { return nil }
    let region =
        metadata.version.flatMap(VersionLetters.init(version:))?.region
        ?? metadata.devices.map(Variant.init).first { $0.codename == input.codename }?.region
    // API level 36 is Android 16; from 33 on each release is one level.
    let android = metadata.sdkLevel.flatMap { Int($0) }.map { $0 - 20 }
    guard let region, ChinaLine.isWatched(version: metadata.version, android: android),
        let phone = ChinaLine.crossing(to: region, input.installed)
    else { return nil }
    return .acrossChina(region, version: metadata.version, phone)
}

private func versionFindings(_ input: SideloadInput) -> [Finding] {
    if input.package.metadata?.isDowngrade == true { return [.downgrade("the package says ota-downgrade=yes")] }
    guard let new = input.package.metadata?.version, let old = input.installed?.version,
        let newVersion = FirmwareVersion(new), let oldVersion = FirmwareVersion(old), newVersion < oldVersion
    else { return [] }
    return [.downgrade("the package: \(new); on the phone: \(old) (\(input.installed?.source ?? ""))")]
}
