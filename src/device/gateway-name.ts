/**
 * What tells this gateway from others on the same module, in keys of the store and in the module's name: `.meter` for a
 * gateway named `meter`. Empty for a single gateway. With several, the build replaces this file.
 */
export const gatewaySuffix: string = "";
