import FoundationEssentials

extension Firmware {
    /// One of the built-in lists. It is part of the program, so one that does not decode stops it at once rather than letting something
    /// through.
    static func decoded<Rows: Decodable>(_ rows: Rows.Type, _ bytes: [UInt8], _ what: String) -> Rows {
        do { return try JSONDecoder().decode(rows, from: Data(bytes)) } catch {
            preconditionFailure("the built-in list of \(what) does not decode: \(error)")
        }
    }
}
