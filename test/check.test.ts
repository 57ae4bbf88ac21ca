import { expect, it } from "vitest";
import { errorsIn } from "../tools/check/command.ts";
import { builds, head, tail } from "./helpers/builds.ts";

const { project } = builds();

it("check refuses an entry that does not begin and end as the build wants, and takes one that does", () => {
  expect(errorsIn(project({ "main.ts": 'log.info("x");\n', "other/main.ts": `${head}${tail}` }))).toEqual([
    'src/main.ts(1,1): error: the first statement of an entry must be PROJECT = "…"',
    'src/main.ts(1,1): error: the second statement of an entry must be VERSION = "…"',
    "src/main.ts(1,1): error: the last statement of an entry must be sys.run()",
  ]);
  expect(errorsIn(project({ "main.ts": `${head}log.info("x");\n${tail}` }))).toEqual([]);
});
