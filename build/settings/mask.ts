/** Names of values that are secret. */
const secretName = /token|key|secret|passw|pwd|auth|sign|session|credential/i;
/** Long values without a space look like secrets, whatever their name. */
export const secretValue = /^[\w+/=.~-]{20,}$/;

/** A URL that can be shown: user, password and query values that look like secrets become ***. */
export function maskedUrl(url: string): string {
  const withoutUser = url.replace(/^([a-z]+:\/\/)[^/?#@]*@/i, "$1***@");
  return withoutUser.replace(/([?&])([^=&#]*)=([^&#]*)/g, (whole, mark: string, name: string, value: string) =>
    secretName.test(name) || secretValue.test(value) ? `${mark}${name}=***` : whole,
  );
}

/** A setting that can be shown, by its path. Values that look like secrets become ***; a header keeps its name. */
export function maskedSetting<Value extends string | number | boolean>(path: string, value: Value): Value | string {
  if (typeof value !== "string") {
    return value;
  }
  if (path === "url") {
    return maskedUrl(value);
  }
  if (/^headers\./.test(path)) {
    return `${value.split(":")[0]}: ***`;
  }
  return secretName.test(path) || secretValue.test(value) ? "***" : value;
}
