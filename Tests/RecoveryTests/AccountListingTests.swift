import Recovery
import Testing

/// The list as AOSP's AccountManagerService prints it, with what follows it.
private func dump(_ users: [[String]], after: String = "") -> String {
    users.enumerated().map { index, lines in
        "User UserInfo{\(index):Owner:c13}:\n  Accounts: \(lines.count)\n"
            + lines.map { "    \($0)\n" }.joined() + "\n  Accounts History\n\(after)\n"
    }.joined()
}

@Suite struct AccountListingTests {
    @Test("types are counted, over all users") func counts() throws {
        let listing = try #require(
            AccountListing(
                dump([
                    ["Account {name=2807***558, type=com.xiaomi}", "Account {name=a***@gmail.com, type=com.google}"],
                    ["Account {name=b***@gmail.com, type=com.google}", "Account {name=x, type=org.example}"],
                ])))
        #expect((listing.xiaomi, listing.google, listing.others) == (1, 2, 1))
    }

    @Test("what follows the list is no list: types that could be signed in to, names in a history") func after() throws
    {
        let tail = """
            ServiceInfo: AuthenticatorDescription {type=com.xiaomi}, ComponentInfo{com.xiaomi.account/.A}, uid 10061
            Account {name=2807***558, type=com.xiaomi}
            """
        let listing = try #require(AccountListing(dump([[]], after: tail)))
        #expect((listing.xiaomi, listing.google, listing.others) == (0, 0, 0))
    }

    @Test("a name may hold anything: the type is the last word") func names() throws {
        let listing = try #require(
            AccountListing(
                dump([["Account {name=me, type=com.xiaomi}, type=com.google}", "Account {name=, type=com.xiaomi}"]])))
        #expect((listing.xiaomi, listing.google) == (1, 1))
    }

    @Test("line ends of old phones") func carriageReturns() throws {
        let text = dump([["Account {name=2807***558, type=com.xiaomi}"]]).replacing("\n", with: "\r\n")
        #expect(try #require(AccountListing(text)).xiaomi == 1)
    }

    @Test(
        "what is no whole list gives none",
        arguments: [
            "", "Can't find service: account", "Permission Denial: can't dump", "Accounts: many\n", "Accounts: -1\n",
            "  Accounts: 2\n    Account {name=a, type=com.xiaomi}\n",
            "  Accounts: 1\n    Accounts History\n", "  Accounts: 1\n    Account {name=a}\n",
            "  Accounts: 1\n    Account {name=a, type=}\n", "  Accounts: 1\n    Account {name=a, type=com.xiaomi\n",
            "Account {name=2807***558, type=com.xiaomi}\n",
        ])
    func broken(text: String) {
        #expect(AccountListing(text) == nil)
    }

    @Test("nothing of a name is kept") func privacy() throws {
        let listing = try #require(AccountListing(dump([["Account {name=2807***558, type=com.xiaomi}"]])))
        #expect(!String(reflecting: listing).contains("2807"))
        #expect(Mirror(reflecting: listing).children.allSatisfy { $0.value is Int })
    }
}
