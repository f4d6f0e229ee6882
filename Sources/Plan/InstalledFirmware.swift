import StockPackage

/// The firmware that is on a phone now. Fastboot cannot read it: it is remembered from an earlier flash, or was read in another mode.
public struct InstalledFirmware: Sendable, Equatable {
    /// `V14.0.6.0.TKPEUXM`; nil when it is not known.
    public var version: String?
    /// Nil where it is not known, which is not the same as China's.
    public var region: Region?
    /// Major number: 13.
    public var android: Int?
    /// For which market the recovery says that the hardware was made (`getromzone`): 1 China, 2 elsewhere. Nil where it did not say.
    public var zone: String?
    /// Where this is known from, for the owner: `the recovery's getversion`.
    public var source: String
    /// True where it was read some other day: the phone may have other firmware by now. It answers no question for good.
    public var isRemembered = false

    public init(version: String?, region: Region?, android: Int?, zone: String? = nil, source: String) {
        self.zone = zone
        self.version = version
        self.region = region
        self.android = android
        self.source = source
    }

    /// From a version alone, whose letters tell region and Android.
    public init(version: String, source: String) {
        let letters = VersionLetters(version: version)
        self.init(version: version, region: letters?.region, android: letters?.androidMajor, source: source)
    }
}
