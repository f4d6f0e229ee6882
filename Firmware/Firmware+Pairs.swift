extension Firmware {
    /// Two product names of which the longer begins with the shorter, so that a stock script that compares the beginning lets the
    /// shorter one's package onto the longer one's phone.
    public struct ProductPair: Decodable, Sendable {
        /// What is known about the two.
        public enum Hardware: String, Decodable, Sendable {
            /// They are different models: the package of one ruins the other.
            case different
            /// There is one package for both, under the shorter name.
            case samePackage = "same package"
        }

        /// The name in the package's script.
        public let package: String
        /// What the phone answers to `getvar product`.
        public let phone: String
        public let hardware: Hardware
        public let source: String
    }

    /// The list of `policy/product-pairs.json`; like the other lists, it must decode.
    public static let productPairs: [ProductPair] = decoded(
        [ProductPair].self, PackageResources.product_pairs_json, "product pairs")
}
