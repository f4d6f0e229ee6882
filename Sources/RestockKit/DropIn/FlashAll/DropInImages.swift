import Files
import Glibc
import Images
import StockPackage

/// Where `flashall` and `update` take their images from.
struct DropInImages {
    /// The image of this file name; nil where there is none.
    let image: (String) throws(DropInError) -> DropInImage?
    /// A small file; nil where there is none.
    let text: (String) throws(DropInError) -> [UInt8]?

    /// The folder that `$ANDROID_PRODUCT_OUT` names. Files that its texts name lie in it: neither a link nor `..` leads out of it.
    static func folder(_ path: String) throws(DropInError) -> DropInImages {
        let folder: Folder
        do throws(FileError) { folder = try Folder(path) } catch {
            throw .stopped("cannot load '\(path)': \(systemWords(error.number))")
        }
        func image(_ name: String) throws(DropInError) -> DropInImage? {
            let file: OpenFile
            do throws(ImageError) {
                file = try OpenFile(name.split(separator: "/").map(String.init), below: folder)
            } catch {
                switch error {
                case .io("open", _, ENOENT): return nil
                case .io("open", _, ELOOP), .io("open", _, ENOTDIR):
                    throw .stopped(
                        "cannot load '\(path)/\(name)': a link is on the way, which would lead out of the folder")
                case .io("open", _, EINVAL):
                    throw .stopped("cannot load '\(path)/\(name)': it is not in the folder")
                default: throw .stopped("cannot load '\(path)/\(name)': \(error.why)")
                }
            }
            return try DropInImage(file)
        }
        return DropInImages(
            image: image, text: { name throws(DropInError) in try image(name)?.bytes(first: 4 << 20) })
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
