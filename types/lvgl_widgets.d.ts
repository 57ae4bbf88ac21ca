/** Whatever LVGL works on: a widget, a style, an area. A pointer. */
type LvglPointer = { readonly __userdata: "lvgl" };

/**
 * The widgets of LVGL, and all that is around them.
 *
 * Source: components/lvgl/binding/luat_lib_lvgl.c
 *
 * @noSelf
 */
interface LvglWidgets {
  /** `lv_init` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl7.c */
  init(w: number, h: number): void;
  /** `lv_scr_act` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  scr_act(): LvglPointer;
  /** `lv_layer_top` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  layer_top(): LvglPointer;
  /** `lv_layer_sys` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  layer_sys(): LvglPointer;
  /** `lv_scr_load` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  scr_load(value1: LvglPointer): void;
  /** `lv_scr_load_anim` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  scr_load_anim(newScr: LvglPointer, animType: number, time: number, delay: number, value5: boolean): void;
  /** `lv_theme_set_act` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  theme_set_act(...values: unknown[]): unknown;
  /** `lv_sleep` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  sleep(value1: boolean): void;
  /** `lv_sw_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_switch.c */
  sw_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_disp_get_hor_res` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_disp.c */
  disp_get_hor_res(disp: LvglPointer): number;
  /** `lv_disp_get_ver_res` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_disp.c */
  disp_get_ver_res(disp: LvglPointer): number;
  /** `lv_disp_get_antialiasing` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_disp.c */
  disp_get_antialiasing(disp: LvglPointer): boolean;
  /** `lv_disp_get_dpi` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_disp.c */
  disp_get_dpi(disp: LvglPointer): number;
  /** `lv_disp_get_size_category` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_disp.c */
  disp_get_size_category(disp: LvglPointer): number;
  /** `lv_disp_set_rotation` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_disp.c */
  disp_set_rotation(disp: LvglPointer, rotation: number): void;
  /** `lv_disp_get_rotation` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_disp.c */
  disp_get_rotation(disp: LvglPointer): number;
  /** `lv_disp_set_bg_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_disp.c */
  disp_set_bg_color(disp: LvglPointer, value2: number): void;
  /** `lv_disp_set_bg_image` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_disp.c */
  disp_set_bg_image(disp: LvglPointer, imgSrc: LvglPointer): void;
  /** `lv_disp_set_bg_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_disp.c */
  disp_set_bg_opa(disp: LvglPointer, opa: number): void;
  /** `lv_disp_get_inactive_time` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_disp.c */
  disp_get_inactive_time(disp: LvglPointer): number;
  /** `lv_disp_trig_activity` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_disp.c */
  disp_trig_activity(disp: LvglPointer): void;
  /** `lv_group_create` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_group.c */
  group_create(): LvglPointer | undefined;
  /** `lv_group_del` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_group.c */
  group_del(group: LvglPointer): void;
  /** `lv_group_add_obj` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_group.c */
  group_add_obj(group: LvglPointer, obj: LvglPointer): void;
  /** `lv_group_remove_obj` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_group.c */
  group_remove_obj(obj: LvglPointer): void;
  /** `lv_group_remove_all_objs` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_group.c */
  group_remove_all_objs(group: LvglPointer): void;
  /** `lv_group_focus_obj` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_group.c */
  group_focus_obj(obj: LvglPointer): void;
  /** `lv_group_focus_next` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_group.c */
  group_focus_next(group: LvglPointer): void;
  /** `lv_group_focus_prev` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_group.c */
  group_focus_prev(group: LvglPointer): void;
  /** `lv_group_focus_freeze` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_group.c */
  group_focus_freeze(group: LvglPointer, en: boolean): void;
  /** `lv_group_send_data` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_group.c */
  group_send_data(group: LvglPointer, c: number): LuaMultiReturn<[unknown, unknown]>;
  /** `lv_group_set_refocus_policy` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_group.c */
  group_set_refocus_policy(group: LvglPointer, policy: number): void;
  /** `lv_group_set_editing` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_group.c */
  group_set_editing(group: LvglPointer, edit: boolean): void;
  /** `lv_group_set_click_focus` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_group.c */
  group_set_click_focus(group: LvglPointer, en: boolean): void;
  /** `lv_group_set_wrap` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_group.c */
  group_set_wrap(group: LvglPointer, en: boolean): void;
  /** `lv_group_get_focused` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_group.c */
  group_get_focused(group: LvglPointer): LvglPointer | undefined;
  /** `lv_group_get_user_data` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_group.c */
  group_get_user_data(group: LvglPointer): LvglPointer | undefined;
  /** `lv_group_get_editing` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_group.c */
  group_get_editing(group: LvglPointer): boolean;
  /** `lv_group_get_click_focus` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_group.c */
  group_get_click_focus(group: LvglPointer): boolean;
  /** `lv_group_get_wrap` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_group.c */
  group_get_wrap(group: LvglPointer): boolean;
  /** `lv_obj_create` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_create(parent: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_obj_del` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_del(obj: LvglPointer): LuaMultiReturn<[unknown, unknown]>;
  /** `lv_obj_del_async` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_del_async(obj: LvglPointer): void;
  /** `lv_obj_clean` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_clean(obj: LvglPointer): void;
  /** `lv_obj_invalidate_area` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_invalidate_area(obj: LvglPointer, area: LvglPointer): void;
  /** `lv_obj_invalidate` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_invalidate(obj: LvglPointer): void;
  /** `lv_obj_area_is_visible` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_area_is_visible(obj: LvglPointer, area: LvglPointer): boolean;
  /** `lv_obj_is_visible` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_is_visible(obj: LvglPointer): boolean;
  /** `lv_obj_set_parent` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_parent(obj: LvglPointer, parent: LvglPointer): void;
  /** `lv_obj_move_foreground` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_move_foreground(obj: LvglPointer): void;
  /** `lv_obj_move_background` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_move_background(obj: LvglPointer): void;
  /** `lv_obj_set_pos` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_pos(obj: LvglPointer, x: number, y: number): void;
  /** `lv_obj_set_x` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_x(obj: LvglPointer, x: number): void;
  /** `lv_obj_set_y` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_y(obj: LvglPointer, y: number): void;
  /** `lv_obj_set_size` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_size(obj: LvglPointer, w: number, h: number): void;
  /** `lv_obj_set_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_width(obj: LvglPointer, w: number): void;
  /** `lv_obj_set_height` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_height(obj: LvglPointer, h: number): void;
  /** `lv_obj_set_width_fit` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_width_fit(obj: LvglPointer, w: number): void;
  /** `lv_obj_set_height_fit` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_height_fit(obj: LvglPointer, h: number): void;
  /** `lv_obj_set_width_margin` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_width_margin(obj: LvglPointer, w: number): void;
  /** `lv_obj_set_height_margin` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_height_margin(obj: LvglPointer, h: number): void;
  /** `lv_obj_align` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_align(obj: LvglPointer, base: LvglPointer, align: number, xOfs: number, yOfs: number): void;
  /** `lv_obj_align_x` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_align_x(obj: LvglPointer, base: LvglPointer, align: number, xOfs: number): void;
  /** `lv_obj_align_y` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_align_y(obj: LvglPointer, base: LvglPointer, align: number, yOfs: number): void;
  /** `lv_obj_align_mid` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_align_mid(obj: LvglPointer, base: LvglPointer, align: number, xOfs: number, yOfs: number): void;
  /** `lv_obj_align_mid_x` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_align_mid_x(obj: LvglPointer, base: LvglPointer, align: number, xOfs: number): void;
  /** `lv_obj_align_mid_y` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_align_mid_y(obj: LvglPointer, base: LvglPointer, align: number, yOfs: number): void;
  /** `lv_obj_realign` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_realign(obj: LvglPointer): void;
  /** `lv_obj_set_auto_realign` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_auto_realign(obj: LvglPointer, en: boolean): void;
  /** `lv_obj_set_ext_click_area` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_ext_click_area(obj: LvglPointer, left: number, right: number, top: number, bottom: number): void;
  /** `lv_obj_add_style` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_add_style(obj: LvglPointer, part: number, style: LvglPointer): void;
  /** `lv_obj_remove_style` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_remove_style(obj: LvglPointer, part: number, style: LvglPointer): void;
  /** `lv_obj_clean_style_list` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_clean_style_list(obj: LvglPointer, part: number): void;
  /** `lv_obj_reset_style_list` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_reset_style_list(obj: LvglPointer, part: number): void;
  /** `lv_obj_refresh_style` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_refresh_style(obj: LvglPointer, part: number, prop: number): void;
  /** `lv_obj_report_style_mod` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_report_style_mod(style: LvglPointer): void;
  /** `lv_obj_remove_style_local_prop` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_remove_style_local_prop(obj: LvglPointer, part: number, prop: number): boolean;
  /** `lv_obj_set_hidden` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_hidden(obj: LvglPointer, en: boolean): void;
  /** `lv_obj_set_adv_hittest` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_adv_hittest(obj: LvglPointer, en: boolean): void;
  /** `lv_obj_set_click` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_click(obj: LvglPointer, en: boolean): void;
  /** `lv_obj_set_top` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_top(obj: LvglPointer, en: boolean): void;
  /** `lv_obj_set_drag` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_drag(obj: LvglPointer, en: boolean): void;
  /** `lv_obj_set_drag_dir` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_drag_dir(obj: LvglPointer, dragDir: number): void;
  /** `lv_obj_set_drag_throw` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_drag_throw(obj: LvglPointer, en: boolean): void;
  /** `lv_obj_set_drag_parent` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_drag_parent(obj: LvglPointer, en: boolean): void;
  /** `lv_obj_set_focus_parent` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_focus_parent(obj: LvglPointer, en: boolean): void;
  /** `lv_obj_set_gesture_parent` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_gesture_parent(obj: LvglPointer, en: boolean): void;
  /** `lv_obj_set_parent_event` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_parent_event(obj: LvglPointer, en: boolean): void;
  /** `lv_obj_set_base_dir` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_base_dir(obj: LvglPointer, dir: number): void;
  /** `lv_obj_add_protect` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_add_protect(obj: LvglPointer, prot: number): void;
  /** `lv_obj_clear_protect` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_clear_protect(obj: LvglPointer, prot: number): void;
  /** `lv_obj_set_state` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_state(obj: LvglPointer, state: number): void;
  /** `lv_obj_add_state` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_add_state(obj: LvglPointer, state: number): void;
  /** `lv_obj_clear_state` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_clear_state(obj: LvglPointer, state: number): void;
  /** `lv_obj_finish_transitions` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_finish_transitions(obj: LvglPointer, part: number): void;
  /** `lv_obj_allocate_ext_attr` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_allocate_ext_attr(obj: LvglPointer, extSize: number): LvglPointer | undefined;
  /** `lv_obj_refresh_ext_draw_pad` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_refresh_ext_draw_pad(obj: LvglPointer): void;
  /** `lv_obj_get_screen` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_screen(obj: LvglPointer): LvglPointer | undefined;
  /** `lv_obj_get_disp` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_disp(obj: LvglPointer): LvglPointer | undefined;
  /** `lv_obj_get_parent` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_parent(obj: LvglPointer): LvglPointer | undefined;
  /** `lv_obj_get_child` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_child(obj: LvglPointer, child: LvglPointer): LvglPointer | undefined;
  /** `lv_obj_get_child_back` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_child_back(obj: LvglPointer, child: LvglPointer): LvglPointer | undefined;
  /** `lv_obj_count_children` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_count_children(obj: LvglPointer): number;
  /** `lv_obj_count_children_recursive` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_count_children_recursive(obj: LvglPointer): number;
  /** `lv_obj_get_coords` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_coords(obj: LvglPointer, cordsP: LvglPointer): void;
  /** `lv_obj_get_inner_coords` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_inner_coords(obj: LvglPointer, coordsP: LvglPointer): void;
  /** `lv_obj_get_x` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_x(obj: LvglPointer): number;
  /** `lv_obj_get_y` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_y(obj: LvglPointer): number;
  /** `lv_obj_get_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_width(obj: LvglPointer): number;
  /** `lv_obj_get_height` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_height(obj: LvglPointer): number;
  /** `lv_obj_get_width_fit` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_width_fit(obj: LvglPointer): number;
  /** `lv_obj_get_height_fit` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_height_fit(obj: LvglPointer): number;
  /** `lv_obj_get_height_margin` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_height_margin(obj: LvglPointer): number;
  /** `lv_obj_get_width_margin` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_width_margin(obj: LvglPointer): number;
  /** `lv_obj_get_width_grid` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_width_grid(obj: LvglPointer, div: number, span: number): number;
  /** `lv_obj_get_height_grid` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_height_grid(obj: LvglPointer, div: number, span: number): number;
  /** `lv_obj_get_auto_realign` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_auto_realign(obj: LvglPointer): boolean;
  /** `lv_obj_get_ext_click_pad_left` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_ext_click_pad_left(obj: LvglPointer): number;
  /** `lv_obj_get_ext_click_pad_right` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_ext_click_pad_right(obj: LvglPointer): number;
  /** `lv_obj_get_ext_click_pad_top` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_ext_click_pad_top(obj: LvglPointer): number;
  /** `lv_obj_get_ext_click_pad_bottom` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_ext_click_pad_bottom(obj: LvglPointer): number;
  /** `lv_obj_get_ext_draw_pad` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_ext_draw_pad(obj: LvglPointer): number;
  /** `lv_obj_get_local_style` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_local_style(obj: LvglPointer, part: number): LvglPointer | undefined;
  /** `lv_obj_get_hidden` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_hidden(obj: LvglPointer): boolean;
  /** `lv_obj_get_adv_hittest` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_adv_hittest(obj: LvglPointer): boolean;
  /** `lv_obj_get_click` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_click(obj: LvglPointer): boolean;
  /** `lv_obj_get_top` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_top(obj: LvglPointer): boolean;
  /** `lv_obj_get_drag` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_drag(obj: LvglPointer): boolean;
  /** `lv_obj_get_drag_dir` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_drag_dir(obj: LvglPointer): number;
  /** `lv_obj_get_drag_throw` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_drag_throw(obj: LvglPointer): boolean;
  /** `lv_obj_get_drag_parent` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_drag_parent(obj: LvglPointer): boolean;
  /** `lv_obj_get_focus_parent` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_focus_parent(obj: LvglPointer): boolean;
  /** `lv_obj_get_parent_event` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_parent_event(obj: LvglPointer): boolean;
  /** `lv_obj_get_gesture_parent` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_gesture_parent(obj: LvglPointer): boolean;
  /** `lv_obj_get_base_dir` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_base_dir(obj: LvglPointer): number;
  /** `lv_obj_get_protect` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_protect(obj: LvglPointer): number;
  /** `lv_obj_is_protected` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_is_protected(obj: LvglPointer, prot: number): boolean;
  /** `lv_obj_get_state` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_state(obj: LvglPointer, part: number): number;
  /** `lv_obj_is_point_on_coords` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_is_point_on_coords(obj: LvglPointer, point: LvglPointer): boolean;
  /** `lv_obj_hittest` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_hittest(obj: LvglPointer, point: LvglPointer): boolean;
  /** `lv_obj_get_ext_attr` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_ext_attr(obj: LvglPointer): LvglPointer | undefined;
  /** `lv_obj_get_type` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_type(obj: LvglPointer, buf: LvglPointer): void;
  /** `lv_obj_get_user_data` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_user_data(obj: LvglPointer): void;
  /** `lv_obj_get_user_data_ptr` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_user_data_ptr(obj: LvglPointer): LvglPointer | undefined;
  /** `lv_obj_set_user_data` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_user_data(obj: LvglPointer): void;
  /** `lv_obj_get_group` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_group(obj: LvglPointer): LvglPointer | undefined;
  /** `lv_obj_is_focused` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_is_focused(obj: LvglPointer): boolean;
  /** `lv_obj_get_focused_obj` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_focused_obj(obj: LvglPointer): LvglPointer | undefined;
  /** `lv_obj_handle_get_type_signal` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_handle_get_type_signal(buf: LvglPointer, name: string): LuaMultiReturn<[unknown, unknown]>;
  /** `lv_obj_init_draw_rect_dsc` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_init_draw_rect_dsc(obj: LvglPointer, type: number, drawDsc: LvglPointer): void;
  /** `lv_obj_init_draw_label_dsc` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_init_draw_label_dsc(obj: LvglPointer, type: number, drawDsc: LvglPointer): void;
  /** `lv_obj_init_draw_img_dsc` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_init_draw_img_dsc(obj: LvglPointer, part: number, drawDsc: LvglPointer): void;
  /** `lv_obj_init_draw_line_dsc` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_init_draw_line_dsc(obj: LvglPointer, part: number, drawDsc: LvglPointer): void;
  /** `lv_obj_get_draw_rect_ext_pad_size` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_draw_rect_ext_pad_size(obj: LvglPointer, part: number): number;
  /** `lv_obj_fade_in` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_fade_in(obj: LvglPointer, time: number, delay: number): void;
  /** `lv_obj_fade_out` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_fade_out(obj: LvglPointer, time: number, delay: number): void;
  /** `lv_refr_now` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_refr.c */
  refr_now(disp: LvglPointer): void;
  /** `lv_draw_mask_add` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_mask_add(param: LvglPointer, customId: LvglPointer): number;
  /** `lv_draw_mask_apply` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_mask_apply(maskBuf: LvglPointer, absX: number, absY: number, len: number): LuaMultiReturn<[unknown, unknown]>;
  /** `lv_draw_mask_remove_id` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_mask_remove_id(id: number): LvglPointer | undefined;
  /** `lv_draw_mask_remove_custom` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_mask_remove_custom(customId: LvglPointer): LvglPointer | undefined;
  /** `lv_draw_mask_get_cnt` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_mask_get_cnt(): number;
  /** `lv_draw_mask_line_points_init` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_mask_line_points_init(
    param: LvglPointer,
    p1x: number,
    p1y: number,
    p2x: number,
    p2y: number,
    side: number,
  ): void;
  /** `lv_draw_mask_line_angle_init` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_mask_line_angle_init(param: LvglPointer, p1x: number, py: number, angle: number, side: number): void;
  /** `lv_draw_mask_angle_init` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_mask_angle_init(
    param: LvglPointer,
    vertexX: number,
    vertexY: number,
    startAngle: number,
    endAngle: number,
  ): void;
  /** `lv_draw_mask_radius_init` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_mask_radius_init(param: LvglPointer, rect: LvglPointer, radius: number, inv: boolean): void;
  /** `lv_draw_mask_fade_init` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_mask_fade_init(
    param: LvglPointer,
    coords: LvglPointer,
    opaTop: number,
    yTop: number,
    opaBottom: number,
    yBottom: number,
  ): void;
  /** `lv_draw_mask_map_init` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_mask_map_init(param: LvglPointer, coords: LvglPointer, map: LvglPointer): void;
  /** `lv_draw_rect_dsc_init` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_rect_dsc_init(dsc: LvglPointer): void;
  /** `lv_draw_rect` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_rect(coords: LvglPointer, mask: LvglPointer, dsc: LvglPointer): void;
  /** `lv_draw_px` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_px(point: LvglPointer, clipArea: LvglPointer, style: LvglPointer): void;
  /** `lv_draw_label_dsc_init` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_label_dsc_init(dsc: LvglPointer): void;
  /** `lv_draw_label` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_label(coords: LvglPointer, mask: LvglPointer, dsc: LvglPointer, txt: string, hint: LvglPointer): void;
  /** `lv_draw_img_dsc_init` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_img_dsc_init(dsc: LvglPointer): void;
  /** `lv_draw_img` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_img(coords: LvglPointer, mask: LvglPointer, src: LvglPointer, dsc: LvglPointer): void;
  /** `lv_draw_line` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_line(point1: LvglPointer, point2: LvglPointer, clip: LvglPointer, dsc: LvglPointer): void;
  /** `lv_draw_line_dsc_init` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_line_dsc_init(dsc: LvglPointer): void;
  /** `lv_draw_arc` of LVGL 7. Source: components/lvgl/gen/lv_draw/luat_lv_draw.c */
  draw_arc(
    centerX: number,
    centerY: number,
    radius: number,
    startAngle: number,
    endAngle: number,
    clipArea: LvglPointer,
    dsc: LvglPointer,
  ): void;
  /** `lv_anim_init` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_init(a: LvglPointer): void;
  /** `lv_anim_set_var` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_set_var(a: LvglPointer, value2: LvglPointer): void;
  /** `lv_anim_set_time` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_set_time(a: LvglPointer, duration: number): void;
  /** `lv_anim_set_delay` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_set_delay(a: LvglPointer, delay: number): void;
  /** `lv_anim_set_values` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_set_values(a: LvglPointer, start: number, end: number): void;
  /** `lv_anim_set_path` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_set_path(a: LvglPointer, path: LvglPointer): void;
  /** `lv_anim_set_playback_time` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_set_playback_time(a: LvglPointer, time: number): void;
  /** `lv_anim_set_playback_delay` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_set_playback_delay(a: LvglPointer, delay: number): void;
  /** `lv_anim_set_repeat_count` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_set_repeat_count(a: LvglPointer, cnt: number): void;
  /** `lv_anim_set_repeat_delay` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_set_repeat_delay(a: LvglPointer, delay: number): void;
  /** `lv_anim_start` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_start(a: LvglPointer): void;
  /** `lv_anim_path_init` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_path_init(path: LvglPointer): void;
  /** `lv_anim_path_set_user_data` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_path_set_user_data(path: LvglPointer, userData: LvglPointer): void;
  /** `lv_anim_get_delay` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_get_delay(a: LvglPointer): number;
  /** `lv_anim_del` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_del(value1: LvglPointer): boolean;
  /** `lv_anim_del_all` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_del_all(): void;
  /** `lv_anim_get` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_get(value1: LvglPointer): LvglPointer | undefined;
  /** `lv_anim_custom_del` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_custom_del(a: LvglPointer): boolean;
  /** `lv_anim_count_running` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_count_running(): number;
  /** `lv_anim_speed_to_time` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_speed_to_time(speed: number, start: number, end: number): number;
  /** `lv_anim_refr_now` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_refr_now(): void;
  /** `lv_anim_path_linear` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_path_linear(path: LvglPointer, a: LvglPointer): number;
  /** `lv_anim_path_ease_in` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_path_ease_in(path: LvglPointer, a: LvglPointer): number;
  /** `lv_anim_path_ease_out` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_path_ease_out(path: LvglPointer, a: LvglPointer): number;
  /** `lv_anim_path_ease_in_out` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_path_ease_in_out(path: LvglPointer, a: LvglPointer): number;
  /** `lv_anim_path_overshoot` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_path_overshoot(path: LvglPointer, a: LvglPointer): number;
  /** `lv_anim_path_bounce` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_path_bounce(path: LvglPointer, a: LvglPointer): number;
  /** `lv_anim_path_step` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_anim.c */
  anim_path_step(path: LvglPointer, a: LvglPointer): number;
  /** `lv_area_set` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_area.c */
  area_set(areaP: LvglPointer, x1: number, y1: number, x2: number, y2: number): void;
  /** `lv_area_copy` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_area.c */
  area_copy(dest: LvglPointer, src: LvglPointer): void;
  /** `lv_area_get_width` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_area.c */
  area_get_width(areaP: LvglPointer): number;
  /** `lv_area_get_height` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_area.c */
  area_get_height(areaP: LvglPointer): number;
  /** `lv_area_set_width` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_area.c */
  area_set_width(areaP: LvglPointer, w: number): void;
  /** `lv_area_set_height` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_area.c */
  area_set_height(areaP: LvglPointer, h: number): void;
  /** `lv_area_get_size` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_area.c */
  area_get_size(areaP: LvglPointer): number;
  /** `lv_color_to1` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_color.c */
  color_to1(value1: number): number;
  /** `lv_color_to8` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_color.c */
  color_to8(value1: number): number;
  /** `lv_color_to16` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_color.c */
  color_to16(value1: number): number;
  /** `lv_color_to32` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_color.c */
  color_to32(value1: number): number;
  /** `lv_color_mix` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_color.c */
  color_mix(value1: number, value2: number, mix: number): number;
  /** `lv_color_premult` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_color.c */
  color_premult(value1: number, mix: number, out: LvglPointer): void;
  /** `lv_color_mix_premult` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_color.c */
  color_mix_premult(premultC1: LvglPointer, value2: number, mix: number): number;
  /** `lv_color_mix_with_alpha` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_color.c */
  color_mix_with_alpha(
    value1: number,
    bgOpa: number,
    value3: number,
    fgOpa: number,
    resColor: LvglPointer,
    resOpa: LvglPointer,
  ): void;
  /** `lv_color_brightness` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_color.c */
  color_brightness(value1: number): number;
  /** `lv_color_make` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_color.c */
  color_make(r: number, g: number, b: number): number;
  /** `lv_color_hex` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_color.c */
  color_hex(c: number): number;
  /** `lv_color_hex3` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_color.c */
  color_hex3(c: number): number;
  /** `lv_color_fill` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_color.c */
  color_fill(buf: LvglPointer, value2: number, pxNum: number): void;
  /** `lv_color_lighten` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_color.c */
  color_lighten(value1: number, lvl: number): number;
  /** `lv_color_darken` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_color.c */
  color_darken(value1: number, lvl: number): number;
  /** `lv_color_hsv_to_rgb` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_color.c */
  color_hsv_to_rgb(h: number, s: number, v: number): number;
  /** `lv_color_rgb_to_hsv` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_color.c */
  color_rgb_to_hsv(r8: number, g8: number, b8: number): LuaMultiReturn<[unknown, unknown, unknown]>;
  /** `lv_color_to_hsv` of LVGL 7. Source: components/lvgl/gen/lv_misc/luat_lv_color.c */
  color_to_hsv(value1: number): LuaMultiReturn<[unknown, unknown, unknown]>;
  /** `lv_arc_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_arc_set_start_angle` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_set_start_angle(arc: LvglPointer, start: number): void;
  /** `lv_arc_set_end_angle` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_set_end_angle(arc: LvglPointer, end: number): void;
  /** `lv_arc_set_angles` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_set_angles(arc: LvglPointer, start: number, end: number): void;
  /** `lv_arc_set_bg_start_angle` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_set_bg_start_angle(arc: LvglPointer, start: number): void;
  /** `lv_arc_set_bg_end_angle` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_set_bg_end_angle(arc: LvglPointer, end: number): void;
  /** `lv_arc_set_bg_angles` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_set_bg_angles(arc: LvglPointer, start: number, end: number): void;
  /** `lv_arc_set_rotation` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_set_rotation(arc: LvglPointer, rotationAngle: number): void;
  /** `lv_arc_set_type` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_set_type(arc: LvglPointer, type: number): void;
  /** `lv_arc_set_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_set_value(arc: LvglPointer, value: number): void;
  /** `lv_arc_set_range` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_set_range(arc: LvglPointer, min: number, max: number): void;
  /** `lv_arc_set_chg_rate` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_set_chg_rate(arc: LvglPointer, threshold: number): void;
  /** `lv_arc_set_adjustable` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_set_adjustable(arc: LvglPointer, adjustable: boolean): void;
  /** `lv_arc_get_angle_start` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_get_angle_start(arc: LvglPointer): number;
  /** `lv_arc_get_angle_end` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_get_angle_end(arc: LvglPointer): number;
  /** `lv_arc_get_bg_angle_start` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_get_bg_angle_start(arc: LvglPointer): number;
  /** `lv_arc_get_bg_angle_end` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_get_bg_angle_end(arc: LvglPointer): number;
  /** `lv_arc_get_type` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_get_type(arc: LvglPointer): number;
  /** `lv_arc_get_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_get_value(arc: LvglPointer): number;
  /** `lv_arc_get_min_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_get_min_value(arc: LvglPointer): number;
  /** `lv_arc_get_max_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_get_max_value(arc: LvglPointer): number;
  /** `lv_arc_is_dragged` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_is_dragged(arc: LvglPointer): boolean;
  /** `lv_arc_get_adjustable` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_arc.c */
  arc_get_adjustable(arc: LvglPointer): boolean;
  /** `lv_bar_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_bar.c */
  bar_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_bar_set_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_bar.c */
  bar_set_value(bar: LvglPointer, value: number, anim: boolean): void;
  /** `lv_bar_set_start_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_bar.c */
  bar_set_start_value(bar: LvglPointer, startValue: number, anim: boolean): void;
  /** `lv_bar_set_range` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_bar.c */
  bar_set_range(bar: LvglPointer, min: number, max: number): void;
  /** `lv_bar_set_type` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_bar.c */
  bar_set_type(bar: LvglPointer, type: number): void;
  /** `lv_bar_set_anim_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_bar.c */
  bar_set_anim_time(bar: LvglPointer, animTime: number): void;
  /** `lv_bar_get_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_bar.c */
  bar_get_value(bar: LvglPointer): number;
  /** `lv_bar_get_start_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_bar.c */
  bar_get_start_value(bar: LvglPointer): number;
  /** `lv_bar_get_min_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_bar.c */
  bar_get_min_value(bar: LvglPointer): number;
  /** `lv_bar_get_max_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_bar.c */
  bar_get_max_value(bar: LvglPointer): number;
  /** `lv_bar_get_type` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_bar.c */
  bar_get_type(bar: LvglPointer): number;
  /** `lv_bar_get_anim_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_bar.c */
  bar_get_anim_time(bar: LvglPointer): number;
  /** `lv_btn_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btn.c */
  btn_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_btn_set_checkable` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btn.c */
  btn_set_checkable(btn: LvglPointer, tgl: boolean): void;
  /** `lv_btn_set_state` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btn.c */
  btn_set_state(btn: LvglPointer, state: number): void;
  /** `lv_btn_toggle` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btn.c */
  btn_toggle(btn: LvglPointer): void;
  /** `lv_btn_set_layout` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btn.c */
  btn_set_layout(btn: LvglPointer, layout: number): void;
  /** `lv_btn_set_fit4` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btn.c */
  btn_set_fit4(btn: LvglPointer, left: number, right: number, top: number, bottom: number): void;
  /** `lv_btn_set_fit2` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btn.c */
  btn_set_fit2(btn: LvglPointer, hor: number, ver: number): void;
  /** `lv_btn_set_fit` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btn.c */
  btn_set_fit(btn: LvglPointer, fit: number): void;
  /** `lv_btn_get_state` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btn.c */
  btn_get_state(btn: LvglPointer): number;
  /** `lv_btn_get_checkable` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btn.c */
  btn_get_checkable(btn: LvglPointer): boolean;
  /** `lv_btn_get_layout` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btn.c */
  btn_get_layout(btn: LvglPointer): number;
  /** `lv_btn_get_fit_left` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btn.c */
  btn_get_fit_left(btn: LvglPointer): number;
  /** `lv_btn_get_fit_right` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btn.c */
  btn_get_fit_right(btn: LvglPointer): number;
  /** `lv_btn_get_fit_top` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btn.c */
  btn_get_fit_top(btn: LvglPointer): number;
  /** `lv_btn_get_fit_bottom` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btn.c */
  btn_get_fit_bottom(btn: LvglPointer): number;
  /** `lv_btnmatrix_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btnmatrix.c */
  btnmatrix_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_btnmatrix_set_focused_btn` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btnmatrix.c */
  btnmatrix_set_focused_btn(btnm: LvglPointer, id: number): void;
  /** `lv_btnmatrix_set_recolor` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btnmatrix.c */
  btnmatrix_set_recolor(btnm: LvglPointer, en: boolean): void;
  /** `lv_btnmatrix_set_btn_ctrl` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btnmatrix.c */
  btnmatrix_set_btn_ctrl(btnm: LvglPointer, btnId: number, ctrl: number): void;
  /** `lv_btnmatrix_clear_btn_ctrl` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btnmatrix.c */
  btnmatrix_clear_btn_ctrl(btnm: LvglPointer, btnId: number, ctrl: number): void;
  /** `lv_btnmatrix_set_btn_ctrl_all` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btnmatrix.c */
  btnmatrix_set_btn_ctrl_all(btnm: LvglPointer, ctrl: number): void;
  /** `lv_btnmatrix_clear_btn_ctrl_all` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btnmatrix.c */
  btnmatrix_clear_btn_ctrl_all(btnm: LvglPointer, ctrl: number): void;
  /** `lv_btnmatrix_set_btn_width` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btnmatrix.c */
  btnmatrix_set_btn_width(btnm: LvglPointer, btnId: number, width: number): void;
  /** `lv_btnmatrix_set_one_check` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btnmatrix.c */
  btnmatrix_set_one_check(btnm: LvglPointer, oneChk: boolean): void;
  /** `lv_btnmatrix_set_align` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btnmatrix.c */
  btnmatrix_set_align(btnm: LvglPointer, align: number): void;
  /** `lv_btnmatrix_get_recolor` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btnmatrix.c */
  btnmatrix_get_recolor(btnm: LvglPointer): boolean;
  /** `lv_btnmatrix_get_active_btn` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btnmatrix.c */
  btnmatrix_get_active_btn(btnm: LvglPointer): number;
  /** `lv_btnmatrix_get_active_btn_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btnmatrix.c */
  btnmatrix_get_active_btn_text(btnm: LvglPointer): string;
  /** `lv_btnmatrix_get_focused_btn` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btnmatrix.c */
  btnmatrix_get_focused_btn(btnm: LvglPointer): number;
  /** `lv_btnmatrix_get_btn_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btnmatrix.c */
  btnmatrix_get_btn_text(btnm: LvglPointer, btnId: number): string;
  /** `lv_btnmatrix_get_btn_ctrl` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btnmatrix.c */
  btnmatrix_get_btn_ctrl(btnm: LvglPointer, btnId: number, ctrl: number): boolean;
  /** `lv_btnmatrix_get_one_check` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btnmatrix.c */
  btnmatrix_get_one_check(btnm: LvglPointer): boolean;
  /** `lv_btnmatrix_get_align` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_btnmatrix.c */
  btnmatrix_get_align(btnm: LvglPointer): number;
  /** `lv_calendar_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_calendar.c */
  calendar_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_calendar_set_today_date` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_calendar.c */
  calendar_set_today_date(calendar: LvglPointer, today: LvglPointer): void;
  /** `lv_calendar_set_showed_date` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_calendar.c */
  calendar_set_showed_date(calendar: LvglPointer, showed: LvglPointer): void;
  /** `lv_calendar_get_today_date` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_calendar.c */
  calendar_get_today_date(calendar: LvglPointer): LvglPointer | undefined;
  /** `lv_calendar_get_showed_date` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_calendar.c */
  calendar_get_showed_date(calendar: LvglPointer): LvglPointer | undefined;
  /** `lv_calendar_get_pressed_date` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_calendar.c */
  calendar_get_pressed_date(calendar: LvglPointer): LvglPointer | undefined;
  /** `lv_calendar_get_highlighted_dates` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_calendar.c */
  calendar_get_highlighted_dates(calendar: LvglPointer): LvglPointer | undefined;
  /** `lv_calendar_get_highlighted_dates_num` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_calendar.c */
  calendar_get_highlighted_dates_num(calendar: LvglPointer): number;
  /** `lv_calendar_get_day_of_week` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_calendar.c */
  calendar_get_day_of_week(year: number, month: number, day: number): number;
  /** `lv_canvas_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_canvas.c */
  canvas_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_canvas_set_px` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_canvas.c */
  canvas_set_px(canvas: LvglPointer, x: number, y: number, value4: number): void;
  /** `lv_canvas_set_palette` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_canvas.c */
  canvas_set_palette(canvas: LvglPointer, id: number, value3: number): void;
  /** `lv_canvas_get_px` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_canvas.c */
  canvas_get_px(canvas: LvglPointer, x: number, y: number): number;
  /** `lv_canvas_get_img` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_canvas.c */
  canvas_get_img(canvas: LvglPointer): LvglPointer | undefined;
  /** `lv_canvas_copy_buf` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_canvas.c */
  canvas_copy_buf(canvas: LvglPointer, toCopy: LvglPointer, x: number, y: number, w: number, h: number): void;
  /** `lv_canvas_transform` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_canvas.c */
  canvas_transform(
    canvas: LvglPointer,
    img: LvglPointer,
    angle: number,
    zoom: number,
    offsetX: number,
    offsetY: number,
    pivotX: number,
    pivotY: number,
    antialias: boolean,
  ): void;
  /** `lv_canvas_blur_hor` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_canvas.c */
  canvas_blur_hor(canvas: LvglPointer, area: LvglPointer, r: number): void;
  /** `lv_canvas_blur_ver` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_canvas.c */
  canvas_blur_ver(canvas: LvglPointer, area: LvglPointer, r: number): void;
  /** `lv_canvas_fill_bg` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_canvas.c */
  canvas_fill_bg(canvas: LvglPointer, value2: number, opa: number): void;
  /** `lv_canvas_draw_rect` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_canvas.c */
  canvas_draw_rect(canvas: LvglPointer, x: number, y: number, w: number, h: number, rectDsc: LvglPointer): void;
  /** `lv_canvas_draw_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_canvas.c */
  canvas_draw_text(
    canvas: LvglPointer,
    x: number,
    y: number,
    maxW: number,
    labelDrawDsc: LvglPointer,
    txt: string,
    align: number,
  ): void;
  /** `lv_canvas_draw_img` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_canvas.c */
  canvas_draw_img(canvas: LvglPointer, x: number, y: number, src: LvglPointer, imgDrawDsc: LvglPointer): void;
  /** `lv_canvas_draw_arc` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_canvas.c */
  canvas_draw_arc(
    canvas: LvglPointer,
    x: number,
    y: number,
    r: number,
    startAngle: number,
    endAngle: number,
    arcDrawDsc: LvglPointer,
  ): void;
  /** `lv_checkbox_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_checkbox.c */
  checkbox_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_checkbox_set_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_checkbox.c */
  checkbox_set_text(cb: LvglPointer, txt: string): void;
  /** `lv_checkbox_set_text_static` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_checkbox.c */
  checkbox_set_text_static(cb: LvglPointer, txt: string): void;
  /** `lv_checkbox_set_checked` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_checkbox.c */
  checkbox_set_checked(cb: LvglPointer, checked: boolean): void;
  /** `lv_checkbox_set_disabled` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_checkbox.c */
  checkbox_set_disabled(cb: LvglPointer): void;
  /** `lv_checkbox_set_state` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_checkbox.c */
  checkbox_set_state(cb: LvglPointer, state: number): void;
  /** `lv_checkbox_get_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_checkbox.c */
  checkbox_get_text(cb: LvglPointer): string;
  /** `lv_checkbox_is_checked` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_checkbox.c */
  checkbox_is_checked(cb: LvglPointer): boolean;
  /** `lv_checkbox_is_inactive` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_checkbox.c */
  checkbox_is_inactive(cb: LvglPointer): boolean;
  /** `lv_checkbox_get_state` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_checkbox.c */
  checkbox_get_state(cb: LvglPointer): number;
  /** `lv_chart_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_chart_add_series` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_add_series(chart: LvglPointer, value2: number): LvglPointer | undefined;
  /** `lv_chart_remove_series` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_remove_series(chart: LvglPointer, series: LvglPointer): void;
  /** `lv_chart_add_cursor` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_add_cursor(chart: LvglPointer, value2: number, dir: number): LvglPointer | undefined;
  /** `lv_chart_clear_series` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_clear_series(chart: LvglPointer, series: LvglPointer): void;
  /** `lv_chart_hide_series` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_hide_series(chart: LvglPointer, series: LvglPointer, hide: boolean): void;
  /** `lv_chart_set_div_line_count` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_set_div_line_count(chart: LvglPointer, hdiv: number, vdiv: number): void;
  /** `lv_chart_set_y_range` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_set_y_range(chart: LvglPointer, axis: number, ymin: number, ymax: number): void;
  /** `lv_chart_set_type` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_set_type(chart: LvglPointer, type: number): void;
  /** `lv_chart_set_point_count` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_set_point_count(chart: LvglPointer, pointCnt: number): void;
  /** `lv_chart_init_points` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_init_points(chart: LvglPointer, ser: LvglPointer, y: number): void;
  /** `lv_chart_set_next` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_set_next(chart: LvglPointer, ser: LvglPointer, y: number): void;
  /** `lv_chart_set_update_mode` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_set_update_mode(chart: LvglPointer, updateMode: number): void;
  /** `lv_chart_set_x_tick_length` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_set_x_tick_length(chart: LvglPointer, majorTickLen: number, minorTickLen: number): void;
  /** `lv_chart_set_y_tick_length` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_set_y_tick_length(chart: LvglPointer, majorTickLen: number, minorTickLen: number): void;
  /** `lv_chart_set_secondary_y_tick_length` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_set_secondary_y_tick_length(chart: LvglPointer, majorTickLen: number, minorTickLen: number): void;
  /** `lv_chart_set_x_tick_texts` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_set_x_tick_texts(chart: LvglPointer, listOfValues: string, numTickMarks: number, options: number): void;
  /** `lv_chart_set_secondary_y_tick_texts` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_set_secondary_y_tick_texts(
    chart: LvglPointer,
    listOfValues: string,
    numTickMarks: number,
    options: number,
  ): void;
  /** `lv_chart_set_y_tick_texts` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_set_y_tick_texts(chart: LvglPointer, listOfValues: string, numTickMarks: number, options: number): void;
  /** `lv_chart_set_x_start_point` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_set_x_start_point(chart: LvglPointer, ser: LvglPointer, id: number): void;
  /** `lv_chart_set_point_id` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_set_point_id(chart: LvglPointer, ser: LvglPointer, value: number, id: number): void;
  /** `lv_chart_set_series_axis` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_set_series_axis(chart: LvglPointer, ser: LvglPointer, axis: number): void;
  /** `lv_chart_set_cursor_point` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_set_cursor_point(chart: LvglPointer, cursor: LvglPointer, point: LvglPointer): void;
  /** `lv_chart_get_type` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_get_type(chart: LvglPointer): number;
  /** `lv_chart_get_point_count` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_get_point_count(chart: LvglPointer): number;
  /** `lv_chart_get_x_start_point` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_get_x_start_point(ser: LvglPointer): number;
  /** `lv_chart_get_point_id` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_get_point_id(chart: LvglPointer, ser: LvglPointer, id: number): number;
  /** `lv_chart_get_series_axis` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_get_series_axis(chart: LvglPointer, ser: LvglPointer): number;
  /** `lv_chart_get_series_area` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_get_series_area(chart: LvglPointer, seriesArea: LvglPointer): void;
  /** `lv_chart_get_cursor_point` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_get_cursor_point(chart: LvglPointer, cursor: LvglPointer): LuaMultiReturn<[unknown, unknown]>;
  /** `lv_chart_get_nearest_index_from_coord` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_get_nearest_index_from_coord(chart: LvglPointer, x: number): number;
  /** `lv_chart_get_x_from_index` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_get_x_from_index(chart: LvglPointer, ser: LvglPointer, id: number): number;
  /** `lv_chart_get_y_from_index` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_get_y_from_index(chart: LvglPointer, ser: LvglPointer, id: number): number;
  /** `lv_chart_refresh` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_chart.c */
  chart_refresh(chart: LvglPointer): void;
  /** `lv_cont_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cont.c */
  cont_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_cont_set_layout` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cont.c */
  cont_set_layout(cont: LvglPointer, layout: number): void;
  /** `lv_cont_set_fit4` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cont.c */
  cont_set_fit4(cont: LvglPointer, left: number, right: number, top: number, bottom: number): void;
  /** `lv_cont_set_fit2` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cont.c */
  cont_set_fit2(cont: LvglPointer, hor: number, ver: number): void;
  /** `lv_cont_set_fit` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cont.c */
  cont_set_fit(cont: LvglPointer, fit: number): void;
  /** `lv_cont_get_layout` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cont.c */
  cont_get_layout(cont: LvglPointer): number;
  /** `lv_cont_get_fit_left` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cont.c */
  cont_get_fit_left(cont: LvglPointer): number;
  /** `lv_cont_get_fit_right` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cont.c */
  cont_get_fit_right(cont: LvglPointer): number;
  /** `lv_cont_get_fit_top` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cont.c */
  cont_get_fit_top(cont: LvglPointer): number;
  /** `lv_cont_get_fit_bottom` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cont.c */
  cont_get_fit_bottom(cont: LvglPointer): number;
  /** `lv_cpicker_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cpicker.c */
  cpicker_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_cpicker_set_type` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cpicker.c */
  cpicker_set_type(cpicker: LvglPointer, type: number): void;
  /** `lv_cpicker_set_hue` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cpicker.c */
  cpicker_set_hue(cpicker: LvglPointer, hue: number): boolean;
  /** `lv_cpicker_set_saturation` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cpicker.c */
  cpicker_set_saturation(cpicker: LvglPointer, saturation: number): boolean;
  /** `lv_cpicker_set_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cpicker.c */
  cpicker_set_value(cpicker: LvglPointer, val: number): boolean;
  /** `lv_cpicker_set_hsv` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cpicker.c */
  cpicker_set_hsv(cpicker: LvglPointer, hsv: number): boolean;
  /** `lv_cpicker_set_color` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cpicker.c */
  cpicker_set_color(cpicker: LvglPointer, value2: number): boolean;
  /** `lv_cpicker_set_color_mode` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cpicker.c */
  cpicker_set_color_mode(cpicker: LvglPointer, mode: number): void;
  /** `lv_cpicker_set_color_mode_fixed` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cpicker.c */
  cpicker_set_color_mode_fixed(cpicker: LvglPointer, fixed: boolean): void;
  /** `lv_cpicker_set_knob_colored` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cpicker.c */
  cpicker_set_knob_colored(cpicker: LvglPointer, en: boolean): void;
  /** `lv_cpicker_get_color_mode` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cpicker.c */
  cpicker_get_color_mode(cpicker: LvglPointer): number;
  /** `lv_cpicker_get_color_mode_fixed` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cpicker.c */
  cpicker_get_color_mode_fixed(cpicker: LvglPointer): boolean;
  /** `lv_cpicker_get_hue` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cpicker.c */
  cpicker_get_hue(cpicker: LvglPointer): number;
  /** `lv_cpicker_get_saturation` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cpicker.c */
  cpicker_get_saturation(cpicker: LvglPointer): number;
  /** `lv_cpicker_get_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cpicker.c */
  cpicker_get_value(cpicker: LvglPointer): number;
  /** `lv_cpicker_get_hsv` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cpicker.c */
  cpicker_get_hsv(cpicker: LvglPointer): LuaMultiReturn<[unknown, unknown, unknown]>;
  /** `lv_cpicker_get_color` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cpicker.c */
  cpicker_get_color(cpicker: LvglPointer): number;
  /** `lv_cpicker_get_knob_colored` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_cpicker.c */
  cpicker_get_knob_colored(cpicker: LvglPointer): boolean;
  /** `lv_dropdown_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_dropdown.c */
  dropdown_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_dropdown_set_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_dropdown.c */
  dropdown_set_text(ddlist: LvglPointer, txt: string): void;
  /** `lv_dropdown_clear_options` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_dropdown.c */
  dropdown_clear_options(ddlist: LvglPointer): void;
  /** `lv_dropdown_set_options` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_dropdown.c */
  dropdown_set_options(ddlist: LvglPointer, options: string): void;
  /** `lv_dropdown_set_options_static` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_dropdown.c */
  dropdown_set_options_static(ddlist: LvglPointer, options: string): void;
  /** `lv_dropdown_add_option` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_dropdown.c */
  dropdown_add_option(ddlist: LvglPointer, option: string, pos: number): void;
  /** `lv_dropdown_set_selected` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_dropdown.c */
  dropdown_set_selected(ddlist: LvglPointer, selOpt: number): void;
  /** `lv_dropdown_set_dir` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_dropdown.c */
  dropdown_set_dir(ddlist: LvglPointer, dir: number): void;
  /** `lv_dropdown_set_max_height` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_dropdown.c */
  dropdown_set_max_height(ddlist: LvglPointer, h: number): void;
  /** `lv_dropdown_set_show_selected` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_dropdown.c */
  dropdown_set_show_selected(ddlist: LvglPointer, show: boolean): void;
  /** `lv_dropdown_get_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_dropdown.c */
  dropdown_get_text(ddlist: LvglPointer): string;
  /** `lv_dropdown_get_options` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_dropdown.c */
  dropdown_get_options(ddlist: LvglPointer): string;
  /** `lv_dropdown_get_selected` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_dropdown.c */
  dropdown_get_selected(ddlist: LvglPointer): number;
  /** `lv_dropdown_get_option_cnt` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_dropdown.c */
  dropdown_get_option_cnt(ddlist: LvglPointer): number;
  /** `lv_dropdown_get_max_height` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_dropdown.c */
  dropdown_get_max_height(ddlist: LvglPointer): number;
  /** `lv_dropdown_get_symbol` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_dropdown.c */
  dropdown_get_symbol(ddlist: LvglPointer): string;
  /** `lv_dropdown_get_dir` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_dropdown.c */
  dropdown_get_dir(ddlist: LvglPointer): number;
  /** `lv_dropdown_get_show_selected` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_dropdown.c */
  dropdown_get_show_selected(ddlist: LvglPointer): boolean;
  /** `lv_dropdown_open` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_dropdown.c */
  dropdown_open(ddlist: LvglPointer): void;
  /** `lv_dropdown_close` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_dropdown.c */
  dropdown_close(ddlist: LvglPointer): void;
  /** `lv_gauge_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_gauge.c */
  gauge_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_gauge_set_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_gauge.c */
  gauge_set_value(gauge: LvglPointer, needleId: number, value: number): void;
  /** `lv_gauge_set_range` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_gauge.c */
  gauge_set_range(gauge: LvglPointer, min: number, max: number): void;
  /** `lv_gauge_set_critical_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_gauge.c */
  gauge_set_critical_value(gauge: LvglPointer, value: number): void;
  /** `lv_gauge_set_scale` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_gauge.c */
  gauge_set_scale(gauge: LvglPointer, angle: number, lineCnt: number, labelCnt: number): void;
  /** `lv_gauge_set_angle_offset` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_gauge.c */
  gauge_set_angle_offset(gauge: LvglPointer, angle: number): void;
  /** `lv_gauge_set_needle_img` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_gauge.c */
  gauge_set_needle_img(gauge: LvglPointer, img: LvglPointer, pivotX: number, pivotY: number): void;
  /** `lv_gauge_get_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_gauge.c */
  gauge_get_value(gauge: LvglPointer, needle: number): number;
  /** `lv_gauge_get_needle_count` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_gauge.c */
  gauge_get_needle_count(gauge: LvglPointer): number;
  /** `lv_gauge_get_min_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_gauge.c */
  gauge_get_min_value(lmeter: LvglPointer): number;
  /** `lv_gauge_get_max_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_gauge.c */
  gauge_get_max_value(lmeter: LvglPointer): number;
  /** `lv_gauge_get_critical_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_gauge.c */
  gauge_get_critical_value(gauge: LvglPointer): number;
  /** `lv_gauge_get_label_count` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_gauge.c */
  gauge_get_label_count(gauge: LvglPointer): number;
  /** `lv_gauge_get_line_count` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_gauge.c */
  gauge_get_line_count(gauge: LvglPointer): number;
  /** `lv_gauge_get_scale_angle` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_gauge.c */
  gauge_get_scale_angle(gauge: LvglPointer): number;
  /** `lv_gauge_get_angle_offset` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_gauge.c */
  gauge_get_angle_offset(gauge: LvglPointer): number;
  /** `lv_gauge_get_needle_img` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_gauge.c */
  gauge_get_needle_img(gauge: LvglPointer): LvglPointer | undefined;
  /** `lv_gauge_get_needle_img_pivot_x` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_gauge.c */
  gauge_get_needle_img_pivot_x(gauge: LvglPointer): number;
  /** `lv_gauge_get_needle_img_pivot_y` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_gauge.c */
  gauge_get_needle_img_pivot_y(gauge: LvglPointer): number;
  /** `lv_img_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_img.c */
  img_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_img_set_auto_size` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_img.c */
  img_set_auto_size(img: LvglPointer, autosizeEn: boolean): void;
  /** `lv_img_set_offset_x` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_img.c */
  img_set_offset_x(img: LvglPointer, x: number): void;
  /** `lv_img_set_offset_y` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_img.c */
  img_set_offset_y(img: LvglPointer, y: number): void;
  /** `lv_img_set_pivot` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_img.c */
  img_set_pivot(img: LvglPointer, pivotX: number, pivotY: number): void;
  /** `lv_img_set_angle` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_img.c */
  img_set_angle(img: LvglPointer, angle: number): void;
  /** `lv_img_set_zoom` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_img.c */
  img_set_zoom(img: LvglPointer, zoom: number): void;
  /** `lv_img_set_antialias` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_img.c */
  img_set_antialias(img: LvglPointer, antialias: boolean): void;
  /** `lv_img_get_src` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_img.c */
  img_get_src(img: LvglPointer): LvglPointer | undefined;
  /** `lv_img_get_file_name` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_img.c */
  img_get_file_name(img: LvglPointer): string;
  /** `lv_img_get_auto_size` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_img.c */
  img_get_auto_size(img: LvglPointer): boolean;
  /** `lv_img_get_offset_x` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_img.c */
  img_get_offset_x(img: LvglPointer): number;
  /** `lv_img_get_offset_y` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_img.c */
  img_get_offset_y(img: LvglPointer): number;
  /** `lv_img_get_angle` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_img.c */
  img_get_angle(img: LvglPointer): number;
  /** `lv_img_get_pivot` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_img.c */
  img_get_pivot(img: LvglPointer, center: LvglPointer): void;
  /** `lv_img_get_zoom` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_img.c */
  img_get_zoom(img: LvglPointer): number;
  /** `lv_img_get_antialias` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_img.c */
  img_get_antialias(img: LvglPointer): boolean;
  /** `lv_imgbtn_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_imgbtn.c */
  imgbtn_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_imgbtn_set_state` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_imgbtn.c */
  imgbtn_set_state(imgbtn: LvglPointer, state: number): void;
  /** `lv_imgbtn_toggle` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_imgbtn.c */
  imgbtn_toggle(imgbtn: LvglPointer): void;
  /** `lv_imgbtn_set_checkable` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_imgbtn.c */
  imgbtn_set_checkable(imgbtn: LvglPointer, tgl: boolean): void;
  /** `lv_imgbtn_get_src` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_imgbtn.c */
  imgbtn_get_src(imgbtn: LvglPointer, state: number): LvglPointer | undefined;
  /** `lv_imgbtn_get_state` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_imgbtn.c */
  imgbtn_get_state(imgbtn: LvglPointer): number;
  /** `lv_imgbtn_get_checkable` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_imgbtn.c */
  imgbtn_get_checkable(imgbtn: LvglPointer): boolean;
  /** `lv_keyboard_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_keyboard.c */
  keyboard_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_keyboard_set_textarea` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_keyboard.c */
  keyboard_set_textarea(kb: LvglPointer, ta: LvglPointer): void;
  /** `lv_keyboard_set_mode` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_keyboard.c */
  keyboard_set_mode(kb: LvglPointer, mode: number): void;
  /** `lv_keyboard_set_cursor_manage` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_keyboard.c */
  keyboard_set_cursor_manage(kb: LvglPointer, en: boolean): void;
  /** `lv_keyboard_get_textarea` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_keyboard.c */
  keyboard_get_textarea(kb: LvglPointer): LvglPointer | undefined;
  /** `lv_keyboard_get_mode` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_keyboard.c */
  keyboard_get_mode(kb: LvglPointer): number;
  /** `lv_keyboard_get_cursor_manage` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_keyboard.c */
  keyboard_get_cursor_manage(kb: LvglPointer): boolean;
  /** `lv_label_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_label_set_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_set_text(label: LvglPointer, text: string): void;
  /** `lv_label_set_text_static` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_set_text_static(label: LvglPointer, text: string): void;
  /** `lv_label_set_long_mode` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_set_long_mode(label: LvglPointer, longMode: number): void;
  /** `lv_label_set_align` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_set_align(label: LvglPointer, align: number): void;
  /** `lv_label_set_recolor` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_set_recolor(label: LvglPointer, en: boolean): void;
  /** `lv_label_set_anim_speed` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_set_anim_speed(label: LvglPointer, animSpeed: number): void;
  /** `lv_label_set_text_sel_start` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_set_text_sel_start(label: LvglPointer, index: number): void;
  /** `lv_label_set_text_sel_end` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_set_text_sel_end(label: LvglPointer, index: number): void;
  /** `lv_label_get_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_get_text(label: LvglPointer): string;
  /** `lv_label_get_long_mode` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_get_long_mode(label: LvglPointer): number;
  /** `lv_label_get_align` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_get_align(label: LvglPointer): number;
  /** `lv_label_get_recolor` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_get_recolor(label: LvglPointer): boolean;
  /** `lv_label_get_anim_speed` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_get_anim_speed(label: LvglPointer): number;
  /** `lv_label_get_letter_pos` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_get_letter_pos(label: LvglPointer, index: number, pos: LvglPointer): void;
  /** `lv_label_get_letter_on` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_get_letter_on(label: LvglPointer, pos: LvglPointer): number;
  /** `lv_label_is_char_under_pos` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_is_char_under_pos(label: LvglPointer, pos: LvglPointer): boolean;
  /** `lv_label_get_text_sel_start` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_get_text_sel_start(label: LvglPointer): number;
  /** `lv_label_get_text_sel_end` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_get_text_sel_end(label: LvglPointer): number;
  /** `lv_label_get_style` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_get_style(label: LvglPointer, type: number): LvglPointer | undefined;
  /** `lv_label_ins_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_ins_text(label: LvglPointer, pos: number, txt: string): void;
  /** `lv_label_cut_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_cut_text(label: LvglPointer, pos: number, cnt: number): void;
  /** `lv_label_refr_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_label.c */
  label_refr_text(label: LvglPointer): void;
  /** `lv_led_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_led.c */
  led_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_led_set_bright` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_led.c */
  led_set_bright(led: LvglPointer, bright: number): void;
  /** `lv_led_on` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_led.c */
  led_on(led: LvglPointer): void;
  /** `lv_led_off` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_led.c */
  led_off(led: LvglPointer): void;
  /** `lv_led_toggle` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_led.c */
  led_toggle(led: LvglPointer): void;
  /** `lv_led_get_bright` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_led.c */
  led_get_bright(led: LvglPointer): number;
  /** `lv_line_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_line.c */
  line_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_line_set_auto_size` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_line.c */
  line_set_auto_size(line: LvglPointer, en: boolean): void;
  /** `lv_line_set_y_invert` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_line.c */
  line_set_y_invert(line: LvglPointer, en: boolean): void;
  /** `lv_line_get_auto_size` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_line.c */
  line_get_auto_size(line: LvglPointer): boolean;
  /** `lv_line_get_y_invert` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_line.c */
  line_get_y_invert(line: LvglPointer): boolean;
  /** `lv_list_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_list_clean` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_clean(list: LvglPointer): void;
  /** `lv_list_add_btn` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_add_btn(list: LvglPointer, imgSrc: LvglPointer, txt: string): LvglPointer | undefined;
  /** `lv_list_remove` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_remove(list: LvglPointer, index: number): boolean;
  /** `lv_list_focus_btn` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_focus_btn(list: LvglPointer, btn: LvglPointer): void;
  /** `lv_list_set_scrollbar_mode` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_set_scrollbar_mode(list: LvglPointer, mode: number): void;
  /** `lv_list_set_scroll_propagation` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_set_scroll_propagation(list: LvglPointer, en: boolean): void;
  /** `lv_list_set_edge_flash` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_set_edge_flash(list: LvglPointer, en: boolean): void;
  /** `lv_list_set_anim_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_set_anim_time(list: LvglPointer, animTime: number): void;
  /** `lv_list_set_layout` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_set_layout(list: LvglPointer, layout: number): void;
  /** `lv_list_get_btn_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_get_btn_text(btn: LvglPointer): string;
  /** `lv_list_get_btn_label` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_get_btn_label(btn: LvglPointer): LvglPointer | undefined;
  /** `lv_list_get_btn_img` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_get_btn_img(btn: LvglPointer): LvglPointer | undefined;
  /** `lv_list_get_prev_btn` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_get_prev_btn(list: LvglPointer, prevBtn: LvglPointer): LvglPointer | undefined;
  /** `lv_list_get_next_btn` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_get_next_btn(list: LvglPointer, prevBtn: LvglPointer): LvglPointer | undefined;
  /** `lv_list_get_btn_index` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_get_btn_index(list: LvglPointer, btn: LvglPointer): number;
  /** `lv_list_get_size` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_get_size(list: LvglPointer): number;
  /** `lv_list_get_btn_selected` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_get_btn_selected(list: LvglPointer): LvglPointer | undefined;
  /** `lv_list_get_layout` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_get_layout(list: LvglPointer): number;
  /** `lv_list_get_scrollbar_mode` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_get_scrollbar_mode(list: LvglPointer): number;
  /** `lv_list_get_scroll_propagation` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_get_scroll_propagation(list: LvglPointer): boolean;
  /** `lv_list_get_edge_flash` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_get_edge_flash(list: LvglPointer): boolean;
  /** `lv_list_get_anim_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_get_anim_time(list: LvglPointer): number;
  /** `lv_list_up` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_up(list: LvglPointer): void;
  /** `lv_list_down` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_down(list: LvglPointer): void;
  /** `lv_list_focus` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_list.c */
  list_focus(btn: LvglPointer, anim: boolean): void;
  /** `lv_linemeter_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_linemeter.c */
  linemeter_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_linemeter_set_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_linemeter.c */
  linemeter_set_value(lmeter: LvglPointer, value: number): void;
  /** `lv_linemeter_set_range` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_linemeter.c */
  linemeter_set_range(lmeter: LvglPointer, min: number, max: number): void;
  /** `lv_linemeter_set_scale` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_linemeter.c */
  linemeter_set_scale(lmeter: LvglPointer, angle: number, lineCnt: number): void;
  /** `lv_linemeter_set_angle_offset` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_linemeter.c */
  linemeter_set_angle_offset(lmeter: LvglPointer, angle: number): void;
  /** `lv_linemeter_set_mirror` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_linemeter.c */
  linemeter_set_mirror(lmeter: LvglPointer, mirror: boolean): void;
  /** `lv_linemeter_get_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_linemeter.c */
  linemeter_get_value(lmeter: LvglPointer): number;
  /** `lv_linemeter_get_min_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_linemeter.c */
  linemeter_get_min_value(lmeter: LvglPointer): number;
  /** `lv_linemeter_get_max_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_linemeter.c */
  linemeter_get_max_value(lmeter: LvglPointer): number;
  /** `lv_linemeter_get_line_count` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_linemeter.c */
  linemeter_get_line_count(lmeter: LvglPointer): number;
  /** `lv_linemeter_get_scale_angle` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_linemeter.c */
  linemeter_get_scale_angle(lmeter: LvglPointer): number;
  /** `lv_linemeter_get_angle_offset` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_linemeter.c */
  linemeter_get_angle_offset(lmeter: LvglPointer): number;
  /** `lv_linemeter_draw_scale` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_linemeter.c */
  linemeter_draw_scale(lmeter: LvglPointer, clipArea: LvglPointer, part: number): void;
  /** `lv_linemeter_get_mirror` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_linemeter.c */
  linemeter_get_mirror(lmeter: LvglPointer): boolean;
  /** `lv_msgbox_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_msgbox.c */
  msgbox_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_msgbox_set_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_msgbox.c */
  msgbox_set_text(mbox: LvglPointer, txt: string): void;
  /** `lv_msgbox_set_anim_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_msgbox.c */
  msgbox_set_anim_time(mbox: LvglPointer, animTime: number): void;
  /** `lv_msgbox_start_auto_close` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_msgbox.c */
  msgbox_start_auto_close(mbox: LvglPointer, delay: number): void;
  /** `lv_msgbox_stop_auto_close` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_msgbox.c */
  msgbox_stop_auto_close(mbox: LvglPointer): void;
  /** `lv_msgbox_set_recolor` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_msgbox.c */
  msgbox_set_recolor(mbox: LvglPointer, en: boolean): void;
  /** `lv_msgbox_get_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_msgbox.c */
  msgbox_get_text(mbox: LvglPointer): string;
  /** `lv_msgbox_get_active_btn` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_msgbox.c */
  msgbox_get_active_btn(mbox: LvglPointer): number;
  /** `lv_msgbox_get_active_btn_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_msgbox.c */
  msgbox_get_active_btn_text(mbox: LvglPointer): string;
  /** `lv_msgbox_get_anim_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_msgbox.c */
  msgbox_get_anim_time(mbox: LvglPointer): number;
  /** `lv_msgbox_get_recolor` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_msgbox.c */
  msgbox_get_recolor(mbox: LvglPointer): boolean;
  /** `lv_msgbox_get_btnmatrix` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_msgbox.c */
  msgbox_get_btnmatrix(mbox: LvglPointer): LvglPointer | undefined;
  /** `lv_objmask_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_objmask.c */
  objmask_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_objmask_add_mask` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_objmask.c */
  objmask_add_mask(objmask: LvglPointer, param: LvglPointer): LvglPointer | undefined;
  /** `lv_objmask_update_mask` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_objmask.c */
  objmask_update_mask(objmask: LvglPointer, mask: LvglPointer, param: LvglPointer): void;
  /** `lv_objmask_remove_mask` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_objmask.c */
  objmask_remove_mask(objmask: LvglPointer, mask: LvglPointer): void;
  /** `lv_page_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_page_clean` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_clean(page: LvglPointer): void;
  /** `lv_page_get_scrollable` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_get_scrollable(page: LvglPointer): LvglPointer | undefined;
  /** `lv_page_get_anim_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_get_anim_time(page: LvglPointer): number;
  /** `lv_page_set_scrollbar_mode` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_set_scrollbar_mode(page: LvglPointer, sbMode: number): void;
  /** `lv_page_set_anim_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_set_anim_time(page: LvglPointer, animTime: number): void;
  /** `lv_page_set_scroll_propagation` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_set_scroll_propagation(page: LvglPointer, en: boolean): void;
  /** `lv_page_set_edge_flash` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_set_edge_flash(page: LvglPointer, en: boolean): void;
  /** `lv_page_set_scrollable_fit4` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_set_scrollable_fit4(page: LvglPointer, left: number, right: number, top: number, bottom: number): void;
  /** `lv_page_set_scrollable_fit2` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_set_scrollable_fit2(page: LvglPointer, hor: number, ver: number): void;
  /** `lv_page_set_scrollable_fit` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_set_scrollable_fit(page: LvglPointer, fit: number): void;
  /** `lv_page_set_scrl_width` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_set_scrl_width(page: LvglPointer, w: number): void;
  /** `lv_page_set_scrl_height` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_set_scrl_height(page: LvglPointer, h: number): void;
  /** `lv_page_set_scrl_layout` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_set_scrl_layout(page: LvglPointer, layout: number): void;
  /** `lv_page_get_scrollbar_mode` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_get_scrollbar_mode(page: LvglPointer): number;
  /** `lv_page_get_scroll_propagation` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_get_scroll_propagation(page: LvglPointer): boolean;
  /** `lv_page_get_edge_flash` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_get_edge_flash(page: LvglPointer): boolean;
  /** `lv_page_get_width_fit` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_get_width_fit(page: LvglPointer): number;
  /** `lv_page_get_height_fit` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_get_height_fit(page: LvglPointer): number;
  /** `lv_page_get_width_grid` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_get_width_grid(page: LvglPointer, div: number, span: number): number;
  /** `lv_page_get_height_grid` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_get_height_grid(page: LvglPointer, div: number, span: number): number;
  /** `lv_page_get_scrl_width` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_get_scrl_width(page: LvglPointer): number;
  /** `lv_page_get_scrl_height` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_get_scrl_height(page: LvglPointer): number;
  /** `lv_page_get_scrl_layout` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_get_scrl_layout(page: LvglPointer): number;
  /** `lv_page_get_scrl_fit_left` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_get_scrl_fit_left(page: LvglPointer): number;
  /** `lv_page_get_scrl_fit_right` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_get_scrl_fit_right(page: LvglPointer): number;
  /** `lv_page_get_scrl_fit_top` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_get_scrl_fit_top(page: LvglPointer): number;
  /** `lv_page_get_scrl_fit_bottom` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_get_scrl_fit_bottom(page: LvglPointer): number;
  /** `lv_page_on_edge` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_on_edge(page: LvglPointer, edge: number): boolean;
  /** `lv_page_glue_obj` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_glue_obj(obj: LvglPointer, glue: boolean): void;
  /** `lv_page_focus` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_focus(page: LvglPointer, obj: LvglPointer, animEn: boolean): void;
  /** `lv_page_scroll_hor` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_scroll_hor(page: LvglPointer, dist: number): void;
  /** `lv_page_scroll_ver` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_scroll_ver(page: LvglPointer, dist: number): void;
  /** `lv_page_start_edge_flash` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_page.c */
  page_start_edge_flash(page: LvglPointer, edge: number): void;
  /** `lv_spinner_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinner.c */
  spinner_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_spinner_set_arc_length` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinner.c */
  spinner_set_arc_length(spinner: LvglPointer, deg: number): void;
  /** `lv_spinner_set_spin_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinner.c */
  spinner_set_spin_time(spinner: LvglPointer, time: number): void;
  /** `lv_spinner_set_type` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinner.c */
  spinner_set_type(spinner: LvglPointer, type: number): void;
  /** `lv_spinner_set_dir` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinner.c */
  spinner_set_dir(spinner: LvglPointer, dir: number): void;
  /** `lv_spinner_get_arc_length` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinner.c */
  spinner_get_arc_length(spinner: LvglPointer): number;
  /** `lv_spinner_get_spin_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinner.c */
  spinner_get_spin_time(spinner: LvglPointer): number;
  /** `lv_spinner_get_type` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinner.c */
  spinner_get_type(spinner: LvglPointer): number;
  /** `lv_spinner_get_dir` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinner.c */
  spinner_get_dir(spinner: LvglPointer): number;
  /** `lv_roller_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_roller.c */
  roller_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_roller_set_options` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_roller.c */
  roller_set_options(roller: LvglPointer, options: string, mode: number): void;
  /** `lv_roller_set_align` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_roller.c */
  roller_set_align(roller: LvglPointer, align: number): void;
  /** `lv_roller_set_selected` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_roller.c */
  roller_set_selected(roller: LvglPointer, selOpt: number, anim: boolean): void;
  /** `lv_roller_set_visible_row_count` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_roller.c */
  roller_set_visible_row_count(roller: LvglPointer, rowCnt: number): void;
  /** `lv_roller_set_auto_fit` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_roller.c */
  roller_set_auto_fit(roller: LvglPointer, autoFit: boolean): void;
  /** `lv_roller_set_anim_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_roller.c */
  roller_set_anim_time(roller: LvglPointer, animTime: number): void;
  /** `lv_roller_get_selected` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_roller.c */
  roller_get_selected(roller: LvglPointer): number;
  /** `lv_roller_get_option_cnt` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_roller.c */
  roller_get_option_cnt(roller: LvglPointer): number;
  /** `lv_roller_get_align` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_roller.c */
  roller_get_align(roller: LvglPointer): number;
  /** `lv_roller_get_auto_fit` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_roller.c */
  roller_get_auto_fit(roller: LvglPointer): boolean;
  /** `lv_roller_get_options` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_roller.c */
  roller_get_options(roller: LvglPointer): string;
  /** `lv_roller_get_anim_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_roller.c */
  roller_get_anim_time(roller: LvglPointer): number;
  /** `lv_slider_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_slider.c */
  slider_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_slider_set_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_slider.c */
  slider_set_value(slider: LvglPointer, value: number, anim: boolean): void;
  /** `lv_slider_set_left_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_slider.c */
  slider_set_left_value(slider: LvglPointer, leftValue: number, anim: boolean): void;
  /** `lv_slider_set_range` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_slider.c */
  slider_set_range(slider: LvglPointer, min: number, max: number): void;
  /** `lv_slider_set_anim_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_slider.c */
  slider_set_anim_time(slider: LvglPointer, animTime: number): void;
  /** `lv_slider_set_type` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_slider.c */
  slider_set_type(slider: LvglPointer, type: number): void;
  /** `lv_slider_get_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_slider.c */
  slider_get_value(slider: LvglPointer): number;
  /** `lv_slider_get_left_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_slider.c */
  slider_get_left_value(slider: LvglPointer): number;
  /** `lv_slider_get_min_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_slider.c */
  slider_get_min_value(slider: LvglPointer): number;
  /** `lv_slider_get_max_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_slider.c */
  slider_get_max_value(slider: LvglPointer): number;
  /** `lv_slider_is_dragged` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_slider.c */
  slider_is_dragged(slider: LvglPointer): boolean;
  /** `lv_slider_get_anim_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_slider.c */
  slider_get_anim_time(slider: LvglPointer): number;
  /** `lv_slider_get_type` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_slider.c */
  slider_get_type(slider: LvglPointer): number;
  /** `lv_spinbox_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinbox.c */
  spinbox_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_spinbox_set_rollover` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinbox.c */
  spinbox_set_rollover(spinbox: LvglPointer, b: boolean): void;
  /** `lv_spinbox_set_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinbox.c */
  spinbox_set_value(spinbox: LvglPointer, i: number): void;
  /** `lv_spinbox_set_digit_format` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinbox.c */
  spinbox_set_digit_format(spinbox: LvglPointer, digitCount: number, separatorPosition: number): void;
  /** `lv_spinbox_set_step` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinbox.c */
  spinbox_set_step(spinbox: LvglPointer, step: number): void;
  /** `lv_spinbox_set_range` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinbox.c */
  spinbox_set_range(spinbox: LvglPointer, rangeMin: number, rangeMax: number): void;
  /** `lv_spinbox_set_padding_left` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinbox.c */
  spinbox_set_padding_left(spinbox: LvglPointer, padding: number): void;
  /** `lv_spinbox_get_rollover` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinbox.c */
  spinbox_get_rollover(spinbox: LvglPointer): boolean;
  /** `lv_spinbox_get_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinbox.c */
  spinbox_get_value(spinbox: LvglPointer): number;
  /** `lv_spinbox_get_step` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinbox.c */
  spinbox_get_step(spinbox: LvglPointer): number;
  /** `lv_spinbox_step_next` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinbox.c */
  spinbox_step_next(spinbox: LvglPointer): void;
  /** `lv_spinbox_step_prev` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinbox.c */
  spinbox_step_prev(spinbox: LvglPointer): void;
  /** `lv_spinbox_increment` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinbox.c */
  spinbox_increment(spinbox: LvglPointer): void;
  /** `lv_spinbox_decrement` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_spinbox.c */
  spinbox_decrement(spinbox: LvglPointer): void;
  /** `lv_switch_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_switch.c */
  switch_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_switch_on` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_switch.c */
  switch_on(sw: LvglPointer, anim: boolean): void;
  /** `lv_switch_off` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_switch.c */
  switch_off(sw: LvglPointer, anim: boolean): void;
  /** `lv_switch_toggle` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_switch.c */
  switch_toggle(sw: LvglPointer, anim: boolean): boolean;
  /** `lv_switch_set_anim_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_switch.c */
  switch_set_anim_time(sw: LvglPointer, animTime: number): void;
  /** `lv_switch_get_state` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_switch.c */
  switch_get_state(sw: LvglPointer): boolean;
  /** `lv_switch_get_anim_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_switch.c */
  switch_get_anim_time(sw: LvglPointer): number;
  /** `lv_textarea_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_textarea_add_char` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_add_char(ta: LvglPointer, c: number): void;
  /** `lv_textarea_add_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_add_text(ta: LvglPointer, txt: string): void;
  /** `lv_textarea_del_char` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_del_char(ta: LvglPointer): void;
  /** `lv_textarea_del_char_forward` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_del_char_forward(ta: LvglPointer): void;
  /** `lv_textarea_set_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_set_text(ta: LvglPointer, txt: string): void;
  /** `lv_textarea_set_placeholder_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_set_placeholder_text(ta: LvglPointer, txt: string): void;
  /** `lv_textarea_set_cursor_pos` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_set_cursor_pos(ta: LvglPointer, pos: number): void;
  /** `lv_textarea_set_cursor_hidden` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_set_cursor_hidden(ta: LvglPointer, hide: boolean): void;
  /** `lv_textarea_set_cursor_click_pos` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_set_cursor_click_pos(ta: LvglPointer, en: boolean): void;
  /** `lv_textarea_set_pwd_mode` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_set_pwd_mode(ta: LvglPointer, en: boolean): void;
  /** `lv_textarea_set_one_line` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_set_one_line(ta: LvglPointer, en: boolean): void;
  /** `lv_textarea_set_text_align` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_set_text_align(ta: LvglPointer, align: number): void;
  /** `lv_textarea_set_accepted_chars` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_set_accepted_chars(ta: LvglPointer, list: string): void;
  /** `lv_textarea_set_max_length` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_set_max_length(ta: LvglPointer, num: number): void;
  /** `lv_textarea_set_insert_replace` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_set_insert_replace(ta: LvglPointer, txt: string): void;
  /** `lv_textarea_set_scrollbar_mode` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_set_scrollbar_mode(ta: LvglPointer, mode: number): void;
  /** `lv_textarea_set_scroll_propagation` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_set_scroll_propagation(ta: LvglPointer, en: boolean): void;
  /** `lv_textarea_set_edge_flash` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_set_edge_flash(ta: LvglPointer, en: boolean): void;
  /** `lv_textarea_set_text_sel` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_set_text_sel(ta: LvglPointer, en: boolean): void;
  /** `lv_textarea_set_pwd_show_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_set_pwd_show_time(ta: LvglPointer, time: number): void;
  /** `lv_textarea_set_cursor_blink_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_set_cursor_blink_time(ta: LvglPointer, time: number): void;
  /** `lv_textarea_get_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_get_text(ta: LvglPointer): string;
  /** `lv_textarea_get_placeholder_text` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_get_placeholder_text(ta: LvglPointer): string;
  /** `lv_textarea_get_label` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_get_label(ta: LvglPointer): LvglPointer | undefined;
  /** `lv_textarea_get_cursor_pos` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_get_cursor_pos(ta: LvglPointer): number;
  /** `lv_textarea_get_cursor_hidden` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_get_cursor_hidden(ta: LvglPointer): boolean;
  /** `lv_textarea_get_cursor_click_pos` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_get_cursor_click_pos(ta: LvglPointer): boolean;
  /** `lv_textarea_get_pwd_mode` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_get_pwd_mode(ta: LvglPointer): boolean;
  /** `lv_textarea_get_one_line` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_get_one_line(ta: LvglPointer): boolean;
  /** `lv_textarea_get_accepted_chars` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_get_accepted_chars(ta: LvglPointer): string;
  /** `lv_textarea_get_max_length` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_get_max_length(ta: LvglPointer): number;
  /** `lv_textarea_get_scrollbar_mode` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_get_scrollbar_mode(ta: LvglPointer): number;
  /** `lv_textarea_get_scroll_propagation` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_get_scroll_propagation(ta: LvglPointer): boolean;
  /** `lv_textarea_get_edge_flash` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_get_edge_flash(ta: LvglPointer): boolean;
  /** `lv_textarea_text_is_selected` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_text_is_selected(ta: LvglPointer): boolean;
  /** `lv_textarea_get_text_sel_en` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_get_text_sel_en(ta: LvglPointer): boolean;
  /** `lv_textarea_get_pwd_show_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_get_pwd_show_time(ta: LvglPointer): number;
  /** `lv_textarea_get_cursor_blink_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_get_cursor_blink_time(ta: LvglPointer): number;
  /** `lv_textarea_clear_selection` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_clear_selection(ta: LvglPointer): void;
  /** `lv_textarea_cursor_right` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_cursor_right(ta: LvglPointer): void;
  /** `lv_textarea_cursor_left` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_cursor_left(ta: LvglPointer): void;
  /** `lv_textarea_cursor_down` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_cursor_down(ta: LvglPointer): void;
  /** `lv_textarea_cursor_up` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_textarea.c */
  textarea_cursor_up(ta: LvglPointer): void;
  /** `lv_table_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_table.c */
  table_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_table_set_cell_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_table.c */
  table_set_cell_value(table: LvglPointer, row: number, col: number, txt: string): void;
  /** `lv_table_set_row_cnt` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_table.c */
  table_set_row_cnt(table: LvglPointer, rowCnt: number): void;
  /** `lv_table_set_col_cnt` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_table.c */
  table_set_col_cnt(table: LvglPointer, colCnt: number): void;
  /** `lv_table_set_col_width` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_table.c */
  table_set_col_width(table: LvglPointer, colId: number, w: number): void;
  /** `lv_table_set_cell_align` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_table.c */
  table_set_cell_align(table: LvglPointer, row: number, col: number, align: number): void;
  /** `lv_table_set_cell_type` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_table.c */
  table_set_cell_type(table: LvglPointer, row: number, col: number, type: number): void;
  /** `lv_table_set_cell_crop` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_table.c */
  table_set_cell_crop(table: LvglPointer, row: number, col: number, crop: boolean): void;
  /** `lv_table_set_cell_merge_right` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_table.c */
  table_set_cell_merge_right(table: LvglPointer, row: number, col: number, en: boolean): void;
  /** `lv_table_get_cell_value` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_table.c */
  table_get_cell_value(table: LvglPointer, row: number, col: number): string;
  /** `lv_table_get_row_cnt` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_table.c */
  table_get_row_cnt(table: LvglPointer): number;
  /** `lv_table_get_col_cnt` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_table.c */
  table_get_col_cnt(table: LvglPointer): number;
  /** `lv_table_get_col_width` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_table.c */
  table_get_col_width(table: LvglPointer, colId: number): number;
  /** `lv_table_get_cell_align` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_table.c */
  table_get_cell_align(table: LvglPointer, row: number, col: number): number;
  /** `lv_table_get_cell_type` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_table.c */
  table_get_cell_type(table: LvglPointer, row: number, col: number): number;
  /** `lv_table_get_cell_crop` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_table.c */
  table_get_cell_crop(table: LvglPointer, row: number, col: number): number;
  /** `lv_table_get_cell_merge_right` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_table.c */
  table_get_cell_merge_right(table: LvglPointer, row: number, col: number): boolean;
  /** `lv_table_get_pressed_cell` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_table.c */
  table_get_pressed_cell(table: LvglPointer): LuaMultiReturn<[unknown, unknown]>;
  /** `lv_tabview_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_tabview.c */
  tabview_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_tabview_add_tab` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_tabview.c */
  tabview_add_tab(tabview: LvglPointer, name: string): LvglPointer | undefined;
  /** `lv_tabview_clean_tab` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_tabview.c */
  tabview_clean_tab(tab: LvglPointer): void;
  /** `lv_tabview_set_tab_act` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_tabview.c */
  tabview_set_tab_act(tabview: LvglPointer, id: number, anim: boolean): void;
  /** `lv_tabview_set_tab_name` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_tabview.c */
  tabview_set_tab_name(tabview: LvglPointer, id: number, name: string): void;
  /** `lv_tabview_set_anim_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_tabview.c */
  tabview_set_anim_time(tabview: LvglPointer, animTime: number): void;
  /** `lv_tabview_set_btns_pos` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_tabview.c */
  tabview_set_btns_pos(tabview: LvglPointer, btnsPos: number): void;
  /** `lv_tabview_get_tab_act` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_tabview.c */
  tabview_get_tab_act(tabview: LvglPointer): number;
  /** `lv_tabview_get_tab_count` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_tabview.c */
  tabview_get_tab_count(tabview: LvglPointer): number;
  /** `lv_tabview_get_tab` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_tabview.c */
  tabview_get_tab(tabview: LvglPointer, id: number): LvglPointer | undefined;
  /** `lv_tabview_get_anim_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_tabview.c */
  tabview_get_anim_time(tabview: LvglPointer): number;
  /** `lv_tabview_get_btns_pos` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_tabview.c */
  tabview_get_btns_pos(tabview: LvglPointer): number;
  /** `lv_tileview_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_tileview.c */
  tileview_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_tileview_add_element` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_tileview.c */
  tileview_add_element(tileview: LvglPointer, element: LvglPointer): void;
  /** `lv_tileview_set_tile_act` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_tileview.c */
  tileview_set_tile_act(tileview: LvglPointer, x: number, y: number, anim: boolean): void;
  /** `lv_tileview_set_edge_flash` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_tileview.c */
  tileview_set_edge_flash(tileview: LvglPointer, en: boolean): void;
  /** `lv_tileview_set_anim_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_tileview.c */
  tileview_set_anim_time(tileview: LvglPointer, animTime: number): void;
  /** `lv_tileview_get_tile_act` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_tileview.c */
  tileview_get_tile_act(tileview: LvglPointer, x: LvglPointer, y: LvglPointer): void;
  /** `lv_tileview_get_edge_flash` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_tileview.c */
  tileview_get_edge_flash(tileview: LvglPointer): boolean;
  /** `lv_tileview_get_anim_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_tileview.c */
  tileview_get_anim_time(tileview: LvglPointer): number;
  /** `lv_win_create` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_create(par: LvglPointer, copy: LvglPointer): LvglPointer | undefined;
  /** `lv_win_clean` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_clean(win: LvglPointer): void;
  /** `lv_win_add_btn_right` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_add_btn_right(win: LvglPointer, imgSrc: LvglPointer): LvglPointer | undefined;
  /** `lv_win_add_btn_left` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_add_btn_left(win: LvglPointer, imgSrc: LvglPointer): LvglPointer | undefined;
  /** `lv_win_set_title` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_set_title(win: LvglPointer, title: string): void;
  /** `lv_win_set_header_height` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_set_header_height(win: LvglPointer, size: number): void;
  /** `lv_win_set_btn_width` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_set_btn_width(win: LvglPointer, width: number): void;
  /** `lv_win_set_content_size` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_set_content_size(win: LvglPointer, w: number, h: number): void;
  /** `lv_win_set_layout` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_set_layout(win: LvglPointer, layout: number): void;
  /** `lv_win_set_scrollbar_mode` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_set_scrollbar_mode(win: LvglPointer, sbMode: number): void;
  /** `lv_win_set_anim_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_set_anim_time(win: LvglPointer, animTime: number): void;
  /** `lv_win_set_drag` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_set_drag(win: LvglPointer, en: boolean): void;
  /** `lv_win_title_set_alignment` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_title_set_alignment(win: LvglPointer, alignment: number): void;
  /** `lv_win_get_title` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_get_title(win: LvglPointer): string;
  /** `lv_win_get_content` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_get_content(win: LvglPointer): LvglPointer | undefined;
  /** `lv_win_get_header_height` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_get_header_height(win: LvglPointer): number;
  /** `lv_win_get_btn_width` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_get_btn_width(win: LvglPointer): number;
  /** `lv_win_get_from_btn` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_get_from_btn(ctrlBtn: LvglPointer): LvglPointer | undefined;
  /** `lv_win_get_layout` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_get_layout(win: LvglPointer): number;
  /** `lv_win_get_sb_mode` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_get_sb_mode(win: LvglPointer): number;
  /** `lv_win_get_anim_time` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_get_anim_time(win: LvglPointer): number;
  /** `lv_win_get_width` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_get_width(win: LvglPointer): number;
  /** `lv_win_get_drag` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_get_drag(win: LvglPointer): boolean;
  /** `lv_win_title_get_alignment` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_title_get_alignment(win: LvglPointer): number;
  /** `lv_win_focus` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_focus(win: LvglPointer, obj: LvglPointer, animEn: boolean): void;
  /** `lv_win_scroll_hor` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_scroll_hor(win: LvglPointer, dist: number): void;
  /** `lv_win_scroll_ver` of LVGL 7. Source: components/lvgl/gen/lv_widgets/luat_lv_win.c */
  win_scroll_ver(win: LvglPointer, dist: number): void;
  /** `lv_obj_add_event_cb` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  obj_add_event_cb(...values: unknown[]): unknown;
  /** `lv_obj_remove_event_cb` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  obj_remove_event_cb(...values: unknown[]): unknown;
  /** `lv_obj_remove_event_cb_with_user_data` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  obj_remove_event_cb_with_user_data(...values: unknown[]): unknown;
  /** `lv_keyboard_def_event_cb` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_cb.c */
  keyboard_def_event_cb(kb: LvglPointer, event: number): void;
  /** `lv_font_get` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_font.c */
  font_get(fontname: string): LvglPointer;
  /** `lv_font_load` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_font.c */
  font_load(
    spi: LvglPointer | string,
    size?: number,
    bpp?: number,
    thickness?: number,
    cacheSize?: number,
    styZh?: number,
    styEn?: number,
  ): LvglPointer;
  /** `lv_font_free` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_font.c */
  font_free(font: LvglPointer): void;
  /** `lv_font_load_ex` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_font.c */
  font_load_ex(fontPath: string): LvglPointer;
  /** `lv_font_free_ex` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_font.c */
  font_free_ex(font: LvglPointer): void;
  /** `lv_anim_t` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_struct.c */
  anim_t(): LvglPointer;
  /** `lv_area_t` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_struct.c */
  area_t(): LvglPointer;
  /** `lv_calendar_date_t` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_struct.c */
  calendar_date_t(): LvglPointer;
  /** `lv_draw_rect_dsc_t` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_struct.c */
  draw_rect_dsc_t(): LvglPointer;
  /** `lv_draw_label_dsc_t` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_struct.c */
  draw_label_dsc_t(): LvglPointer;
  /** `lv_draw_img_dsc_t` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_struct.c */
  draw_img_dsc_t(): LvglPointer;
  /** `lv_img_dsc_t` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_struct.c */
  img_dsc_t(): LvglPointer;
  /** `lv_draw_line_dsc_t` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_struct.c */
  draw_line_dsc_t(): LvglPointer;
  /** `lv_img_set_src` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_img.c */
  img_set_src(img: LvglPointer, srcImg: string | LvglPointer): void;
  /** `lv_canvas_set_buffer` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_canvas_ex.c */
  canvas_set_buffer(canvas: LvglPointer, value2: unknown, w: number, h: number, cf: number): void;
  /** `lv_msgbox_add_btns` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_msgbox_ex.c */
  msgbox_add_btns(mbox: LvglPointer, value2: object): void;
  /** `lv_btnmatrix_set_map` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_btnmatrix_ex.c */
  btnmatrix_set_map(btnm: LvglPointer, value2: object): void;
  /** `lv_gauge_set_needle_count` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_gauge_ex.c */
  gauge_set_needle_count(gauge: LvglPointer, needleCnt: number, value3: object): void;
  /** `lv_roller_get_selected_str` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_roller_ex.c */
  roller_get_selected_str(roller: LvglPointer): string;
  /** `lv_line_set_points` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_line_ex.c */
  line_set_points(line: LvglPointer, value2: object, pointNum: number): void;
  /** `lv_gif_create` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_gif.c */
  gif_create(parent: LvglPointer, path: string): LvglPointer;
  /** `lv_gif_restart` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_gif.c */
  gif_restart(gif: LvglPointer): void;
  /** `lv_dropdown_get_selected_str` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_dropdown_ex.c */
  dropdown_get_selected_str(ddlist: LvglPointer, bufSize: number): string;
  /** `lv_dropdown_set_symbol` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_dropdown_ex.c */
  dropdown_set_symbol(ddlist: LvglPointer, symbol: string): unknown;
  /** `lv_indev_drv_register` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_indev_ext.c */
  indev_drv_register(type: string, dtype: string, luatTpConfig: LvglPointer): boolean;
  /** `lv_indev_point_emulator_update` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_indev_ext.c */
  indev_point_emulator_update(x: number, y: number, state?: number): void;
  /** `lv_indev_kb_update` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_indev_ext.c */
  indev_kb_update(key?: number): void;
  /** `lv_calendar_set_highlighted_dates` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_calendar_ex.c */
  calendar_set_highlighted_dates(calendar: LvglPointer, value2: object, dateNum: number): void;
  /** `lv_draw_mask_radius_param_t` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_draw.c */
  draw_mask_radius_param_t(): LvglPointer;
  /** `lv_draw_mask_radius_param_t_free` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_draw.c */
  draw_mask_radius_param_t_free(radius: LvglPointer): void;
  /** `lv_draw_mask_line_param_t` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_draw.c */
  draw_mask_line_param_t(): LvglPointer;
  /** `lv_draw_mask_line_param_t_free` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_draw.c */
  draw_mask_line_param_t_free(line: LvglPointer): void;
  /** `lv_draw_mask_fade_param_t` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_draw.c */
  draw_mask_fade_param_t(): LvglPointer;
  /** `lv_draw_mask_fade_param_t_free` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_draw.c */
  draw_mask_fade_param_t_free(fade: LvglPointer): void;
  /** `lv_anim_create` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_anim.c */
  anim_create(): LvglPointer;
  /** `lv_anim_free` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_anim.c */
  anim_free(anim: LvglPointer): void;
  /** `lv_anim_path_t` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_anim.c */
  anim_path_t(): LvglPointer;
  /** `lv_anim_path_t_free` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_anim.c */
  anim_path_t_free(animPathT: LvglPointer): void;
  /** `lv_anim_set_path_str` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_anim.c */
  anim_set_path_str(anim: LvglPointer, tp: string): void;
  /** `lv_tileview_set_valid_positions` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_tileview_ex.c */
  tileview_set_valid_positions(tileview: LvglPointer, value2: object, validPosCnt: number): void;
  /** `lv_obj_align_origo` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_map.c */
  obj_align_origo(obj: LvglPointer, base: LvglPointer, align: number, xOfs: number, yOfs: number): void;
  /** `lv_obj_align_origo_x` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_map.c */
  obj_align_origo_x(obj: LvglPointer, base: LvglPointer, align: number, xOfs: number): void;
  /** `lv_obj_align_origo_y` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_map.c */
  obj_align_origo_y(obj: LvglPointer, base: LvglPointer, align: number, yOfs: number): void;
  /** `lv_chart_set_range` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_map.c */
  chart_set_range(chart: LvglPointer, ymin: number, ymax: number): void;
  /** `lv_chart_clear_serie` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_map.c */
  chart_clear_serie(chart: LvglPointer, series: LvglPointer): void;
  /** `lv_win_add_btn` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_map.c */
  win_add_btn(win: LvglPointer, imgSrc: string): LvglPointer;
  /** `lv_obj_set_event_cb` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_cb.c */
  obj_set_event_cb(obj: LvglPointer, value2: (this: void, ...values: unknown[]) => unknown): void;
  /** `lv_obj_set_signal_cb` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_cb.c */
  obj_set_signal_cb(obj: LvglPointer, value2: (this: void, ...values: unknown[]) => unknown): void;
  /** `lv_event_send` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_cb.c */
  event_send(obj: LvglPointer, event: number): LuaMultiReturn<[unknown, unknown]>;
  /** `lv_anim_set_exec_cb` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_cb.c */
  anim_set_exec_cb(anim: LvglPointer, obj: LvglPointer | ((this: void, ...values: unknown[]) => unknown)): void;
  /** `lv_anim_set_ready_cb` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_cb.c */
  anim_set_ready_cb(anim: LvglPointer, value2: (this: void, ...values: unknown[]) => unknown): void;
  /** `lv_anim_path_set_cb` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_cb.c */
  anim_path_set_cb(path: LvglPointer, tp: string): void;
  /** `lv_imgbtn_set_src` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_imgbtn.c */
  imgbtn_set_src(imgbtn: LvglPointer, state: number, src: string | LvglPointer): void;
  /** `lv_demo_benchmark` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_demo.h */
  demo_benchmark(...values: unknown[]): unknown;
  /** `lv_demo_keypad_encoder` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_demo.h */
  demo_keypad_encoder(...values: unknown[]): unknown;
  /** `lv_demo_music` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_demo.h */
  demo_music(...values: unknown[]): unknown;
  /** `lv_demo_printer` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_demo.h */
  demo_printer(...values: unknown[]): unknown;
  /** `lv_demo_stress` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_demo.h */
  demo_stress(...values: unknown[]): unknown;
  /** `lv_demo_widgets` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_demo.h */
  demo_widgets(...values: unknown[]): unknown;
  /** `lv_qrcode_create` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_qrcode.c */
  qrcode_create(parent: LvglPointer, size: number, darkColor?: number, lightColor?: number): LvglPointer;
  /** `lv_qrcode_update` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_qrcode.c */
  qrcode_update(qrcode: LvglPointer, data: string): boolean;
  /** `lv_qrcode_delete` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_qrcode.c */
  qrcode_delete(qrcode: LvglPointer): void;
}
