/*
** The layer between Lua 5.3 and JavaScript. host/engine/wasm-module.ts declares the signatures: those of Lua 5.4 where
** the two differ.
*/
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lua.h"
#include "lauxlib.h"
#include "lualib.h"
#include "ldo.h"
#include "lstate.h"

#include "flash.h"

#define FROM_HOST(name) __attribute__((import_module("host"), import_name(name)))
#define TO_HOST(name) __attribute__((export_name(name)))

FROM_HOST("call") int host_call(lua_State *L);
FROM_HOST("hook") void host_hook(lua_State *L);
FROM_HOST("try") void host_try(Pfunc f, lua_State *L, void *ud, void *stack);
FROM_HOST("allocate") void *host_allocate(void *owner, void *block, size_t was, size_t wanted);
FROM_HOST("format") int host_format(char *text, size_t size, const char *format, double value);

static int call(lua_State *L) {
  return host_call(L);
}

static void hook(lua_State *L, lua_Debug *ar) {
  (void)ar;
  host_hook(L);
}

static void *allocate(void *owner, void *block, size_t was, size_t wanted) {
  return host_allocate(owner, block, was, wanted);
}

TO_HOST("call_pointer") lua_CFunction call_pointer(void) {
  return call;
}

TO_HOST("hook_pointer") lua_Hook hook_pointer(void) {
  return hook;
}

TO_HOST("allocate_pointer") lua_Alloc allocate_pointer(void) {
  return allocate;
}

TO_HOST("hook_count_offset") int hook_count_offset(void) {
  return offsetof(lua_State, hookcount);
}

/* A protected call. Passes the stack pointer, which the host restores after an error: reading it from there is slow. */
void lua32_try(Pfunc f, lua_State *L, void *ud) {
  void *stack;
  __asm__("global.get __stack_pointer\n\tlocal.set %0" : "=r"(stack));
  host_try(f, L, ud, stack);
}

/* Runs the function that was passed to `try`. */
TO_HOST("run") void run(Pfunc f, lua_State *L, void *ud) {
  f(L, ud);
}

/* As in Lua 5.4: sets `results` to the number of returned or yielded values. */
TO_HOST("lua_resume") int resume(lua_State *L, lua_State *from, int count, int *results) {
  int status = (lua_resume)(L, from, count);
  *results = status == LUA_OK || status == LUA_YIELD ? lua_gettop(L) : 0;
  return status;
}

TO_HOST("lua_newuserdatauv") void *new_userdata(lua_State *L, size_t size, int values) {
  (void)values;
  return lua_newuserdata(L, size);
}

/* Raises an error that no message handler sees. */
TO_HOST("raise_quietly") void raise_quietly(lua_State *L) {
  luaD_throw(L, LUA_ERRMEM);
}

/* The place of one script in flash. */
typedef struct Flash {
  struct Flash *next;
  char *end;
  char bytes[];
} Flash;

static Flash *flashes = NULL;
/* The next free byte in the place of the script that is being loaded. NULL while none is. */
static char *flash_at = NULL;

/* Whatever is loaded from now on lies in flash, in at most `size` bytes. */
TO_HOST("flash_begin") void flash_begin(size_t size) {
  Flash *flash = malloc(sizeof(Flash) + size);
  flash->next = flashes;
  flash->end = flash->bytes + size;
  flashes = flash;
  flash_at = flash->bytes;
}

TO_HOST("flash_end") void flash_end(void) {
  flash_at = NULL;
}

/* The module is closed. */
TO_HOST("flash_erase") void flash_erase(void) {
  while (flashes != NULL) {
    Flash *next = flashes->next;
    free(flashes);
    flashes = next;
  }
}

void *lua32_new_array(lua_State *L, size_t size) {
  return luaM_realloc_(L, NULL, 0, size);
}

void lua32_free_array(lua_State *L, void *array, size_t size) {
  luaM_realloc_(L, array, size, 0);
}

void *lua32_new_code(lua_State *L, size_t size) {
  void *array = flash_at;
  if (array == NULL)
    return lua32_new_array(L, size);
  flash_at += size;
  return array;
}

void lua32_free_code(lua_State *L, void *array, size_t size) {
  for (Flash *flash = flashes; flash != NULL; flash = flash->next)
    if ((char *)array >= flash->bytes && (char *)array < flash->end)
      return;
  lua32_free_array(L, array, size);
}

/*
** Replaces snprintf in Lua, whose formats hold one conversion each. The host formats floats. An address is printed as
** eight digits, and the core's printf prints `%a` as a letter.
*/
int lua32_format(char *text, size_t size, const char *format, ...) {
  va_list values;
  int length;
  char conversion = format[strcspn(format, "aAcdeEfFgGiopsuxX")];
  va_start(values, format);
  switch (conversion) {
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G':
      length = host_format(text, size, format, va_arg(values, double));
      break;
    case 'p':
      length = snprintf(text, size, "%08X", (unsigned)(size_t)va_arg(values, void *));
      break;
    case 'a': case 'A':
      length = snprintf(text, size, "%c", conversion);
      break;
    default:
      length = vsnprintf(text, size, format, values);
  }
  va_end(values);
  return length;
}

/* The compiler's 128-bit multiplication, which its package may lack. libc uses it to read long numbers. */
__int128 __multi3(__int128 left, __int128 right) {
  unsigned long long a = (unsigned long long)left, b = (unsigned long long)right;
  unsigned long long a0 = (unsigned)a, a1 = a >> 32, b0 = (unsigned)b, b1 = b >> 32;
  unsigned long long low = a0 * b0, mid = a1 * b0 + (low >> 32), other = a0 * b1 + (unsigned)mid;
  unsigned long long high = a1 * b1 + (mid >> 32) + (other >> 32);
  high += a * (unsigned long long)(right >> 64) + (unsigned long long)(left >> 64) * b;
  return (__int128)(((unsigned __int128)high << 64) | (other << 32) | (unsigned)low);
}
