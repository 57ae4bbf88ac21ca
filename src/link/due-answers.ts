/**
 * The answers that delivery "answers" waits for, in the order in which they are due: first the strays, then those in a
 * list, then those that found no place in it. Only an answer in the list confirms something: what was handed over before
 * its empty frame.
 */

/** The list is a ring of so many places, so that it takes no memory when it is short. */
const places = 16;

/** Of each listed answer: the number of the frame behind its empty frame, and the step at which that went out. */
const ends: number[] = [];
const steps: number[] = [];
/** The place of the oldest listed answer, and how many there are. */
let first = 0;
let listed = 0;
let strays = 0;
let unlisted = 0;

/** Of the last listed answer that has come: the number of the frame behind its empty frame. Read only. */
export let answeredEnd = 0;
/** The step at which its empty frame went out. Read only. */
export let answeredStep = 0;

/** Makes the list. Call it once. */
export function createDueAnswers(): void {
  for (let place = 0; place < places; place++) {
    ends.push(0);
    steps.push(0);
  }
}

/** How many answers are due. */
export function dueAnswers(): number {
  return strays + listed + unlisted;
}

/** Whether the list has a place left. */
export function hasPlace(): boolean {
  return listed < places;
}

/** At which step the empty frame of the oldest listed answer went out. Undefined when none is listed. */
export function oldestStep(): number | undefined {
  return listed > 0 ? steps[first] : undefined;
}

/** An empty frame goes out before the frame with this number. Its answer is listed if there is a place. */
export function expectAnswer(end: number, step: number): void {
  // The list keeps the order: once an answer found no place in it, later ones must not take one.
  if (unlisted > 0 || listed === places) {
    unlisted++;
    return;
  }
  const place = (first + listed) % places;
  ends[place] = end;
  steps[place] = step;
  listed++;
}

/** An empty frame goes out whose answer confirms nothing by itself. */
export function expectUnlisted(): void {
  unlisted++;
}

/** The same, where nothing is listed, or the answer is to count before those that are. */
export function expectStray(): void {
  strays++;
}

/** An answer has come. Returns whether it was listed. */
export function takeAnswer(): boolean {
  if (strays > 0) {
    strays--;
    return false;
  }
  if (listed === 0) {
    unlisted--;
    return false;
  }
  answeredEnd = ends[first] as number;
  answeredStep = steps[first] as number;
  first = (first + 1) % places;
  listed--;
  return true;
}

/** Strays are due no more. */
export function forgetStrays(): void {
  strays = 0;
}

/** From now on, so many strays are due, and nothing else. */
export function onlyStrays(count: number): void {
  strays = count;
  listed = 0;
  unlisted = 0;
}
