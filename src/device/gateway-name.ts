/**
 * What tells this gateway from others on the same module, in keys of the store and in the module's name: `.meter` for a
 * gateway named `meter`. Empty for an only gateway. The build writes another text in the place of this file.
 */
export const gatewaySuffix: string = "";
