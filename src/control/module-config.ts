/**
 * The settings of what a module has once. With several gateways, which have settings of their own, the build replaces
 * this file.
 */
export { config } from "../config";
