import Fastboot
import Images

/// `super` made on this computer and written by the bootloader, which saves the way through user-space fastboot.
extension DropInTool {
    typealias Work = [(task: FlashAllTask, image: DropInImage?)]

    /// The steps with one for the whole of `super` in the place of those that flash into it, where AOSP's conditions allow that; else as they
    /// were. The original puts it last, behind a wipe; here it stays where its parts were, so that a phone whose flash fails still has its
    /// data.
    func optimised(_ work: Work, _ images: DropInImages, slot letter: String, secondary: String?) throws(DropInError)
        -> Work
    {
        guard !options.disablesSuperOptimization, !options.excludesDynamic, slot != "all", try slotCount() > 1,
            let start = Self.hop(in: work.map(\.task)), let empty = try images.image("super_empty.img")
        else { return work }
        let table = try superTable(empty)
        guard table.isBlank, case .flash(let first, _, _, _) = work[start + 2].task,
            table.names.contains("\(first)_\(letter)")
        else { return work }

        var contents: [SuperImage.Content] = []
        var rest: Work = []
        for (index, step) in work.enumerated() {
            if index == start || index == start + 1 || step.task == .updateSuper { continue }
            guard case .flash(let partition, _, let other, _) = step.task,
                let suffix = other ? secondary : letter, table.names.contains("\(partition)_\(suffix)")
            else {
                rest.append(step)
                continue
            }
            // As in the original: without an image, or with a sparse one, everything takes the way through user-space fastboot.
            guard let image = step.image, !image.layout.isSparse else { return work }
            contents.append(
                SuperImage.Content(name: "\(partition)_\(suffix)", bytes: image.layout.fileBytes, open: image.open))
        }
        let name = try value("super-partition-name") ?? ""
        let partition = name.isEmpty ? table.partition : name
        let room = Variable(try value("partition-size:\(partition)") ?? "").partitionSize?.bytes
        guard let room, table.fits(room) else { return work }
        let made = try superImage(table, contents, name: "super")
        rest.insert(
            (.flash(partition: partition, file: "super_empty.img", other: false, isRequired: true), made), at: start)
        return rest
    }

    /// Where the steps go into user-space fastboot to write logical partitions: a restart, the table, and the first of them.
    private static func hop(in tasks: [FlashAllTask]) -> Int? {
        tasks.indices.first { index in
            guard index + 2 < tasks.count, tasks[index] == .reboot(.fastboot), tasks[index + 1] == .updateSuper,
                case .flash = tasks[index + 2]
            else { return false }
            return true
        }
    }
}
