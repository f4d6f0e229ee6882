import Firmware
import StockPackage
import Testing

@Suite("Variants") struct VariantTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let variant: String
        let codename: String
        let region: Region
        let carrier: String?
        let suffix: String?
        var testDescription: String { variant }

        init(
            _ variant: String, _ codename: String, _ region: Region, carrier: String? = nil, suffix: String? = nil
        ) {
            self.variant = variant
            self.codename = codename
            self.region = region
            self.carrier = carrier
            self.suffix = suffix
        }
    }

    static let rows = [
        Row("lancelot", "lancelot", .china), Row("lancelot_global", "lancelot", .global),
        Row("lancelot_eea_global", "lancelot", .europe), Row("raphaelin_in_global", "raphaelin", .india),
        Row("x_ru_global", "x", .russia), Row("x_id_global", "x", .indonesia), Row("x_tr_global", "x", .turkey),
        Row("x_tw_global", "x", .taiwan), Row("x_jp_global", "x", .japan), Row("x_kr_global", "x", .korea),
        Row("x_lm_global", "x", .latinAmerica), Row("x_sg_global", "x", .singapore),
        Row("vili_eea_vf_global", "vili", .europe, carrier: "vf"),
        Row("earth_lm_cr_global", "earth", .latinAmerica, carrier: "cr"),
        Row("earth_mx_at_global", "earth", .mexico, carrier: "at"),
        Row("earth_cl_en_global", "earth", .chile, carrier: "en"),
        Row("earth_gt_tg_global", "earth", .guatemala, carrier: "tg"),
        Row("earth_za_mt_global", "earth", .southAfrica, carrier: "mt"),
        Row("light_th_as_global", "light", .thailand, carrier: "as"),
        Row("angelicain_in_rf_global", "angelicain", .india, carrier: "rf"),
        Row("aristotle_dc_global", "aristotle", .global, carrier: "dc"),
        // A carrier that nobody knows yet, and what is none.
        Row("earth_eea_zz_global", "earth", .europe, carrier: "zz"),
        Row("earth_mx_abc_global", "earth", .mexico, carrier: "abc"),
        Row("earth_eea_abcd_global", "earth_eea_abcd", .global), Row("earth_eea_Z9_global", "earth_eea_Z9", .global),
        Row("earth_zz_global", "earth_zz", .global),
        // Codenames that hold an underscore themselves.
        Row("mione_plus", "mione_plus", .china), Row("rosemary_p_eea_global", "rosemary_p", .europe),
        Row("rosemary_p_global", "rosemary_p", .global), Row("sakura_india_global", "sakura_india", .global),
        Row("laurel_sprout_eea_vf_global", "laurel_sprout", .europe, carrier: "vf"),
        Row("pissarro_in_global", "pissarro", .india),
        Row("pissarro_in_fk_global", "pissarro_in", .india, carrier: "fk"),
        Row("aurora_demo", "aurora", .china, suffix: "demo"), Row("umi_pre", "umi", .china, suffix: "pre"),
        Row("fuxi_pre_dpp", "fuxi", .china, suffix: "pre_dpp"),
        Row("fuxi_pre_dpp_global", "fuxi", .global, suffix: "pre_dpp"),
        Row("klimt_dpp_global", "klimt", .global, suffix: "dpp"),
        Row("earth_ep_stdee", "earth", .china, suffix: "ep_stdee"),
        Row("earth_ep_newone", "earth", .china, suffix: "ep_newone"),
        // Nothing is taken off that would leave no codename.
        Row("x_eea", "x_eea", .china), Row("_in_global", "_in", .global), Row("in_global", "in", .global),
        Row("demo", "demo", .china), Row("global", "global", .china), Row("", "", .china),
    ]

    @Test("a variant is a codename, a region, and perhaps a carrier and a suffix", arguments: rows)
    func parts(_ row: Row) {
        let found = Variant(row.variant)
        #expect(found.codename == row.codename)
        #expect(found.region == row.region)
        #expect(found.carrier == row.carrier)
        #expect(found.suffix == row.suffix)
    }

    @Test("every row of the words of names has its source, and names a region that is known") func sources() {
        let words = Firmware.nameWords
        let sources =
            words.codenames.map(\.source) + words.carriers.map(\.source) + words.suffixes.map(\.source)
            + words.tags.map(\.source)
        #expect(sources.count > 90)
        #expect(sources.allSatisfy { $0.count > 10 })
        #expect(words.carriers.allSatisfy { Region(rawValue: $0.region) != nil })
        #expect(words.codenames.allSatisfy { $0.name.contains("_") })
        #expect(Set(words.tags.map(\.tag)).count == words.tags.count)
    }
}
