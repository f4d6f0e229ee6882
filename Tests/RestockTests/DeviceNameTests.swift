import DeviceNames
import Plan
import Testing

@testable import restock

@Suite("What phones are called") struct DeviceNameTests {
    @Test("every row has a name and its source, and no codename stands twice") func rows() {
        #expect(DeviceName.all.count >= 15)
        #expect(Set(DeviceName.all.map(\.codename)).count == DeviceName.all.count)
        #expect(DeviceName.all.map(\.codename) == DeviceName.all.map(\.codename).sorted())
        for row in DeviceName.all {
            #expect(!row.name.isEmpty && row.source.count > 10, "\(row.codename)")
            #expect(row.codename.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" }, "\(row.codename)")
        }
    }

    @Test("shown beside the codename, whole names only") func beside() {
        #expect(DeviceName.beside("liuqin") == "liuqin (Xiaomi Pad 6 Pro)")
        #expect(DeviceName.beside("liuqi") == "liuqi" && DeviceName.beside("liuqin_eea") == "liuqin_eea")
    }

    @Test("status shows it") func status() {
        var phone = PhoneFacts(address: "usb:1-1")
        phone.product = "sagit"
        #expect(StatusText.render(phone, width: 80).contains("product           sagit (Mi 6)\n"))
        phone.product = "nobody"
        #expect(StatusText.render(phone, width: 80).contains("product           nobody\n"))
    }
}
