import Plan
import Recovery
import StockPackage

/// A phone in its recovery, with what the recovery says of itself. Xiaomi's says the variant with its region, which no other
/// mode does; another maker's says next to nothing.
public struct RecoveryPhone: Sendable, Equatable {
    /// How it is reached: `usb:1-2`, `adb:127.0.0.1:5555`.
    public var address: String
    /// `sideload` or `recovery`, as the recovery calls itself.
    public var mode: String
    /// The answers to the questions; one that the recovery does not know is missing.
    public var answers: [RecoveryRead: String]
    /// The model that a recovery of AOSP's kind says in its hello.
    public var helloDevice: String?
    /// The serial number that the USB device bears.
    public var usbSerial: String?
    /// Who answered, word for word.
    public var banner: String

    public init(
        address: String, mode: String, answers: [RecoveryRead: String], helloDevice: String? = nil,
        usbSerial: String? = nil, banner: String = ""
    ) {
        self.address = address
        self.mode = mode
        self.answers = answers
        self.helloDevice = helloDevice
        self.usbSerial = usbSerial
        self.banner = banner
    }

    /// Whether it is Xiaomi's Mi Assistant: it alone knows that question.
    public var isMiAssistant: Bool { answers[.device] != nil }

    /// The codename with its region: `gale_eea_global`. Nil where only the bare one is known.
    public var variant: String? { answers[.device] }

    /// The bare codename, as fastboot's `product` has it.
    public var codename: String? { variant.map { Variant($0).codename } ?? helloDevice }

    /// Whether this may be the phone whose bootloader answers `product`. Some codenames go on with a word that the bootloader leaves
    /// out, so the first words of the variant are enough.
    public func mayBe(product: String) -> Bool {
        codename == product || variant.map { $0.hasPrefix(product + "_") } ?? false
    }

    public var version: String? { answers[.version] }

    /// The region of the installed firmware: by the variant, which is the hardware's build, else by the version's letters.
    public var region: Region? {
        if let variant { return Variant(variant).region }
        return version.flatMap(VersionLetters.init(version:))?.region
    }

    /// The serial number as fastboot writes it: Xiaomi's recovery puts `0x` in front.
    public var serial: String? { answers[.serial].map(Self.plainSerial) ?? usbSerial }

    /// A serial number without what differs between the modes of one phone.
    public static func plainSerial(_ text: String) -> String {
        let lower = text.lowercased()
        return lower.hasPrefix("0x") && lower.utf8.count > 2 ? String(lower.dropFirst(2)) : text
    }

    /// The same for looking a phone up: some modes write hex digits in capitals.
    static func serialKey(_ text: String) -> String { plainSerial(text).lowercased() }

    /// What is installed, where the recovery says it.
    public var installed: InstalledFirmware? {
        guard version != nil || variant != nil else { return nil }
        let zone = answers[.zone].flatMap { ["1", "2"].contains($0) ? $0 : nil }
        let android = answers[.codebase].flatMap { Int($0.prefix { $0 != "." }) }
        return InstalledFirmware(
            version: version, region: region,
            android: android ?? version.flatMap(VersionLetters.init(version:))?.androidMajor, zone: zone,
            source: "the recovery's getversion and getdevice")
    }

    /// What is compared after a restart.
    public var facts: PhoneFacts {
        var facts = PhoneFacts(address: address)
        facts.mode = .recovery
        facts.product = codename
        facts.serial = serial
        facts.installed = installed
        return facts
    }
}
