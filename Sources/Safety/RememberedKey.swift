import Firmware
import StockPackage

extension AVBFacts {
    /// The key that is worth remembering after a flash: SHA-256, lower-case hex, of the key in `vbmeta`. Nil for a package with any
    /// fault, and for keys that everybody has: what comes after it would look wrong.
    public var keyToRemember: String? {
        AuthenticityFault.all(in: self, testKeys: Firmware.avbTestKeys).isEmpty ? root?.keySHA256 : nil
    }
}
