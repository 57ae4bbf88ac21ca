import { Worker } from "node:worker_threads";

/**
 * Starts a thread that runs one of our files. In a checkout that file is TypeScript. tsx works in the main thread only,
 * so the new thread loads it again.
 */
export function startThread(file: URL, workerData: unknown): Worker {
  if (!file.pathname.endsWith(".ts")) {
    return new Worker(file, { workerData });
  }
  const start = `import(${JSON.stringify(import.meta.resolve("tsx/esm/api"))})
    .then(({ register }) => { register(); return import(${JSON.stringify(file.href)}); })
    .catch((error) => setImmediate(() => { throw error; }))`;
  return new Worker(start, { eval: true, workerData });
}
