import Firmware
import Plan
import StockPackage

/// How a phone's product stands to the names that a package's script checks for.
enum ProductMatch: Equatable {
    /// Exactly one of them.
    case exact
    /// A longer name than this one, which the script's own check lets pass. That is right for some models and ruins others.
    case longer(than: String, check: ScriptCheck)
    /// No package for this phone.
    case none

    /// Every product check of the plan's own script has to hold, not any one of them.
    init(_ product: String?, _ checks: [ScriptCheck], products: [String]) {
        guard let product, !product.isEmpty else {
            self = .none
            return
        }
        let ofProduct = checks.filter { if case .product = $0 { true } else { false } }
        var match = !ofProduct.isEmpty || products.contains(product) ? ProductMatch.exact : .none
        for case .product(let names, let how, let line) in ofProduct where !names.contains(product) {
            guard how != .exact, let name = names.filter({ product.hasPrefix($0) }).max(by: { $0.count < $1.count }),
                Self.pair(name, product)?.hardware != .different
            else {
                self = .none
                return
            }
            match = .longer(than: name, check: .product(names: names, match: how, line: line))
        }
        self = match
    }

    private static func pair(_ package: String, _ phone: String) -> Firmware.ProductPair? {
        Firmware.productPairs.first { $0.package == package && $0.phone == phone }
    }

    /// Why a name that a script lets pass is another model after all; nil where no row of the table says so.
    static func difference(_ product: String, _ names: [String]) -> String? {
        names.lazy.compactMap { pair($0, product) }.first { $0.hardware == .different }.map(\.source)
    }

    /// What is known of two names that have one package; nil where nothing is.
    static func kinship(_ package: String, _ product: String) -> String? {
        pair(package, product).flatMap { $0.hardware == .samePackage ? $0.source : nil }
    }

    /// The codename with which the name of a package for this phone begins; nil where its product is a chip's name, which no package
    /// bears.
    static func packageName(for product: String) -> String? {
        if isChipName(product) { return nil }
        return Firmware.productPairs.first { $0.phone == product && $0.hardware == .samePackage }?.package ?? product
    }
}
