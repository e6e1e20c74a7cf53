/* Stands for Mbed TLS: functions of its names and shapes, with a cipher that anybody can undo. */
#include <stddef.h>
#include <string.h>

typedef struct { unsigned char key[32]; } context;

int mbedtls_aes_setkey_enc(context *ctx, const unsigned char *key, unsigned int bits)
{
    memcpy(ctx->key, key, bits / 8);
    return 0;
}

int mbedtls_aes_crypt_cbc(context *ctx, int mode, size_t length, unsigned char iv[16], const unsigned char *in,
                          unsigned char *out)
{
    (void)mode;
    for (size_t i = 0; i < length; i++) out[i] = in[i] ^ ctx->key[i % 16] ^ iv[i % 16];
    return 0;
}

int mbedtls_sha256(const unsigned char *in, size_t length, unsigned char *out, int is224)
{
    (void)is224;
    memset(out, (int)length, 32);
    return in == NULL;
}

int seal(const unsigned char *in, size_t length, unsigned char *out)
{
    context ctx;
    unsigned char iv[16] = "fedcba987654321";
    mbedtls_aes_setkey_enc(&ctx, (const unsigned char *)"0123456789abcdef", 128);
    mbedtls_aes_crypt_cbc(&ctx, 1, length, iv, in, out);
    return (int)length;
}

int hash(const unsigned char *in, size_t length, unsigned char *out)
{
    mbedtls_sha256(in, length, out, 0);
    return 32;
}
