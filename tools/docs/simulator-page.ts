import { changes } from "../../host/board/changes.ts";
import { eraDates, eras } from "../../host/board/eras.ts";
import { type AnyModelName, allModels } from "../../host/board/models.ts";
import { goneNames, newNames } from "../../host/board/newer-names.ts";
import { notes } from "./simulator-notes.ts";
import type { Surface } from "./simulator-surface.ts";

/** The languages of the page. */
export const languages = ["en", "zh"] as const;
/** One of `languages`. */
export type Language = (typeof languages)[number];

/** The pages, by language. */
export const pages: Readonly<Record<Language, string>> = {
  en: "docs/simulator.md",
  zh: "docs/simulator.zh-CN.md",
};

const words = {
  en: {
    module: ["module", "models", "simulated", 'raises "not simulated"'],
    change: ["since", "what", "source"],
    name: ["day", "names"],
    era: ["`--era`", "sources of"],
    all: "all",
    everything: "all functions",
    gone: "gone: ",
  },
  zh: {
    module: ["模块", "型号", "已模拟", "报 “not simulated”"],
    change: ["日期", "变化", "源文件"],
    name: ["日期", "名称"],
    era: ["`--era`", "源码日期"],
    all: "全部",
    everything: "所有函数",
    gone: "移除：",
  },
} as const;

/**
 * Writes the tables into a page, between `<!-- NAME -->` and `<!-- end of NAME -->`. Throws an Error when a mark is
 * missing.
 */
export function withTables(page: string, language: Language, surfaces: readonly Surface[]): string {
  const tables = {
    modules: moduleTable(language, surfaces),
    eras: eraTable(language),
    changes: changeTable(language),
    names: nameTable(language),
  };
  return Object.entries(tables).reduce((text, [name, lines]) => {
    const [begin, end] = [`<!-- ${name} -->\n`, `<!-- end of ${name} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) {
      throw new Error(`${pages[language]} has no place for the table of ${name}`);
    }
    return `${text.slice(0, from)}${begin}\n${lines.join("\n")}\n\n${text.slice(to)}`;
  }, page);
}

function moduleTable(language: Language, surfaces: readonly Surface[]): string[] {
  const { module, everything } = words[language];
  return table(
    module,
    surfaces
      .toSorted((one, other) => Number(isEmpty(one)) - Number(isEmpty(other)))
      .map((surface) => [
        code(surface.module),
        modelsOf(surface.models, language),
        isEmpty(surface) ? "–" : (notes[surface.module]?.[language] ?? ""),
        isEmpty(surface) ? everything : surface.notSimulated.map(code).join(" ") || "–",
      ]),
  );
}

function isEmpty({ simulated }: Surface): boolean {
  return simulated.length === 0;
}

function modelsOf(on: readonly AnyModelName[], language: Language): string {
  return on.length === Object.keys(allModels).length ? words[language].all : on.join(", ");
}

function eraTable(language: Language): string[] {
  return table(
    words[language].era,
    eras.map((era) => [code(era), eraDates[era]]),
  );
}

function changeTable(language: Language): string[] {
  return table(
    words[language].change,
    Object.values(changes)
      .toSorted((one, other) => (one.since < other.since ? -1 : 1))
      .map(({ since, what, zh, source }) => [since, language === "en" ? what : zh, code(source)]),
  );
}

function nameTable(language: Language): string[] {
  const days = [
    ...newNames.map(({ since, names }) => ({ day: since, text: code(names) })),
    ...goneNames.map(({ until, names }) => ({ day: until, text: words[language].gone + code(names) })),
  ];
  return table(
    words[language].name,
    days.toSorted((one, other) => one.day.localeCompare(other.day)).map(({ day, text }) => [day, text]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}

function code(text: string): string {
  return `\`${text}\``;
}
