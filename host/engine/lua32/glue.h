/*
** Included before every file of Lua. Sets what the core's Lua does differently; Lua's own sources stay unchanged.
*/
#ifndef lua32_glue_h
#define lua32_glue_h

/* 32-bit integers and floats, and the parts of older versions that the core keeps. */
#define LUA_32BITS
#define LUA_COMPAT_5_1
#define LUA_COMPAT_5_2

/* The core's hashes have a fixed seed. */
#define luai_makeseed() (~0u)

/* WASM has no long jumps: an error leaves it as a JavaScript exception. */
#define luai_jmpbuf int
#define LUAI_THROW(L, c) lua32_throw()
#define LUAI_TRY(L, c, a) lua32_try(f, L, ud)
#define l_signalT int

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "luaconf.h"

/* The core formats with a small printf of its own. */
#undef l_sprintf
#define l_sprintf(s, sz, f, i) lua32_format(s, sz, f, i)
int lua32_format(char *text, size_t size, const char *format, ...);

struct lua_State;
__attribute__((import_module("host"), import_name("throw"), noreturn)) void lua32_throw(void);
void lua32_try(void (*f)(struct lua_State *L, void *ud), struct lua_State *L, void *ud);

/* WASI lacks these functions, and a module does not need them. */
#define lua_tmpnam(b, e) { (void)(b); e = 1; }
#define LUA_TMPNAMBUFSIZE 1
#define tmpfile() ((FILE *)0)
#define system(command) ((void)(command), 0)
#define clock() ((clock_t)0)

#endif
