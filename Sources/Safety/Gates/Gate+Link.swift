import Plan

extension Gate {
    static let usbLink = Gate(
        id: .usbLink,
        reads:
            "a few questions to the phone before the first write: are they answered, rightly, and how soon; USB speed and hub",
        why: "phones in fastboot mode hang on some ports and computers; that should show before anything is written",
        severities: [.refuse, .confirm, .note],
        judge: { input in
            guard let link = input.phone?.link else { return [] }
            if link.errors > 0 { return [.linkFails(link, input.lastFlash)] }
            if link.worstMilliseconds >= slowMilliseconds { return [.linkIsSlow(link)] }
            if let rate = link.megabits, rate < 480 { return [.cableIsSlow(link)] }
            return (link.wasReset ? [.portWasReset(link)] : []) + (link.isCareful ? [.isCareful(link)] : [])
        })

    /// A bootloader answers from memory, in a few milliseconds.
    private static let slowMilliseconds = 1000
}

extension Finding {
    /// What LineageOS recommends for every Xiaomi phone.
    private static let ports = """
        Xiaomi phones in fastboot mode have trouble with some ports. Use another port, preferably a rectangular USB 2.0 one; a USB hub in \
        between often helps; try another cable.
        """

    private static func place(_ link: LinkFacts) -> String {
        switch (link.megabits, link.throughHub) {
        case (let rate?, true?): "USB at \(rate) Mbit/s, through a hub"
        case (let rate?, _): "USB at \(rate) Mbit/s, without a hub"
        case (nil, true?): "USB, through a hub"
        case (nil, false?): "USB, without a hub"
        case (nil, nil): "a network connection"
        }
    }

    fileprivate static func linkFails(_ link: LinkFacts, _ last: LastFlash) -> Finding {
        Finding(
            .usbLink, .refuse, "The connection loses answers, so nothing is written over it.",
            evidence:
                "\(link.errors) of \(link.roundTrips) questions (getvar product) were not answered rightly; \(place(link))",
            advice: last.isBroken ? ports : "\(ports) Then restart the phone into fastboot mode.")
    }

    fileprivate static func linkIsSlow(_ link: LinkFacts) -> Finding {
        Finding(
            .usbLink, .confirm, "The phone answers very late, as on a port that it does not get on with.",
            evidence: """
                the slowest of \(link.roundTrips) answers (getvar product) took \(link.worstMilliseconds) ms; \(place(link))
                """,
            advice: "If the connection breaks in the middle, the flash has to be done again. \(ports)",
            consentWord: "slow")
    }

    fileprivate static func portWasReset(_ link: LinkFacts) -> Finding {
        Finding(
            .usbLink, .note, "The phone answered only after its USB port had been reset.",
            evidence: "getvar product was not answered, and then was; \(place(link))",
            advice: """
                So it is with a phone that was left in the middle of an image. If none was, the port or the cable may be bad: --careful sends \
                in small pieces.
                """)
    }

    fileprivate static func isCareful(_ link: LinkFacts) -> Finding {
        Finding(
            .usbLink, .note, "What is sent goes in small pieces, one at a time: slower, and kinder to the port.",
            evidence: "transfers of 16 KiB; \(place(link))",
            advice: "After a connection that broke in the middle, or with --careful.")
    }

    fileprivate static func cableIsSlow(_ link: LinkFacts) -> Finding {
        Finding(
            .usbLink, .note, "The phone is connected at a very low speed; the flash will take hours.",
            evidence: place(link), advice: "Most often that is the cable or the plug. \(ports)")
    }
}
