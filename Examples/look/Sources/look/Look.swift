import Fastboot
import Images
import Safety
import StockPackage
import Transport

/// Looks at a stock package, and at a phone over TCP: `look PACKAGE [HOST:PORT]`. Changes nothing.
@main struct Look {
    static func main() throws {
        let words = CommandLine.arguments.dropFirst()
        guard let path = words.first else { return print("usage: look PACKAGE [HOST:PORT]") }
        let facts = try StockPackage(path: path).facts
        print("\(facts.codename) \(facts.version ?? ""), for \(facts.products.joined(separator: ", "))")
        for mode in facts.modes { print("\(mode.mode.rawValue): \(mode.steps.count) steps") }
        for image in facts.images where image.isSparse {
            let parts = try downloadParts(of: image.scan.layout, limit: 128 << 20)
            print(
                "\(image.file): \(image.bytes) bytes, \(image.expandedBytes) expanded, \(parts.count) downloads of 128 MiB"
            )
        }
        print("\(Gate.all.count) gates, the first: \(Gate.all[0].id.rawValue)")
        guard let address = words.dropFirst().first, let phone = PhoneAddress("tcp:\(address)"),
            case .tcp(let host, let port) = phone
        else { return }
        let session = FastbootSession(try TCPTransport(host: host, port: port))
        defer { session.transport.close() }
        let product = try session.getvar("product")?.trimmed ?? "unknown"
        print(
            "the phone is \(product): \(facts.products.contains(product) ? "the package is for it" : "another model")")
    }
}
