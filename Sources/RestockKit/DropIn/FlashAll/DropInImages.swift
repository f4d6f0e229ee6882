import Glibc
import Images
import StockPackage

/// Where `flashall` and `update` take their images from.
struct DropInImages {
    /// The image of this file name; nil where there is none.
    let image: (String) throws(DropInError) -> DropInImage?
    /// A small file; nil where there is none.
    let text: (String) throws(DropInError) -> [UInt8]?

    /// The folder that `$ANDROID_PRODUCT_OUT` names.
    static func folder(_ path: String) -> DropInImages {
        func exists(_ name: String) throws(DropInError) -> Bool {
            do throws(ImageError) { _ = try OpenFile("\(path)/\(name)") } catch {
                if case .io("open", _, ENOENT) = error { return false }
                throw .stopped("cannot load '\(path)/\(name)': \(error.why)")
            }
            return true
        }
        return DropInImages(
            image: { name throws(DropInError) in try exists(name) ? DropInImage(path: "\(path)/\(name)") : nil },
            text: { name throws(DropInError) in
                try exists(name) ? DropInImage(path: "\(path)/\(name)").bytes(first: 4 << 20) : nil
            })
    }

    /// A .zip.
    static func zip(_ path: String) throws(DropInError) -> DropInImages {
        let zip: ImageZip
        do throws(OTAError) { zip = try ImageZip(path) } catch {
            throw .stopped("failed to open zip file '\(path)': \(error)")
        }
        return DropInImages(
            image: { name throws(DropInError) in
                guard zip.contains(name) else { return nil }
                do throws(ImageError) {
                    return DropInImage(name: name, layout: try zip.layout(of: name)) { () throws(ImageError) in
                        try zip.open(name)
                    }
                } catch { throw .stopped("cannot load '\(name)' of '\(path)': \(error.why)") }
            },
            text: { name throws(DropInError) in
                do throws(OTAError) { return try zip.contents(name) } catch {
                    throw .stopped("cannot load '\(name)' of '\(path)': \(error)")
                }
            })
    }
}
