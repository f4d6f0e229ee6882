import Plan
import Testing

@testable import DeviceNames
@testable import restock

@Suite("What phones are called") struct DeviceNameTests {
    @Test("every row has a name and its source, and no codename stands twice") func rows() {
        #expect(DeviceName.all.count >= 349)
        #expect(Set(DeviceName.all.map(\.codename)).count == DeviceName.all.count)
        #expect(DeviceName.all.map(\.codename) == DeviceName.all.map(\.codename).sorted())
        for row in DeviceName.all {
            #expect(!row.names.isEmpty, "\(row.codename)")
            #expect(row.names.allSatisfy { $0.count > 2 }, "\(row.codename)")
            #expect(row.source.count > 10, "\(row.codename)")
            #expect(row.codename.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }, "\(row.codename)")
        }
    }

    @Test("shown beside the codename, whole names only") func beside() {
        #expect(DeviceName.beside("liuqin") == "liuqin (Xiaomi Pad 6 Pro)")
        #expect(DeviceName.beside("liuqi") == "liuqi" && DeviceName.beside("liuqin_eea") == "liuqin_eea")
    }

    @Test("a model that is sold under several names shows them, as many as a line holds") func several() {
        #expect(DeviceName.beside("alioth") == "alioth (POCO F3, Redmi K40, Mi 11X)")
        let many = DeviceName(
            codename: "x", names: ["One name of 30 letters and some", "Another of about 30 letters", "z"], source: "")
        #expect(many.shown == "One name of 30 letters and some, Another of about 30 letters, and others")
        let long = DeviceName(codename: "x", names: [String(repeating: "long", count: 20), "z"], source: "")
        #expect(long.shown.hasPrefix("longlong"))
        #expect(long.shown.hasSuffix(", and others"))
        #expect(DeviceName.all.allSatisfy { $0.shown.count < 90 })
    }

    @Test("status shows it") func status() {
        var phone = PhoneFacts(address: "usb:1-1")
        phone.product = "sagit"
        #expect(StatusText.render(phone, width: 80).contains("product           sagit (Mi 6)\n"))
        phone.product = "nobody"
        #expect(StatusText.render(phone, width: 80).contains("product           nobody\n"))
    }
}
