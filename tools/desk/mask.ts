/** Names of query values that are nobody's business. */
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
