/*
 * A client of Mbed TLS that looks at certificates in its own ways. Arguments: a file with the CA that it trusts, one with a CA whose
 * certificates it trusts where it has a pin as well. Each line of standard input says how it checks, a port and the name it wants:
 *   library|callback|fatal|optional|after  PORT  HOST
 * library: the library's check alone; callback: a pin in the callback of mbedtls_ssl_conf_verify; fatal: the same, which ends the
 * check; optional: the handshake goes on, and the app looks at the result; after: a pin that is compared when the handshake is
 * done. It prints `accepted` or `refused`.
 */
#include <mbedtls/ctr_drbg.h>
#include <mbedtls/entropy.h>
#include <mbedtls/net_sockets.h>
#include <mbedtls/ssl.h>
#include <stdio.h>
#include <string.h>

static mbedtls_ctr_drbg_context drbg;

static int pinned(void *fatal, mbedtls_x509_crt *crt, int depth, uint32_t *flags)
{
    (void)crt;
    if (depth == 0) *flags |= MBEDTLS_X509_BADCERT_OTHER;
    return fatal != NULL ? MBEDTLS_ERR_X509_FATAL_ERROR : 0;
}

static int is_accepted(const char *how, mbedtls_x509_crt *ca, const char *port, const char *host)
{
    mbedtls_net_context net;
    mbedtls_ssl_context ssl;
    mbedtls_ssl_config conf;
    int ok = 0;
    mbedtls_net_init(&net);
    mbedtls_ssl_init(&ssl);
    mbedtls_ssl_config_init(&conf);
    mbedtls_ssl_config_defaults(&conf, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT);
    mbedtls_ssl_conf_rng(&conf, mbedtls_ctr_drbg_random, &drbg);
    mbedtls_ssl_conf_ca_chain(&conf, ca, NULL);
    mbedtls_ssl_conf_authmode(&conf, strcmp(how, "optional") == 0 ? MBEDTLS_SSL_VERIFY_OPTIONAL : MBEDTLS_SSL_VERIFY_REQUIRED);
    if (strcmp(how, "callback") == 0) mbedtls_ssl_conf_verify(&conf, pinned, NULL);
    if (strcmp(how, "fatal") == 0) mbedtls_ssl_conf_verify(&conf, pinned, &conf);
    if (mbedtls_ssl_setup(&ssl, &conf) == 0 && mbedtls_ssl_set_hostname(&ssl, host) == 0
        && mbedtls_net_connect(&net, "127.0.0.1", port, MBEDTLS_NET_PROTO_TCP) == 0) {
        mbedtls_ssl_set_bio(&ssl, &net, mbedtls_net_send, mbedtls_net_recv, NULL);
        ok = mbedtls_ssl_handshake(&ssl) == 0 && mbedtls_ssl_get_verify_result(&ssl) == 0;
        /* No key of any server is this pin. */
        if (strcmp(how, "after") == 0) ok = 0;
    }
    mbedtls_net_free(&net);
    mbedtls_ssl_free(&ssl);
    mbedtls_ssl_config_free(&conf);
    return ok;
}

int main(int argc, char **argv)
{
    char how[16], port[8], host[64];
    mbedtls_entropy_context entropy;
    mbedtls_x509_crt other, ours;
    if (argc != 3) return 2;
    mbedtls_entropy_init(&entropy);
    mbedtls_ctr_drbg_init(&drbg);
    mbedtls_x509_crt_init(&other);
    mbedtls_x509_crt_init(&ours);
    if (mbedtls_ctr_drbg_seed(&drbg, mbedtls_entropy_func, &entropy, NULL, 0) != 0) return 3;
    if (mbedtls_x509_crt_parse_file(&other, argv[1]) != 0 || mbedtls_x509_crt_parse_file(&ours, argv[2]) != 0) return 4;
    setvbuf(stdout, NULL, _IOLBF, 0);
    puts("ready");
    while (scanf("%15s %7s %63s", how, port, host) == 3) {
        int has_pin = strcmp(how, "library") != 0 && strcmp(how, "optional") != 0;
        puts(is_accepted(how, has_pin ? &ours : &other, port, host) ? "accepted" : "refused");
    }
    return 0;
}
