/// Whether a product is the name of a chip, which several models share: `MSM8953`, `msm8996pro`, `SDM660`, `MT6768`, `MSM8996_A7`. A
/// maker's letters and at least three digits. Bootloaders of 2014 to 2018 answer with one to `getvar product`.
public func isChipName(_ product: String) -> Bool {
    let name = product.lowercased()
    return ["msm", "apq", "sdm", "sm", "qcs", "mt"].contains { maker in
        let digits = name.dropFirst(maker.count).prefix(3)
        return name.hasPrefix(maker) && digits.count == 3 && digits.allSatisfy { $0.isASCII && $0.isNumber }
    }
}
