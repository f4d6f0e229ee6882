import CCrypto

/// The key that signs the vbmeta images of sample packages: RSA, 2048 bits, exponent 65537.
///
/// It is a key of the samples and of nothing else. Its private half stands here for everybody to read, so that the same seed makes the
/// same package: what it signs is no more genuine than any other sample.
@safe final class PackKey {
    private let key: OpaquePointer

    init() throws(PackError) {
        guard let made = unsafe makeKeyPair(Self.modulus, Self.privateExponent) else {
            throw .library("EVP_PKEY_fromdata")
        }
        unsafe key = made
    }

    deinit { unsafe EVP_PKEY_free(key) }

    /// The signature of a SHA-256, by PKCS #1 v1.5.
    func sign(_ digest: [UInt8]) throws(PackError) -> [UInt8] {
        guard let context = unsafe EVP_PKEY_CTX_new_from_pkey(nil, key, nil) else { throw .library("EVP_PKEY_CTX_new") }
        defer { unsafe EVP_PKEY_CTX_free(context) }
        var signature = [UInt8](repeating: 0, count: Self.modulus.count)
        var count = signature.count
        guard unsafe EVP_PKEY_sign_init(context) == 1,
            unsafe EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1,
            unsafe EVP_PKEY_CTX_set_signature_md(context, EVP_sha256()) == 1,
            unsafe EVP_PKEY_sign(context, &signature, &count, digest, digest.count) == 1, count == signature.count
        else { throw .library("EVP_PKEY_sign") }
        return signature
    }

    /// The public half as vbmeta images carry it: bits, -1/n modulo 2^32, n, and 2^4096 modulo n, most significant byte first.
    static func publicBlob() throws(PackError) -> [UInt8] {
        let low = modulus.suffix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        // Each round doubles the bits that are right, beginning with three.
        var inverse = low
        for _ in 0..<4 { inverse = inverse &* (2 &- low &* inverse) }
        let words = [UInt32(modulus.count * 8), 0 &- inverse].flatMap { word in
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
        }
        guard let square = square(modulus) else { throw .library("BN_mod_exp") }
        return words + modulus + square
    }

    static let modulus = number(
        """
        a9bdf90c708ff95f396709cb9974d894fb76f3bae582de110ac5e19f56c88e298e45a9dfff1e0d6ff576c8ade7e46bec
        67c3ad0975254259e0d12c20d8172075a92266415c0ee63b0f00f0e48fb8395a2091a0fe4987edbf6d74d7e81ff6e6d0
        118e5048789ffd5809eee26578b0658bd7899f44b25acb4ca479434651a8bb8c124b08c7b6012e37126f53762b0ef031
        863adbdab629363e62455294d69048abff9292a1c725fc8fb3df2cf5b61cfa6f53123012c7beb5364c150554d6232fbe
        f41d174ba0ce59b6ac30ba0b1a16e41be03d82f6f2f70ece07a93772b85e9ca721503879343ea44246173c2f021f2f88
        5e7ce49574508e8a27ebee07f828e1c3
        """)

    private static let privateExponent = number(
        """
        0709459e4b0ee2201d0f0a6192e0e716cb3dbe68b6eeda7f0baff18f060296475eb5c08ef527ad1841029adafff680b5
        7205087d3b353f84de44382211bdbe58b799777254d096a148194538699a120be1b7125cb820ec580d14d4dbb31cd700
        8a59c336332f33f49c4f7764616bb3d4922b60461c1140c57d393c4803f1374fa116569dd20ef54839d771cfcc32c6f3
        b5af0d5e220e27cb63f4e3590bbc70e4a5b50d3cc05e67d299e00df84fcf3c689ca4ad486d2c1e728b1084bd8e62450c
        f74a2d9e496dfeea129930d73a3c97f9f211d948d1fcdda2ee1b0a7db4f174db7b48e9a5798d5eec816379955be3524b
        624ac40f419697f614b54bf883c224f1
        """)

    private static func number(_ text: String) -> [UInt8] {
        let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}

/// 2 to the power of twice the modulus' bits, modulo it.
private func square(_ modulus: [UInt8]) -> [UInt8]? {
    guard let context = unsafe BN_CTX_new() else { return nil }
    defer { unsafe BN_CTX_free(context) }
    guard let number = unsafe BN_bin2bn(modulus, Int32(modulus.count), nil) else { return nil }
    defer { unsafe BN_free(number) }
    guard let two = unsafe BN_new() else { return nil }
    defer { unsafe BN_free(two) }
    guard let power = unsafe BN_new() else { return nil }
    defer { unsafe BN_free(power) }
    var bytes = modulus
    guard unsafe BN_set_word(two, 2) == 1, unsafe BN_set_word(power, UInt(modulus.count * 16)) == 1,
        unsafe BN_mod_exp(power, two, power, number, context) == 1,
        unsafe BN_bn2binpad(power, &bytes, Int32(bytes.count)) >= 0
    else { return nil }
    return bytes
}

/// A key that the caller frees.
private func makeKeyPair(_ modulus: [UInt8], _ privateExponent: [UInt8]) -> OpaquePointer? {
    guard let n = unsafe BN_bin2bn(modulus, Int32(modulus.count), nil) else { return nil }
    defer { unsafe BN_free(n) }
    guard let d = unsafe BN_bin2bn(privateExponent, Int32(privateExponent.count), nil) else { return nil }
    defer { unsafe BN_free(d) }
    guard let e = unsafe BN_new() else { return nil }
    defer { unsafe BN_free(e) }
    guard let builder = unsafe OSSL_PARAM_BLD_new() else { return nil }
    defer { unsafe OSSL_PARAM_BLD_free(builder) }
    guard unsafe BN_set_word(e, 65537) == 1, unsafe crypto_push_modulus(builder, n) == 1,
        unsafe crypto_push_public_exponent(builder, e) == 1, unsafe crypto_push_private_exponent(builder, d) == 1,
        let parameters = unsafe OSSL_PARAM_BLD_to_param(builder)
    else { return nil }
    defer { unsafe OSSL_PARAM_free(parameters) }
    guard let context = unsafe EVP_PKEY_CTX_new_from_name(nil, "RSA", nil) else { return nil }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    guard unsafe EVP_PKEY_fromdata_init(context) == 1,
        unsafe EVP_PKEY_fromdata(context, &key, crypto_key_pair(), parameters) == 1
    else { return nil }
    return unsafe key
}
