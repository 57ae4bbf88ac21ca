declare const line: string;
if (string.find(line, "OK")[0] !== undefined) log.info("ok");
const [at] = string.find(line, "OK");
if (at !== undefined) log.info("ok");
if (string.find(line, "OK")) log.info("ok"); // expect: results-as-condition
export const missing = !string.find(line, "OK"); // expect: results-as-condition
