import type { ProblemCode } from "../../src/settings/problem-codes.ts";

/** What a code comes with: the value found, what is allowed, and the setting's path. */
interface Parts {
  is: string;
  allowed: string;
  path: string;
}

/** What a number means, and where its limits come from. */
const about: Readonly<Record<string, string>> = {
  keepaliveSeconds: "seconds of quiet before a ping",
  "probe.everySeconds": "seconds of quiet before a probe",
  "uart.baudRate": "the speeds of MAIN_UART",
  "uart.rs485.pin": "a GPIO pin",
  "uart.rs485.turnaroundUs": "microseconds, a second at most",
  "uart.rs485.answerMs": "milliseconds, a minute at most",
  "packing.idleGapMs": "milliseconds; 0 is off",
  "packing.maximumDelayMs": "milliseconds; 0 is off",
  "packing.maximumBytes": "bytes of a frame",
  "outbox.sizeBytes": "bytes",
  "outbox.burstBytes": "bytes",
  "outbox.attempts": "one link may end for another reason",
  "inbox.sizeBytes": "the largest frame that the core takes is 8192 bytes",
  "statusLed.pin": "a GPIO pin",
  "counters.everySeconds": "seconds, a day at most",
  restartAfterMinutes: "minutes, a day at most",
  errorReportSeconds: "seconds; -1 is off",
  "runtimeSettings.uartCommands.guardMs": "milliseconds",
};

const placeholderNames = "${imei}, ${iccid}, ${project}, ${version}, ${build}, ${rssi} and ${bootReason}";

/** A sentence for each code of src/settings/, and of src/features/settings-in-force.ts. */
const sentences: Readonly<Record<ProblemCode, (parts: Parts) => string>> = {
  range: ({ is, allowed, path }) =>
    `${is} is not a whole number from ${allowed.replace("..", " to ")} (${about[path] ?? "of this setting"}).`,
  choice: ({ is, allowed }) => `${is} is none of ${allowed}.`,
  "no-text": ({ is }) => `${is} is no text.`,
  "unencoded-byte": ({ is }) =>
    `its byte ${is} is a space, a control character or beyond ASCII. Percent-encode it, as in %20.`,
  scheme: () => "it does not begin with ws:// or wss://, in small letters.",
  fragment: () => "it has a fragment (#…), which is not sent to a server. Percent-encode a # as %23.",
  "query-without-path": () => "it has a ? without a path before it: write /? there.",
  path: ({ is }) => `its path and query take ${is} bytes. The core cuts them at 255.`,
  "longest-path": ({ is }) =>
    `its path and query take ${is} bytes, with the longest values of its placeholders. The core cuts them at 255.`,
  "placeholder-in-host": () =>
    "it has a placeholder in its host or port. They are filled in in the path, the query and in headers.",
  "user-or-password": () =>
    'it has a user or a password, which the core takes for a host. Use headers: ["Authorization: Basic …"].',
  ipv6: () => "it has an IPv6 address, which the core takes for a host and a port.",
  host: ({ is }) => `its host has ${is} bytes. The core takes 2 to 191.`,
  port: () => "its port is no number from 1 to 65535.",
  headers: ({ is }) => `they take ${is} bytes with their line ends. The core takes 1023.`,
  "longest-headers": ({ is }) =>
    `with the longest values of their placeholders, they take ${is} bytes with their line ends. The core takes 1023.`,
  "control-byte": ({ is }) => `its byte ${is} is a control character. The core adds the line end itself.`,
  "header-name": () => "its name has a space or a character beyond ASCII.",
  "header-form": () => "it is not `Name: value`.",
  "placeholder-in-name": () => "it has a placeholder in its name. They are filled in in its value.",
  "subprotocol-header": () => "the setting `subprotocol` writes this line already.",
  "core-header": () => "the core writes this line itself: a second one makes the request wrong.",
  "placeholder-form": () => "a ${ has no name and } behind it.",
  placeholder: ({ is }) => `there is no placeholder \${${is}}. There are ${placeholderNames}.`,
  "placeholder-needs-identity": ({ is }) =>
    `its placeholder \${${is}} is filled in only with the setting \`identity\`: { template: "" } sends no frame.`,
  "empty-probe": () => 'an empty text or empty bytes: write "empty".',
  "probe-bytes": ({ is }) => `${is} bytes. A probe has 1024 at most.`,
  "text-is-control": () => "text frames are the control channel's: write { bytes: … }.",
  "frame-above-outbox": ({ is, allowed }) =>
    `a frame of ${is} bytes does not fit into an outbox of ${Number.parseInt(allowed, 10)}.`,
  "text-frame": () => "a text frame must hold a character of UTF-8: 4 bytes at least.",
  "frame-never-ends": () =>
    "0, with maximumDelayMs 0 and no delimiter: what does not fill a frame would never leave. Set one of the three.",
  "delimiter-above-frame": ({ is, allowed }) => `${is} bytes do not fit into a frame of ${allowed.replace("0..", "")}.`,
  "commands-need-gap": () => "0: commands on the UART are known by the quiet behind them.",
  "key-above-frame": () => "the key of the UART's commands and a line end must fit into a frame.",
  "not-changeable": () => "there is no such setting that can change at run time.",
  "line-missing": () => "there is no line before it.",
};

/**
 * The sentence for a code that was given for the setting at a path. A module may give it for the setting above:
 * `probe.send: text-is-control`. A text that is not a code stays as it is.
 */
export function sentenceFor(path: string, why: string): string {
  const [, prefix = "", above, code = "", is = "", allowed = ""] = problemForm.exec(why) ?? [];
  return Object.hasOwn(sentences, code)
    ? prefix + sentences[code as ProblemCode]({ is, allowed, path: above ?? path })
    : why;
}

/** `path: code is (allowed so and so)`. Everything but the code may be missing. */
const problemForm = /^(([\w.]+): )?([a-z0-9-]+)(?: (.*?))??(?: \(allowed ([^()]*)\))?$/s;
