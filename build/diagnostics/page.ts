import { unsupported } from "./compiler-remedies.ts";
import { described } from "./diagnose.ts";
import { costs } from "./measured-costs.ts";
import type { Rule } from "./rule.ts";
import { rules } from "./rules.ts";

const groups: Record<string, string> = {
  1: "Numbers",
  2: "Text",
  3: "Conditions",
  4: "Errors",
  5: "Functions",
  6: "Arrays and patterns",
  7: "Modules and names",
  8: "What costs too much memory",
  9: "Excuses",
};

/** The text of docs/diagnostics.md, made from the table of rules and the measured costs. */
export function diagnosticsPage(): string {
  return `${head}
${Object.entries(groups)
  .map(
    ([digit, title]) =>
      `## ${title}\n\n${rules
        .filter(({ code }) => code[3] === digit)
        .map(section)
        .join("\n")}`,
  )
  .join("\n")}
${unsupportedHead}
${unsupported()
  .map(([construct, instead]) => `| ${construct} | ${instead} |\n`)
  .join("")}
${costsHead}
${Object.entries(costs)
  .sort(([, a], [, b]) => b - a)
  .map(([name, bytes]) => `| ${name} | ${bytes} |\n`)
  .join("")}`;
}

function section({ code, name, title, why, instead, costs: names = [], final }: Rule): string {
  const cost = names.map((each) => `${each} ${costs[each]}`).join(", ");
  return `### ${code} ${name}

${title}. ${why}

*Instead:* ${instead}
${cost === "" ? "" : `\n*Bytes of the Lua heap:* ${cost}.\n`}${final ? "\nNo excuse helps.\n" : ""}`;
}

const head = `# Diagnostics

<!-- Made by \`npm run docs\` from build/diagnostics/rules.ts and memory-rules.ts. Edit those. -->

TypeScriptToLua silently emits code that 32-bit Lua 5.3 cannot run, runs in another way, or pays too much for.
\`npm run build\` and \`npm run check\` refuse it, before anything is flashed:

\`\`\`
${described({ rule: "unsigned-shift", fileName: "src/main.ts", line: 3, column: 14, what: undefined })}
\`\`\`

The rules look at the text and at the types right there. They do not follow values through a program: whether
a sum overflows, a float reaches C or a helper waits outside a task shows in the simulated module.

If a line is right nevertheless, excuse it with a comment on it or above it that gives the reason:

\`\`\`ts
// device-allow float-division: the sensor's formula wants the fraction
const volts = raw / 1000;
\`\`\`

An excuse that excuses nothing is an error, so that none outlives its line.
`;

const unsupportedHead = `## What TypeScriptToLua does not compile

Such an error has a code of TypeScriptToLua, TS1000 and two digits. An excuse does not help.

| construct | instead |
|---|---|`;

const costsHead = `## What constructs cost

Bytes of Lua heap that each holds, after garbage collection, in the smallest firmware that uses it once: \`npm run costs\`
measures them on 32-bit Lua in the simulated module. A second use costs much less, since the helpers are shared. The heap
of a module is about 200 KiB. What takes more than 1000 bytes is refused, except a class; so is every spread that copies,
because it makes garbage each time. Excuse it where it is worth that.

| construct | bytes |
|---|---:|`;
