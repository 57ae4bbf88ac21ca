/**
 * The constants of LVGL.
 *
 * Source: components/lvgl/binding/luat_lib_lvgl.c
 *
 * @noSelf
 */
interface LvglConstants {
  /** `LV_RES_INV` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly RES_INV: number;
  /** `LV_RES_OK` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly RES_OK: number;
  /** `LV_OPA_TRANSP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly OPA_TRANSP: number;
  /** `LV_OPA_0` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly OPA_0: number;
  /** `LV_OPA_10` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly OPA_10: number;
  /** `LV_OPA_20` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly OPA_20: number;
  /** `LV_OPA_30` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly OPA_30: number;
  /** `LV_OPA_40` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly OPA_40: number;
  /** `LV_OPA_50` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly OPA_50: number;
  /** `LV_OPA_60` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly OPA_60: number;
  /** `LV_OPA_70` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly OPA_70: number;
  /** `LV_OPA_80` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly OPA_80: number;
  /** `LV_OPA_90` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly OPA_90: number;
  /** `LV_OPA_100` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly OPA_100: number;
  /** `LV_OPA_COVER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly OPA_COVER: number;
  /** `LV_ALIGN_CENTER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_CENTER: number;
  /** `LV_ALIGN_IN_TOP_LEFT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_IN_TOP_LEFT: number;
  /** `LV_ALIGN_IN_TOP_MID` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_IN_TOP_MID: number;
  /** `LV_ALIGN_IN_TOP_RIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_IN_TOP_RIGHT: number;
  /** `LV_ALIGN_IN_BOTTOM_LEFT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_IN_BOTTOM_LEFT: number;
  /** `LV_ALIGN_IN_BOTTOM_MID` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_IN_BOTTOM_MID: number;
  /** `LV_ALIGN_IN_BOTTOM_RIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_IN_BOTTOM_RIGHT: number;
  /** `LV_ALIGN_IN_LEFT_MID` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_IN_LEFT_MID: number;
  /** `LV_ALIGN_IN_RIGHT_MID` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_IN_RIGHT_MID: number;
  /** `LV_ALIGN_OUT_TOP_LEFT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_OUT_TOP_LEFT: number;
  /** `LV_ALIGN_OUT_TOP_MID` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_OUT_TOP_MID: number;
  /** `LV_ALIGN_OUT_TOP_RIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_OUT_TOP_RIGHT: number;
  /** `LV_ALIGN_OUT_BOTTOM_LEFT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_OUT_BOTTOM_LEFT: number;
  /** `LV_ALIGN_OUT_BOTTOM_MID` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_OUT_BOTTOM_MID: number;
  /** `LV_ALIGN_OUT_BOTTOM_RIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_OUT_BOTTOM_RIGHT: number;
  /** `LV_ALIGN_OUT_LEFT_TOP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_OUT_LEFT_TOP: number;
  /** `LV_ALIGN_OUT_LEFT_MID` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_OUT_LEFT_MID: number;
  /** `LV_ALIGN_OUT_LEFT_BOTTOM` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_OUT_LEFT_BOTTOM: number;
  /** `LV_ALIGN_OUT_RIGHT_TOP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_OUT_RIGHT_TOP: number;
  /** `LV_ALIGN_OUT_RIGHT_MID` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_OUT_RIGHT_MID: number;
  /** `LV_ALIGN_OUT_RIGHT_BOTTOM` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ALIGN_OUT_RIGHT_BOTTOM: number;
  /** `LV_TASK_PRIO_OFF` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TASK_PRIO_OFF: number;
  /** `LV_TASK_PRIO_LOWEST` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TASK_PRIO_LOWEST: number;
  /** `LV_TASK_PRIO_LOW` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TASK_PRIO_LOW: number;
  /** `LV_TASK_PRIO_MID` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TASK_PRIO_MID: number;
  /** `LV_TASK_PRIO_HIGH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TASK_PRIO_HIGH: number;
  /** `LV_TASK_PRIO_HIGHEST` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TASK_PRIO_HIGHEST: number;
  /** `LV_DISP_ROT_NONE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DISP_ROT_NONE: number;
  /** `LV_DISP_ROT_90` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DISP_ROT_90: number;
  /** `LV_DISP_ROT_180` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DISP_ROT_180: number;
  /** `LV_DISP_ROT_270` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DISP_ROT_270: number;
  /** `LV_DISP_SIZE_SMALL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DISP_SIZE_SMALL: number;
  /** `LV_DISP_SIZE_MEDIUM` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DISP_SIZE_MEDIUM: number;
  /** `LV_DISP_SIZE_LARGE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DISP_SIZE_LARGE: number;
  /** `LV_DISP_SIZE_EXTRA_LARGE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DISP_SIZE_EXTRA_LARGE: number;
  /** `LV_INDEV_TYPE_NONE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly INDEV_TYPE_NONE: number;
  /** `LV_INDEV_TYPE_POINTER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly INDEV_TYPE_POINTER: number;
  /** `LV_INDEV_TYPE_KEYPAD` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly INDEV_TYPE_KEYPAD: number;
  /** `LV_INDEV_TYPE_BUTTON` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly INDEV_TYPE_BUTTON: number;
  /** `LV_INDEV_TYPE_ENCODER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly INDEV_TYPE_ENCODER: number;
  /** `LV_INDEV_STATE_REL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly INDEV_STATE_REL: number;
  /** `LV_INDEV_STATE_PR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly INDEV_STATE_PR: number;
  /** `LV_DRAG_DIR_HOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DRAG_DIR_HOR: number;
  /** `LV_DRAG_DIR_VER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DRAG_DIR_VER: number;
  /** `LV_DRAG_DIR_BOTH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DRAG_DIR_BOTH: number;
  /** `LV_DRAG_DIR_ONE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DRAG_DIR_ONE: number;
  /** `LV_GESTURE_DIR_TOP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly GESTURE_DIR_TOP: number;
  /** `LV_GESTURE_DIR_BOTTOM` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly GESTURE_DIR_BOTTOM: number;
  /** `LV_GESTURE_DIR_LEFT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly GESTURE_DIR_LEFT: number;
  /** `LV_GESTURE_DIR_RIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly GESTURE_DIR_RIGHT: number;
  /** `LV_FONT_SUBPX_NONE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly FONT_SUBPX_NONE: number;
  /** `LV_FONT_SUBPX_HOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly FONT_SUBPX_HOR: number;
  /** `LV_FONT_SUBPX_VER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly FONT_SUBPX_VER: number;
  /** `LV_FONT_SUBPX_BOTH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly FONT_SUBPX_BOTH: number;
  /** `LV_ANIM_OFF` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ANIM_OFF: number;
  /** `LV_ANIM_ON` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ANIM_ON: number;
  /** `LV_DRAW_MASK_RES_TRANSP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DRAW_MASK_RES_TRANSP: number;
  /** `LV_DRAW_MASK_RES_FULL_COVER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DRAW_MASK_RES_FULL_COVER: number;
  /** `LV_DRAW_MASK_RES_CHANGED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DRAW_MASK_RES_CHANGED: number;
  /** `LV_DRAW_MASK_RES_UNKNOWN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DRAW_MASK_RES_UNKNOWN: number;
  /** `LV_DRAW_MASK_TYPE_LINE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DRAW_MASK_TYPE_LINE: number;
  /** `LV_DRAW_MASK_TYPE_ANGLE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DRAW_MASK_TYPE_ANGLE: number;
  /** `LV_DRAW_MASK_TYPE_RADIUS` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DRAW_MASK_TYPE_RADIUS: number;
  /** `LV_DRAW_MASK_TYPE_FADE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DRAW_MASK_TYPE_FADE: number;
  /** `LV_DRAW_MASK_TYPE_MAP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DRAW_MASK_TYPE_MAP: number;
  /** `LV_DRAW_MASK_LINE_SIDE_LEFT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DRAW_MASK_LINE_SIDE_LEFT: number;
  /** `LV_DRAW_MASK_LINE_SIDE_RIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DRAW_MASK_LINE_SIDE_RIGHT: number;
  /** `LV_DRAW_MASK_LINE_SIDE_TOP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DRAW_MASK_LINE_SIDE_TOP: number;
  /** `LV_DRAW_MASK_LINE_SIDE_BOTTOM` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DRAW_MASK_LINE_SIDE_BOTTOM: number;
  /** `LV_BLEND_MODE_NORMAL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BLEND_MODE_NORMAL: number;
  /** `LV_BLEND_MODE_ADDITIVE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BLEND_MODE_ADDITIVE: number;
  /** `LV_BLEND_MODE_SUBTRACTIVE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BLEND_MODE_SUBTRACTIVE: number;
  /** `LV_BORDER_SIDE_NONE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BORDER_SIDE_NONE: number;
  /** `LV_BORDER_SIDE_BOTTOM` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BORDER_SIDE_BOTTOM: number;
  /** `LV_BORDER_SIDE_TOP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BORDER_SIDE_TOP: number;
  /** `LV_BORDER_SIDE_LEFT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BORDER_SIDE_LEFT: number;
  /** `LV_BORDER_SIDE_RIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BORDER_SIDE_RIGHT: number;
  /** `LV_BORDER_SIDE_FULL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BORDER_SIDE_FULL: number;
  /** `LV_BORDER_SIDE_INTERNAL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BORDER_SIDE_INTERNAL: number;
  /** `LV_GRAD_DIR_NONE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly GRAD_DIR_NONE: number;
  /** `LV_GRAD_DIR_VER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly GRAD_DIR_VER: number;
  /** `LV_GRAD_DIR_HOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly GRAD_DIR_HOR: number;
  /** `LV_TEXT_DECOR_NONE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TEXT_DECOR_NONE: number;
  /** `LV_TEXT_DECOR_UNDERLINE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TEXT_DECOR_UNDERLINE: number;
  /** `LV_TEXT_DECOR_STRIKETHROUGH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TEXT_DECOR_STRIKETHROUGH: number;
  /** `LV_STYLE_RADIUS` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_RADIUS: number;
  /** `LV_STYLE_CLIP_CORNER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_CLIP_CORNER: number;
  /** `LV_STYLE_SIZE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_SIZE: number;
  /** `LV_STYLE_TRANSFORM_WIDTH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TRANSFORM_WIDTH: number;
  /** `LV_STYLE_TRANSFORM_HEIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TRANSFORM_HEIGHT: number;
  /** `LV_STYLE_TRANSFORM_ANGLE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TRANSFORM_ANGLE: number;
  /** `LV_STYLE_TRANSFORM_ZOOM` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TRANSFORM_ZOOM: number;
  /** `LV_STYLE_OPA_SCALE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_OPA_SCALE: number;
  /** `LV_STYLE_PAD_TOP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_PAD_TOP: number;
  /** `LV_STYLE_PAD_BOTTOM` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_PAD_BOTTOM: number;
  /** `LV_STYLE_PAD_LEFT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_PAD_LEFT: number;
  /** `LV_STYLE_PAD_RIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_PAD_RIGHT: number;
  /** `LV_STYLE_PAD_INNER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_PAD_INNER: number;
  /** `LV_STYLE_MARGIN_TOP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_MARGIN_TOP: number;
  /** `LV_STYLE_MARGIN_BOTTOM` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_MARGIN_BOTTOM: number;
  /** `LV_STYLE_MARGIN_LEFT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_MARGIN_LEFT: number;
  /** `LV_STYLE_MARGIN_RIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_MARGIN_RIGHT: number;
  /** `LV_STYLE_BG_BLEND_MODE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_BG_BLEND_MODE: number;
  /** `LV_STYLE_BG_MAIN_STOP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_BG_MAIN_STOP: number;
  /** `LV_STYLE_BG_GRAD_STOP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_BG_GRAD_STOP: number;
  /** `LV_STYLE_BG_GRAD_DIR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_BG_GRAD_DIR: number;
  /** `LV_STYLE_BG_COLOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_BG_COLOR: number;
  /** `LV_STYLE_BG_GRAD_COLOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_BG_GRAD_COLOR: number;
  /** `LV_STYLE_BG_OPA` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_BG_OPA: number;
  /** `LV_STYLE_BORDER_WIDTH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_BORDER_WIDTH: number;
  /** `LV_STYLE_BORDER_SIDE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_BORDER_SIDE: number;
  /** `LV_STYLE_BORDER_BLEND_MODE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_BORDER_BLEND_MODE: number;
  /** `LV_STYLE_BORDER_POST` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_BORDER_POST: number;
  /** `LV_STYLE_BORDER_COLOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_BORDER_COLOR: number;
  /** `LV_STYLE_BORDER_OPA` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_BORDER_OPA: number;
  /** `LV_STYLE_OUTLINE_WIDTH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_OUTLINE_WIDTH: number;
  /** `LV_STYLE_OUTLINE_PAD` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_OUTLINE_PAD: number;
  /** `LV_STYLE_OUTLINE_BLEND_MODE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_OUTLINE_BLEND_MODE: number;
  /** `LV_STYLE_OUTLINE_COLOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_OUTLINE_COLOR: number;
  /** `LV_STYLE_OUTLINE_OPA` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_OUTLINE_OPA: number;
  /** `LV_STYLE_SHADOW_WIDTH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_SHADOW_WIDTH: number;
  /** `LV_STYLE_SHADOW_OFS_X` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_SHADOW_OFS_X: number;
  /** `LV_STYLE_SHADOW_OFS_Y` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_SHADOW_OFS_Y: number;
  /** `LV_STYLE_SHADOW_SPREAD` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_SHADOW_SPREAD: number;
  /** `LV_STYLE_SHADOW_BLEND_MODE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_SHADOW_BLEND_MODE: number;
  /** `LV_STYLE_SHADOW_COLOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_SHADOW_COLOR: number;
  /** `LV_STYLE_SHADOW_OPA` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_SHADOW_OPA: number;
  /** `LV_STYLE_PATTERN_BLEND_MODE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_PATTERN_BLEND_MODE: number;
  /** `LV_STYLE_PATTERN_REPEAT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_PATTERN_REPEAT: number;
  /** `LV_STYLE_PATTERN_RECOLOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_PATTERN_RECOLOR: number;
  /** `LV_STYLE_PATTERN_OPA` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_PATTERN_OPA: number;
  /** `LV_STYLE_PATTERN_RECOLOR_OPA` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_PATTERN_RECOLOR_OPA: number;
  /** `LV_STYLE_PATTERN_IMAGE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_PATTERN_IMAGE: number;
  /** `LV_STYLE_VALUE_LETTER_SPACE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_VALUE_LETTER_SPACE: number;
  /** `LV_STYLE_VALUE_LINE_SPACE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_VALUE_LINE_SPACE: number;
  /** `LV_STYLE_VALUE_BLEND_MODE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_VALUE_BLEND_MODE: number;
  /** `LV_STYLE_VALUE_OFS_X` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_VALUE_OFS_X: number;
  /** `LV_STYLE_VALUE_OFS_Y` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_VALUE_OFS_Y: number;
  /** `LV_STYLE_VALUE_ALIGN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_VALUE_ALIGN: number;
  /** `LV_STYLE_VALUE_COLOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_VALUE_COLOR: number;
  /** `LV_STYLE_VALUE_OPA` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_VALUE_OPA: number;
  /** `LV_STYLE_VALUE_FONT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_VALUE_FONT: number;
  /** `LV_STYLE_VALUE_STR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_VALUE_STR: number;
  /** `LV_STYLE_TEXT_LETTER_SPACE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TEXT_LETTER_SPACE: number;
  /** `LV_STYLE_TEXT_LINE_SPACE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TEXT_LINE_SPACE: number;
  /** `LV_STYLE_TEXT_DECOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TEXT_DECOR: number;
  /** `LV_STYLE_TEXT_BLEND_MODE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TEXT_BLEND_MODE: number;
  /** `LV_STYLE_TEXT_COLOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TEXT_COLOR: number;
  /** `LV_STYLE_TEXT_SEL_COLOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TEXT_SEL_COLOR: number;
  /** `LV_STYLE_TEXT_SEL_BG_COLOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TEXT_SEL_BG_COLOR: number;
  /** `LV_STYLE_TEXT_OPA` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TEXT_OPA: number;
  /** `LV_STYLE_TEXT_FONT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TEXT_FONT: number;
  /** `LV_STYLE_LINE_WIDTH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_LINE_WIDTH: number;
  /** `LV_STYLE_LINE_BLEND_MODE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_LINE_BLEND_MODE: number;
  /** `LV_STYLE_LINE_DASH_WIDTH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_LINE_DASH_WIDTH: number;
  /** `LV_STYLE_LINE_DASH_GAP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_LINE_DASH_GAP: number;
  /** `LV_STYLE_LINE_ROUNDED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_LINE_ROUNDED: number;
  /** `LV_STYLE_LINE_COLOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_LINE_COLOR: number;
  /** `LV_STYLE_LINE_OPA` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_LINE_OPA: number;
  /** `LV_STYLE_IMAGE_BLEND_MODE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_IMAGE_BLEND_MODE: number;
  /** `LV_STYLE_IMAGE_RECOLOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_IMAGE_RECOLOR: number;
  /** `LV_STYLE_IMAGE_OPA` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_IMAGE_OPA: number;
  /** `LV_STYLE_IMAGE_RECOLOR_OPA` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_IMAGE_RECOLOR_OPA: number;
  /** `LV_STYLE_TRANSITION_TIME` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TRANSITION_TIME: number;
  /** `LV_STYLE_TRANSITION_DELAY` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TRANSITION_DELAY: number;
  /** `LV_STYLE_TRANSITION_PROP_1` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TRANSITION_PROP_1: number;
  /** `LV_STYLE_TRANSITION_PROP_2` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TRANSITION_PROP_2: number;
  /** `LV_STYLE_TRANSITION_PROP_3` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TRANSITION_PROP_3: number;
  /** `LV_STYLE_TRANSITION_PROP_4` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TRANSITION_PROP_4: number;
  /** `LV_STYLE_TRANSITION_PROP_5` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TRANSITION_PROP_5: number;
  /** `LV_STYLE_TRANSITION_PROP_6` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TRANSITION_PROP_6: number;
  /** `LV_STYLE_TRANSITION_PATH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_TRANSITION_PATH: number;
  /** `LV_STYLE_SCALE_WIDTH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_SCALE_WIDTH: number;
  /** `LV_STYLE_SCALE_BORDER_WIDTH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_SCALE_BORDER_WIDTH: number;
  /** `LV_STYLE_SCALE_END_BORDER_WIDTH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_SCALE_END_BORDER_WIDTH: number;
  /** `LV_STYLE_SCALE_END_LINE_WIDTH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_SCALE_END_LINE_WIDTH: number;
  /** `LV_STYLE_SCALE_GRAD_COLOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_SCALE_GRAD_COLOR: number;
  /** `LV_STYLE_SCALE_END_COLOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STYLE_SCALE_END_COLOR: number;
  /** `LV_BIDI_DIR_LTR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BIDI_DIR_LTR: number;
  /** `LV_BIDI_DIR_RTL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BIDI_DIR_RTL: number;
  /** `LV_BIDI_DIR_AUTO` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BIDI_DIR_AUTO: number;
  /** `LV_BIDI_DIR_INHERIT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BIDI_DIR_INHERIT: number;
  /** `LV_BIDI_DIR_NEUTRAL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BIDI_DIR_NEUTRAL: number;
  /** `LV_BIDI_DIR_WEAK` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BIDI_DIR_WEAK: number;
  /** `LV_TXT_FLAG_NONE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TXT_FLAG_NONE: number;
  /** `LV_TXT_FLAG_RECOLOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TXT_FLAG_RECOLOR: number;
  /** `LV_TXT_FLAG_EXPAND` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TXT_FLAG_EXPAND: number;
  /** `LV_TXT_FLAG_CENTER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TXT_FLAG_CENTER: number;
  /** `LV_TXT_FLAG_RIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TXT_FLAG_RIGHT: number;
  /** `LV_TXT_FLAG_FIT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TXT_FLAG_FIT: number;
  /** `LV_TXT_CMD_STATE_WAIT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TXT_CMD_STATE_WAIT: number;
  /** `LV_TXT_CMD_STATE_PAR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TXT_CMD_STATE_PAR: number;
  /** `LV_TXT_CMD_STATE_IN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TXT_CMD_STATE_IN: number;
  /** `LV_IMG_SRC_VARIABLE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly IMG_SRC_VARIABLE: number;
  /** `LV_IMG_SRC_FILE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly IMG_SRC_FILE: number;
  /** `LV_IMG_SRC_SYMBOL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly IMG_SRC_SYMBOL: number;
  /** `LV_IMG_SRC_UNKNOWN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly IMG_SRC_UNKNOWN: number;
  /** `LV_DESIGN_DRAW_MAIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DESIGN_DRAW_MAIN: number;
  /** `LV_DESIGN_DRAW_POST` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DESIGN_DRAW_POST: number;
  /** `LV_DESIGN_COVER_CHK` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DESIGN_COVER_CHK: number;
  /** `LV_DESIGN_RES_OK` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DESIGN_RES_OK: number;
  /** `LV_DESIGN_RES_COVER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DESIGN_RES_COVER: number;
  /** `LV_DESIGN_RES_NOT_COVER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DESIGN_RES_NOT_COVER: number;
  /** `LV_DESIGN_RES_MASKED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DESIGN_RES_MASKED: number;
  /** `LV_EVENT_PRESSED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_PRESSED: number;
  /** `LV_EVENT_PRESSING` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_PRESSING: number;
  /** `LV_EVENT_PRESS_LOST` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_PRESS_LOST: number;
  /** `LV_EVENT_SHORT_CLICKED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_SHORT_CLICKED: number;
  /** `LV_EVENT_LONG_PRESSED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_LONG_PRESSED: number;
  /** `LV_EVENT_LONG_PRESSED_REPEAT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_LONG_PRESSED_REPEAT: number;
  /** `LV_EVENT_CLICKED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_CLICKED: number;
  /** `LV_EVENT_RELEASED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_RELEASED: number;
  /** `LV_EVENT_DRAG_BEGIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_DRAG_BEGIN: number;
  /** `LV_EVENT_DRAG_END` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_DRAG_END: number;
  /** `LV_EVENT_DRAG_THROW_BEGIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_DRAG_THROW_BEGIN: number;
  /** `LV_EVENT_GESTURE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_GESTURE: number;
  /** `LV_EVENT_KEY` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_KEY: number;
  /** `LV_EVENT_FOCUSED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_FOCUSED: number;
  /** `LV_EVENT_DEFOCUSED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_DEFOCUSED: number;
  /** `LV_EVENT_LEAVE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_LEAVE: number;
  /** `LV_EVENT_VALUE_CHANGED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_VALUE_CHANGED: number;
  /** `LV_EVENT_INSERT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_INSERT: number;
  /** `LV_EVENT_REFRESH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_REFRESH: number;
  /** `LV_EVENT_APPLY` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_APPLY: number;
  /** `LV_EVENT_CANCEL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_CANCEL: number;
  /** `LV_EVENT_DELETE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly EVENT_DELETE: number;
  /** `LV_SIGNAL_CLEANUP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_CLEANUP: number;
  /** `LV_SIGNAL_CHILD_CHG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_CHILD_CHG: number;
  /** `LV_SIGNAL_COORD_CHG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_COORD_CHG: number;
  /** `LV_SIGNAL_PARENT_SIZE_CHG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_PARENT_SIZE_CHG: number;
  /** `LV_SIGNAL_STYLE_CHG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_STYLE_CHG: number;
  /** `LV_SIGNAL_BASE_DIR_CHG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_BASE_DIR_CHG: number;
  /** `LV_SIGNAL_REFR_EXT_DRAW_PAD` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_REFR_EXT_DRAW_PAD: number;
  /** `LV_SIGNAL_GET_TYPE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_GET_TYPE: number;
  /** `LV_SIGNAL_GET_STYLE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_GET_STYLE: number;
  /** `LV_SIGNAL_GET_STATE_DSC` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_GET_STATE_DSC: number;
  /** `LV_SIGNAL_HIT_TEST` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_HIT_TEST: number;
  /** `LV_SIGNAL_PRESSED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_PRESSED: number;
  /** `LV_SIGNAL_PRESSING` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_PRESSING: number;
  /** `LV_SIGNAL_PRESS_LOST` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_PRESS_LOST: number;
  /** `LV_SIGNAL_RELEASED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_RELEASED: number;
  /** `LV_SIGNAL_LONG_PRESS` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_LONG_PRESS: number;
  /** `LV_SIGNAL_LONG_PRESS_REP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_LONG_PRESS_REP: number;
  /** `LV_SIGNAL_DRAG_BEGIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_DRAG_BEGIN: number;
  /** `LV_SIGNAL_DRAG_THROW_BEGIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_DRAG_THROW_BEGIN: number;
  /** `LV_SIGNAL_DRAG_END` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_DRAG_END: number;
  /** `LV_SIGNAL_GESTURE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_GESTURE: number;
  /** `LV_SIGNAL_LEAVE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_LEAVE: number;
  /** `LV_SIGNAL_FOCUS` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_FOCUS: number;
  /** `LV_SIGNAL_DEFOCUS` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_DEFOCUS: number;
  /** `LV_SIGNAL_CONTROL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_CONTROL: number;
  /** `LV_SIGNAL_GET_EDITABLE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SIGNAL_GET_EDITABLE: number;
  /** `LV_PROTECT_NONE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly PROTECT_NONE: number;
  /** `LV_PROTECT_CHILD_CHG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly PROTECT_CHILD_CHG: number;
  /** `LV_PROTECT_PARENT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly PROTECT_PARENT: number;
  /** `LV_PROTECT_POS` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly PROTECT_POS: number;
  /** `LV_PROTECT_FOLLOW` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly PROTECT_FOLLOW: number;
  /** `LV_PROTECT_PRESS_LOST` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly PROTECT_PRESS_LOST: number;
  /** `LV_PROTECT_CLICK_FOCUS` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly PROTECT_CLICK_FOCUS: number;
  /** `LV_PROTECT_EVENT_TO_DISABLED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly PROTECT_EVENT_TO_DISABLED: number;
  /** `LV_STATE_DEFAULT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STATE_DEFAULT: number;
  /** `LV_STATE_CHECKED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STATE_CHECKED: number;
  /** `LV_STATE_FOCUSED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STATE_FOCUSED: number;
  /** `LV_STATE_EDITED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STATE_EDITED: number;
  /** `LV_STATE_HOVERED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STATE_HOVERED: number;
  /** `LV_STATE_PRESSED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STATE_PRESSED: number;
  /** `LV_STATE_DISABLED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly STATE_DISABLED: number;
  /** `LV_OBJ_PART_MAIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly OBJ_PART_MAIN: number;
  /** `LV_OBJ_PART_ALL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly OBJ_PART_ALL: number;
  /** `LV_SCR_LOAD_ANIM_NONE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SCR_LOAD_ANIM_NONE: number;
  /** `LV_SCR_LOAD_ANIM_OVER_LEFT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SCR_LOAD_ANIM_OVER_LEFT: number;
  /** `LV_SCR_LOAD_ANIM_OVER_RIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SCR_LOAD_ANIM_OVER_RIGHT: number;
  /** `LV_SCR_LOAD_ANIM_OVER_TOP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SCR_LOAD_ANIM_OVER_TOP: number;
  /** `LV_SCR_LOAD_ANIM_OVER_BOTTOM` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SCR_LOAD_ANIM_OVER_BOTTOM: number;
  /** `LV_SCR_LOAD_ANIM_MOVE_LEFT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SCR_LOAD_ANIM_MOVE_LEFT: number;
  /** `LV_SCR_LOAD_ANIM_MOVE_RIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SCR_LOAD_ANIM_MOVE_RIGHT: number;
  /** `LV_SCR_LOAD_ANIM_MOVE_TOP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SCR_LOAD_ANIM_MOVE_TOP: number;
  /** `LV_SCR_LOAD_ANIM_MOVE_BOTTOM` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SCR_LOAD_ANIM_MOVE_BOTTOM: number;
  /** `LV_SCR_LOAD_ANIM_FADE_ON` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SCR_LOAD_ANIM_FADE_ON: number;
  /** `LV_KEY_UP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly KEY_UP: number;
  /** `LV_KEY_DOWN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly KEY_DOWN: number;
  /** `LV_KEY_RIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly KEY_RIGHT: number;
  /** `LV_KEY_LEFT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly KEY_LEFT: number;
  /** `LV_KEY_ESC` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly KEY_ESC: number;
  /** `LV_KEY_DEL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly KEY_DEL: number;
  /** `LV_KEY_BACKSPACE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly KEY_BACKSPACE: number;
  /** `LV_KEY_ENTER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly KEY_ENTER: number;
  /** `LV_KEY_NEXT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly KEY_NEXT: number;
  /** `LV_KEY_PREV` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly KEY_PREV: number;
  /** `LV_KEY_HOME` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly KEY_HOME: number;
  /** `LV_KEY_END` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly KEY_END: number;
  /** `LV_GROUP_REFOCUS_POLICY_NEXT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly GROUP_REFOCUS_POLICY_NEXT: number;
  /** `LV_GROUP_REFOCUS_POLICY_PREV` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly GROUP_REFOCUS_POLICY_PREV: number;
  /** `LV_FONT_FMT_TXT_CMAP_FORMAT0_FULL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly FONT_FMT_TXT_CMAP_FORMAT0_FULL: number;
  /** `LV_FONT_FMT_TXT_CMAP_SPARSE_FULL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly FONT_FMT_TXT_CMAP_SPARSE_FULL: number;
  /** `LV_FONT_FMT_TXT_CMAP_FORMAT0_TINY` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly FONT_FMT_TXT_CMAP_FORMAT0_TINY: number;
  /** `LV_FONT_FMT_TXT_CMAP_SPARSE_TINY` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly FONT_FMT_TXT_CMAP_SPARSE_TINY: number;
  /** `LV_FONT_FMT_TXT_PLAIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly FONT_FMT_TXT_PLAIN: number;
  /** `LV_FONT_FMT_TXT_COMPRESSED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly FONT_FMT_TXT_COMPRESSED: number;
  /** `LV_FONT_FMT_TXT_COMPRESSED_NO_PREFILTER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly FONT_FMT_TXT_COMPRESSED_NO_PREFILTER: number;
  /** `LV_THEME_NONE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_NONE: number;
  /** `LV_THEME_SCR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_SCR: number;
  /** `LV_THEME_OBJ` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_OBJ: number;
  /** `LV_THEME_ARC` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_ARC: number;
  /** `LV_THEME_BAR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_BAR: number;
  /** `LV_THEME_BTN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_BTN: number;
  /** `LV_THEME_BTNMATRIX` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_BTNMATRIX: number;
  /** `LV_THEME_CALENDAR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_CALENDAR: number;
  /** `LV_THEME_CANVAS` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_CANVAS: number;
  /** `LV_THEME_CHECKBOX` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_CHECKBOX: number;
  /** `LV_THEME_CHART` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_CHART: number;
  /** `LV_THEME_CONT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_CONT: number;
  /** `LV_THEME_CPICKER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_CPICKER: number;
  /** `LV_THEME_DROPDOWN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_DROPDOWN: number;
  /** `LV_THEME_GAUGE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_GAUGE: number;
  /** `LV_THEME_IMAGE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_IMAGE: number;
  /** `LV_THEME_IMGBTN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_IMGBTN: number;
  /** `LV_THEME_KEYBOARD` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_KEYBOARD: number;
  /** `LV_THEME_LABEL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_LABEL: number;
  /** `LV_THEME_LED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_LED: number;
  /** `LV_THEME_LINE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_LINE: number;
  /** `LV_THEME_LIST` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_LIST: number;
  /** `LV_THEME_LIST_BTN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_LIST_BTN: number;
  /** `LV_THEME_LINEMETER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_LINEMETER: number;
  /** `LV_THEME_MSGBOX` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_MSGBOX: number;
  /** `LV_THEME_MSGBOX_BTNS` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_MSGBOX_BTNS: number;
  /** `LV_THEME_OBJMASK` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_OBJMASK: number;
  /** `LV_THEME_PAGE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_PAGE: number;
  /** `LV_THEME_ROLLER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_ROLLER: number;
  /** `LV_THEME_SLIDER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_SLIDER: number;
  /** `LV_THEME_SPINBOX` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_SPINBOX: number;
  /** `LV_THEME_SPINBOX_BTN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_SPINBOX_BTN: number;
  /** `LV_THEME_SPINNER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_SPINNER: number;
  /** `LV_THEME_SWITCH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_SWITCH: number;
  /** `LV_THEME_TABLE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_TABLE: number;
  /** `LV_THEME_TABVIEW` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_TABVIEW: number;
  /** `LV_THEME_TABVIEW_PAGE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_TABVIEW_PAGE: number;
  /** `LV_THEME_TEXTAREA` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_TEXTAREA: number;
  /** `LV_THEME_TILEVIEW` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_TILEVIEW: number;
  /** `LV_THEME_WIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_WIN: number;
  /** `LV_THEME_WIN_BTN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_WIN_BTN: number;
  /** `LV_THEME_CUSTOM_START` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_CUSTOM_START: number;
  /** `LV_THEME_MATERIAL_FLAG_DARK` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_MATERIAL_FLAG_DARK: number;
  /** `LV_THEME_MATERIAL_FLAG_LIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_MATERIAL_FLAG_LIGHT: number;
  /** `LV_THEME_MATERIAL_FLAG_NO_TRANSITION` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_MATERIAL_FLAG_NO_TRANSITION: number;
  /** `LV_THEME_MATERIAL_FLAG_NO_FOCUS` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly THEME_MATERIAL_FLAG_NO_FOCUS: number;
  /** `LV_ARC_TYPE_NORMAL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ARC_TYPE_NORMAL: number;
  /** `LV_ARC_TYPE_SYMMETRIC` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ARC_TYPE_SYMMETRIC: number;
  /** `LV_ARC_TYPE_REVERSE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ARC_TYPE_REVERSE: number;
  /** `LV_ARC_PART_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ARC_PART_BG: number;
  /** `LV_ARC_PART_INDIC` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ARC_PART_INDIC: number;
  /** `LV_ARC_PART_KNOB` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ARC_PART_KNOB: number;
  /** `LV_LAYOUT_OFF` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LAYOUT_OFF: number;
  /** `LV_LAYOUT_CENTER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LAYOUT_CENTER: number;
  /** `LV_LAYOUT_COLUMN_LEFT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LAYOUT_COLUMN_LEFT: number;
  /** `LV_LAYOUT_COLUMN_MID` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LAYOUT_COLUMN_MID: number;
  /** `LV_LAYOUT_COLUMN_RIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LAYOUT_COLUMN_RIGHT: number;
  /** `LV_LAYOUT_ROW_TOP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LAYOUT_ROW_TOP: number;
  /** `LV_LAYOUT_ROW_MID` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LAYOUT_ROW_MID: number;
  /** `LV_LAYOUT_ROW_BOTTOM` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LAYOUT_ROW_BOTTOM: number;
  /** `LV_LAYOUT_PRETTY_TOP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LAYOUT_PRETTY_TOP: number;
  /** `LV_LAYOUT_PRETTY_MID` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LAYOUT_PRETTY_MID: number;
  /** `LV_LAYOUT_PRETTY_BOTTOM` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LAYOUT_PRETTY_BOTTOM: number;
  /** `LV_LAYOUT_GRID` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LAYOUT_GRID: number;
  /** `LV_FIT_NONE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly FIT_NONE: number;
  /** `LV_FIT_TIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly FIT_TIGHT: number;
  /** `LV_FIT_PARENT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly FIT_PARENT: number;
  /** `LV_FIT_MAX` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly FIT_MAX: number;
  /** `LV_CONT_PART_MAIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CONT_PART_MAIN: number;
  /** `LV_BTN_STATE_RELEASED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BTN_STATE_RELEASED: number;
  /** `LV_BTN_STATE_PRESSED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BTN_STATE_PRESSED: number;
  /** `LV_BTN_STATE_DISABLED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BTN_STATE_DISABLED: number;
  /** `LV_BTN_STATE_CHECKED_RELEASED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BTN_STATE_CHECKED_RELEASED: number;
  /** `LV_BTN_STATE_CHECKED_PRESSED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BTN_STATE_CHECKED_PRESSED: number;
  /** `LV_BTN_STATE_CHECKED_DISABLED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BTN_STATE_CHECKED_DISABLED: number;
  /** `LV_BTN_PART_MAIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BTN_PART_MAIN: number;
  /** `LV_LABEL_LONG_EXPAND` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LABEL_LONG_EXPAND: number;
  /** `LV_LABEL_LONG_BREAK` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LABEL_LONG_BREAK: number;
  /** `LV_LABEL_LONG_DOT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LABEL_LONG_DOT: number;
  /** `LV_LABEL_LONG_SROLL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LABEL_LONG_SROLL: number;
  /** `LV_LABEL_LONG_SROLL_CIRC` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LABEL_LONG_SROLL_CIRC: number;
  /** `LV_LABEL_LONG_CROP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LABEL_LONG_CROP: number;
  /** `LV_LABEL_ALIGN_LEFT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LABEL_ALIGN_LEFT: number;
  /** `LV_LABEL_ALIGN_CENTER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LABEL_ALIGN_CENTER: number;
  /** `LV_LABEL_ALIGN_RIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LABEL_ALIGN_RIGHT: number;
  /** `LV_LABEL_ALIGN_AUTO` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LABEL_ALIGN_AUTO: number;
  /** `LV_LABEL_PART_MAIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LABEL_PART_MAIN: number;
  /** `LV_BAR_TYPE_NORMAL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BAR_TYPE_NORMAL: number;
  /** `LV_BAR_TYPE_SYMMETRICAL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BAR_TYPE_SYMMETRICAL: number;
  /** `LV_BAR_TYPE_CUSTOM` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BAR_TYPE_CUSTOM: number;
  /** `LV_BAR_PART_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BAR_PART_BG: number;
  /** `LV_BAR_PART_INDIC` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BAR_PART_INDIC: number;
  /** `LV_BTNMATRIX_CTRL_HIDDEN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BTNMATRIX_CTRL_HIDDEN: number;
  /** `LV_BTNMATRIX_CTRL_NO_REPEAT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BTNMATRIX_CTRL_NO_REPEAT: number;
  /** `LV_BTNMATRIX_CTRL_DISABLED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BTNMATRIX_CTRL_DISABLED: number;
  /** `LV_BTNMATRIX_CTRL_CHECKABLE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BTNMATRIX_CTRL_CHECKABLE: number;
  /** `LV_BTNMATRIX_CTRL_CHECK_STATE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BTNMATRIX_CTRL_CHECK_STATE: number;
  /** `LV_BTNMATRIX_CTRL_CLICK_TRIG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BTNMATRIX_CTRL_CLICK_TRIG: number;
  /** `LV_BTNMATRIX_PART_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BTNMATRIX_PART_BG: number;
  /** `LV_BTNMATRIX_PART_BTN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly BTNMATRIX_PART_BTN: number;
  /** `LV_CALENDAR_PART_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CALENDAR_PART_BG: number;
  /** `LV_CALENDAR_PART_HEADER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CALENDAR_PART_HEADER: number;
  /** `LV_CALENDAR_PART_DAY_NAMES` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CALENDAR_PART_DAY_NAMES: number;
  /** `LV_CALENDAR_PART_DATE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CALENDAR_PART_DATE: number;
  /** `LV_IMG_PART_MAIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly IMG_PART_MAIN: number;
  /** `LV_CANVAS_PART_MAIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CANVAS_PART_MAIN: number;
  /** `LV_LINE_PART_MAIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LINE_PART_MAIN: number;
  /** `LV_CHART_TYPE_NONE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHART_TYPE_NONE: number;
  /** `LV_CHART_TYPE_LINE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHART_TYPE_LINE: number;
  /** `LV_CHART_TYPE_COLUMN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHART_TYPE_COLUMN: number;
  /** `LV_CHART_UPDATE_MODE_SHIFT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHART_UPDATE_MODE_SHIFT: number;
  /** `LV_CHART_UPDATE_MODE_CIRCULAR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHART_UPDATE_MODE_CIRCULAR: number;
  /** `LV_CHART_AXIS_PRIMARY_Y` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHART_AXIS_PRIMARY_Y: number;
  /** `LV_CHART_AXIS_SECONDARY_Y` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHART_AXIS_SECONDARY_Y: number;
  /** `LV_CHART_CURSOR_NONE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHART_CURSOR_NONE: number;
  /** `LV_CHART_CURSOR_RIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHART_CURSOR_RIGHT: number;
  /** `LV_CHART_CURSOR_UP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHART_CURSOR_UP: number;
  /** `LV_CHART_CURSOR_LEFT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHART_CURSOR_LEFT: number;
  /** `LV_CHART_CURSOR_DOWN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHART_CURSOR_DOWN: number;
  /** `LV_CHART_AXIS_SKIP_LAST_TICK` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHART_AXIS_SKIP_LAST_TICK: number;
  /** `LV_CHART_AXIS_DRAW_LAST_TICK` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHART_AXIS_DRAW_LAST_TICK: number;
  /** `LV_CHART_AXIS_INVERSE_LABELS_ORDER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHART_AXIS_INVERSE_LABELS_ORDER: number;
  /** `LV_CHART_PART_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHART_PART_BG: number;
  /** `LV_CHART_PART_SERIES_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHART_PART_SERIES_BG: number;
  /** `LV_CHART_PART_SERIES` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHART_PART_SERIES: number;
  /** `LV_CHART_PART_CURSOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHART_PART_CURSOR: number;
  /** `LV_CHECKBOX_PART_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHECKBOX_PART_BG: number;
  /** `LV_CHECKBOX_PART_BULLET` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CHECKBOX_PART_BULLET: number;
  /** `LV_CPICKER_TYPE_RECT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CPICKER_TYPE_RECT: number;
  /** `LV_CPICKER_TYPE_DISC` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CPICKER_TYPE_DISC: number;
  /** `LV_CPICKER_COLOR_MODE_HUE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CPICKER_COLOR_MODE_HUE: number;
  /** `LV_CPICKER_COLOR_MODE_SATURATION` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CPICKER_COLOR_MODE_SATURATION: number;
  /** `LV_CPICKER_COLOR_MODE_VALUE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CPICKER_COLOR_MODE_VALUE: number;
  /** `LV_CPICKER_PART_MAIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CPICKER_PART_MAIN: number;
  /** `LV_CPICKER_PART_KNOB` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly CPICKER_PART_KNOB: number;
  /** `LV_SCROLLBAR_MODE_OFF` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SCROLLBAR_MODE_OFF: number;
  /** `LV_SCROLLBAR_MODE_ON` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SCROLLBAR_MODE_ON: number;
  /** `LV_SCROLLBAR_MODE_DRAG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SCROLLBAR_MODE_DRAG: number;
  /** `LV_SCROLLBAR_MODE_AUTO` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SCROLLBAR_MODE_AUTO: number;
  /** `LV_SCROLLBAR_MODE_HIDE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SCROLLBAR_MODE_HIDE: number;
  /** `LV_SCROLLBAR_MODE_UNHIDE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SCROLLBAR_MODE_UNHIDE: number;
  /** `LV_PAGE_EDGE_LEFT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly PAGE_EDGE_LEFT: number;
  /** `LV_PAGE_EDGE_TOP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly PAGE_EDGE_TOP: number;
  /** `LV_PAGE_EDGE_RIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly PAGE_EDGE_RIGHT: number;
  /** `LV_PAGE_EDGE_BOTTOM` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly PAGE_EDGE_BOTTOM: number;
  /** `LV_PAGE_PART_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly PAGE_PART_BG: number;
  /** `LV_PAGE_PART_SCROLLBAR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly PAGE_PART_SCROLLBAR: number;
  /** `LV_PAGE_PART_EDGE_FLASH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly PAGE_PART_EDGE_FLASH: number;
  /** `LV_PAGE_PART_SCROLLABLE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly PAGE_PART_SCROLLABLE: number;
  /** `LV_DROPDOWN_DIR_DOWN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DROPDOWN_DIR_DOWN: number;
  /** `LV_DROPDOWN_DIR_UP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DROPDOWN_DIR_UP: number;
  /** `LV_DROPDOWN_DIR_LEFT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DROPDOWN_DIR_LEFT: number;
  /** `LV_DROPDOWN_DIR_RIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DROPDOWN_DIR_RIGHT: number;
  /** `LV_DROPDOWN_PART_MAIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DROPDOWN_PART_MAIN: number;
  /** `LV_DROPDOWN_PART_LIST` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DROPDOWN_PART_LIST: number;
  /** `LV_DROPDOWN_PART_SCROLLBAR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DROPDOWN_PART_SCROLLBAR: number;
  /** `LV_DROPDOWN_PART_SELECTED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly DROPDOWN_PART_SELECTED: number;
  /** `LV_LINEMETER_PART_MAIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LINEMETER_PART_MAIN: number;
  /** `LV_GAUGE_PART_MAIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly GAUGE_PART_MAIN: number;
  /** `LV_GAUGE_PART_MAJOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly GAUGE_PART_MAJOR: number;
  /** `LV_GAUGE_PART_NEEDLE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly GAUGE_PART_NEEDLE: number;
  /** `LV_IMGBTN_PART_MAIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly IMGBTN_PART_MAIN: number;
  /** `LV_KEYBOARD_MODE_TEXT_LOWER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly KEYBOARD_MODE_TEXT_LOWER: number;
  /** `LV_KEYBOARD_MODE_TEXT_UPPER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly KEYBOARD_MODE_TEXT_UPPER: number;
  /** `LV_KEYBOARD_MODE_SPECIAL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly KEYBOARD_MODE_SPECIAL: number;
  /** `LV_KEYBOARD_MODE_NUM` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly KEYBOARD_MODE_NUM: number;
  /** `LV_KEYBOARD_PART_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly KEYBOARD_PART_BG: number;
  /** `LV_KEYBOARD_PART_BTN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly KEYBOARD_PART_BTN: number;
  /** `LV_LED_PART_MAIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LED_PART_MAIN: number;
  /** `LV_LIST_PART_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LIST_PART_BG: number;
  /** `LV_LIST_PART_SCROLLBAR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LIST_PART_SCROLLBAR: number;
  /** `LV_LIST_PART_EDGE_FLASH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LIST_PART_EDGE_FLASH: number;
  /** `LV_LIST_PART_SCROLLABLE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly LIST_PART_SCROLLABLE: number;
  /** `LV_MSGBOX_PART_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly MSGBOX_PART_BG: number;
  /** `LV_MSGBOX_PART_BTN_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly MSGBOX_PART_BTN_BG: number;
  /** `LV_MSGBOX_PART_BTN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly MSGBOX_PART_BTN: number;
  /** `LV_OBJMASK_PART_MAIN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly OBJMASK_PART_MAIN: number;
  /** `LV_ROLLER_MODE_NORMAL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ROLLER_MODE_NORMAL: number;
  /** `LV_ROLLER_MODE_INFINITE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ROLLER_MODE_INFINITE: number;
  /** `LV_ROLLER_PART_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ROLLER_PART_BG: number;
  /** `LV_ROLLER_PART_SELECTED` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ROLLER_PART_SELECTED: number;
  /** `LV_SLIDER_TYPE_NORMAL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SLIDER_TYPE_NORMAL: number;
  /** `LV_SLIDER_TYPE_SYMMETRICAL` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SLIDER_TYPE_SYMMETRICAL: number;
  /** `LV_SLIDER_TYPE_RANGE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SLIDER_TYPE_RANGE: number;
  /** `LV_SLIDER_PART_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SLIDER_PART_BG: number;
  /** `LV_SLIDER_PART_INDIC` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SLIDER_PART_INDIC: number;
  /** `LV_SLIDER_PART_KNOB` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SLIDER_PART_KNOB: number;
  /** `LV_TEXTAREA_PART_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TEXTAREA_PART_BG: number;
  /** `LV_TEXTAREA_PART_SCROLLBAR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TEXTAREA_PART_SCROLLBAR: number;
  /** `LV_TEXTAREA_PART_EDGE_FLASH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TEXTAREA_PART_EDGE_FLASH: number;
  /** `LV_TEXTAREA_PART_CURSOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TEXTAREA_PART_CURSOR: number;
  /** `LV_TEXTAREA_PART_PLACEHOLDER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TEXTAREA_PART_PLACEHOLDER: number;
  /** `LV_SPINBOX_PART_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SPINBOX_PART_BG: number;
  /** `LV_SPINBOX_PART_CURSOR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SPINBOX_PART_CURSOR: number;
  /** `LV_SPINNER_TYPE_SPINNING_ARC` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SPINNER_TYPE_SPINNING_ARC: number;
  /** `LV_SPINNER_TYPE_FILLSPIN_ARC` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SPINNER_TYPE_FILLSPIN_ARC: number;
  /** `LV_SPINNER_TYPE_CONSTANT_ARC` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SPINNER_TYPE_CONSTANT_ARC: number;
  /** `LV_SPINNER_DIR_FORWARD` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SPINNER_DIR_FORWARD: number;
  /** `LV_SPINNER_DIR_BACKWARD` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SPINNER_DIR_BACKWARD: number;
  /** `LV_SPINNER_PART_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SPINNER_PART_BG: number;
  /** `LV_SPINNER_PART_INDIC` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SPINNER_PART_INDIC: number;
  /** `LV_SWITCH_PART_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SWITCH_PART_BG: number;
  /** `LV_SWITCH_PART_INDIC` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SWITCH_PART_INDIC: number;
  /** `LV_SWITCH_PART_KNOB` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly SWITCH_PART_KNOB: number;
  /** `LV_TABLE_PART_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TABLE_PART_BG: number;
  /** `LV_TABLE_PART_CELL1` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TABLE_PART_CELL1: number;
  /** `LV_TABLE_PART_CELL2` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TABLE_PART_CELL2: number;
  /** `LV_TABLE_PART_CELL3` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TABLE_PART_CELL3: number;
  /** `LV_TABLE_PART_CELL4` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TABLE_PART_CELL4: number;
  /** `LV_WIN_PART_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly WIN_PART_BG: number;
  /** `LV_WIN_PART_HEADER` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly WIN_PART_HEADER: number;
  /** `LV_WIN_PART_CONTENT_SCROLLABLE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly WIN_PART_CONTENT_SCROLLABLE: number;
  /** `LV_WIN_PART_SCROLLBAR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly WIN_PART_SCROLLBAR: number;
  /** `LV_TABVIEW_TAB_POS_NONE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TABVIEW_TAB_POS_NONE: number;
  /** `LV_TABVIEW_TAB_POS_TOP` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TABVIEW_TAB_POS_TOP: number;
  /** `LV_TABVIEW_TAB_POS_BOTTOM` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TABVIEW_TAB_POS_BOTTOM: number;
  /** `LV_TABVIEW_TAB_POS_LEFT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TABVIEW_TAB_POS_LEFT: number;
  /** `LV_TABVIEW_TAB_POS_RIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TABVIEW_TAB_POS_RIGHT: number;
  /** `LV_TABVIEW_PART_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TABVIEW_PART_BG: number;
  /** `LV_TABVIEW_PART_BG_SCROLLABLE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TABVIEW_PART_BG_SCROLLABLE: number;
  /** `LV_TABVIEW_PART_TAB_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TABVIEW_PART_TAB_BG: number;
  /** `LV_TABVIEW_PART_TAB_BTN` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TABVIEW_PART_TAB_BTN: number;
  /** `LV_TABVIEW_PART_INDIC` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TABVIEW_PART_INDIC: number;
  /** `LV_TILEVIEW_PART_BG` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TILEVIEW_PART_BG: number;
  /** `LV_TILEVIEW_PART_SCROLLBAR` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TILEVIEW_PART_SCROLLBAR: number;
  /** `LV_TILEVIEW_PART_EDGE_FLASH` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly TILEVIEW_PART_EDGE_FLASH: number;
  /** `LV_ROLLER_MODE_INIFINITE` of LVGL 7. Source: components/lvgl/binding/luat_lib_lvgl.c */
  readonly ROLLER_MODE_INIFINITE: number;
  /** `LV_SYMBOL_AUDIO` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_AUDIO: string;
  /** `LV_SYMBOL_VIDEO` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_VIDEO: string;
  /** `LV_SYMBOL_LIST` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_LIST: string;
  /** `LV_SYMBOL_OK` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_OK: string;
  /** `LV_SYMBOL_CLOSE` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_CLOSE: string;
  /** `LV_SYMBOL_POWER` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_POWER: string;
  /** `LV_SYMBOL_SETTINGS` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_SETTINGS: string;
  /** `LV_SYMBOL_HOME` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_HOME: string;
  /** `LV_SYMBOL_DOWNLOAD` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_DOWNLOAD: string;
  /** `LV_SYMBOL_DRIVE` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_DRIVE: string;
  /** `LV_SYMBOL_REFRESH` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_REFRESH: string;
  /** `LV_SYMBOL_MUTE` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_MUTE: string;
  /** `LV_SYMBOL_VOLUME_MID` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_VOLUME_MID: string;
  /** `LV_SYMBOL_VOLUME_MAX` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_VOLUME_MAX: string;
  /** `LV_SYMBOL_IMAGE` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_IMAGE: string;
  /** `LV_SYMBOL_EDIT` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_EDIT: string;
  /** `LV_SYMBOL_PREV` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_PREV: string;
  /** `LV_SYMBOL_PLAY` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_PLAY: string;
  /** `LV_SYMBOL_PAUSE` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_PAUSE: string;
  /** `LV_SYMBOL_STOP` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_STOP: string;
  /** `LV_SYMBOL_NEXT` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_NEXT: string;
  /** `LV_SYMBOL_EJECT` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_EJECT: string;
  /** `LV_SYMBOL_LEFT` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_LEFT: string;
  /** `LV_SYMBOL_RIGHT` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_RIGHT: string;
  /** `LV_SYMBOL_PLUS` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_PLUS: string;
  /** `LV_SYMBOL_MINUS` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_MINUS: string;
  /** `LV_SYMBOL_EYE_OPEN` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_EYE_OPEN: string;
  /** `LV_SYMBOL_EYE_CLOSE` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_EYE_CLOSE: string;
  /** `LV_SYMBOL_WARNING` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_WARNING: string;
  /** `LV_SYMBOL_SHUFFLE` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_SHUFFLE: string;
  /** `LV_SYMBOL_UP` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_UP: string;
  /** `LV_SYMBOL_DOWN` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_DOWN: string;
  /** `LV_SYMBOL_LOOP` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_LOOP: string;
  /** `LV_SYMBOL_DIRECTORY` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_DIRECTORY: string;
  /** `LV_SYMBOL_UPLOAD` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_UPLOAD: string;
  /** `LV_SYMBOL_CALL` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_CALL: string;
  /** `LV_SYMBOL_CUT` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_CUT: string;
  /** `LV_SYMBOL_COPY` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_COPY: string;
  /** `LV_SYMBOL_SAVE` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_SAVE: string;
  /** `LV_SYMBOL_CHARGE` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_CHARGE: string;
  /** `LV_SYMBOL_PASTE` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_PASTE: string;
  /** `LV_SYMBOL_BELL` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_BELL: string;
  /** `LV_SYMBOL_KEYBOARD` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_KEYBOARD: string;
  /** `LV_SYMBOL_GPS` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_GPS: string;
  /** `LV_SYMBOL_FILE` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_FILE: string;
  /** `LV_SYMBOL_WIFI` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_WIFI: string;
  /** `LV_SYMBOL_BATTERY_FULL` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_BATTERY_FULL: string;
  /** `LV_SYMBOL_BATTERY_3` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_BATTERY_3: string;
  /** `LV_SYMBOL_BATTERY_2` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_BATTERY_2: string;
  /** `LV_SYMBOL_BATTERY_1` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_BATTERY_1: string;
  /** `LV_SYMBOL_BATTERY_EMPTY` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_BATTERY_EMPTY: string;
  /** `LV_SYMBOL_USB` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_USB: string;
  /** `LV_SYMBOL_BLUETOOTH` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_BLUETOOTH: string;
  /** `LV_SYMBOL_TRASH` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_TRASH: string;
  /** `LV_SYMBOL_BACKSPACE` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_BACKSPACE: string;
  /** `LV_SYMBOL_SD_CARD` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_SD_CARD: string;
  /** `LV_SYMBOL_NEW_LINE` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_NEW_LINE: string;
  /** `LV_SYMBOL_DUMMY` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_DUMMY: string;
  /** `LV_SYMBOL_BULLET` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_symbol.h */
  readonly SYMBOL_BULLET: string;
  /** `LV_DPI` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_ex.h */
  readonly DPI: number;
  /** `LV_IMG_ZOOM_NONE` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_ex.h */
  readonly IMG_ZOOM_NONE: number;
  /** `LV_COLOR_WHITE` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_ex.h */
  readonly COLOR_WHITE: number;
  /** `LV_COLOR_SILVER` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_ex.h */
  readonly COLOR_SILVER: number;
  /** `LV_COLOR_GRAY` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_ex.h */
  readonly COLOR_GRAY: number;
  /** `LV_COLOR_BLACK` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_ex.h */
  readonly COLOR_BLACK: number;
  /** `LV_COLOR_MAROON` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_ex.h */
  readonly COLOR_MAROON: number;
  /** `LV_COLOR_YELLOW` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_ex.h */
  readonly COLOR_YELLOW: number;
  /** `LV_COLOR_OLIVE` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_ex.h */
  readonly COLOR_OLIVE: number;
  /** `LV_COLOR_LIME` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_ex.h */
  readonly COLOR_LIME: number;
  /** `LV_COLOR_GREEN` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_ex.h */
  readonly COLOR_GREEN: number;
  /** `LV_COLOR_CYAN` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_ex.h */
  readonly COLOR_CYAN: number;
  /** `LV_COLOR_AQUA` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_ex.h */
  readonly COLOR_AQUA: number;
  /** `LV_COLOR_TEAL` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_ex.h */
  readonly COLOR_TEAL: number;
  /** `LV_COLOR_BLUE` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_ex.h */
  readonly COLOR_BLUE: number;
  /** `LV_COLOR_NAVY` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_ex.h */
  readonly COLOR_NAVY: number;
  /** `LV_COLOR_MAGENTA` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_ex.h */
  readonly COLOR_MAGENTA: number;
  /** `LV_COLOR_PURPLE` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_ex.h */
  readonly COLOR_PURPLE: number;
  /** `LV_COLOR_ORANGE` of LVGL 7. Source: components/lvgl/binding/luat_lvgl_ex.h */
  readonly COLOR_ORANGE: number;
}
