declare global {
  interface SysTopics {
    CALLS_STATE: [online: boolean, sinceSeconds: Seconds];
  }
  interface SysMessages {
    callsUplink: [kind: "frame", sizeBytes: Bytes] | [kind: "stop"];
  }
}

function blink(name: string): void {
  log.info(name, "blink");
}

function onReady(ip: string, adapter: NetworkAdapter): void {
  log.info("net", ip, adapter);
}

// Tasks and topics
sys.taskInit(
  (name: string, count: number) => {
    sys.wait(500);
    const [received, ip, adapter] = sys.waitUntil("IP_READY", 30000);
    if (received) log.info(name, count, ip, adapter);
    const [, online, since] = sys.waitUntil("CALLS_STATE");
    log.info(name, online, since);
    sys.waitUntil(["IP_READY", "IP_LOSE"], 1000);
    const [topic, status] = sys.waitUntilExt(["SIM_IND", "NTP_UPDATE"], 1000);
    if (topic === "SIM_IND") log.info(name, status);
    const [lost] = sys.waitUntilMsg("IP_LOSE");
    log.info(name, lost, type(sys.check_task()));
  },
  "net",
  3,
);
sys.subscribe("IP_READY", onReady);
sys.subscribe("SIM_IND", (status, writes) => {
  if (status === "SIM_WC") log.info("sim", writes + 1);
});
sys.subscribe(["CELL_INFO_UPDATE", "SCELL_INFO"], () => sys.publish("CALLS_STATE", true, os.time()));
sys.subscribe(
  "NTP_UPDATE",
  coroutine.create(() => {}),
);
sys.unsubscribe("IP_READY", onReady);
sys.publish("CALLS_STATE", false, 0);

// Timers
const timerId = sys.timerStart(blink, 1000, "led");
if (timerId !== undefined && sys.timerIsActive(timerId)) sys.timerStop(timerId);
sys.timerLoopStart(blink, 1000, "led");
if (sys.timerIsActive(blink, "led")) sys.timerStop(blink, "led");
sys.timerAdvStart(blink, 1000, 2, "led");
sys.timerStopAll(blink);

// Named tasks
sys.taskInitEx(
  () => {
    const frame = sys.waitMsg("callsUplink", "frame", 1000);
    if (frame) log.info("uplink", frame[1]);
    const message = sys.waitMsg("callsUplink");
    if (message && message[0] === "frame") log.info("uplink", message[1]);
    sys.cleanMsg("callsUplink");
    sys.taskDel("callsUplink");
  },
  "callsUplink",
  (message) => log.info("uplink", message[0]),
);
sys.sendMsg("callsUplink", "frame", 100);
sys.taskCB("callsUplink", ["stop"]);

// The scheduler itself
const [resumed, problem] = sys.coresume(
  coroutine.create(() => {}),
  1,
);
if (!resumed) log.error("main", problem);
sys.run();
