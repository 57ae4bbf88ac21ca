import { optionalInteger } from "./arguments";
import { board } from "./board";
import { simulatedModule } from "./simulated";

const leastSeconds = 20;
const mostSeconds = 60;
const defaultTimeout = 10;

/** The public EC618 and EC7xx code accepts 20 to 60 seconds, rounded down. */
function start(seconds: number): boolean {
  if (seconds < leastSeconds || seconds > mostSeconds) {
    return false;
  }
  board.watchdogStart(seconds * 1000);
  return true;
}

/** A timeout above 1000 is in milliseconds, else in seconds. */
function secondsOf(timeout: number): number {
  return timeout > 1000 ? floorDivide(timeout, 1000) : timeout;
}

/** The module `wdt`. */
export const wdtModule = simulatedModule<WdtModule>()("wdt", {
  init: (timeout: unknown) => {
    const given = optionalInteger(timeout, defaultTimeout, 1, "init");
    // EC618 divides before it checks for milliseconds, so it refuses seconds.
    return start(secondsOf(board.bsp() === "EC618" ? floorDivide(given, 1000) : given));
  },
  setTimeout: (timeout: unknown) => start(secondsOf(optionalInteger(timeout, defaultTimeout, 1, "setTimeout"))),
  feed: () => {
    board.watchdogFeed();
    return true;
  },
  close: () => {
    if (board.has("watchdogCloses")) {
      board.watchdogStop();
    } else {
      board.watchdogFeed();
    }
    return true;
  },
});
