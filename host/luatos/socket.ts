import { board } from "./board";
import { firmwareLog } from "./log";
import { simulatedModule } from "./simulated";
import { scheduler } from "./sys-scheduler";

const mobileAdapter = 2;

/** What a script asks of the network adapters, and a stub of the time servers. Sockets of its own are not simulated. */
export const socketModule = simulatedModule<typeof socket>()("socket", {
  adapter: () => $multi(board.hasAddress(), mobileAdapter),
  dft: (() => $multi(mobileAdapter, mobileAdapter)) as never,
  localIP: (() => $multi(board.hasAddress() ? board.address() : "0.0.0.0", "255.255.255.255", "0.0.0.0")) as never,
  sntp: () => {
    firmwareLog(3, "sntp", "not simulated: no time server is asked, the clock stays as it is");
    scheduler.publish(board.hasAddress() ? "NTP_UPDATE" : "NTP_ERROR");
  },
  LWIP_GP: mobileAdapter as never,
});
