import type { ProblemCode } from "../../src/settings/problem-codes.ts";

/** What a code comes with: the value found, what is allowed, and the setting's path. */
interface Parts {
  is: string;
  allowed: string;
  path: string;
}

/** A count with its unit: "1 byte". */
export function bytes(count: number | string): string {
  return `${count} ${String(count) === "1" ? "byte" : "bytes"}`;
}

const drivenPins = "a GPIO pin: an Air780E drives 0 to 31, an Air700ECQ 0 to 20";

/** What a number means, and where its limits come from. */
const about: Readonly<Record<string, string>> = {
  keepaliveSeconds: "seconds of quiet before a ping",
  "probe.everySeconds": "seconds of quiet before a probe",
  "uart.id": "1 is MAIN_UART, 32 the USB port",
  "uart.baudRate": "the speeds of MAIN_UART",
  "uart.rs485.pin": drivenPins,
  "uart.rs485.turnaroundUs": "microseconds, a second at most",
  "uart.rs485.answerMs": "milliseconds, a minute at most",
  "packing.idleGapMs": "milliseconds; 0 is off",
  "packing.maximumDelayMs": "milliseconds; 0 is off",
  "packing.maximumBytes": "bytes of a frame",
  "outbox.sizeBytes": "bytes",
  "outbox.burstBytes": "bytes",
  "outbox.attempts": "one link may end for another reason",
  "inbox.sizeBytes": "the largest frame that the core takes is 8192 bytes",
  "statusLed.pin": drivenPins,
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
  choice: ({ is, allowed, path }) =>
    `${is === "" ? "an empty text" : is} is none of ${allowed}${about[path] === undefined ? "" : ` (${about[path]})`}.`,
  "no-text": ({ is }) => `${is} is not a text.`,
  "unencoded-byte": ({ is }) =>
    `its byte ${is} is a space, a control character or beyond ASCII. Percent-encode it, as in %20.`,
  scheme: () => "it does not begin with ws:// or wss:// in lower case.",
  fragment: () => "it has a fragment (#…), which the server never gets. Percent-encode a # as %23.",
  "query-without-path": () => "it has a ? without a path before it. Write /? instead.",
  path: ({ is }) => `its path and query take ${bytes(is)}. The core cuts them at 255.`,
  "longest-path": ({ is }) =>
    `its path and query take ${bytes(is)}, with the longest values of its placeholders. The core cuts them at 255.`,
  "placeholder-in-host": () =>
    "it has a placeholder in its host or port. Placeholders work only in the path, the query and headers.",
  "user-or-password": () =>
    'it has a user or a password, which the core mistakes for a host. Use headers: ["Authorization: Basic …"].',
  ipv6: () => "it has an IPv6 address, which the core mistakes for a host and a port.",
  host: ({ is }) => `its host has ${bytes(is)}. The core takes 2 to 191.`,
  port: () => "its port is not a number from 1 to 65535.",
  headers: ({ is }) => `they take ${bytes(is)} with their line ends. The core takes 1023.`,
  "longest-headers": ({ is }) =>
    `with the longest values of their placeholders, they take ${bytes(is)} with their line ends. The core takes 1023.`,
  "control-byte": ({ is }) => `its byte ${is} is a control character. The core adds the line end itself.`,
  "header-name": () => "its name has a space or a character beyond ASCII.",
  "header-form": () => "it is not `Name: value`.",
  "placeholder-in-name": () => "it has a placeholder in its name. Placeholders work only in the value.",
  "subprotocol-header": () => "the setting `subprotocol` writes this line already.",
  "core-header": () => "the core writes this line itself. A second one makes the request invalid.",
  "placeholder-form": () => "it has a ${ without a name and } after it.",
  placeholder: ({ is }) => `there is no placeholder \${${is}}. There are ${placeholderNames}.`,
  "placeholder-needs-identity": ({ is }) =>
    `its placeholder \${${is}} needs the setting \`identity\`. With { template: "" }, it sends no frame.`,
  "empty-probe": () => 'it is empty. For an empty frame, write "empty".',
  "several-probes": () => 'it is given in several forms. Choose one: "empty", "nothing", a text or bytes.',
  "probe-bytes": ({ is }) => `it has ${bytes(is)}. A probe may have 1024 at most.`,
  "text-is-control": () => "text frames are the control channel's: write { bytes: … }.",
  "frame-above-outbox": ({ is, allowed }) =>
    `a frame of ${bytes(is)} does not fit into an outbox of ${Number.parseInt(allowed, 10)}.`,
  "text-frame": () => "a text frame must have room for a UTF-8 character, which takes up to 4 bytes.",
  "frame-never-ends": () =>
    "it is 0, maximumDelayMs is 0 and there is no delimiter: a frame that is not full would never be sent. Set one of the three.",
  "delimiter-above-frame": ({ is, allowed }) =>
    `it has ${bytes(is)}, which do not fit into a frame of ${allowed.replace("0..", "")}.`,
  "commands-need-gap": () => "it is 0, but the quiet after a line ends a command on the UART.",
  "key-above-frame": () => "the key of the UART's commands and a line end must fit into a frame.",
  "key-above-delay": ({ is }) => `at this baud rate, the key of the UART's commands takes longer than ${is} ms.`,
  "delimiter-in-key": () => "it ends frames inside the key of the UART's commands.",
  "not-changeable": () => "there is no such setting that can change at run time.",
  "line-missing": () => "the header line before it is missing.",
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
