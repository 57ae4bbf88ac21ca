/** Names of values that are nobody's business. */
const secretName = /token|key|secret|passw|pwd|auth|sign|session|credential/i;
/** Long values without a space look like secrets, whatever they are called. */
const secretValue = /^[\w+/=.~-]{20,}$/;

/** A URL for people: user, password and query values that look like secrets are shown as ***. */
export function maskedUrl(url: string): string {
  const withoutUser = url.replace(/^([a-z]+:\/\/)[^/?#@]*@/i, "$1***@");
  return withoutUser.replace(/([?&])([^=&#]*)=([^&#]*)/g, (whole, mark: string, name: string, value: string) =>
    secretName.test(name) || secretValue.test(value) ? `${mark}${name}=***` : whole,
  );
}

/** A setting for people, by its path. Values that look like secrets are shown as ***; of a header its name stays. */
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
