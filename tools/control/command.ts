import type { Command } from "../command.ts";
import { connectToGateway } from "./link.ts";
import { type ControlOptions, controlHelp, readControlOptions } from "./options.ts";

export default { help: controlHelp, read: readControlOptions, run } satisfies Command<ControlOptions>;

async function run(options: ControlOptions): Promise<number> {
  const link = await connectToGateway(options.url);
  try {
    const answer = await link.ask(options);
    console.log(JSON.stringify(answer, undefined, 2));
    return answer.ok ? 0 : 1;
  } finally {
    link.close();
  }
}
