import { refusedInSentences } from "../../build/settings/at-run-time.ts";
import type { Command } from "../command.ts";
import { type Answer, connectToGateway } from "./link.ts";
import { type ControlOptions, controlHelp, readControlOptions } from "./options.ts";

export default { help: controlHelp, read: readControlOptions, run } satisfies Command<ControlOptions>;

async function run(options: ControlOptions): Promise<number> {
  const link = await connectToGateway(options.url);
  try {
    const answer = await link.ask(options);
    console.log(JSON.stringify(withSentences(answer), undefined, 2));
    return answer.ok ? 0 : 1;
  } finally {
    link.close();
  }
}

/** Adds sentences to an answer: the module gives its reasons to refuse settings as codes. */
function withSentences(answer: Answer): Answer {
  const settings = answer.settings as { refused?: Record<string, string> } | undefined;
  return settings?.refused === undefined
    ? answer
    : { ...answer, settings: { ...settings, refused: refusedInSentences(settings.refused) } };
}
