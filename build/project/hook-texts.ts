/** The texts that bring each gateway its hooks. */
export interface HookTexts {
  /** By their paths in the gateway's folder. Empty when no gateway has hooks. */
  files: [file: string, text: string][];
  /** Which hooks each gateway has, counted from 1. All undefined when there is nothing to choose. */
  choices: readonly (number | undefined)[];
  /** Those of the files that take the hooks of a file of the project, with that file. */
  sources: ReadonlyMap<string, string>;
  /** The files that run only for the gateways that have chosen them, and the condition for that in Lua. */
  conditions: ReadonlyMap<string, string>;
}

/**
 * The texts for gateways with hooks in these files of the project. Hooks that all of them have are imported as they
 * are. Otherwise each file of hooks runs only for the gateways that name it: one that others name leaves no timer and
 * no subscription behind.
 */
export function hookTexts(hooks: readonly (string | undefined)[]): HookTexts {
  const [first, ...others] = [...new Set(hooks)];
  if (others.length === 0) {
    return {
      files: first === undefined ? [] : [["hooks.ts", textOfOne(first)]],
      sources: new Map(first === undefined ? [] : [["hooks.ts", first]]),
      choices: hooks.map(() => undefined),
      conditions: new Map(),
    };
  }
  const named = [...new Set(hooks)].filter((file) => file !== undefined);
  const choosing = named.map((_, index) => `hooks-${index + 1}`);
  const files = named.map((file, index): [string, string] => [
    `${choosing[index]}.ts`,
    `import ${importOf(file)}import { chosen } from "./hooks-chosen";\n\nchosen.hooks = hooks;\n`,
  ]);
  return {
    files: [
      ...files,
      [
        "hooks-chosen.ts",
        `${importOfType}\n/** The hooks of the gateway that is being made. */\nexport const chosen: { hooks: Hooks } = { hooks: {} };\n`,
      ],
      [
        "hooks.ts",
        [
          ...choosing.map((name) => `import "./${name}";\n`),
          'import { chosen } from "./hooks-chosen";\n',
          `${importOfType}\nexport const hooks: Hooks = chosen.hooks;\n`,
        ].join(""),
      ],
    ],
    sources: new Map(named.map((file, index) => [`${choosing[index]}.ts`, file])),
    choices: hooks.map((file) => (file === undefined ? undefined : named.indexOf(file) + 1)),
    conditions: new Map(choosing.map((name, index) => [`${name}.ts`, `gatewaySettings.hooks == ${index + 1}`])),
  };
}

const importOfType = 'import type { Hooks } from "./hooks-type";\n';

/** Its types hold a mistake in the file of the hooks here, before files of the gateway stumble over it. */
function textOfOne(file: string): string {
  return [
    `export ${importOf(file)}`,
    `${importOfType}\n`,
    `type Given = typeof import("${wayTo(file)}").hooks;\n`,
    "type Is<Type, _Part extends Type> = true;\n",
    "export type Checked = [Is<Hooks, Given>, Is<keyof Given, keyof Hooks>];\n",
  ].join("");
}

function importOf(file: string): string {
  return `{ hooks } from "${wayTo(file)}";\n`;
}

/** The project's folder is above that of the gateway. */
function wayTo(file: string): string {
  return `../${file.replace(/\.ts$/, "")}`;
}
