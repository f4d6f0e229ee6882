import CCrypto

/// A public RSA key, by libcrypto.
@safe
public struct RSAPublicKey: ~Copyable {
    let key: OpaquePointer

    /// - Parameter key: from now on this value's to free.
    init(owning key: OpaquePointer) { unsafe self.key = key }

    /// The key of a modulus, most significant byte first, with the exponent 65537. Nil when libcrypto takes it for none.
    public init?(modulus: [UInt8]) {
        guard let made = unsafe makePublicKey(modulus) else { return nil }
        unsafe key = made
    }

    deinit {
        unsafe EVP_PKEY_free(key)
    }

    /// Whether `signature` is this key's, by PKCS #1 v1.5, for the data that has the digest `hash`.
    /// - Parameter hash: as long as the algorithm makes it; any other length is never signed.
    public func verifies(_ signature: [UInt8], of hash: [UInt8], by algorithm: Digest.Algorithm) -> Bool {
        guard let context = unsafe EVP_PKEY_CTX_new_from_pkey(nil, key, nil) else { return false }
        defer { unsafe EVP_PKEY_CTX_free(context) }
        guard unsafe EVP_PKEY_verify_init(context) == 1,
            unsafe EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1,
            unsafe EVP_PKEY_CTX_set_signature_md(context, algorithm.method) == 1
        else { return false }
        // 0 is a wrong signature, less than 0 an error; both are "no".
        return unsafe EVP_PKEY_verify(context, signature, signature.count, hash, hash.count) == 1
    }

    /// 2 to the power of twice the modulus' bits, modulo it: what Montgomery's multiplication begins with. As many bytes as the
    /// modulus has, most significant first; nil when the modulus is 0.
    public static func montgomerySquare(of modulus: [UInt8]) -> [UInt8]? {
        guard let context = unsafe BN_CTX_new() else { return nil }
        defer { unsafe BN_CTX_free(context) }
        guard let number = unsafe BN_bin2bn(modulus, Int32(modulus.count), nil) else { return nil }
        defer { unsafe BN_free(number) }
        guard let power = unsafe BN_new() else { return nil }
        defer { unsafe BN_free(power) }
        var bytes = modulus
        guard unsafe BN_set_bit(power, Int32(modulus.count) * 16) == 1,
            unsafe BN_div(nil, power, power, number, context) == 1,
            unsafe BN_bn2binpad(power, &bytes, Int32(bytes.count)) >= 0
        else { return nil }
        return bytes
    }
}

/// A key that the caller frees.
private func makePublicKey(_ modulus: [UInt8]) -> OpaquePointer? {
    guard let number = unsafe BN_bin2bn(modulus, Int32(modulus.count), nil) else { return nil }
    defer { unsafe BN_free(number) }
    guard let exponent = unsafe BN_new() else { return nil }
    defer { unsafe BN_free(exponent) }
    guard let builder = unsafe OSSL_PARAM_BLD_new() else { return nil }
    defer { unsafe OSSL_PARAM_BLD_free(builder) }
    guard unsafe BN_set_word(exponent, 65537) == 1,
        unsafe crypto_push_modulus(builder, number) == 1,
        unsafe crypto_push_public_exponent(builder, exponent) == 1,
        let parameters = unsafe OSSL_PARAM_BLD_to_param(builder)
    else { return nil }
    defer { unsafe OSSL_PARAM_free(parameters) }
    guard let context = unsafe EVP_PKEY_CTX_new_from_name(nil, "RSA", nil) else { return nil }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    guard unsafe EVP_PKEY_fromdata_init(context) == 1,
        unsafe EVP_PKEY_fromdata(context, &key, crypto_public_key(), parameters) == 1
    else { return nil }
    return unsafe key
}
