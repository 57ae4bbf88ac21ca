/**
 * What LVGL's widgets look like.
 *
 * Source: components/lvgl/binding/luat_lib_lvgl.c
 *
 * @noSelf
 */
interface LvglStyles {
  /** `lv_obj_get_style_list` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_list(obj: LvglPointer, part: number): LvglPointer | undefined;
  /** `lv_obj_get_style_radius` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_radius(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_radius` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_radius(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_clip_corner` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_clip_corner(obj: LvglPointer, part: number): boolean;
  /** `lv_obj_set_style_local_clip_corner` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_clip_corner(obj: LvglPointer, part: number, state: number, value: boolean): void;
  /** `lv_obj_get_style_size` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_size(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_size` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_size(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_transform_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_transform_width(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_transform_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_transform_width(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_transform_height` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_transform_height(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_transform_height` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_transform_height(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_transform_angle` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_transform_angle(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_transform_angle` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_transform_angle(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_transform_zoom` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_transform_zoom(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_transform_zoom` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_transform_zoom(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_opa_scale` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_opa_scale(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_opa_scale` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_opa_scale(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_pad_top` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_pad_top(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_pad_top` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_pad_top(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_pad_bottom` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_pad_bottom(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_pad_bottom` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_pad_bottom(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_pad_left` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_pad_left(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_pad_left` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_pad_left(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_pad_right` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_pad_right(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_pad_right` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_pad_right(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_pad_inner` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_pad_inner(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_pad_inner` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_pad_inner(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_margin_top` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_margin_top(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_margin_top` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_margin_top(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_margin_bottom` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_margin_bottom(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_margin_bottom` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_margin_bottom(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_margin_left` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_margin_left(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_margin_left` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_margin_left(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_margin_right` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_margin_right(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_margin_right` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_margin_right(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_bg_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_bg_blend_mode(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_bg_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_bg_blend_mode(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_bg_main_stop` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_bg_main_stop(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_bg_main_stop` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_bg_main_stop(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_bg_grad_stop` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_bg_grad_stop(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_bg_grad_stop` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_bg_grad_stop(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_bg_grad_dir` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_bg_grad_dir(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_bg_grad_dir` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_bg_grad_dir(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_bg_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_bg_color(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_bg_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_bg_color(obj: LvglPointer, part: number, state: number, value4: number): void;
  /** `lv_obj_get_style_bg_grad_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_bg_grad_color(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_bg_grad_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_bg_grad_color(obj: LvglPointer, part: number, state: number, value4: number): void;
  /** `lv_obj_get_style_bg_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_bg_opa(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_bg_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_bg_opa(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_border_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_border_width(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_border_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_border_width(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_border_side` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_border_side(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_border_side` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_border_side(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_border_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_border_blend_mode(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_border_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_border_blend_mode(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_border_post` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_border_post(obj: LvglPointer, part: number): boolean;
  /** `lv_obj_set_style_local_border_post` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_border_post(obj: LvglPointer, part: number, state: number, value: boolean): void;
  /** `lv_obj_get_style_border_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_border_color(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_border_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_border_color(obj: LvglPointer, part: number, state: number, value4: number): void;
  /** `lv_obj_get_style_border_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_border_opa(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_border_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_border_opa(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_outline_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_outline_width(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_outline_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_outline_width(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_outline_pad` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_outline_pad(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_outline_pad` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_outline_pad(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_outline_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_outline_blend_mode(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_outline_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_outline_blend_mode(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_outline_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_outline_color(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_outline_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_outline_color(obj: LvglPointer, part: number, state: number, value4: number): void;
  /** `lv_obj_get_style_outline_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_outline_opa(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_outline_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_outline_opa(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_shadow_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_shadow_width(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_shadow_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_shadow_width(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_shadow_ofs_x` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_shadow_ofs_x(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_shadow_ofs_x` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_shadow_ofs_x(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_shadow_ofs_y` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_shadow_ofs_y(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_shadow_ofs_y` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_shadow_ofs_y(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_shadow_spread` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_shadow_spread(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_shadow_spread` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_shadow_spread(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_shadow_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_shadow_blend_mode(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_shadow_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_shadow_blend_mode(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_shadow_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_shadow_color(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_shadow_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_shadow_color(obj: LvglPointer, part: number, state: number, value4: number): void;
  /** `lv_obj_get_style_shadow_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_shadow_opa(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_shadow_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_shadow_opa(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_pattern_repeat` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_pattern_repeat(obj: LvglPointer, part: number): boolean;
  /** `lv_obj_set_style_local_pattern_repeat` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_pattern_repeat(obj: LvglPointer, part: number, state: number, value: boolean): void;
  /** `lv_obj_get_style_pattern_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_pattern_blend_mode(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_pattern_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_pattern_blend_mode(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_pattern_recolor` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_pattern_recolor(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_pattern_recolor` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_pattern_recolor(obj: LvglPointer, part: number, state: number, value4: number): void;
  /** `lv_obj_get_style_pattern_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_pattern_opa(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_pattern_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_pattern_opa(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_pattern_recolor_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_pattern_recolor_opa(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_pattern_recolor_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_pattern_recolor_opa(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_pattern_image` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_pattern_image(obj: LvglPointer, part: number): LvglPointer | undefined;
  /** `lv_obj_set_style_local_pattern_image` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_pattern_image(obj: LvglPointer, part: number, state: number, value: LvglPointer): void;
  /** `lv_obj_get_style_value_letter_space` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_value_letter_space(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_value_letter_space` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_value_letter_space(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_value_line_space` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_value_line_space(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_value_line_space` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_value_line_space(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_value_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_value_blend_mode(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_value_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_value_blend_mode(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_value_ofs_x` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_value_ofs_x(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_value_ofs_x` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_value_ofs_x(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_value_ofs_y` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_value_ofs_y(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_value_ofs_y` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_value_ofs_y(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_value_align` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_value_align(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_value_align` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_value_align(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_value_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_value_color(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_value_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_value_color(obj: LvglPointer, part: number, state: number, value4: number): void;
  /** `lv_obj_get_style_value_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_value_opa(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_value_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_value_opa(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_value_font` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_value_font(obj: LvglPointer, part: number): LvglPointer | undefined;
  /** `lv_obj_set_style_local_value_font` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_value_font(obj: LvglPointer, part: number, state: number, value: LvglPointer): void;
  /** `lv_obj_get_style_value_str` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_value_str(obj: LvglPointer, part: number): string;
  /** `lv_obj_set_style_local_value_str` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_value_str(obj: LvglPointer, part: number, state: number, value: string): void;
  /** `lv_obj_get_style_text_letter_space` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_text_letter_space(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_text_letter_space` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_text_letter_space(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_text_line_space` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_text_line_space(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_text_line_space` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_text_line_space(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_text_decor` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_text_decor(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_text_decor` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_text_decor(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_text_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_text_blend_mode(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_text_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_text_blend_mode(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_text_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_text_color(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_text_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_text_color(obj: LvglPointer, part: number, state: number, value4: number): void;
  /** `lv_obj_get_style_text_sel_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_text_sel_color(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_text_sel_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_text_sel_color(obj: LvglPointer, part: number, state: number, value4: number): void;
  /** `lv_obj_get_style_text_sel_bg_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_text_sel_bg_color(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_text_sel_bg_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_text_sel_bg_color(obj: LvglPointer, part: number, state: number, value4: number): void;
  /** `lv_obj_get_style_text_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_text_opa(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_text_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_text_opa(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_text_font` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_text_font(obj: LvglPointer, part: number): LvglPointer | undefined;
  /** `lv_obj_set_style_local_text_font` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_text_font(obj: LvglPointer, part: number, state: number, value: LvglPointer): void;
  /** `lv_obj_get_style_line_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_line_width(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_line_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_line_width(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_line_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_line_blend_mode(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_line_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_line_blend_mode(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_line_dash_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_line_dash_width(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_line_dash_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_line_dash_width(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_line_dash_gap` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_line_dash_gap(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_line_dash_gap` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_line_dash_gap(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_line_rounded` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_line_rounded(obj: LvglPointer, part: number): boolean;
  /** `lv_obj_set_style_local_line_rounded` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_line_rounded(obj: LvglPointer, part: number, state: number, value: boolean): void;
  /** `lv_obj_get_style_line_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_line_color(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_line_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_line_color(obj: LvglPointer, part: number, state: number, value4: number): void;
  /** `lv_obj_get_style_line_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_line_opa(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_line_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_line_opa(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_image_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_image_blend_mode(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_image_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_image_blend_mode(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_image_recolor` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_image_recolor(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_image_recolor` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_image_recolor(obj: LvglPointer, part: number, state: number, value4: number): void;
  /** `lv_obj_get_style_image_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_image_opa(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_image_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_image_opa(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_image_recolor_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_image_recolor_opa(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_image_recolor_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_image_recolor_opa(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_transition_time` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_transition_time(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_transition_time` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_transition_time(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_transition_delay` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_transition_delay(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_transition_delay` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_transition_delay(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_transition_prop_1` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_transition_prop_1(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_transition_prop_1` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_transition_prop_1(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_transition_prop_2` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_transition_prop_2(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_transition_prop_2` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_transition_prop_2(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_transition_prop_3` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_transition_prop_3(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_transition_prop_3` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_transition_prop_3(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_transition_prop_4` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_transition_prop_4(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_transition_prop_4` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_transition_prop_4(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_transition_prop_5` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_transition_prop_5(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_transition_prop_5` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_transition_prop_5(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_transition_prop_6` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_transition_prop_6(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_transition_prop_6` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_transition_prop_6(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_transition_path` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_transition_path(obj: LvglPointer, part: number): LvglPointer | undefined;
  /** `lv_obj_set_style_local_transition_path` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_transition_path(obj: LvglPointer, part: number, state: number, value: LvglPointer): void;
  /** `lv_obj_get_style_scale_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_scale_width(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_scale_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_scale_width(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_scale_border_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_scale_border_width(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_scale_border_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_scale_border_width(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_scale_end_border_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_scale_end_border_width(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_scale_end_border_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_scale_end_border_width(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_scale_end_line_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_scale_end_line_width(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_scale_end_line_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_scale_end_line_width(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_get_style_scale_grad_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_scale_grad_color(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_scale_grad_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_scale_grad_color(obj: LvglPointer, part: number, state: number, value4: number): void;
  /** `lv_obj_get_style_scale_end_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_get_style_scale_end_color(obj: LvglPointer, part: number): number;
  /** `lv_obj_set_style_local_scale_end_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_scale_end_color(obj: LvglPointer, part: number, state: number, value4: number): void;
  /** `lv_obj_set_style_local_pad_all` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_pad_all(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_set_style_local_pad_hor` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_pad_hor(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_set_style_local_pad_ver` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_pad_ver(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_set_style_local_margin_all` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_margin_all(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_set_style_local_margin_hor` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_margin_hor(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_obj_set_style_local_margin_ver` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_obj.c */
  obj_set_style_local_margin_ver(obj: LvglPointer, part: number, state: number, value: number): void;
  /** `lv_style_init` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style.c */
  style_init(style: LvglPointer): void;
  /** `lv_style_copy` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style.c */
  style_copy(styleDest: LvglPointer, styleSrc: LvglPointer): void;
  /** `lv_style_list_init` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style.c */
  style_list_init(list: LvglPointer): void;
  /** `lv_style_list_copy` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style.c */
  style_list_copy(listDest: LvglPointer, listSrc: LvglPointer): void;
  /** `lv_style_list_get_style` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style.c */
  style_list_get_style(list: LvglPointer, id: number): LvglPointer | undefined;
  /** `lv_style_reset` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style.c */
  style_reset(style: LvglPointer): void;
  /** `lv_style_remove_prop` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style.c */
  style_remove_prop(style: LvglPointer, prop: number): boolean;
  /** `lv_style_list_get_local_style` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style.c */
  style_list_get_local_style(list: LvglPointer): LvglPointer | undefined;
  /** `lv_style_t` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_style.c */
  style_t(): LvglPointer;
  /** `lv_style_create` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_style.c */
  style_create(): LvglPointer;
  /** `lv_style_list_create` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_style.c */
  style_list_create(): LvglPointer;
  /** `lv_style_list_t` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_style.c */
  style_list_t(): LvglPointer;
  /** `lv_style_delete` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_style.c */
  style_delete(style: LvglPointer): void;
  /** `lv_style_list_delete` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_style.c */
  style_list_delete(styleList: LvglPointer): void;
  /** `lv_style_set_transition_path` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl_style.c */
  style_set_transition_path(style: LvglPointer, state: number, path: LvglPointer): void;
  /** `lv_style_set_radius` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_radius(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_clip_corner` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_clip_corner(style: LvglPointer, state: number, value3: boolean): void;
  /** `lv_style_set_size` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_size(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_transform_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_transform_width(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_transform_height` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_transform_height(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_transform_angle` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_transform_angle(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_transform_zoom` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_transform_zoom(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_opa_scale` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_opa_scale(style: LvglPointer, state: number, opa: number): void;
  /** `lv_style_set_pad_top` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_pad_top(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_pad_bottom` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_pad_bottom(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_pad_left` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_pad_left(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_pad_right` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_pad_right(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_pad_inner` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_pad_inner(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_margin_top` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_margin_top(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_margin_bottom` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_margin_bottom(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_margin_left` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_margin_left(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_margin_right` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_margin_right(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_bg_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_bg_blend_mode(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_bg_main_stop` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_bg_main_stop(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_bg_grad_stop` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_bg_grad_stop(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_bg_grad_dir` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_bg_grad_dir(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_bg_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_bg_color(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_bg_grad_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_bg_grad_color(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_bg_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_bg_opa(style: LvglPointer, state: number, opa: number): void;
  /** `lv_style_set_border_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_border_width(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_border_side` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_border_side(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_border_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_border_blend_mode(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_border_post` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_border_post(style: LvglPointer, state: number, value3: boolean): void;
  /** `lv_style_set_border_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_border_color(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_border_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_border_opa(style: LvglPointer, state: number, opa: number): void;
  /** `lv_style_set_outline_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_outline_width(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_outline_pad` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_outline_pad(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_outline_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_outline_blend_mode(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_outline_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_outline_color(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_outline_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_outline_opa(style: LvglPointer, state: number, opa: number): void;
  /** `lv_style_set_shadow_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_shadow_width(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_shadow_ofs_x` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_shadow_ofs_x(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_shadow_ofs_y` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_shadow_ofs_y(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_shadow_spread` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_shadow_spread(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_shadow_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_shadow_blend_mode(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_shadow_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_shadow_color(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_shadow_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_shadow_opa(style: LvglPointer, state: number, opa: number): void;
  /** `lv_style_set_pattern_repeat` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_pattern_repeat(style: LvglPointer, state: number, value3: boolean): void;
  /** `lv_style_set_pattern_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_pattern_blend_mode(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_pattern_recolor` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_pattern_recolor(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_pattern_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_pattern_opa(style: LvglPointer, state: number, opa: number): void;
  /** `lv_style_set_pattern_recolor_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_pattern_recolor_opa(style: LvglPointer, state: number, opa: number): void;
  /** `lv_style_set_pattern_image` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_pattern_image(style: LvglPointer, state: number): void;
  /** `lv_style_set_value_letter_space` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_value_letter_space(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_value_line_space` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_value_line_space(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_value_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_value_blend_mode(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_value_ofs_x` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_value_ofs_x(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_value_ofs_y` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_value_ofs_y(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_value_align` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_value_align(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_value_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_value_color(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_value_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_value_opa(style: LvglPointer, state: number, opa: number): void;
  /** `lv_style_set_value_font` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_value_font(style: LvglPointer, state: number, ptr: LvglPointer): void;
  /** `lv_style_set_value_str` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_value_str(style: LvglPointer, state: number, ptr: string): void;
  /** `lv_style_set_text_letter_space` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_text_letter_space(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_text_line_space` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_text_line_space(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_text_decor` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_text_decor(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_text_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_text_blend_mode(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_text_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_text_color(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_text_sel_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_text_sel_color(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_text_sel_bg_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_text_sel_bg_color(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_text_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_text_opa(style: LvglPointer, state: number, opa: number): void;
  /** `lv_style_set_text_font` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_text_font(style: LvglPointer, state: number, ptr: LvglPointer): void;
  /** `lv_style_set_line_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_line_width(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_line_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_line_blend_mode(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_line_dash_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_line_dash_width(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_line_dash_gap` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_line_dash_gap(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_line_rounded` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_line_rounded(style: LvglPointer, state: number, value3: boolean): void;
  /** `lv_style_set_line_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_line_color(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_line_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_line_opa(style: LvglPointer, state: number, opa: number): void;
  /** `lv_style_set_image_blend_mode` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_image_blend_mode(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_image_recolor` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_image_recolor(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_image_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_image_opa(style: LvglPointer, state: number, opa: number): void;
  /** `lv_style_set_image_recolor_opa` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_image_recolor_opa(style: LvglPointer, state: number, opa: number): void;
  /** `lv_style_set_transition_time` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_transition_time(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_transition_delay` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_transition_delay(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_transition_prop_1` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_transition_prop_1(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_transition_prop_2` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_transition_prop_2(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_transition_prop_3` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_transition_prop_3(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_transition_prop_4` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_transition_prop_4(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_transition_prop_5` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_transition_prop_5(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_transition_prop_6` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_transition_prop_6(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_scale_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_scale_width(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_scale_border_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_scale_border_width(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_scale_end_border_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_scale_end_border_width(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_scale_end_line_width` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_scale_end_line_width(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_scale_grad_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_scale_grad_color(style: LvglPointer, state: number, value3: number): void;
  /** `lv_style_set_scale_end_color` of LVGL 7. Source: components/lvgl/gen/lv_core/luat_lv_style_dec.c */
  style_set_scale_end_color(style: LvglPointer, state: number, value3: number): void;
}
