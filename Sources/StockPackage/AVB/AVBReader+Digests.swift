import Bytes
import Images

extension AVBReader {
    /// Compares every digest that a vbmeta names with the images that go to that partition.
    func compare(_ one: AVBFindings.Read, _ found: inout AVBFindings) {
        for descriptor in one.vbmeta.descriptors {
            switch descriptor {
            case .hash(let hash):
                let there = targets.filter { $0.partition == hash.partition }
                if there.isEmpty { found.digest(hash, nil, one, .noImage) }
                for target in there { found.digest(hash, target.image, one, verdict(hash, target.image)) }
            case .hashtree(let tree): found.tree(tree, one)
            case .property, .unreadableProperty, .kernelCommandLine, .chain, .unknown: break
            }
        }
    }

    private func verdict(_ hash: AVBHash, _ image: String) -> AVBFacts.ImageDigest.Verdict {
        let size = images.size(image)
        if hash.digest.isEmpty { return .notCompared("the phone itself keeps the digest") }
        guard let algorithm = algorithm(hash.algorithm) else {
            return .notCompared("the digest \(hash.algorithm) is not known")
        }
        guard size >= hash.imageBytes else { return .shorter(bytes: size) }
        guard hash.imageBytes <= AVBImages.hashLimit else {
            return .notCompared("\(hash.imageBytes) bytes are more than are hashed here")
        }
        guard let layout = images.layout(image), ExpandedSource.isWhole(first: hash.imageBytes, of: layout) else {
            return .notCompared("the sparse image leaves out bytes that the digest covers")
        }
        do { try budget.spend(hash.imageBytes, on: .hashedBytes) } catch { return .notCompared("\(error)") }
        do throws(AVBImages.Failure) {
            let value = try images.digest(algorithm, image, salt: hash.salt, count: hash.imageBytes)
            return value == hash.digest ? .agrees : .differs(hex(value))
        } catch {
            return .notCompared(error.words)
        }
    }

    func algorithm(_ name: String) -> Digest.Algorithm? {
        switch name {
        case "sha1": .sha1
        case "sha256": .sha256
        case "sha512": .sha512
        default: nil
        }
    }
}
