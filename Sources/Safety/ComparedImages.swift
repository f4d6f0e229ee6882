import StockPackage

extension AVBFacts {
    /// The partitions whose images the vbmeta images name, by digest or by key, and those of them of which everything is as named.
    var compared: (agreeing: Set<String>, named: Set<String>) {
        let named = Set(digests.map(\.partition) + chain.map(\.partition))
        let others = digests.filter { $0.verdict != .agrees }.map(\.partition)
        return (named.subtracting(others + chain.filter { $0.verdict != .matches }.map(\.partition)), named)
    }

    /// What could not be compared, and why. What was compared and differs is a problem of its own.
    var openQuestions: [String] {
        let images: [String] = digests.compactMap { one -> String? in
            switch one.verdict {
            case .noImage: "\(one.partition): the package writes nothing to it"
            case .notCompared(let reason): "\(one.partition): \(reason)"
            case .agrees, .differs, .shorter: nil
            }
        }
        return images
            + chain.filter { $0.verdict == .noImage }.map { "\($0.partition): the package writes nothing to it" }
    }

    /// What was compared, in one sentence; said of a package without a fault.
    var comparedWords: String {
        let (agreeing, named) = (compared.agreeing.count, compared.named.count)
        let signed = "The package's vbmeta is signed"
        if named == 0 { return "\(signed). It names no image that restock could compare." }
        if agreeing == 0 { return "\(signed). restock could compare none of the \(named) images that it names." }
        if agreeing < named {
            return "\(signed). restock compared \(agreeing) of the \(named) images that it names, and they agree."
        }
        return named == 1
            ? "\(signed), and the one image that it names agrees with it."
            : "\(signed), and all \(named) images that it names agree with it."
    }
}
