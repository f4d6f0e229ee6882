/// The market that a package is made for.
public enum Region: String, Sendable, CaseIterable, CustomStringConvertible {
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
    case latinAmerica = "lm"
    case mexico = "mx"
    case chile = "cl"
    case guatemala = "gt"
    case southAfrica = "za"
    case thailand = "th"
    case singapore = "sg"

    /// For screens: `europe`, `latin america`.
    public var description: String {
        switch self {
        case .china: "china"
        case .global: "global"
        case .europe: "europe"
        case .india: "india"
        case .russia: "russia"
        case .indonesia: "indonesia"
        case .turkey: "turkey"
        case .taiwan: "taiwan"
        case .japan: "japan"
        case .korea: "korea"
        case .latinAmerica: "latin america"
        case .mexico: "mexico"
        case .chile: "chile"
        case .guatemala: "guatemala"
        case .southAfrica: "south africa"
        case .thailand: "thailand"
        case .singapore: "singapore"
        }
    }

    /// From the region field of a file name; carriers follow an underscore (`cn_chinatelecom`).
    public init?(field: String) {
        guard let first = field.split(separator: "_").first, let region = Region(rawValue: String(first)) else {
            return nil
        }
        self = region
    }

    /// From the two region letters of a version string, `EU` in `V12.0.1.0.QJCEUXM`. Read off 17,000 published versions.
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
        case "LM": self = .latinAmerica
        case "MX": self = .mexico
        case "CL": self = .chile
        case "GT": self = .guatemala
        case "ZA": self = .southAfrica
        case "TH": self = .thailand
        case "SG": self = .singapore
        default: return nil
        }
    }
}
