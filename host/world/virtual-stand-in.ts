import type { Clock } from "./clock.ts";
import { answerEcho, answerEcho2, type Frame, LARGEST_FRAME_BYTES } from "./stand-in-server/answers.ts";
import { VirtualWebSocketServer } from "./virtual-server.ts";
import { opcodes } from "./websocket-stream.ts";

/** The stand-in server in virtual time: the same answers on the same paths. */
export function virtualStandIn(clock: Clock): VirtualWebSocketServer {
  const server = new VirtualWebSocketServer(clock);
  server.onFrame = ({ opcode, payload }) => {
    const frame: Frame = { kind: opcode === opcodes.text ? "text" : "binary", bytes: payload };
    const path = /^GET ([^ ?]*)/.exec(server.requests.at(-1) ?? "")?.[1];
    const answers = path === "/ws/echo2" ? answerEcho2(frame, LARGEST_FRAME_BYTES) : answerEcho(frame);
    for (const { kind, bytes } of answers) {
      server.send(bytes, { opcode: kind === "text" ? opcodes.text : opcodes.text + 1 });
    }
  };
  return server;
}
