declare global {
  interface SysTopics {
    MISUSE_STATE: [online: boolean, sinceSeconds: Seconds];
    MISUSE_KINDS: [kind: "size", sizeBytes: Bytes] | [kind: "name", name: string, hidden: boolean];
  }
  interface SysMessages {
    misuseUplink: [kind: "frame", sizeBytes: Bytes] | [kind: "stop"];
    misuseLong: [kind: "a", b: 1, c: 2, d: 3, e: 4];
  }
}

// Topics
// @ts-expect-error an unknown topic
sys.publish("MISUSE_UNKNOWN");
// @ts-expect-error an unknown topic
sys.subscribe("MISUSE_UNKNOWN", () => {});
// @ts-expect-error an unknown topic
sys.unsubscribe("MISUSE_UNKNOWN", () => {});
// @ts-expect-error an unknown topic
sys.waitUntil("MISUSE_UNKNOWN", 1000);
// @ts-expect-error an unknown topic among known ones
sys.waitUntil(["IP_READY", "MISUSE_UNKNOWN"], 1000);
// @ts-expect-error an argument is missing
sys.publish("MISUSE_STATE", true);
// @ts-expect-error an argument too many
sys.publish("CELL_INFO_UPDATE", 1);
// @ts-expect-error the wrong type of argument
sys.publish("MISUSE_STATE", 1, 0);
// @ts-expect-error "SIM_WC" brings a number
sys.publish("SIM_IND", "SIM_WC");
// @ts-expect-error "RDY" brings nothing
sys.publish("SIM_IND", "RDY", 1);
// @ts-expect-error a status that does not exist
sys.publish("CC_IND", "RINGING");
sys.publish("SIM_IND", "RDY");
sys.publish("SIM_IND", "SIM_WC", 1);
sys.publish("MISUSE_KINDS", "name", "a", true);

// Callbacks
// @ts-expect-error the first argument is a string
sys.subscribe("IP_READY", (ip: number) => print(ip));
// @ts-expect-error IP_LOSE brings one argument
sys.subscribe("IP_LOSE", (adapter: number, more: number) => print(adapter, more));
sys.subscribe("IP_LOSE", (adapter) => {
  const lost: NetworkAdapter = adapter;
  print(lost);
});
sys.subscribe("MISUSE_KINDS", (kind, value, hidden) => {
  if (kind === "size") {
    const size: Bytes = value;
    const nothing: undefined = hidden;
    print(size, nothing);
  } else {
    const name: string = value;
    const flag: boolean = hidden;
    print(name, flag);
  }
});
sys.subscribe("MISUSE_KINDS", (kind) => {
  const known: "size" | "name" = kind;
  print(known);
});
sys.subscribe("RRC_IND", (event, first) => {
  const value: number = first;
  print(event, value);
});
sys.subscribe("AIRLINK_PING_RESULT", (packetId, ok, value, echo) => {
  if (ok) {
    const roundTripMs: Milliseconds = value;
    const bytes: ByteString = echo;
    print(packetId, roundTripMs, bytes);
  } else {
    const reason: "timeout" | ErrorCode = value;
    print(reason);
  }
});
sys.subscribe("WEBSOCKET_CONNACK", (client) => print(client.ready()));

// Waiting
sys.taskInit(() => {
  const [received, ip] = sys.waitUntil("IP_READY", 1000);
  // @ts-expect-error when the time is over there is no address
  const unsure: string = ip;
  if (received) {
    const address: string = ip;
    print(address, unsure);
  }
  const [always, surely] = sys.waitUntil("IP_READY");
  const yes: true = always;
  const certain: string = surely;
  print(yes, certain);
  const [got, status, writes] = sys.waitUntil("SIM_IND", 1000);
  if (got && status === "SIM_WC") {
    const count: number = writes;
    print(count);
  }
  const [topic, argument] = sys.waitUntilExt(["IP_READY", "CSCON"], 1000);
  if (topic === "CSCON") {
    const state: 0 | 1 = argument;
    print(state);
  }
  // @ts-expect-error a duration is a number
  sys.wait("1000");
});

// Tasks and timers
// @ts-expect-error the task wants an argument
sys.taskInit((name: string) => print(name));
// @ts-expect-error the wrong type of argument
sys.taskInit((name: string) => print(name), 1);
// @ts-expect-error the wrong type of argument
sys.timerStart((name: string) => print(name), 1000, 1);
// @ts-expect-error the duration is missing
sys.timerLoopStart(() => {});
// @ts-expect-error a timer may not have started
sys.timerStop(sys.timerStart(() => {}, 1000));
// @ts-expect-error by number it is the function, not true
const active: true | undefined = sys.timerIsActive(0x200000);
print(active);

// Named tasks
// @ts-expect-error an unknown task
sys.sendMsg("misuseUnknown", "frame");
// @ts-expect-error an unknown kind
sys.sendMsg("misuseUplink", "start");
// @ts-expect-error a frame has a size
sys.sendMsg("misuseUplink", "frame");
// @ts-expect-error a message has four values at most
sys.sendMsg("misuseLong", "a", 1, 2, 3, 4);
// @ts-expect-error an unknown kind
sys.waitMsg("misuseUplink", "start", 1000);
// @ts-expect-error an unknown task
sys.taskInitEx(() => {}, "misuseUnknown");
const frame = sys.waitMsg("misuseUplink", "frame", 1000);
// @ts-expect-error there may be none
const early: Bytes = frame[1];
if (frame) {
  const size: Bytes = frame[1];
  print(size, early);
}
const message = sys.waitMsg("misuseUplink");
if (message) {
  // @ts-expect-error "stop" has no size
  const size: Bytes = message[1];
  print(size);
  if (message[0] === "frame") {
    const known: Bytes = message[1];
    print(known);
  }
}

// The globals that the firmware calls
// @ts-expect-error an unknown topic
sys_pub("MISUSE_UNKNOWN");
// @ts-expect-error an unknown kind
sys_send("misuseUplink", "start");
