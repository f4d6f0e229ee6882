import FoundationEssentials

extension Firmware {
    /// A key for signing vbmeta images whose private half is public.
    public struct TestKey: Decodable, Sendable, Equatable {
        public let name: String
        /// SHA-1 of the key as AVB stores it, lower-case hex: by this avbtool names keys.
        public let sha1: String
        public let source: String

        public init(name: String, sha1: String, source: String) {
            self.name = name
            self.sha1 = sha1
            self.source = source
        }
    }

    /// The list of `policy/avb-test-keys.json`. The data is part of the program, so a list that does not decode stops it at once.
    public static let avbTestKeys: [TestKey] = {
        do {
            return try JSONDecoder().decode([TestKey].self, from: Data(PackageResources.avb_test_keys_json))
        } catch {
            preconditionFailure("the built-in list of test keys does not decode: \(error)")
        }
    }()
}
