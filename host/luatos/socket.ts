import { checkInteger, checkString, isInteger, optionalInteger } from "./arguments";
import { board } from "./board";
import { callFirmware } from "./boundary";
import { firmwareLog } from "./log";
import { message } from "./messages";
import { handleMessage } from "./rtos";
import { hasName, simulatedModule } from "./simulated";
import { scheduler } from "./sys-tasks";

const modem = 1;
/**
 * The computer's own network, as in the vendor's runtime for computers. Its number depends on the adapters with lower
 * numbers.
 */
const computer = hasName("socket.LWIP_USB") ? 17 : hasName("socket.LWIP_GP_GW") ? 16 : 5;
/** The numbers of adapters are below this. */
const adapterCount = computer + (hasName("socket.LWIP_USB") ? 2 : 5);
const defaultNtpPort = 123;

let defaultAdapter = modem;
/** Whether the script has learned that the computer's adapter has an address. */
let announced = false;
let ntpPort = defaultNtpPort;
let synchronized = false;

handleMessage(message.publish, (...args) => {
  callFirmware(sys_pub, ...args);
  if (args[0] === "IP_READY") {
    announce();
  } else if (args[0] === "IP_LOSE" && announced) {
    announced = false;
    scheduler.publish("IP_LOSE", computer);
  }
});

/** Both adapters use the same network. The script learns of the computer's address once it has chosen that adapter. */
function announce(): void {
  if (defaultAdapter === computer && !announced && board.hasAddress()) {
    announced = true;
    scheduler.publish("IP_READY", board.address(), computer);
  }
}

function isReady(adapter: number): boolean {
  return (adapter === modem || adapter === computer) && board.hasAddress();
}

function chosenAdapter(given: unknown, name: string): number | undefined {
  const adapter = optionalInteger(given, defaultAdapter, 1, name);
  return adapter >= 0 && adapter < adapterCount ? adapter : undefined;
}

function dft(given: unknown): LuaMultiReturn<[adapter: number, last: number]> {
  if (type(given) === "number") {
    const wanted = checkInteger(given, 1, "dft") % 256;
    if (wanted < adapterCount) {
      defaultAdapter = wanted;
      announce();
    }
  }
  return $multi(defaultAdapter, modem);
}

function sntp(servers: unknown, adapter: unknown): void {
  if (type(servers) === "string" && (servers as string).length > 30) {
    firmwareLog(4, "sntp", `server_addr too long ${servers}`);
    return;
  }
  const used = optionalInteger(adapter, defaultAdapter, 2, "sntp");
  firmwareLog(3, "sntp", "not simulated: no time server is asked, the clock stays as it is");
  synchronized = synchronized || isReady(used);
  if (isReady(used)) {
    if (board.has("timeTellsSource")) {
      scheduler.publish("NTP_UPDATE", 0);
    } else {
      scheduler.publish("NTP_UPDATE");
    }
  } else {
    scheduler.publish("NTP_ERROR");
  }
}

function ntptm(): object {
  const lsec = floorDivide(board.uptimeSeconds(), 1);
  const lms = board.ticks() % 1000;
  const ssec = synchronized ? board.unixTime() - lsec : 0;
  return { tsec: ssec + lsec, tms: lms, vaild: synchronized ? true : undefined, ndelay: 0, ssec, sms: 0, lsec, lms };
}

/** Functions for the network adapters, and a stub of the time servers. Sockets of the script are not simulated. */
export const socketModule = simulatedModule<typeof socket>()("socket", {
  adapter: (given: unknown) => {
    const wanted = optionalInteger(given, -1, 1, "adapter");
    if (wanted > 0 && wanted < adapterCount) {
      return $multi(isReady(wanted), wanted);
    }
    const ready = isReady(modem);
    return $multi(ready, ready ? modem : adapterCount - 1);
  },
  dft,
  localIP: ((given: unknown): LuaMultiReturn<unknown[]> => {
    const adapter = chosenAdapter(given, "localIP");
    // An unregistered adapter has no address at all, not even four zeros.
    if (adapter !== modem && adapter !== computer) {
      return $multi();
    }
    const address = isReady(adapter) ? board.address() : "0.0.0.0";
    return $multi(address, "255.255.255.255", "0.0.0.0", undefined);
  }) as never,
  setDNS: (given: unknown, place: unknown, server: unknown) => {
    const adapter = chosenAdapter(given, "setDNS");
    optionalInteger(place, 1, 2, "setDNS");
    if (adapter !== undefined && !isInteger(server)) {
      checkString(server, 3, "setDNS");
    }
    return adapter === modem || adapter === computer;
  },
  sslLog: (level: unknown) => {
    optionalInteger(level, 1, 1, "sslLog");
  },
  close_all: (adapter: unknown) =>
    type(adapter) === "number" && checkInteger(adapter, 1, "close_all") % 256 < adapterCount,
  sntp,
  ntptm: ntptm as never,
  sntp_port: (port: unknown) => {
    if (type(port) === "number") {
      const wanted = checkInteger(port, 1, "sntp_port") % 65536;
      ntpPort = wanted > 0 ? wanted : ntpPort;
    }
    return ntpPort;
  },
  LINK: 0x2000010,
  ON_LINE: 0x2000011,
  TX_OK: 0x2000012,
  CLOSED: 0x2000013,
  EVENT: 0x2000014,
  LWIP_GP: modem,
  LWIP_STA: 2,
  LWIP_AP: 3,
  LWIP_ETH: 4,
  LWIP_SPI: 5,
  LWIP_USER0: 7,
  LWIP_USER1: 8,
  LWIP_USER2: 9,
  LWIP_USER3: 10,
  LWIP_USER4: 11,
  LWIP_USER5: 12,
  LWIP_USER6: 13,
  LWIP_USER7: 14,
  LWIP_GP_GW: 15,
  LWIP_USB: 16,
  ETH0: computer,
});
