import Testing

@testable import Recovery

@Suite struct AdbReadTests {
    @Test("these are all the words that ever go to a started phone") func services() {
        #expect(
            AdbRead.all.map(\.service) == [
                "exec:dumpsys account", "exec:getprop ro.boot.flash.locked", "exec:getprop ro.secureboot.lockstate",
                "exec:getprop ro.boot.verifiedbootstate", "exec:getprop ro.boot.vbmeta.device_state",
                "exec:getprop ro.frp.pst", "exec:getprop sys.oem_unlock_allowed", "exec:getprop ro.product.mod_device",
                "exec:getprop ro.miui.region", "exec:getprop ro.build.version.incremental",
            ])
    }

    @Test(
        "lines of the list of phones",
        arguments: [
            (
                "1a2b3c4d               device usb:1-2.4 product:liuqin model:x device:liuqin transport_id:3",
                "1a2b3c4d",
                .ready, "1-2.4"
            ),
            ("127.0.0.1:40001        unauthorized transport_id:1", "127.0.0.1:40001", .unauthorized, nil),
            ("x offline usb:3-1 transport_id:9", "x", .offline, "3-1"),
            (
                "(no serial number)     no permissions (user in plugdev group; are your udev rules wrong?); see [http://x] usb:1-2 transport_id:2",
                "", .noPermissions, "1-2"
            ),
            ("a recovery", "a", .recovery, nil), ("a sideload usb:1-1", "a", .sideload, "1-1"),
            ("a authorizing", "a", .other("authorizing"), nil),
        ] as [(String, String, AdbDevice.State, String?)])
    func lines(line: String, serial: String, state: AdbDevice.State, path: String?) throws {
        let device = try #require(AdbDevice(line: line))
        #expect(device.serial == serial)
        #expect(device.state == state)
        #expect(device.usbPath == path)
        #expect(!state.advice.isEmpty && !"\(state)".isEmpty)
    }

    @Test("what is no line", arguments: ["", "   ", "serial"]) func noLine(line: String) {
        #expect(AdbDevice(line: line) == nil)
    }

    @Test(
        "where the server is",
        arguments: [
            ([:], "127.0.0.1:5037"), (["ANDROID_ADB_SERVER_PORT": "6000"], "127.0.0.1:6000"),
            (["ADB_SERVER_SOCKET": "tcp:7000", "ANDROID_ADB_SERVER_PORT": "6000"], "127.0.0.1:7000"),
            (["ADB_SERVER_SOCKET": "tcp:localhost:7001"], "127.0.0.1:7001"),
            (["ADB_SERVER_SOCKET": "tcp:10.0.0.2:7002"], "10.0.0.2:7002"),
        ] as [([String: String], String)])
    func address(variables: [String: String], expected: String) throws {
        #expect(try "\(AdbServerAddress { variables[$0] ?? "" })" == expected)
    }

    @Test(
        "an address that is none",
        arguments: [
            ["ADB_SERVER_SOCKET": "unix:/tmp/x"], ["ADB_SERVER_SOCKET": "tcp:"], ["ADB_SERVER_SOCKET": "tcp:host:0"],
            ["ANDROID_ADB_SERVER_PORT": "70000"], ["ANDROID_ADB_SERVER_PORT": "x"],
        ])
    func badAddress(variables: [String: String]) throws {
        let error = try #require(throws: AdbServerError.self) { try AdbServerAddress { variables[$0] ?? "" } }
        guard case .badAddress(let variable, let value) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(variables[variable] == value)
    }
}
