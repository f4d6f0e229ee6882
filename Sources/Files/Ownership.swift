import Glibc

/// Who else can change what is kept under a path. The rules are those by which ssh judges its own files.
public enum Ownership {
    /// The first of the folders on the way to `folder`, or itself, in which somebody else could put a file of theirs; nil where nobody
    /// could. Folders that are not there yet are not looked at.
    ///
    /// Each must belong to this user or to root, and be writable by nobody else: neither by all, unless it is sticky as /tmp is, nor by a
    /// group, unless that is the user's own (of the same number, as distributions make one for each user).
    public static func foreign(_ folder: String) -> String? {
        // The folder itself, and those above it where it really is: a link leads where its own folder's owner wants.
        for path in [folder, real(folder)].compactMap(\.self) {
            let parts = path.split(separator: "/").map(String.init)
            var way = ""
            if !isOurs("/", isLast: parts.isEmpty) { return "/" }
            for (index, part) in parts.enumerated() {
                way += "/\(part)"
                if !isOurs(way, isLast: index == parts.count - 1) { return way }
            }
        }
        return nil
    }

    private static func isOurs(_ path: String, isLast: Bool) -> Bool {
        var facts = stat()
        guard unsafe lstat(path, &facts) == 0 else { return true }
        guard facts.st_uid == geteuid() || facts.st_uid == 0 else { return false }
        // A link has no mode; who owns it says where it leads.
        guard facts.st_mode & S_IFMT == S_IFDIR else { return facts.st_mode & S_IFMT == S_IFLNK }
        let isSticky = facts.st_mode & S_ISVTX != 0 && !isLast
        if facts.st_mode & S_IWOTH != 0, !isSticky { return false }
        let isOwnGroup = facts.st_gid == facts.st_uid || facts.st_gid == 0
        return facts.st_mode & S_IWGRP == 0 || isOwnGroup || isSticky
    }

    private static func real(_ path: String) -> String? {
        guard let found = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(found) }
        return unsafe String(cString: found)
    }
}
