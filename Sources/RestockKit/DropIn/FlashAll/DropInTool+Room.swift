import Fastboot

/// Room in `super`, where no table comes with the images and each logical partition just gets the size of its image.
extension DropInTool {
    /// A logical partition that is going to be flashed: its name with the slot, its size now, and that of its image, in bytes.
    private typealias Change = (name: String, now: UInt64, new: UInt64)

    /// Refuses, before anything is changed, images that cannot all have their place.
    func refuseFull(_ work: Work, secondary: String?) throws(DropInError) {
        guard try isUserspace() else { return }
        let changes = try changes(work, secondary: secondary)
        guard !changes.isEmpty else { return }
        let name = try value("super-partition-name") ?? "super"
        guard let room = Variable(try value("partition-size:\(name)") ?? "").partitionSize?.bytes else { return }
        let list: [String: String]
        do throws(FastbootError) { list = try session.variables() } catch {
            guard case .rejected = error else { throw .command(error, .asking("all")) }
            return
        }
        var sizes: [String: UInt64] = [:]
        let mark = "is-logical:"
        for (variable, answer) in list where variable.hasPrefix(mark) && answer == "yes" {
            let partition = String(variable.dropFirst(mark.count))
            sizes[partition] = Variable(list["partition-size:\(partition)"] ?? "").partitionSize?.bytes ?? 0
        }
        for change in changes { sizes[change.name] = change.new }
        let needed = sizes.values.reduce(0, +)
        guard needed > room else { return }
        throw .stopped(
            """
            there is no room for these images: with what stays of the other logical partitions they need \(needed) bytes, and \(name) has \
            \(room). This command changed nothing. A build with its super_empty.img, or fastboot delete-logical-partition NAME, makes room.
            """)
    }

    /// Gives every logical partition that becomes smaller its new size, so that those that grow find room in any order.
    func shrink(_ work: Work, secondary: String?) throws(DropInError) {
        for change in try changes(work, secondary: secondary) where change.new < change.now {
            try run(.resizeLogical(change.name, size: change.new), as: .resizing(change.name))
        }
    }

    /// Whether user-space fastboot answers, the only one that knows logical partitions.
    func isUserspace() throws(DropInError) -> Bool {
        if let knownUserspace { return knownUserspace }
        let isUserspace = try value("is-userspace") == "yes"
        knownUserspace = isUserspace
        return isUserspace
    }

    private func changes(_ work: Work, secondary: String?) throws(DropInError) -> [Change] {
        var found: [Change] = []
        for (task, image) in work {
            guard case .flash(let partition, _, let other, _) = task, let image, !(other && secondary == nil) else {
                continue
            }
            try onSlots(of: partition, slot: other ? secondary : slot) { name throws(DropInError) in
                guard try value("is-logical:\(name)") == "yes" else { return }
                let now = Variable(try value("partition-size:\(name)") ?? "").partitionSize?.bytes ?? 0
                found.append((name, now, image.layout.expandedBytes))
            }
        }
        return found
    }
}
