import { describe, expect, it } from "vitest";
import { testedEngines } from "../helpers/engines.ts";
import { evaluate, type LuaBoardOptions, runLua } from "../helpers/lua-board.ts";

/** What outlives a reboot: `fskv` and the files of `io`. The sources: luat_lib_fskv.c, liolib.c, luat_fs_lfs2.c. */

const { there } = await testedEngines();

describe.each(there)("storage on $name", ({ engines }) => {
  function expectAnswers(wanted: Record<string, string>, options: LuaBoardOptions & { before?: string } = {}): void {
    expect(evaluate(engines, Object.keys(wanted), options)).toEqual(wanted);
  }

  it("keeps values and files over a reboot", () => {
    const script = `
      fskv.init()
      local boots = (fskv.get("boots") or 0) + 1
      fskv.set("boots", boots)
      io.writeFile("/boots.txt", "x", "ab+")
      print(boots, io.readFile("/boots.txt"))
      if boots < 3 then rtos.reboot() end
      sys.run()`;
    const { board, clock, log, reboots } = runLua(engines, script);
    clock.advance(100);
    board.powerOff();
    expect(log).toEqual(["1 x", "2 xx", "3 xxx"]);
    expect(reboots).toEqual(["power on", "script", "script"]);
  });

  it("needs fskv.init first", () => {
    const refused = "E/fskv call fskv.init() first!!!\n0:";
    expectAnswers({
      'fskv.set("a", 1)': refused,
      'fskv.get("a")': refused,
      "fskv.status()": refused,
      "fskv.init()": "1: true",
      'fskv.set("a", 1), fskv.get("a")': "2: true, 1",
    });
  });

  it("keeps the types of values", () => {
    expectAnswers(
      {
        'fskv.set("k", true) and fskv.get("k")': "1: true",
        'fskv.set("k", false), fskv.get("k")': "2: true, false",
        'fskv.set("k", -7) and fskv.get("k")': "1: -7",
        'fskv.set("k", 1.5) and fskv.get("k") == 1.5': "1: true",
        'math.type((fskv.set("k", 3.0) and fskv.get("k")))': "1: float",
        'fskv.set("k", "a\\0b") and fskv.get("k") == "a\\0b"': "1: true",
        'fskv.set("k", {a = 1, b = {2}}) and fskv.get("k").b[1], fskv.get("k", "a")': "2: 2, 1",
        'fskv.set("k", nil)': "W/fskv function/userdata/nil/thread isn't allow\n1: false",
        'fskv.set("k", {print})': "W/fskv json.encode(val) report error\n1: false",
        'fskv.set("k", ("x"):rep(4096))': "E/fskv value too big 4097 max 4096\n1: false",
      },
      { before: "fskv.init()" },
    );
  });

  it("reads an empty text as nothing, and takes names of up to 63 bytes", () => {
    expectAnswers(
      {
        'fskv.set("k", ""), fskv.get("k")': "1: true",
        'fskv.set(("n"):rep(63), 1), fskv.set(("n"):rep(64), 1), fskv.set("", 1)': "3: true, false, false",
      },
      { before: "fskv.init()" },
    );
  });

  it("sets single fields, deletes and clears", () => {
    expectAnswers(
      {
        'fskv.sett("t", "a", 1), fskv.sett("t", "b", "x"), json.encode(fskv.get("t", "b"))': '3: true, true, "x"',
        'fskv.sett("t", "a", nil), fskv.get("t").a, fskv.get("t").b': "3: true, nil, x",
        'fskv.set("t", 1) and fskv.sett("t", "c", 2), fskv.get("t").c': "2: true, 2",
        'fskv.del("t"), fskv.get("t")': "1: true",
        'fskv.del("absent")': "1: true",
        "fskv.clear(), fskv.status()": "4: true, 8192, 65536, 0",
      },
      { before: "fskv.init()" },
    );
  });

  it("walks over the names", () => {
    const walk =
      '(function() local names, walk = {}, fskv.iter() while true do local name = fskv.next(walk) if not name then return table.concat(names, " ") end names[#names + 1] = name end end)()';
    expectAnswers(
      { [walk]: "1: a b c", "(select(3, fskv.status()))": "1: 3" },
      { before: 'fskv.init() fskv.set("b", 1) fskv.set("a", 1) fskv.set("c", 1)' },
    );
  });

  it("is full at 64 KiB", () => {
    const script = `fskv.init() local count = 0
      while fskv.set("k" .. count, ("x"):rep(4000)) do count = count + 1 end
      print(count, fskv.get("k0") ~= nil, fskv.get("k" .. count)) sys.run()`;
    const { board, log } = runLua(engines, script);
    board.powerOff();
    expect(log).toEqual(["14 true"]);
  });

  it("opens, writes, reads and seeks", () => {
    expectAnswers({
      'io.exists("/a"), io.fileSize("/a"), io.open("/a")': "D/vfs fopen /a r not found\n5: false, 0, nil, /a: 0, 0",
      'io.open("/a", "rwx")': "raises: bad argument #2 to 'open' (invalid mode)",
      '(function() f = io.open("/a", "w") return io.type(f), f:write("one\\n", "two\\n", 3) == f, f:seek("cur") end)()':
        "3: file, true, 9",
      'f:seek("set", 0), f:read("l", "L", 1, 1)': "5: 0, one, two\n, 3, nil",
      'f:seek("end", -1), f:read("a"), f:read("a"), f:read(0), f:read(1)': "5: 8, 3, , 0, nil",
      'f:seek("set", -1)': "3: nil, 0, 0",
      // A method alone: nothing shows a file so.
      'f:__tostring():match("^file %(%w+%)$") ~= nil, tostring(f):match("^FILE%*: %w+$") ~= nil': "2: true, true",
      'f:read("n")': "raises: bad argument #1 to 'read' (invalid format)",
      "f:close(), io.type(f), io.type(1)": "3: true, closed file, nil",
      "f:__tostring()": "1: file (closed)",
      "f:read(1)": "raises: attempt to use a closed file",
      'io.readFile("a"), io.fsize("a"), io.readFile("/a", "rb", 4, 3)': "3: one\ntwo\n3, 9, two",
      'io.open("/a", "r"):write("x")': "3: nil, 0, 0",
      'io.open("/a", "a"):write("!"):close(), io.readFile("/a")': "2: true, one\ntwo\n3!",
      '(function() local t = {} for line in io.lines("/a") do t[#t + 1] = line end return table.concat(t, "|") end)()':
        "1: one|two|3!",
      'io.lines("/absent")': "D/vfs fopen /absent r not found\nraises: cannot open file '/absent' (0)",
      'io.writeFile("/a", "b"), os.rename("/a", "/b"), io.exists("/a"), os.remove("/b"), io.exists("/b")':
        "5: true, true, false, true, false",
      'os.remove("/b")': "3: nil, /b: 0, 0",
      'os.rename("/b", "/c")': "3: nil, 0, 0",
      'io.writeFile("/no/folder", "x")': "D/vfs fopen /no/folder wb+ not found\n0:",
    });
  });

  it("has folders", () => {
    const before = `function names(path, ...)
      local texts = {}
      for place, entry in ipairs(select(2, io.lsdir(path, ...))) do
        texts[place] = entry.name .. ":" .. entry.type .. ":" .. entry.size
      end
      return table.concat(texts, " ")
    end
    function mounts()
      local texts = {}
      for place, mount in ipairs(io.lsmount()) do texts[place] = mount.path .. ":" .. mount.fs end
      return table.concat(texts, " ")
    end`;
    expectAnswers(
      {
        // As littlefs has it: no folder is made above another, and errors have numbers.
        'io.mkdir("/a/b/")': "2: false, -2",
        'io.mkdir("/a")': "2: true, 0",
        'io.mkdir("/a/b/"), io.mkdir("/a"), io.dexist("/a"), io.dexist("/a/b/"), io.dexist("/"), io.dexist("/c")':
          "6: true, false, true, true, true, false",
        'select(2, io.mkdir("/a/b")), select(2, io.rmdir("/c")), select(2, io.mkdir("/" .. ("n"):rep(63)))':
          "3: -17, -2, -2",
        'io.writeFile("/a/z", "zz"), io.writeFile("/a/b/y", "y"), io.writeFile("/r", "r"), io.exists("/a"), io.exists("/a/z")':
          "5: true, true, true, false, true",
        // "." and "..", which are not shown, count as the first two.
        'names("/"), names("/a/"), names("/a", 1), names("/a", 9, 3), #names("/none")':
          "5: a:1:0 r:0:1, b:1:0 z:0:2, b:1:0, z:0:2, 0",
        'io.rmdir("/a/b")': "2: false, -39",
        'os.rename("/a", "/n"), io.readFile("/n/b/y"), os.remove("/n/b/y"), io.rmdir("/n/b")':
          "5: true, y, true, true, 0",
        'io.rmdir("/")': "2: false, -22",
        'io.fsstat(), io.fsstat("/luadb/")': "6: true, true, 0, 0, 512, luadb",
        'select(5, io.fsstat()), select(5, io.fsstat("/ram/")), select(5, io.fsstat("/lua/"))': "3: lfs, ram, inline",
        'io.mkfs("/x")': "E/vfs no such mount point /x\n2: false, -1",
        'io.mkfs("") and io.dexist("/n")': "1: false",
        "mounts(), fs == io": "2: :ec618 /lua/:inline /ram/:ram /luadb/:luadb, true",
      },
      { before },
    );
  });

  it("shows the scripts, which cannot be changed", () => {
    expectAnswers(
      {
        'io.readFile("/luadb/data.bin"), io.exists("/luadb/main.lua")': "2: hello, true",
        'io.writeFile("/luadb/data.bin", "x"), io.readFile("/luadb/data.bin")':
          "D/vfs fopen /luadb/data.bin wb+ not found\n2: nil, hello",
        'io.open("/luadb/data.bin", "r+"):write("x")': "3: nil, 0, 0",
        'os.remove("/luadb/data.bin")': "3: nil, /luadb/data.bin: 0, 0",
      },
      { files: { "data.bin": "hello" } },
    );
  });

  it("has the core's libraries in /lua/, and memory in /ram/ that a reboot empties", () => {
    expectAnswers({
      'io.exists("/lua/sys.lua"), io.fileSize("/lua/sys.lua") > 0, dofile("/lua/sys.lua") == sys':
        "3: true, true, true",
      'io.exists("/lua/none.lua"), io.writeFile("/lua/sys.lua", "x")':
        "D/vfs fopen /lua/sys.lua wb+ not found\n1: false",
      'io.writeFile("/ram/a", "abc"), io.readFile("/ram/a"), io.exists("/a"), os.rename("/ram/a", "/b")':
        "6: true, abc, false, nil, 0, 0",
    });
    const script = `print(io.exists("/ram/a")) io.writeFile("/ram/a", "x")
      sys.timerStart(rtos.reboot, 10) sys.run()`;
    const { board, clock, log } = runLua(engines, script);
    clock.advance(15);
    board.powerOff();
    expect(log).toEqual(["false", "false"]);
  });

  it("moves bytes between files and zbuffs", () => {
    expectAnswers(
      {
        'io.open("/z", "wb"):write(b):close(), io.readFile("/z")': "2: true, abc",
        'io.open("/z"):fill(b, 1, 2), b:toStr(0, 3)': "2: true, aab",
        'io.open("/z"):fill(b, 9)': "raises: offset 9 is out of range",
      },
      { before: 'b = zbuff.create(8) b:write("abc")' },
    );
  });

  it("leaves files open that nobody closes", () => {
    const script = `io.writeFile("/a", "x") local count = 0
      while io.open("/a") do count = count + 1 end print(count) sys.run()`;
    const { board, log } = runLua(engines, script);
    board.powerOff();
    expect(log).toEqual(["E/vfs fopen /a r too many open file!!!", "D/vfs fopen /a r not found", "32"]);
  });
});
