#pragma once
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

// Macros that Swift does not see.
static inline int crypto_public_key(void) { return EVP_PKEY_PUBLIC_KEY; }
static inline int crypto_key_pair(void) { return EVP_PKEY_KEYPAIR; }
