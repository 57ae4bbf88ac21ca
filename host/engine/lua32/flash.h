/*
** Included before the files of Lua that create and free functions. A module runs bytecode directly from flash: the
** instructions of a script and their line numbers use no heap (LUAT_USE_MEMORY_OPTIMIZATION_CODE_MMAP).
*/
#ifndef lua32_flash_h
#define lua32_flash_h

#include "lobject.h"
#include "lmem.h"

void *lua32_new_array(lua_State *L, size_t size);
void *lua32_new_code(lua_State *L, size_t size);
void lua32_free_array(lua_State *L, void *array, size_t size);
void lua32_free_code(lua_State *L, void *array, size_t size);

/* In these files, only instructions have the type Instruction, and only line numbers the type int. */
#undef luaM_newvector
#define luaM_newvector(L, n, type) ((type *)lua32_by_type((type *)0, new)(L, (n) * sizeof(type)))
#undef luaM_freearray
#define luaM_freearray(L, array, n) lua32_by_type(array, free)(L, array, (n) * sizeof(*(array)))
#define lua32_by_type(array, verb) \
  _Generic((array), Instruction *: lua32_##verb##_code, int *: lua32_##verb##_code, default: lua32_##verb##_array)

#endif
