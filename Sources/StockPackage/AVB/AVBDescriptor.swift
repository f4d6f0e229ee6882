import Bytes

/// One statement of a vbmeta image (libavb, `AvbDescriptor`).
public enum AVBDescriptor: Sendable, Equatable {
    case property(key: String, value: [UInt8])
    /// A property whose contents make no sense. Bootloaders pass over properties, so that they start with it.
    case unreadableProperty(AVBDescriptorFault)
    case hashtree(AVBHashtree)
    case hash(AVBHash)
    /// Nil where it is no UTF-8.
    case kernelCommandLine(String?, flags: UInt32)
    case chain(AVBChain)
    /// A kind that is not known, which bootloaders pass over.
    case unknown(tag: UInt64, bytes: Int)

    /// The most that are read; real images have about 40.
    static let limit = 1000

    /// Reads all descriptors of a block.
    static func list(_ bytes: [UInt8]) throws(AVBError) -> [AVBDescriptor] {
        var all: [AVBDescriptor] = []
        var reader = ByteReader(bytes)
        while reader.remaining > 0 {
            let offset = reader.offset
            guard all.count < limit else { throw .tooManyDescriptors(limit: limit) }
            guard reader.remaining >= 16, let tag: UInt64 = try? reader.big(), let size: UInt64 = try? reader.big()
            else { throw .descriptor(.cutShort(bytes: reader.remaining), offset: offset) }
            guard size.isMultiple(of: 8), size <= UInt64(reader.remaining), let body = try? reader.take(Int(size))
            else {
                throw .descriptor(.size(size, left: reader.remaining), offset: offset)
            }
            do throws(AVBDescriptorFailure) {
                all.append(try one(tag, DescriptorReader(Array(body))))
            } catch {
                throw .descriptor(error.fault, offset: offset)
            }
        }
        return all
    }

    private static func one(_ tag: UInt64, _ body: DescriptorReader) throws(AVBDescriptorFailure) -> AVBDescriptor {
        var body = body
        switch tag {
        case 0:
            do throws(AVBDescriptorFailure) {
                return try property(&body)
            } catch {
                return .unreadableProperty(error.fault)
            }
        case 1: return .hashtree(try AVBHashtree(&body))
        case 2: return .hash(try AVBHash(&body))
        case 3:
            let (flags, count): (UInt32, UInt32) = (try body.integer(), try body.integer())
            return .kernelCommandLine(String(validating: try body.bytes(UInt64(count)), as: UTF8.self), flags: flags)
        case 4: return .chain(try AVBChain(&body))
        default: return .unknown(tag: tag, bytes: body.count)
        }
    }

    private static func property(_ body: inout DescriptorReader) throws(AVBDescriptorFailure) -> AVBDescriptor {
        let (keyBytes, valueBytes): (UInt64, UInt64) = (try body.integer(), try body.integer())
        let key = try body.text(keyBytes)
        _ = try body.bytes(1)
        let value = try body.bytes(valueBytes)
        // Both end in a NUL that is not counted.
        _ = try body.bytes(1)
        return .property(key: key, value: value)
    }
}
