/// Words for a number of bytes, in decimal units as links and storage are sold: `204 KB`, `1.46 GB`.
public func describe(bytes: UInt64) -> String {
    let units = ["B", "KB", "MB", "GB", "TB"]
    var scaled = Double(bytes)
    var unit = 0
    while scaled >= 999.5, unit < units.count - 1 {
        scaled /= 1000
        unit += 1
    }
    if unit == 0 { return "\(bytes) B" }
    let decimals = scaled < 9.995 ? 2 : scaled < 99.95 ? 1 : 0
    return "\(fixed(scaled, decimals: decimals)) \(units[unit])"
}

/// A number with exactly `decimals` digits after the point, rounded half up, without a locale.
public func fixed(_ value: Double, decimals: Int) -> String {
    var factor = 1.0
    for _ in 0..<decimals { factor *= 10 }
    let rounded = Int64((value * factor).rounded())
    if decimals == 0 { return "\(rounded)" }
    let sign = rounded < 0 ? "-" : ""
    let digits = String(rounded.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
}
