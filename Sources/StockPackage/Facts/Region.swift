/// The market that a package is made for.
public enum Region: String, Sendable, CaseIterable {
    case china = "cn"
    case global
    case europe = "eea"
    case india = "in"
    case russia = "ru"
    case indonesia = "id"
    case turkey = "tr"
    case taiwan = "tw"
    case japan = "jp"
    case korea = "kr"

    /// From the region field of a file name; carriers follow an underscore (`cn_chinatelecom`).
    public init?(field: String) {
        guard let first = field.split(separator: "_").first, let region = Region(rawValue: String(first)) else {
            return nil
        }
        self = region
    }

    /// From the two region letters of a version string, `EU` in `V12.0.1.0.QJCEUXM`. Read off 3,073 published versions.
    public init?(versionLetters letters: some StringProtocol) {
        switch letters {
        case "CN": self = .china
        case "MI": self = .global
        case "EU": self = .europe
        case "IN": self = .india
        case "RU": self = .russia
        case "ID": self = .indonesia
        case "TR": self = .turkey
        case "TW": self = .taiwan
        case "JP": self = .japan
        case "KR": self = .korea
        default: return nil
        }
    }

    /// Splits `lancelot_eea_global` into the bare codename, which is what a bootloader answers, and the region that the suffix names.
    /// No suffix means China.
    public static func split(variant: String) -> (codename: String, region: Region) {
        guard variant.hasSuffix("_global") else { return (variant, .china) }
        let head = variant.dropLast("_global".count)
        for region in Region.allCases where region != .china && region != .global {
            let mark = "_" + region.rawValue
            if head.hasSuffix(mark), head.utf8.count > mark.utf8.count {
                return (String(head.dropLast(mark.count)), region)
            }
        }
        return (String(head), .global)
    }
}
