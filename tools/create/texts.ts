import type { Language } from "./options.ts";

/** What `create` says in the terminal, in the language of the new project. */
export interface Texts {
  notEmpty: (folder: string) => string;
  made: (folder: string, files: number) => string;
  installs: string;
  stopped: (folder: string) => string;
  next: string;
  /** What each of the next steps does, by its command. */
  steps: Readonly<Record<"npm start" | "npm test" | "npm run build", string>>;
  edit: (file: string) => string;
}

/** What `create` says, by language. */
export const texts: Readonly<Record<Language, Texts>> = {
  en: {
    notEmpty: (folder) => `${folder} is not empty: nothing was written. Name a new folder.`,
    made: (folder, files) => `${folder}: ${files} files`,
    installs: "npm install, which needs the network and takes a moment …",
    stopped: (folder) => `npm install has stopped half-way in ${folder}, see above. Run npm install there again.`,
    next: "Next, in your terminal:",
    steps: {
      "npm start": "runs it on a simulated module, with a page",
      "npm test": "tests it",
      "npm run build": "makes lua-out/main.lua, to flash with Luatools",
    },
    edit: (file) => `Then edit ${file}. README.md explains more.`,
  },
  "zh-CN": {
    notEmpty: (folder) => `${folder} 不是空文件夹：什么都没有写入。请换一个新文件夹。`,
    made: (folder, files) => `${folder}：${files} 个文件`,
    installs: "npm install，需要网络，请稍候 …",
    stopped: (folder) => `npm install 在 ${folder} 中途停止，原因见上。请在那里再运行一次 npm install。`,
    next: "接下来，在终端里：",
    steps: {
      "npm start": "在模拟模组上运行，并提供一个页面",
      "npm test": "测试",
      "npm run build": "生成 lua-out/main.lua，用 Luatools 烧录",
    },
    edit: (file) => `然后编辑 ${file}。README.md 有更多说明。`,
  },
};

/** The text of --help, by language. */
export const helpTexts: Readonly<Record<Language, string>> = {
  en: `luatos-gateway create FOLDER [OPTIONS]

Makes a project of your own in a new folder, and installs what it needs. It asks no questions. In the project, npm start
runs it on a simulated module, npm run build makes lua-out/main.lua, and npm test tests it.

  --template NAME  gateway   the gateway: one file of settings, gateway.config.ts (default)
                   hook      the gateway with hooks that see each frame: Modbus RTU as JSON
                   firmware  a firmware of your own, with one task
                   modbus    a firmware that polls a Modbus slave and sends the answers to a server
  --url URL        the server of the gateway: ws://… or wss://… (default: the tutorial's)
  --language L     the language of README, comments and this command: en or zh-CN (default: that of this computer)
  --package SPEC   the version of luatos-gateway in package.json. Default: this version; if it does not come from a
                   registry, a copy of it in the folder
  --no-install     do not run npm install
  --help           this text

Exit codes: 0 made, 1 the folder is not empty or npm failed, 2 invalid arguments.`,
  "zh-CN": `luatos-gateway create FOLDER [OPTIONS]

在新文件夹里创建自己的项目，并安装所需的包，不提任何问题。在项目里，npm start 在模拟模组上运行，npm run build 生成
lua-out/main.lua，npm test 运行测试。

  --template NAME  gateway   网关：只有一个设置文件 gateway.config.ts（默认）
                   hook      带钩子的网关，钩子看到每一帧：Modbus RTU 转 JSON
                   firmware  自己的固件，有一个任务
                   modbus    轮询 Modbus 从站并把应答发到服务器的固件
  --url URL        网关的服务器：ws://… 或 wss://…（默认：教程的服务器）
  --language L     README、注释和本命令的语言：en 或 zh-CN（默认：这台电脑的语言）
  --package SPEC   package.json 中 luatos-gateway 的版本。默认：当前版本；不是来自包仓库时，在文件夹里放一份副本
  --no-install     不运行 npm install
  --help           显示本说明

退出码：0 已创建，1 文件夹不是空的或 npm 失败，2 参数无效。`,
};
