import Foundation
import Testing

@testable import Recovery

private let quick = AdbServer.Limits(
    connect: .seconds(5), answer: .milliseconds(200), output: .milliseconds(200))
private let patient = AdbServer.Limits(connect: .seconds(5), answer: .seconds(20), output: .seconds(20))

private func failure(_ body: () throws(AdbServerError) -> Void) -> AdbServerError? {
    do throws(AdbServerError) {
        try body()
        return nil
    } catch { return error }
}

@Suite("The adb server, as scripted", .serialized) struct AdbServerTests {
    private static let list = ScriptedServer.Visit(
        lines: [("host:devices-l", "OKAY" + framed("serial1  device usb:1-2 transport_id:1\nother  offline\n"))])

    @Test("the words on the wire") func wire() throws {
        let server = try ScriptedServer([
            ScriptedServer.Visit(lines: [("host:version", "OKAY00040029")]), Self.list,
            ScriptedServer.Visit(lines: [
                ("host:transport:serial1", "OKAY"), ("exec:getprop ro.frp.pst", "OKAY/dev/block/frp\n"),
            ]),
        ])
        let client = AdbServer(server.address, limits: patient)
        #expect(try client.version() == 41)
        #expect(try client.read(.property(.frpPartition), from: "serial1") == "/dev/block/frp\n")
        #expect(
            server.requests == [
                "000chost:version", "000ehost:devices-l", "0016host:transport:serial1", "0017exec:getprop ro.frp.pst",
            ])
    }

    @Test("nobody listens: how to start it") func notRunning() throws {
        let free = try ScriptedServer([]).address
        let error = try #require(failure { () throws(AdbServerError) in _ = try AdbServer(free).devices() })
        guard case .notRunning(free, let reason) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(reason == "connection refused")
        #expect("\(error)" == "no adb server answers at 127.0.0.1:\(free.port): connection refused")
        #expect(error.advice.contains("adb start-server"))
    }

    @Test(
        "a server that stalls, at every step",
        arguments: [
            [ScriptedServer.Visit(lines: [("host:devices-l", "")], holds: true)],
            [ScriptedServer.Visit(lines: [("host:devices-l", "OK")], holds: true)],
            [ScriptedServer.Visit(lines: [("host:devices-l", "OKAY00")], holds: true)],
            [ScriptedServer.Visit(lines: [("host:devices-l", "OKAY0020serial1 ")], holds: true)],
            [list, ScriptedServer.Visit(lines: [("host:transport:serial1", "")], holds: true)],
            [
                list,
                ScriptedServer.Visit(
                    lines: [("host:transport:serial1", "OKAY"), ("exec:dumpsys account", "OKAYUser")], holds: true),
            ],
        ])
    func stalls(visits: [ScriptedServer.Visit]) throws {
        let server = try ScriptedServer(visits)
        let error = failure { () throws(AdbServerError) in
            _ = try AdbServer(server.address, limits: quick).read(.accounts, from: "serial1")
        }
        guard case .silent(_, .milliseconds(200)) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.advice.contains("adb kill-server") == true)
    }

    @Test(
        "what is no adb server",
        arguments: ["HTTP/1.1 400 Bad Request\r\n", "OKAYzzzz", "OKAY-001", "OKAY", "", "FAIL", "OKAY0010short"])
    func malformed(answer: String) throws {
        let server = try ScriptedServer([ScriptedServer.Visit(lines: [("host:devices-l", answer)])])
        let error = failure { () throws(AdbServerError) in
            _ = try AdbServer(server.address, limits: patient).devices()
        }
        guard case .malformed = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("phones that cannot be asked: not there, not ready") func notReady() throws {
        let server = try ScriptedServer([Self.list, Self.list])
        let client = AdbServer(server.address, limits: patient)
        let missing = failure { () throws(AdbServerError) in _ = try client.read(.accounts, from: "nobody") }
        guard case .notFound("nobody") = missing else {
            Issue.record("\(String(describing: missing))")
            return
        }
        let offline = failure { () throws(AdbServerError) in _ = try client.read(.accounts, from: "other") }
        guard case .notReady("other", .offline) = offline else {
            Issue.record("\(String(describing: offline))")
            return
        }
    }

    @Test("a phone that leaves between the list and the question is said to be gone") func leaves() throws {
        let fail = ScriptedServer.Visit(lines: [
            ("host:transport:serial1", "FAIL" + framed("device 'serial1' not found"))
        ])
        let gone = ScriptedServer.Visit(lines: [("host:devices-l", "OKAY0000")])
        let server = try ScriptedServer([Self.list, fail, gone])
        let error = failure { () throws(AdbServerError) in
            _ = try AdbServer(server.address, limits: patient).read(.accounts, from: "serial1")
        }
        guard case .notFound("serial1") = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("a refusal keeps the server's words, one line of them") func refused() throws {
        let server = try ScriptedServer([
            Self.list,
            ScriptedServer.Visit(lines: [
                ("host:transport:serial1", "OKAY"), ("exec:dumpsys account", "FAIL" + framed("closed\nmore")),
            ]),
        ])
        let error = failure { () throws(AdbServerError) in
            _ = try AdbServer(server.address, limits: patient).read(.accounts, from: "serial1")
        }
        guard case .refused("exec:dumpsys account", "closed") = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("an answer without an end is not read for ever") func tooLong() throws {
        let server = try ScriptedServer([
            Self.list,
            ScriptedServer.Visit(lines: [
                ("host:transport:serial1", "OKAY"),
                ("exec:getprop ro.miui.region", "OKAY" + String(repeating: "x", count: 5000)),
            ]),
        ])
        let error = failure { () throws(AdbServerError) in
            _ = try AdbServer(server.address, limits: patient).read(.property(.region), from: "serial1")
        }
        guard case .tooLong("exec:getprop ro.miui.region", 4096) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
