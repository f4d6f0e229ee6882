import Bytes
import Testing

@Suite struct ByteReaderTests {
    @Test func readsBothOrders() throws {
        var reader = ByteReader([0x01, 0x02, 0x03, 0x04, 0x01, 0x02, 0x03, 0x04, 0xff])
        #expect(try reader.little(UInt32.self) == 0x0403_0201)
        #expect(try reader.big(UInt32.self) == 0x0102_0304)
        #expect(reader.remaining == 1)
        #expect(try reader.big(UInt8.self) == 0xff)
        #expect(reader.remaining == 0)
    }

    @Test func eightBytesKeepTheirHighBits() throws {
        var reader = ByteReader([0xff, 0xee, 0xdd, 0xcc, 0xbb, 0xaa, 0x99, 0x88])
        #expect(try reader.big(UInt64.self) == 0xffee_ddcc_bbaa_9988)
    }

    @Test func readPastTheEndMovesNothing() throws {
        var reader = ByteReader([1, 2, 3])
        try reader.skip(1)
        let error = try #require(throws: ByteReader.OutOfBytes.self) { try reader.little(UInt32.self) }
        #expect(error.description == "4 bytes wanted at offset 1, but the input ends at 3")
        #expect(reader.offset == 1)
        #expect(try Array(reader.take(2)) == [2, 3])
        #expect(throws: ByteReader.OutOfBytes.self) { try reader.skip(1) }
        #expect(throws: ByteReader.OutOfBytes.self) { try reader.take(-1) }
        #expect(try reader.take(0).isEmpty)
    }

    @Test(arguments: [0, 1, 0x1234_5678_9abc_def0, UInt64.max])
    func writerAndReaderAgree(_ value: UInt64) throws {
        var writer = ByteWriter()
        writer.little(value)
        writer.big(value)
        writer.append([7, 8])
        #expect(writer.bytes.count == 18)
        #expect(writer.bytes[..<8].elementsEqual(writer.bytes[8..<16].reversed()))
        var reader = ByteReader(writer.bytes)
        #expect(try reader.little(UInt64.self) == value)
        #expect(try reader.big(UInt64.self) == value)
    }
}
