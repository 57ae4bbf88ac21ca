/** The same as `io`: a name that older scripts use. Source: luat/modules/luat_lib_fs.c */
declare const fs: typeof io;
