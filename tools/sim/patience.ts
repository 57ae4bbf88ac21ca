import type { Engine } from "../../host/engine/engine.ts";

/** A script that does not wait for this long in real time is reported. */
const patienceMs = 5000;
/** A script that does not wait for this long in processor time is taken to hang, on a busy computer too. */
const hangMs = 10_000;

/** Judges a script that runs without a wait. */
export class Patience {
  private seen = { rests: -1, since: 0, sinceCpu: 0, told: false };

  /** `report` is called once for each long stretch without a wait. */
  constructor(private readonly report: (what: string, engine: Engine) => void) {}

  /** Call it in the middle of a script, with the number of its waits so far. Returns whether the script hangs. */
  isOver(rests: number, engine: Engine): boolean {
    if (rests !== this.seen.rests) {
      this.seen = { rests, since: performance.now(), sinceCpu: cpuMs(), told: false };
      return false;
    }
    if (!this.seen.told && performance.now() - this.seen.since > patienceMs) {
      this.seen.told = true;
      this.report(`the script has run for ${patienceMs / 1000} s without a pause. Ctrl-C ends it. It is at:`, engine);
    }
    return cpuMs() - this.seen.sinceCpu > hangMs;
  }
}

function cpuMs(): number {
  return process.cpuUsage().user / 1000;
}
