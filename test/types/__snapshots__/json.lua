local text, problem = json.encode({action = "echo", msg = {"a", 1, true, json.null}})
if text == nil then
    log.error("json", problem)
else
    log.info("json", #text)
end
log.info("json", (json.encode({1.5, 2.25}, "2f")))
local message, ok, reason = json.decode("{\"action\":\"echo\"}")
if not ok then
    log.error("json", reason)
elseif message ~= nil then
    log.info("json", message.action)
end
local value = json.decode("null")
if value == json.null then
    log.info("json", "null")
end
if json.utest and json.utest() then
    log.info("json", "passed")
end
