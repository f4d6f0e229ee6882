#pragma once
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/decoder.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

// Macros that Swift does not see.
static inline int crypto_public_key(void) { return EVP_PKEY_PUBLIC_KEY; }
static inline int crypto_key_pair(void) { return EVP_PKEY_KEYPAIR; }
static inline int crypto_get_tag(void) { return EVP_CTRL_AEAD_GET_TAG; }

// A builder keeps the pointer to a parameter's name: it must be one that stays, and no Swift string does.
static inline int crypto_push_modulus(OSSL_PARAM_BLD *builder, const BIGNUM *number) {
    return OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, number);
}
static inline int crypto_push_public_exponent(OSSL_PARAM_BLD *builder, const BIGNUM *number) {
    return OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, number);
}
static inline int crypto_push_private_exponent(OSSL_PARAM_BLD *builder, const BIGNUM *number) {
    return OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_D, number);
}
