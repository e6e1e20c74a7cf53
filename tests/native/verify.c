/*
 * A client of TLS that looks at certificates in its own ways. Arguments: the library of TLS and that of certificates.
 * Each line of standard input says when its context is made, how it checks, a port and the name it wants:
 *   early|late  store|verify|replace|custom|after|nobody|unnamed  PORT  HOST
 * store: the library's check with no CA at all; verify: a pin in the callback of SSL_CTX_set_verify; replace: a pin in that of
 * SSL_CTX_set_cert_verify_callback; custom: a pin in that of SSL_CTX_set_custom_verify (BoringSSL); after: a pin
 * that is compared when the handshake is done; nobody: no check; unnamed: like verify, and the library is not told the name
 * that it is to check, but in the hello. It prints `accepted RESULT` or `refused`, and how often its
 * callback was asked.
 */
#include <arpa/inet.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void *tls, *certificates;
static int asked;

#define WAYS 7

static void *find(const char *name)
{
  void *found = dlsym(tls, name);
  if (found == NULL) found = dlsym(certificates, name);
  return found;
}

#define CALL(type, name, types) ((type (*) types) find(name))

static int in_verify(int ok, void *store) { asked++; return 0; }
static int in_place(void *store, void *arg) { asked++; return 0; }
static int custom(void *ssl, unsigned char *alert) { asked++; return 1; }

static void *made(const char *how)
{
  void *(*method)(void) = find("TLS_client_method");
  if (method == NULL) method = find("TLS_method");
  void *context = CALL(void *, "SSL_CTX_new", (void *))(method());
  int is_checked = strcmp(how, "nobody") != 0 && strcmp(how, "after") != 0;
  CALL(void, "SSL_CTX_set_verify", (void *, int, void *))(context, is_checked, strcmp(how, "verify") == 0 || strcmp(how, "unnamed") == 0 ? (void *) in_verify : NULL);
  if (strcmp(how, "replace") == 0) CALL(void, "SSL_CTX_set_cert_verify_callback", (void *, void *, void *))(context, in_place, NULL);
  if (strcmp(how, "custom") == 0) CALL(void, "SSL_CTX_set_custom_verify", (void *, int, void *))(context, 1, custom);
  return context;
}

static int connected(int port)
{
  struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  return connect(fd, (struct sockaddr *) &to, sizeof to) == 0 ? fd : -1;
}

static void speak(void *context, const char *how, int port, const char *host)
{
  void *ssl = CALL(void *, "SSL_new", (void *))(context);
  int fd = connected(port);
  /* SSL_ctrl(SET_TLSEXT_HOSTNAME) in OpenSSL, where the other is a macro. */
  if (find("SSL_set_tlsext_host_name") != NULL) CALL(int, "SSL_set_tlsext_host_name", (void *, const char *))(ssl, host);
  else CALL(long, "SSL_ctrl", (void *, int, long, const void *))(ssl, 55, 0, host);
  if (strcmp(how, "unnamed") != 0) CALL(int, "X509_VERIFY_PARAM_set1_host", (void *, const char *, size_t))
    (CALL(void *, "SSL_get0_param", (void *))(ssl), host, strlen(host));
  CALL(int, "SSL_set_fd", (void *, int))(ssl, fd);
  asked = 0;
  int is_accepted = CALL(int, "SSL_connect", (void *))(ssl) == 1;
  long result = CALL(long, "SSL_get_verify_result", (void *))(ssl);
  if (strcmp(how, "after") == 0) is_accepted = 0;
  if (is_accepted) printf("accepted %ld, asked %d\n", result, asked);
  else printf("refused, asked %d\n", asked);
  CALL(void, "SSL_free", (void *))(ssl);
  close(fd);
}

int main(int count, char **arguments)
{
  static const char *ways[] = { "store", "verify", "replace", "custom", "after", "nobody", "unnamed" };
  void *early[WAYS];
  char when[16], how[16], host[256];
  int port;
  (void) count;
  certificates = dlopen(arguments[2], RTLD_NOW | RTLD_GLOBAL);
  tls = dlopen(arguments[1], RTLD_NOW | RTLD_GLOBAL);
  if (tls == NULL || certificates == NULL) return 1;
  for (int n = 0; n < WAYS; n++) early[n] = strcmp(ways[n], "custom") == 0 && find("SSL_CTX_set_custom_verify") == NULL ? NULL : made(ways[n]);
  setvbuf(stdout, NULL, _IOLBF, 0);
  puts("ready");
  while (scanf("%15s %15s %d %255s", when, how, &port, host) == 4)
  {
    void *context = NULL;
    for (int n = 0; n < WAYS; n++) if (strcmp(ways[n], how) == 0) context = early[n];
    if (strcmp(when, "late") == 0) context = made(how);
    speak(context, how, port, host);
  }
  return 0;
}
