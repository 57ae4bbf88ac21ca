import { createHmac } from "node:crypto";
import { WebSocket } from "ws";
import { changeProblems } from "../../build/settings/at-run-time.ts";
import type { ControlOptions } from "./options.ts";

/** An answer of the gateway. */
export interface Answer {
  ok: boolean;
  why?: string;
  [part: string]: unknown;
}

/** A connection to a server that passes frames on to the gateway. */
export interface GatewayLink {
  /** Sends a request, signed if there is a key. Rejects with an Error of one line when no answer comes. */
  ask(options: Omit<ControlOptions, "url">): Promise<Answer>;
  /** Ends the link. */
  close(): void;
}

const answerMs = 15_000;

/** Connects to a server. Rejects with an Error of one line. */
export async function connectToGateway(url: string): Promise<GatewayLink> {
  // The stand-in server has a self-signed certificate. Requests that matter are signed with the key.
  const socket = new WebSocket(url, { rejectUnauthorized: false });
  const waiting = new Map<string, (answer: Answer) => void>();
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", (error) => reject(new Error(`${url}: ${error.message}`)));
  });
  socket.on("error", () => {});
  socket.on("message", (data, isBinary) => {
    const answer = isBinary ? undefined : answerIn(String(data));
    if (answer !== undefined) {
      waiting.get(String(answer.id))?.(answer);
    }
  });
  let asked = 0;

  function exchange(request: object, sign: (text: string) => string): Promise<Answer> {
    const id = `${process.pid}-${++asked}`;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("the gateway does not answer")), answerMs);
      waiting.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      socket.send(sign(JSON.stringify({ id, ...request })));
    });
  }

  const unsigned = (text: string): string => text;
  return {
    async ask({ request, key, device, counter }) {
      if (key === undefined) {
        return exchange(request, unsigned);
      }
      const status = await exchange({ method: "status" }, unsigned);
      if (!status.ok) {
        return status;
      }
      if (device !== undefined && status.device !== device) {
        throw new Error(`another gateway answers: ${status.device}`);
      }
      if (request.method === "set") {
        await checkChanges(
          request.settings as never,
          (await exchange({ method: "settings" }, unsigned)).values as never,
        );
      }
      const signedRequest = { ...request, counter: counter ?? Number(status.counter) + 1 };
      return exchange(signedRequest, (text) => signedFrame(key, String(status.device), text));
    },
    close: () => socket.terminate(),
  };
}

/** The frame of a signed request to a gateway, by the `device` of its status: its MAC, and its text. */
export function signedFrame(key: string, device: string, text: string): string {
  const mac = createHmac("sha256", key).update(`request\n${device}\n${text}`).digest("hex");
  return `${mac}\n${text}`;
}

async function checkChanges(
  changes: Parameters<typeof changeProblems>[1],
  values: Parameters<typeof changeProblems>[0] | undefined,
): Promise<void> {
  const problems = values === undefined ? [] : changeProblems(values, changes);
  if (problems.length > 0) {
    throw new Error(problems.join("\n"));
  }
}

function answerIn(text: string): Answer | undefined {
  try {
    const answer = JSON.parse(text) as Answer;
    return typeof answer?.ok === "boolean" ? answer : undefined;
  } catch {
    return undefined;
  }
}
