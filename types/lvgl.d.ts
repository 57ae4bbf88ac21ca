/**
 * LVGL 7: widgets for displays. Its own manual says what each function does.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (lvgl)` before use.
 *
 * Source: components/lvgl/binding/luat_lib_lvgl.c
 *
 * @noSelf
 */
interface LvglModule extends LvglWidgets, LvglStyles, LvglConstants {}
