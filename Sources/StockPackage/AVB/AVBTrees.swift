import Bytes
import Images

/// Computes the roots of the hashtrees that a package's vbmeta images name, over the package's own images: over the image of the partition,
/// or where there is none over the logical partition in the image of `super`. Each image is read once, from its start to its end.
struct AVBTrees {
    let reader: AVBReader
    /// Bytes hashed of bytes in all.
    var progress: ((UInt64, UInt64) -> Void)?

    /// The same with a verdict on each tree.
    func computed(_ facts: AVBFacts) -> AVBFacts {
        var facts = facts
        var passes: [String: [Job]] = [:]
        for (index, tree) in facts.trees.enumerated() {
            let (image, places) = place(of: tree)
            facts.trees[index].image = image
            switch places {
            case .failure(let verdict): facts.trees[index].verdict = verdict.value
            case .success(let places):
                // Until one says otherwise.
                facts.trees[index].verdict = .agrees
                for place in places { passes[image ?? "", default: []].append(Job(index, tree, place)) }
            }
        }
        let total = passes.values.joined().reduce(0) { $0 + $1.tree.imageBytes }
        var done: UInt64 = 0
        for (image, jobs) in passes.sorted(by: { $0.key < $1.key }) {
            for (job, verdict) in run(jobs, image, &done, total) where facts.trees[job.index].verdict == .agrees {
                facts.trees[job.index].verdict = verdict
            }
        }
        progress?(total, total)
        return facts
    }

    /// A partition that a tree is computed over: the stretches of an image that it lies in.
    private final class Job {
        let index: Int
        let tree: AVBFacts.Tree
        let hash: HashTree
        /// What is left to hash, in its order.
        var stretches: ArraySlice<SuperTable.Stretch>

        init(_ index: Int, _ tree: AVBFacts.Tree, _ place: Place) {
            self.index = index
            self.tree = tree
            hash = HashTree(place.algorithm, salt: tree.salt)
            stretches = place.stretches[...]
        }

        /// Where the image has to be read next; nil where all is hashed.
        var next: UInt64? {
            guard case .at(let place, _)? = stretches.first else { return nil }
            return place
        }
    }

    private struct Place {
        let algorithm: Digest.Algorithm
        let stretches: [SuperTable.Stretch]
    }

    private struct Verdict: Error { let value: AVBFacts.Tree.Verdict }

    /// The image that a tree's partition is in, and each of its copies there.
    private func place(of tree: AVBFacts.Tree) -> (image: String?, Result<[Place], Verdict>) {
        let partition = PartitionName.lower(tree.partition)
        let own = reader.targets.first { $0.partition == partition }
        guard let target = own ?? reader.targets.first(where: { $0.partition == "super" }) else {
            return (nil, .failure(Verdict(value: .noImage)))
        }
        do throws(Verdict) {
            guard let algorithm = reader.algorithm(tree.algorithm) else {
                throw Verdict(value: .notCompared("a tree of \(tree.algorithm) is not known"))
            }
            let copies =
                own == nil
                ? try copies(of: partition, in: target.image)
                : [[.at(0, bytes: reader.images.size(target.image))]]
            guard !copies.isEmpty else { return (nil, .failure(Verdict(value: .noImage))) }
            let places = try copies.map { copy throws(Verdict) in
                Place(algorithm: algorithm, stretches: try first(tree.imageBytes, of: copy))
            }
            return (target.image, .success(places))
        } catch { return (target.image, .failure(error)) }
    }

    /// The stretches of each copy of a logical partition that is not empty: with slots the second one is.
    private func copies(of partition: String, in image: String) throws(Verdict) -> [[SuperTable.Stretch]] {
        let start: [UInt8]
        do throws(AVBImages.Failure) {
            start = try reader.images.bytes(image, count: UInt64(SuperTable.startBytes))
        } catch { throw Verdict(value: .notCompared(error.words)) }
        let table: SuperTable
        do throws(SuperTableFault) { table = try SuperTable(startOfSuper: start) } catch {
            throw Verdict(value: .notCompared("\(image): \(error)"))
        }
        return [partition, "\(partition)_a", "\(partition)_b"].filter(table.names.contains).compactMap {
            table.stretches(of: $0)
        }.filter { !$0.isEmpty }
    }

    /// The first bytes of a partition, in the order in which one reading meets them.
    private func first(_ count: UInt64, of stretches: [SuperTable.Stretch]) throws(Verdict) -> [SuperTable.Stretch] {
        var taken: [SuperTable.Stretch] = []
        var left = count
        var position: UInt64 = 0
        for stretch in stretches where left > 0 {
            let bytes = min(left, stretch.bytes)
            left -= bytes
            switch stretch {
            case .zeros: taken.append(.zeros(bytes: bytes))
            case .at(let place, _):
                guard place >= position else {
                    throw Verdict(value: .notCompared("its parts do not lie one behind the other"))
                }
                position = place + bytes
                taken.append(.at(place, bytes: bytes))
            }
        }
        guard left == 0 else { throw Verdict(value: .shorter(bytes: count - left)) }
        guard count > 0 else { throw Verdict(value: .notCompared("the tree covers not one byte")) }
        do { try reader.budget.spend(count, on: .treeBytes) } catch {
            throw Verdict(value: .notCompared("\(error)"))
        }
        return taken
    }

    // MARK: Reading

    private func run(_ jobs: [Job], _ image: String, _ done: inout UInt64, _ total: UInt64) -> [(
        Job, AVBFacts.Tree.Verdict
    )] {
        do throws(AVBImages.Failure) {
            let source = try reader.images.stream(image)
            try read(source, jobs, image, &done, total)
        } catch {
            return jobs.map { ($0, .notCompared(error.words)) }
        }
        return jobs.map { job in
            guard let root = job.hash.finish() else { return (job, .notCompared("nothing was read of it")) }
            return (job, hex(root) == job.tree.rootDigest ? .agrees : .differs(hex(root)))
        }
    }

    /// Reads an image once, and gives to each tree what it covers.
    private func read(
        _ source: any ByteSource, _ jobs: [Job], _ image: String, _ done: inout UInt64, _ total: UInt64
    ) throws(AVBImages.Failure) {
        let buffer = ReadBuffer()
        var position: UInt64 = 0
        do throws(ImageError) {
            while true {
                for job in jobs { done += addZeros(job) }
                guard let next = jobs.compactMap(\.next).min() else { return }
                if next > position {
                    try source.skip(next - position)
                    position = next
                }
                let got = try unsafe source.read(into: buffer.all)
                guard got > 0 else { throw .sourceEnded(needed: 1) }
                let bytes = unsafe UnsafeRawBufferPointer(rebasing: buffer.all[..<got])
                for job in jobs { done += unsafe add(bytes, at: position, to: job) }
                position += UInt64(got)
                progress?(done, total)
            }
        } catch {
            throw AVBImages.Failure(words: "\(image): \(error)")
        }
    }

    /// Hashes what a tree covers of some bytes of the image; says how many that were.
    private func add(_ bytes: UnsafeRawBufferPointer, at position: UInt64, to job: Job) -> UInt64 {
        var added: UInt64 = 0
        let end = position + UInt64(bytes.count)
        while case .at(let place, let count)? = job.stretches.first, place < end {
            let from = Int(place - position)
            let taken = min(count, end - place)
            unsafe job.hash.update(UnsafeRawBufferPointer(rebasing: bytes[from..<from + Int(taken)]))
            added += taken
            job.stretches.removeFirst()
            if taken < count { job.stretches = [.at(place + taken, bytes: count - taken)] + job.stretches }
            added += addZeros(job)
        }
        return added
    }

    /// Hashes the zeros that come next.
    private func addZeros(_ job: Job) -> UInt64 {
        var added: UInt64 = 0
        while case .zeros(let count)? = job.stretches.first {
            let zeros = [UInt8](repeating: 0, count: 1 << 16)
            var left = count
            while left > 0 {
                let step = Int(min(left, UInt64(zeros.count)))
                unsafe zeros.withUnsafeBytes { unsafe job.hash.update(UnsafeRawBufferPointer(rebasing: $0[..<step])) }
                left -= UInt64(step)
            }
            added += count
            job.stretches.removeFirst()
        }
        return added
    }
}
