/**
 * Lua code that each engine runs first. An error or a yield may leave a section of the simulator without `leaveSystem`.
 * It then arrives in a protected call or in the resume of a coroutine, and these restore their own depth. Only its own
 * frame holds the main function of a firmware, as in the core: a call in its place frees it.
 */
export const prelude = `
local host = __host
local depth, restore, begin, into, back, mark = host.depth, host.restore, host.begin, host.into, host.back, host.mark
local surface, settle = host.surface, host.settle
host.depth, host.restore, host.begin, host.into, host.back, host.mark = nil, nil, nil, nil, nil, nil
host.surface, host.settle = nil, nil
local enter, leave = host.enterSystem, host.leaveSystem
local rawpcall, rawxpcall, collect = pcall, xpcall, collectgarbage
local create, resume, yield, close = coroutine.create, coroutine.resume, coroutine.yield, coroutine.close

function pcall(...)
  return settle(rawpcall(...))
end

function xpcall(...)
  return settle(rawxpcall(...))
end

function host.protectedCall(...)
  return restore(depth(), rawpcall(...))
end

function coroutine.resume(co, ...)
  return back(depth(), co, resume(into(co), ...))
end

function coroutine.yield(...)
  return restore(depth(), yield(...))
end

local function unwrap(co, ok, first, ...)
  if ok then
    return first, ...
  end
  if close then
    close(co)
  end
  error(first, 2)
end

function coroutine.wrap(f)
  local co = create(f)
  return function(...)
    return unwrap(co, back(depth(), co, resume(into(co), ...)))
  end
end

function host.systemFunction(f)
  return function(...)
    enter()
    return leave(f(...))
  end
end

function host.lookingFunction(look, f)
  return function(...)
    return look(...) or f(...)
  end
end

function host.callFirmware(f, ...)
  return restore(surface(), f(...))
end

function host.dispatch(instructions, f)
  return restore(surface(instructions), f())
end

function host.startFirmware(find, trace)
  return restore(depth(), rawxpcall(function() return begin(find())() end, trace))
end

function debug.sethook()
  error("debug.sethook is not simulated", 2)
end

function host.markBaseline()
  rawpcall(collect)
  rawpcall(collect)
  mark()
end
`;
