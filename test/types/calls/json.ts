const [text, problem] = json.encode({ action: "echo", msg: ["a", 1, true, json.null] });
if (text === undefined) log.error("json", problem);
else log.info("json", text.length);
log.info("json", json.encode([1.5, 2.25], "2f")[0]);

const [message, ok, reason] = json.decode<{ action?: string }>('{"action":"echo"}');
if (!ok) log.error("json", reason);
else if (message !== undefined) log.info("json", message.action);

const [value] = json.decode("null");
if (value === json.null) log.info("json", "null");
if (json.utest && json.utest()) log.info("json", "passed");
