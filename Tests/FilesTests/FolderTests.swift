import Foundation
import Testing

@testable import Files

/// A folder of its own for each test.
private struct Scratch: ~Copyable {
    let path = URL(filePath: NSTemporaryDirectory()).appending(path: "files-test-\(UUID().uuidString)").path

    init(_ files: [String] = []) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for file in files {
            let whole = URL(filePath: "\(path)/\(file)")
            try FileManager.default.createDirectory(
                at: whole.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.utf8).write(to: whole)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

private func text(_ folder: Folder, _ parts: [String]) throws -> String {
    let handle = FileHandle(fileDescriptor: try folder.open(parts), closeOnDealloc: true)
    return String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
}

@Suite("A folder that may be somebody else's") struct FolderTests {
    @Test("its files and the folders in it are read") func reading() throws {
        let scratch = try Scratch(["b/c/deep", "a", "é"])
        let folder = try Folder(scratch.path)
        #expect(try folder.names(limit: 10) == ["a", "b", "é"])
        #expect(try folder.names(limit: 1).count == 2, "one more than the limit tells that there are more")
        #expect(try text(folder, ["b", "c", "deep"]) == "b/c/deep")
        #expect(try text(folder.folder(["b"]), ["c", "deep"]) == "b/c/deep")
        #expect(try folder.kind(of: "b") == S_IFDIR && folder.kind(of: "a") == S_IFREG)
    }

    @Test("a link is followed nowhere, not at the end and not on the way") func links() throws {
        let other = try Scratch(["secret", "sub/image"])
        let scratch = try Scratch(["plain/image"])
        let files = FileManager.default
        try files.createSymbolicLink(atPath: "\(scratch.path)/image", withDestinationPath: "\(other.path)/secret")
        try files.createSymbolicLink(atPath: "\(scratch.path)/sub", withDestinationPath: "\(other.path)/sub")
        let folder = try Folder(scratch.path)
        for parts in [["image"], ["sub", "image"]] {
            let error = #expect(throws: FileError.self) { try folder.open(parts) }
            #expect(error?.number == ELOOP || error?.number == ENOTDIR, "\(String(describing: error))")
        }
        #expect(throws: FileError.self) { try folder.folder(["sub"]) }
        #expect(try folder.kind(of: "sub") == S_IFLNK && !folder.isFolder("sub"))
    }

    @Test("a folder that becomes a link after it was seen leads nowhere else") func swapped() throws {
        let other = try Scratch(["image"])
        let scratch = try Scratch(["sub/image"])
        let folder = try Folder(scratch.path)
        let inside = try folder.folder(["sub"])
        let files = FileManager.default
        try files.moveItem(atPath: "\(scratch.path)/sub", toPath: "\(scratch.path)/moved")
        try files.createSymbolicLink(atPath: "\(scratch.path)/sub", withDestinationPath: other.path)
        #expect(throws: FileError.self) { try folder.open(["sub", "image"]) }
        #expect(try text(inside, ["image"]) == "sub/image", "what is open stays what it was")
    }

    @Test(
        "no name leads out of it", arguments: [["..", "x"], ["a", "..", "..", "x"], [""], ["."], ["/etc/passwd"], []])
    func outside(parts: [String]) throws {
        let scratch = try Scratch(["a/b"])
        let folder = try Folder(scratch.path)
        #expect(throws: FileError.self) { try folder.open(parts) }
    }

    @Test("a pipe is not waited for") func pipe() throws {
        let scratch = try Scratch()
        #expect(unsafe mkfifo("\(scratch.path)/pipe", 0o600) == 0)
        let folder = try Folder(scratch.path)
        close(try folder.open(["pipe"]))
        #expect(try folder.kind(of: "pipe") == S_IFIFO)
    }
}

@Suite("Whose a folder is") struct OwnershipTests {
    @Test("one's own below /tmp, which is sticky") func own() throws {
        let scratch = try Scratch(["a/b"])
        #expect(Ownership.foreign("\(scratch.path)/a") == nil)
        #expect(Ownership.foreign("\(scratch.path)/not/yet") == nil)
    }

    @Test("one that everybody may write to, itself or on the way") func open() throws {
        let scratch = try Scratch(["a/b/c"])
        _ = unsafe chmod("\(scratch.path)/a", 0o777)
        #expect(Ownership.foreign("\(scratch.path)/a") == "\(scratch.path)/a")
        #expect(Ownership.foreign("\(scratch.path)/a/b") == "\(scratch.path)/a")
        // As /tmp is: what lies in it cannot be replaced by others, but they can put something beside it.
        _ = unsafe chmod("\(scratch.path)/a", 0o1777)
        #expect(Ownership.foreign("\(scratch.path)/a/b") == nil)
        #expect(Ownership.foreign("\(scratch.path)/a") == "\(scratch.path)/a")
        #expect(Ownership.foreign("/\(scratch.path)//a/") == "\(scratch.path)/a", "however it is written")
    }

    @Test("a link to one that is not") func link() throws {
        let scratch = try Scratch(["open/state/x"])
        _ = unsafe chmod("\(scratch.path)/open", 0o777)
        try FileManager.default.createSymbolicLink(
            atPath: "\(scratch.path)/state", withDestinationPath: "\(scratch.path)/open/state")
        #expect(Ownership.foreign("\(scratch.path)/state") == "\(scratch.path)/open")
    }

    @Test("another user's, and another group's", .enabled(if: geteuid() == 0, "only root can give a folder away"))
    func others() throws {
        let scratch = try Scratch(["a/b", "g/b", "n/b"])
        _ = unsafe chown("\(scratch.path)/a", 12345, 12345)
        #expect(Ownership.foreign("\(scratch.path)/a/b") == "\(scratch.path)/a")
        _ = unsafe chown("\(scratch.path)/g", 0, 12345)
        _ = unsafe chmod("\(scratch.path)/g", 0o775)
        #expect(Ownership.foreign("\(scratch.path)/g") == "\(scratch.path)/g")
        _ = unsafe chown("\(scratch.path)/n", 0, 12345)
        _ = unsafe chmod("\(scratch.path)/n", 0o755)
        #expect(Ownership.foreign("\(scratch.path)/n") == nil)
    }
}
