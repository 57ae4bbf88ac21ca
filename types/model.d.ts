// What differs between the two models. A set says which model it is for; the aliases below follow it.

/**
 * The model that a set is for. Only the sets in `types/models/` fill it. In the portable set it is empty: what one
 * of the two models lacks may be there or not.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the sets in types/models/ fill it by interface merging.
interface LuatosModel {}

/**
 * `T` on Air780E (EC618), `Otherwise` on Air700ECQ. In the portable set it can be either.
 *
 * @typeParam T What Air780E has.
 * @typeParam Otherwise What Air700ECQ has in its place. Default: nothing.
 */
type OnAir780E<T, Otherwise = undefined> = LuatosModel extends { name: "Air780E" }
  ? T
  : LuatosModel extends { name: "Air700ECQ" }
    ? Otherwise
    : T | Otherwise;

/**
 * `T` on Air700ECQ (EC7xx), `Otherwise` on Air780E. In the portable set it can be either.
 *
 * @typeParam T What Air700ECQ has.
 * @typeParam Otherwise What Air780E has in its place. Default: nothing.
 */
type OnAir700ECQ<T, Otherwise = undefined> = OnAir780E<Otherwise, T>;
