/**
 * The settings of what a module has once. With several gateways, the build writes another text in the place of this
 * file: they have settings of their own.
 */
export { config } from "../config";
