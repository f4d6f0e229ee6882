import Foundation
import StockPackage
import Testing

/// Owners and file names with letters that ASCII has not, packed by three programs in all of their formats.
@Suite("Letters in archives") struct ArchiveLetterTests {
    static let names = ["pkg/Прочти меня.txt", "pkg/पढ़ें.txt", "pkg/größe.txt"]

    static let makers: [[String]] = [
        ["tar", "--format=gnu", "--owner=Jürgen:1000", "--group=Пользователи:1000", "-cf", "p.tar", "pkg"],
        ["tar", "--format=pax", "--owner=Jürgen:1000", "--group=Пользователи:1000", "-cf", "p.tar", "pkg"],
        ["tar", "--format=ustar", "--owner=Jürgen:1000", "-cf", "p.tar", "pkg"],
        ["bsdtar", "--format=pax", "--uname", "Jürgen", "--gname", "Пользователи", "-cf", "p.tar", "pkg"],
        ["bsdtar", "--format=gnutar", "--uname", "Jürgen", "-cf", "p.tar", "pkg"],
        ["python3", "-c", python, "PAX"], ["python3", "-c", python, "GNU"], ["python3", "-c", python, "USTAR"],
    ]

    private static let python = """
        import sys, tarfile
        def own(info):
            info.uname, info.gname = 'Jürgen', 'Пользователи'
            return info
        kind = getattr(tarfile, sys.argv[1] + '_FORMAT')
        with tarfile.open('p.tar', 'w', format=kind, encoding='utf-8') as tar:
            tar.add('pkg', filter=own)
        """

    @Test("are no damage, and names are read as they are", arguments: makers, ["C", "C.UTF-8"])
    func everyMaker(_ maker: [String], _ locale: String) throws {
        let lab = try ArchiveLab()
        // ustar has room for names of 100 bytes only, which the files of the lab's package do not fit.
        try lab.put("pkg/flash_all.sh", Array("fastboot\n".utf8))
        try lab.put("pkg/images/boot.img", ArchiveLab.noise(5000, seed: 9))
        for name in Self.names { try lab.put(name, Array("x".utf8)) }
        try lab.run(["env", "LC_ALL=\(locale)", "PYTHONUTF8=1"] + maker)
        let package = try lab.open("p.tar")
        let expected = Set(["flash_all.sh", "images/boot.img"] + Self.names.map { String($0.dropFirst(4)) })
        #expect(Set(package.files.map(\.path)) == expected)
        #expect(try ArchiveLab.drain(package.openImage("images/boot.img")) == ArchiveLab.noise(5000, seed: 9))
        try lab.run("gzip", "p.tar")
        #expect(try Set(lab.open("p.tar.gz").files.map(\.path)) == expected)
    }

    @Test("a name in another encoding is no reason to refuse a package that does not need the file") func latin() throws
    {
        let lab = try ArchiveLab()
        try lab.put("pkg/flash_all.sh", Array("fastboot\n".utf8))
        try lab.put("pkg/images/boot.img", ArchiveLab.noise(5000, seed: 9))
        try lab.run("bash", "-c", "echo x > $'pkg/gr\\xf6\\xdfe.txt'; tar --format=gnu -cf p.tar pkg")
        let package = try lab.open("p.tar")
        #expect(package.files.count == 3)
        #expect(package.file("images/boot.img")?.bytes == 5000)
        // In a folder such a file is not listed at all.
        #expect(try lab.open("pkg").files.map(\.path) == ["flash_all.sh", "images/boot.img"])
    }
}
