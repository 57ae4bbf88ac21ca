import { beforeEach, describe, expect, it } from "vitest";
import { VirtualClock } from "../../host/world/clock.ts";

/**
 * An action may wait in its midst, and run meanwhile what is its owner's. It must see no other order than without that.
 */
describe("an action that waits in its midst", () => {
  const owner = {};
  let clock: VirtualClock;
  let seen: string[];

  beforeEach(() => {
    clock = new VirtualClock();
    seen = [];
  });

  function note(what: string): () => void {
    return () => void seen.push(`${what} at ${clock.now()}`);
  }

  /** Runs the owner's actions as long as it is let. */
  function waiting(): void {
    seen.push("waits");
    while (clock.runNextOf(owner)) {}
    seen.push("goes on");
  }

  it("has its owner's next actions run, up to the first of somebody else", () => {
    clock.after(1, waiting);
    clock.after(2, note("own"), owner);
    clock.after(3, note("cancelled"), owner).cancel();
    clock.after(4, note("own"), owner);
    clock.after(4, note("other's"));
    clock.after(4, note("own, later"), owner);
    clock.advance(10);
    expect(seen).toEqual(["waits", "own at 2", "own at 4", "goes on", "other's at 4", "own, later at 4"]);
    expect(clock.now()).toBe(10);
  });

  it("gets nothing beyond the end of the run", () => {
    clock.after(1, waiting);
    clock.after(5, note("own"), owner);
    clock.after(6, note("own"), owner);
    clock.advance(5);
    expect(seen).toEqual(["waits", "own at 5", "goes on"]);
  });

  it("gets nothing while a condition is checked: the condition may act, and nothing else must be half done then", () => {
    clock.after(1, waiting);
    clock.after(2, note("own"), owner);
    expect(clock.runUntil(() => seen.includes("own at 2"), 10)).toBe(true);
    expect(seen).toEqual(["waits", "goes on", "own at 2"]);
  });

  it("may do at once what would be next: in the run that goes on, where nothing else is due at that moment", () => {
    const may: boolean[] = [];
    const ask = (): void => void may.push(clock.mayRunAtOnce());
    clock.after(1, ask);
    clock.after(1, ask).cancel();
    clock.after(1, () => {
      ask();
      clock.after(0, ask);
      ask();
    });
    clock.after(2, ask);
    clock.advance(1);
    expect(may).toEqual([false, true, false, true]);
    clock.runUntil(() => may.length === 5, 10);
    expect(may[4]).toBe(false);
  });

  it("gets nothing while no run goes on", () => {
    clock.after(0, note("own"), owner);
    waiting();
    expect(seen).toEqual(["waits", "goes on"]);
  });
});
