import Bytes
import Images

/// What the reading of a package's vbmeta images has found so far.
struct AVBFindings {
    /// A vbmeta that could be read.
    struct Read {
        let partition: String
        let image: String
        let isInFooter: Bool
        let vbmeta: VBMeta
    }

    /// What the phone's libavb asks beyond the form.
    let acceptance: AVBAcceptance
    private(set) var read: [Read] = []
    private var digests: [AVBFacts.ImageDigest] = []
    private var trees: [AVBFacts.Tree] = []
    private var chain: [AVBFacts.Link] = []
    private var problems: [AVBProblem] = []
    private var remarks: [String] = []

    init(acceptance: AVBAcceptance) { self.acceptance = acceptance }

    var facts: AVBFacts {
        let metadata = read.map { one in
            AVBFacts.Metadata(
                partition: one.partition, image: one.image, isInFooter: one.isInFooter,
                algorithm: one.vbmeta.header.algorithm.name, keySHA256: one.vbmeta.key?.sha256,
                keySHA1: one.vbmeta.key?.sha1, signature: one.vbmeta.signature,
                rollbackIndex: one.vbmeta.header.rollbackIndex,
                rollbackIndexLocation: one.vbmeta.header.rollbackIndexLocation, flags: one.vbmeta.header.flags,
                release: one.vbmeta.header.release)
        }
        return AVBFacts(
            vbmetas: metadata, digests: digests, trees: trees, chain: chain, problems: problems, remarks: remarks)
    }

    func isLinked(_ partition: String) -> Bool { chain.contains { $0.partition == partition } }

    mutating func problem(_ kind: AVBProblem.Kind, _ evidence: String) {
        problems.append(AVBProblem(kind: kind, evidence: evidence))
    }

    mutating func remark(_ text: String) { remarks.append(text) }

    mutating func add(_ vbmeta: VBMeta, _ target: (partition: String, image: String), isInFooter: Bool) {
        read.append(
            Read(partition: target.partition, image: target.image, isInFooter: isInFooter, vbmeta: vbmeta))
        switch vbmeta.signature {
        case .valid: break
        case .notChecked:
            problem(.notChecked, "\(target.image): restock does not know how to check \(vbmeta.header.algorithm.name)")
        case .unsigned: problem(.unsigned, "\(target.image): its algorithm is NONE")
        case .wrongDigest: problem(.signature, "\(target.image): its contents are not those that were signed")
        case .wrongSignature: problem(.signature, "\(target.image): the signature is not made with the key in it")
        }
        for fault in acceptance.faults(of: vbmeta, isRoot: target.partition == "vbmeta") {
            problem(.notAccepted, "\(target.image): \(fault)")
        }
        let flags = vbmeta.header.flags
        if flags.contains(.verificationDisabled) {
            problem(.verificationDisabled, "\(target.image): flags \(flags.rawValue), verification disabled")
        } else if flags.contains(.hashtreeDisabled) {
            problem(.verificationDisabled, "\(target.image): flags \(flags.rawValue), hashtrees disabled")
        }
    }

    mutating func tree(_ tree: AVBHashtree, _ one: Read) {
        trees.append(
            AVBFacts.Tree(
                partition: tree.partition, saidBy: one.partition, algorithm: tree.algorithm,
                rootDigest: hex(tree.rootDigest), imageBytes: tree.imageBytes, salt: tree.salt))
    }

    mutating func digest(_ hash: AVBHash, _ image: String?, _ one: Read, _ verdict: AVBFacts.ImageDigest.Verdict) {
        let expected = hex(hash.digest)
        digests.append(
            AVBFacts.ImageDigest(
                partition: hash.partition, image: image, saidBy: one.partition, algorithm: hash.algorithm,
                expected: expected, verdict: verdict))
        switch verdict {
        case .differs(let value):
            problem(
                .digest,
                "\(image ?? hash.partition): \(one.image) names \(hash.algorithm) \(expected.prefix(16))..., it has \(value.prefix(16))..."
            )
        case .shorter(let bytes):
            problem(
                .digest,
                "\(image ?? hash.partition): \(one.image) names a digest of \(hash.imageBytes) bytes, it has \(bytes)")
        case .agrees, .noImage, .notCompared: break
        }
    }

    mutating func link(_ descriptor: AVBChain, _ image: String?, _ verdict: AVBFacts.Link.Verdict) {
        let key = hex(Images.digest(.sha256, of: descriptor.key))
        chain.append(
            AVBFacts.Link(
                partition: descriptor.partition, image: image,
                rollbackIndexLocation: descriptor.rollbackIndexLocation, keySHA256: key, verdict: verdict))
        let wanted = "vbmeta wants \(descriptor.partition) signed with the key \(key.prefix(16))..."
        switch verdict {
        case .differs(let other):
            problem(.chain, "\(image ?? ""): \(wanted), it has \(other.map { "\($0.prefix(16))..." } ?? "none")")
        case .unreadable: problem(.chain, "\(image ?? ""): \(wanted), it has no vbmeta that can be read")
        case .matches, .noImage: break
        }
    }
}
