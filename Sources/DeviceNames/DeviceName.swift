import FoundationEssentials

/// What a phone is called in shops, for people to recognise it by. For display alone: the same name is sold with different
/// hardware, and no decision may rest on it. Only the command line imports this room.
public struct DeviceName: Decodable, Sendable, Equatable {
    /// As `getvar product` answers it.
    public let codename: String
    /// As shops write it, in one country or another: `POCO F3`, `Redmi K40`, `Mi 11X`. At least one.
    public let names: [String]
    /// Where they stand together.
    public let source: String

    /// The table of `names.json`, by codename. It is part of the program, so one that does not decode stops it at once.
    public static let all: [DeviceName] = {
        do {
            return try JSONDecoder().decode([DeviceName].self, from: Data(PackageResources.names_json))
        } catch {
            preconditionFailure("the built-in table of device names does not decode: \(error)")
        }
    }()

    /// The names in one line; where they are many, the first of them.
    public var shown: String {
        var text = ""
        for name in names {
            let longer = text.isEmpty ? name : "\(text), \(name)"
            guard text.isEmpty || longer.count <= 60 else { return "\(text), and others" }
            text = longer
        }
        return text
    }

    /// `liuqin (Xiaomi Pad 6 Pro)`, or the codename alone where the table has no such row.
    public static func beside(_ codename: String) -> String { beside(codename, of: codename) }

    /// The same for a longer word for the model, such as the variant of a recovery: `liuqin_global (Xiaomi Pad 6 Pro)`.
    public static func beside(_ model: String, of codename: String) -> String {
        guard let known = all.first(where: { $0.codename == codename }) else { return model }
        return "\(model) (\(known.shown))"
    }
}
