export function fine(): void { sys.taskInit(() => { sys.wait(1); }); }
export type Later = Promise<number>;
export async function wrong(): Promise<void> { // expect: async
  await undefined; // expect: async
}
export const promise = new Promise<number>((done) => done(1)); // expect: async
export const done = Promise.resolve(1); // expect: async
