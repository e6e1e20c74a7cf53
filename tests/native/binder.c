/* Stands for libbinder and the Binder driver of Android: fills the structures of linux/android/binder.h as they do.
   Linked with -Bsymbolic, so that its own ioctl answers it. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define BINDER_WRITE_READ 0xc0306201u
#define BC_TRANSACTION 0x40406300u
#define BC_FREE_BUFFER 0x40086303u
#define BR_NOOP 0x720cu
#define BR_TRANSACTION_COMPLETE 0x7206u
#define BR_REPLY 0x80407203u
#define BR_FAILED_REPLY 0x7211u

typedef struct {
    uint64_t write_size, write_consumed, write_buffer, read_size, read_consumed, read_buffer;
} exchange;

typedef struct {
    uint64_t target, cookie;
    uint32_t code, flags, sender_pid, sender_euid;
    uint64_t data_size, offsets_size, buffer, offsets;
} transaction;

typedef struct { unsigned char data[4096]; size_t n; } parcel;

static void put(parcel *to, const void *data, size_t n)
{
    memcpy(to->data + to->n, data, n);
    to->n += n;
    while (to->n % 4) to->data[to->n++] = 0;
}

static void put_int(parcel *to, int32_t value) { put(to, &value, 4); }

static void put_text(parcel *to, const char *text)
{
    uint16_t wide[1024];
    int32_t n = (int32_t)strlen(text);
    for (int32_t i = 0; i <= n; i++) wide[i] = (unsigned char)text[i];
    put_int(to, n);
    put(to, wide, 2 * ((size_t)n + 1));
}

static parcel reply;
static int step, is_failing;

/* The driver: takes the call at once, answers at the next exchange. */
int ioctl(int fd, unsigned long request, void *argument)
{
    exchange *ex = argument;
    unsigned char *out = (unsigned char *)(uintptr_t)ex->read_buffer;
    (void)fd;
    if ((uint32_t)request != BINDER_WRITE_READ) return -1;
    ex->write_consumed = ex->write_size;
    uint32_t head[3] = {BR_NOOP, step == 0 ? BR_TRANSACTION_COMPLETE : is_failing ? BR_FAILED_REPLY : BR_REPLY, 0};
    memcpy(out, head, 8);
    ex->read_consumed = 8;
    if (step == 1 && !is_failing) {
        transaction answer = {.data_size = reply.n, .buffer = (uintptr_t)reply.data};
        memcpy(out + 8, &answer, sizeof answer);
        ex->read_consumed += sizeof answer;
    }
    step++;
    return 0;
}

/* Call a service. level: whose parcels are built. answer: a text, `!` and an exception code, `-` for none that comes,
   `1` for a call without an answer. uri: `-` for none. */
int call(const char *interface, const char *code, const char *level, const char *uri, const char *answer, char *into)
{
    static parcel data;
    struct { uint32_t free_buffer; uint64_t freed; uint32_t command; transaction call; } __attribute__((packed)) write;
    unsigned char read[256];
    data.n = reply.n = 0;
    put_int(&data, 0x100);
    if (atoi(level) >= 29) put_int(&data, -1);
    if (atoi(level) >= 30) put_int(&data, 0x53595354);
    put_text(&data, interface);
    put_text(&data, "com.example.app");
    if (*uri != '-') put_text(&data, uri);
    int is_one_way = *answer == '1';
    put_int(&reply, *answer == '!' ? atoi(answer + 1) : 0);
    put_text(&reply, answer);
    is_failing = *answer == '-';
    memset(&write, 0, sizeof write);
    write.free_buffer = BC_FREE_BUFFER;
    write.command = BC_TRANSACTION;
    write.call.code = (uint32_t)atoi(code);
    write.call.flags = is_one_way ? 0x11 : 0x10;
    write.call.data_size = data.n;
    write.call.buffer = (uintptr_t)data.data;
    exchange first = {sizeof write, 0, (uintptr_t)&write, sizeof read, 0, (uintptr_t)read};
    exchange second = {0, 0, 0, sizeof read, 0, (uintptr_t)read};
    step = 0;
    ioctl(3, BINDER_WRITE_READ, &first);
    if (!is_one_way) ioctl(3, BINDER_WRITE_READ, &second);
    strcpy(into, answer);
    return 0;
}
