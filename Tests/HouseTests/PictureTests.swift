import Foundation
import Testing

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
private let folder = root.appending(path: "Documentation/pictures")

/// A `<picture>` of the README.
private struct Shown {
    let dark: String
    let light: String
    /// What is on it, in words.
    let words: String
}

private func shown() throws -> [Shown] {
    let text = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    // Written in one way, so that one that is written in another does not go unseen: all names are counted below.
    let form =
        #/
        <picture>\n<source\smedia="\(prefers-color-scheme:\sdark\)"\ssrcset="Documentation/pictures/([^"]+)">\n
        <img\swidth="\d+"\ssrc="Documentation/pictures/([^"]+)"\n\s+alt="([^"]+)">\n</picture>\n
        /#
    let found = text.matches(of: form).map { Shown(dark: String($0.1), light: String($0.2), words: String($0.3)) }
    #expect(text.split(separator: "<picture>").count - 1 == found.count)
    #expect(text.matches(of: /[\w\-]+\.png/).count == found.count * 2)
    return found
}

/// The width and the height of a PNG, in pixels, by the chunk with which it begins.
private func size(_ file: Data) throws -> (width: Int, height: Int) {
    try #require(file.prefix(16) == Data([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]) + Data("IHDR".utf8))
    func number(at place: Int) -> Int { file[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
    try #require(file.suffix(8).prefix(4) == Data("IEND".utf8), "it is cut off")
    return (number(at: 16), number(at: 20))
}

@Suite("The README's pictures") struct PictureTests {
    @Test("each in light and dark, with words for who does not see it") func pairs() throws {
        let pictures = try shown()
        #expect(pictures.count >= 4)
        for picture in pictures {
            #expect(picture.light.hasSuffix("-light.png"))
            #expect(picture.dark == picture.light.replacing("-light.png", with: "-dark.png"))
            #expect(picture.words.split(separator: " ").count >= 10, "\(picture.light): \(picture.words)")
            let light = try Data(contentsOf: folder.appending(path: picture.light))
            let dark = try Data(contentsOf: folder.appending(path: picture.dark))
            #expect(light != dark, "\(picture.light)")
            for (name, file) in [(picture.light, light), (picture.dark, dark)] {
                let (width, height) = try size(file)
                #expect((1_000...2_000).contains(width), "\(name): \(width) pixels wide")
                #expect((400...2_500).contains(height), "\(name): \(height) pixels high")
                #expect((10_000..<120_000).contains(file.count), "\(name): \(file.count) bytes")
            }
            #expect(try size(light) == size(dark), "\(picture.light)")
        }
    }

    @Test("those that the README shows are those in the folder, and those that the command makes") func names() throws {
        let pictures = Set(try shown().flatMap { [$0.dark, $0.light] })
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(files) == pictures)
        let command = Process()
        command.executableURL = root.appending(path: "Documentation/pictures.sh")
        command.arguments = ["--list"]
        let pipe = Pipe()
        command.standardOutput = pipe
        try command.run()
        let told = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        command.waitUntilExit()
        #expect(command.terminationStatus == 0)
        #expect(Set(told.split(separator: "\n").map(String.init)) == pictures)
    }
}
