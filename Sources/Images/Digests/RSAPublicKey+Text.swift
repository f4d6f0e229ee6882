import CCrypto

extension RSAPublicKey {
    /// Reads a key from its text (PEM: `BEGIN PUBLIC KEY` or `BEGIN RSA PUBLIC KEY`). Nil where there is no RSA key in it.
    public init?(pem text: [UInt8]) {
        var found: OpaquePointer?
        guard
            let context = unsafe OSSL_DECODER_CTX_new_for_pkey(
                &found, "PEM", nil, "RSA", crypto_public_key(), nil, nil)
        else { return nil }
        defer { unsafe OSSL_DECODER_CTX_free(context) }
        let isRead = unsafe text.withUnsafeBufferPointer { buffer in
            var next = buffer.baseAddress
            var left = buffer.count
            return unsafe OSSL_DECODER_from_data(context, &next, &left) == 1
        }
        guard isRead, let key = unsafe found else {
            unsafe EVP_PKEY_free(found)
            return nil
        }
        unsafe self.init(owning: key)
    }

    /// Bytes of the modulus, which is the length of a signature.
    public var bytes: Int { unsafe Int(EVP_PKEY_get_size(key)) }

    /// What a signature holds within itself, by PKCS #1 v1.5 without a digest's name before it. Nil where this key did not sign it.
    public func opens(_ signature: [UInt8]) -> [UInt8]? {
        guard let context = unsafe EVP_PKEY_CTX_new_from_pkey(nil, key, nil) else { return nil }
        defer { unsafe EVP_PKEY_CTX_free(context) }
        var text = [UInt8](repeating: 0, count: bytes)
        var count = text.count
        guard unsafe EVP_PKEY_verify_recover_init(context) == 1,
            unsafe EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1,
            unsafe EVP_PKEY_verify_recover(context, &text, &count, signature, signature.count) == 1
        else { return nil }
        return Array(text.prefix(count))
    }
}
