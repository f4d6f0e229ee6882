import Foundation
import Testing

/// The README's commands as they are written there, in the order in which a newcomer types them, onto one phone.
@Suite("The README's examples") struct ReadmeTests {
    private static let text: String = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "README.md")
        return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }()

    private static let lines = text.split(separator: "\n").filter { $0.hasPrefix("    restock ") }.map { line in
        String(line.prefix { $0 != "#" }).trimmingCharacters(in: .whitespaces)
    }

    @Test("the picture of the status is what the program prints") func picture() throws {
        let phone = try Phone("liuqin", ["--unlocked"])
        let told = try restock("status", "-s", phone.address)
        let block = try #require(Self.text.split(separator: "```text\n").dropFirst().first).split(separator: "```")[0]
        #expect(told.out.replacing(phone.address, with: "tcp:127.0.0.1:5554") == block, "\(told.out)")
    }

    @Test("every line that begins with restock does what it is there for") func examples() throws {
        let memory = try Memory()
        let phone = try Phone("liuqin", ["--unlocked"])
        let package = try soundPackage("liuqin")
        let environment = memory.environment.merging(["ANDROID_SERIAL": phone.address]) { $1 }
        func example(_ line: String) throws -> Ended {
            let words = line.split(separator: " ").dropFirst().map {
                $0 == "liuqin_images_....tgz" ? package.path : String($0)
            }
            return try run(program("restock"), words, environment: environment)
        }
        var tried: [String] = []
        for line in Self.lines {
            let ended = try example(line)
            switch line {
            case "restock demo": #expect(ended.status == 0 && ended.out.contains("hold exactly what"), "\(ended.out)")
            case "restock doctor":
                // No phone is on the bus of whoever runs this, or one is: it says which.
                #expect([0, 1, 4].contains(ended.status) && ended.out.contains("restock"), "\(ended.out)")
            case "restock status": #expect(ended.status == 0 && ended.out.contains("liuqin"), "\(ended.error)")
            case "restock inspect liuqin_images_....tgz":
                #expect(ended.status == 0 && ended.out.contains("OS2.0.203.0.VMYCNXM"), "\(ended.error)")
            case "restock flash --dry-run liuqin_images_....tgz":
                #expect(try phone.isUntouched(), "\(ended.error)")
                #expect(ended.words.contains("flash super") || ended.out.contains("flash super"), "\(ended.out)")
            case "restock flash liuqin_images_....tgz":
                // Nobody is there to be asked: what has to be agreed to is named, and nothing is done without it.
                #expect(ended.status == 2 && ended.words.contains("--accept account-binding"), "\(ended.error)")
                #expect(try phone.isUntouched())
                let agreed = try example("\(line) --accept account-binding,data-loss")
                #expect(agreed.status == 0, "\(agreed.error)")
            default: Issue.record("nobody has said what \"\(line)\" should do")
            }
            tried.append(line)
        }
        #expect(tried.count >= 6, "\(tried)")
    }
}
