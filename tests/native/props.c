/* Stands for the part of Android's C library that keeps system properties. */
#include <stdint.h>
#include <string.h>

typedef struct { const char *name, *value; } prop_info;

static const prop_info known[] = {
    {"ro.serialno", "R58M123456"}, {"gsm.operator.numeric", "26207"}, {"ro.product.model", "Pixel 7"},
    {"debug.nothing", "1"}, {"ro.debuggable", "1"}, {"ro.secure", "1"},
};

const prop_info *__system_property_find(const char *name)
{
    for (unsigned i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].name, name) == 0) return &known[i];
    return 0;
}

int __system_property_get(const char *name, char *value)
{
    const prop_info *found = __system_property_find(name);
    strcpy(value, found ? found->value : "");
    return (int)strlen(value);
}

void __system_property_read_callback(const prop_info *pi, void (*take)(void *, const char *, const char *, uint32_t),
                                     void *cookie)
{
    take(cookie, pi->name, pi->value, 1);
}

static void keep(void *cookie, const char *name, const char *value, uint32_t serial)
{
    (void)name, (void)serial;
    strcpy(cookie, value);
}

/* What an app of today does: find, then read by a callback. */
int read_property(const char *name, char *value)
{
    const prop_info *found = __system_property_find(name);
    if (found) __system_property_read_callback(found, keep, value);
    return found != 0;
}
