/// Whether a product is the name of a chip, which several models share: `MSM8953`, `msm8996pro`, `SDM660`, `MT6768`, that is a maker's
/// letters and at least three digits. The bootloaders and scripts of 2015 to 2018 have those.
public func isChipName(_ product: String) -> Bool {
    let name = product.lowercased()
    return ["msm", "apq", "sdm", "sm", "qcs", "mt"].contains { maker in
        let digits = name.dropFirst(maker.count).prefix(3)
        return name.hasPrefix(maker) && digits.count == 3 && digits.allSatisfy { $0.isASCII && $0.isNumber }
    }
}
