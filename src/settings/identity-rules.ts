/**
 * Placeholders in settings, such as `${imei}`, and the subprotocol. The limits of the core are judged as if each placeholder
 * had its longest value.
 */

/** A value that may be any text is cut there in a URL or a header. */
export const mostTextBytes = 32;

/** In a URL a byte of such a text may take three, as in `%20`. The other values are letters, digits and a minus. */
const texts = ["project", "version", "bootReason"];
const longestValues: Readonly<Record<string, number>> = {
  imei: 15,
  iccid: 20,
  project: mostTextBytes,
  version: mostTextBytes,
  build: 8,
  rssi: 4,
  bootReason: mostTextBytes,
};
const knownOnes = "${imei}, ${iccid}, ${project}, ${version}, ${build}, ${rssi} and ${bootReason}";
const mark = "${";
const mostFrameBytes = 1024;

const digits = "0123456789";
const letters = "abcdefghijklmnopqrstuvwxyz";
/** What a token of HTTP may hold. */
const tokenCharacters = `!#$%&'*+-.^_\`|~${digits}${letters}`;

/** Whether a text has a placeholder, known or not. */
export function hasPlaceholder(text: string): boolean {
  return text.indexOf(mark) >= 0;
}

/** What is wrong with the placeholders of a text, or undefined. */
export function placeholderProblem(text: string, hasIdentity: boolean): string | undefined {
  for (let start = text.indexOf(mark); start >= 0; start = text.indexOf(mark, start + 1)) {
    const name = nameAt(text, start);
    if (name === "") {
      return `a ${mark} has no name and } behind it.`;
    }
    if (longestValue(name) === undefined) {
      return `there is no placeholder ${mark}${name}}. There are ${knownOnes}.`;
    }
    if (!hasIdentity) {
      return `its placeholder ${mark}${name}} is filled in only with the setting \`identity\`: { template: "" } sends no frame.`;
    }
  }
  return undefined;
}

/** How many bytes a text has when each placeholder has its longest value. */
export function longestLength(text: string, isUrl: boolean): number {
  let length = text.length;
  for (let start = text.indexOf(mark); start >= 0; start = text.indexOf(mark, start + 1)) {
    const name = nameAt(text, start);
    const longest = longestValue(name);
    if (longest !== undefined) {
      const bytesPerByte = isUrl && texts.indexOf(name) >= 0 ? 3 : 1;
      length += bytesPerByte * longest - (mark.length + name.length + 1);
    }
  }
  return length;
}

/** What is wrong with the template of the identity frame, or undefined. */
export function templateProblem(template: string): string | undefined {
  const length = longestLength(template, false);
  const isTooLong = length > mostFrameBytes;
  return (
    placeholderProblem(template, true) ??
    (isTooLong ? `with its longest values it has ${length} bytes: ${mostFrameBytes} at most.` : undefined)
  );
}

/** What is wrong with a subprotocol, or undefined. */
export function subprotocolProblem(name: string): string | undefined {
  for (let index = 0; index < name.length; index++) {
    if (tokenCharacters.indexOf(name.charAt(index).toLowerCase()) < 0) {
      return `its byte ${index + 1} is none of letters, digits and !#$%&'*+-.^_\`|~. One name, as in "ocpp1.6".`;
    }
  }
  return name === "" ? "it is empty: leave it out." : undefined;
}

/** What stands between the mark and the next `}`, or "". */
function nameAt(text: string, start: number): string {
  const end = text.indexOf("}", start);
  return end < 0 ? "" : text.slice(start + mark.length, end);
}

/** In JavaScript an object has more names than its own: each is compared. */
function longestValue(name: string): number | undefined {
  for (const known in longestValues) {
    if (known === name) {
      return longestValues[known];
    }
  }
  return undefined;
}
