import Foundation
import Testing
import VirtualPhone

/// Phones that answer with another name than their package is called by.
@Suite("What phones say that they are") struct ProductNameTests {
    private func flash(_ package: Packed, _ phone: Phone, _ accept: String) throws -> Ended {
        try restock("flash", "-s", phone.address, package.path, "--accept", "\(consents),\(accept)")
    }

    @Test("a longer name that the script lets pass: both names consent, and neither alone does") func longer() throws {
        let package = try soundPackage("liuqin")
        let phone = try Phone("liuqin", ["--set", "product=liuqinpro"])
        for word in ["device-match", "device-match=liuqin", "device-match=liuqinpro"] {
            let refused = try flash(package, phone, word)
            #expect(refused.status == 2, "\(refused.error)")
            #expect(refused.words.contains("--accept device-match=liuqin+liuqinpro"), "\(refused.error)")
        }
        #expect(try phone.isUntouched())
        let done = try flash(package, phone, "device-match=liuqin+liuqinpro")
        #expect(done.status == 0, "\(done.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("scripts that know the chip alone: the model of misc.txt consents") func chip() throws {
        let package = try Packed("liuqin", form: .folder)
        try ScriptEdit(change: .replace("liuqin", with: "MSM8996_A7")).apply(to: package.path)
        let phone = try Phone("liuqin", ["--set", "product=MSM8996_A7"])
        let refused = try flash(package, phone, "device-match=MSM8996_A7")
        #expect(refused.status == 2, "\(refused.error)")
        #expect(refused.words.contains("--accept device-match=liuqin"), "\(refused.error)")
        #expect(try phone.isUntouched())
        let done = try flash(package, phone, "device-match=liuqin")
        #expect(done.status == 0, "\(done.error)")
        #expect(try package.made.compare(withPhoneIn: phone.folder.path).different == [])
    }

    @Test("a phone that knows no anti-rollback number is flashed with consent that says so") func noNumber() throws {
        let package = try soundPackage("liuqin")
        let phone = try Phone("liuqin", ["--set", "anti="])
        let refused = try restock("flash", "-s", phone.address, package.path, "--accept", consents)
        #expect(refused.status == 2, "\(refused.error)")
        #expect(refused.words.contains("It counts as 0, as in the stock script."), "\(refused.error)")
        #expect(try phone.isUntouched())
        let done = try flash(package, phone, "anti-rollback")
        #expect(done.status == 0, "\(done.error)")
    }
}
