// What this project's build adds to a firmware. LuatOS knows nothing of it.

/**
 * The id of the build, 8 hex digits: equal Lua texts have equal ids. The build assigns it below PROJECT and VERSION.
 * Log it once at boot, so that `npm run trace` finds the source map that belongs to a log:
 *
 * ```ts
 * log.info("pump", PROJECT, VERSION, "build", BUILD);
 * ```
 *
 * Source: build/firmware.ts
 */
declare const BUILD: string;
