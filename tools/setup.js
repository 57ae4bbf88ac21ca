import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

// Installs the packages that a checkout needs, in the versions of package-lock.json. This file is plain JavaScript and
// imports only Node's own modules, since it runs before anything is installed.

const folder = fileURLToPath(new URL("..", import.meta.url));

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
// As `engines` in package.json says: vite runs on these.
if (major < 20 || (major === 20 && minor < 19) || major === 21 || (major === 22 && minor < 12)) {
  end(`Node 20.19 or newer (of Node 22: 22.12 or newer) is needed. This is Node ${process.versions.node}.`);
}
const why = reasonToInstall();
if (why !== undefined && lstatSync(path.join(folder, "node_modules"), { throwIfNoEntry: false })?.isSymbolicLink()) {
  // npm ci would empty the folder behind the link, which is not ours.
  console.error(`${why}, and node_modules is a link: run npm ci in the folder it points to.`);
} else if (why !== undefined) {
  console.error(`${why}: npm ci installs the packages of package-lock.json …`);
  // npm may stop half-way and exit with 0: "Exit handler never called!".
  if (npmCi() !== 0 || reasonToInstall() !== undefined) {
    end("npm ci has failed, see above. It needs the network. When the network is there, run npm ci again.");
  }
}

/**
 * Why packages must be installed. Undefined: all are there.
 * @returns {string | undefined}
 */
function reasonToInstall() {
  const installedFile = path.join(folder, "node_modules/.package-lock.json");
  if (!existsSync(installedFile)) {
    return "The packages are not installed yet";
  }
  const wanted = packagesOf(path.join(folder, "package-lock.json"));
  const installed = packagesOf(installedFile);
  // Optional packages include those for other systems.
  const missing = Object.keys(wanted).some((name) => installed[name] === undefined && wanted[name].optional !== true);
  const other = Object.keys(installed).some(
    (name) =>
      installed[name].version !== wanted[name]?.version || installed[name].integrity !== wanted[name]?.integrity,
  );
  return missing || other ? "The installed packages are not those of package-lock.json" : undefined;
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string; integrity?: string; optional?: boolean }>}
 */
function packagesOf(file) {
  const { "": _project, ...packages } = JSON.parse(readFileSync(file, "utf8")).packages;
  return packages;
}

/**
 * Runs the same npm that runs this program, if any. On Windows npm is a script, which needs a shell. Its messages do
 * not mix with our output.
 */
function npmCi() {
  const own = process.env.npm_execpath ?? "";
  const isNpm = path.basename(own) === "npm-cli.js";
  const [program, words] = isNpm ? [process.execPath, [own, "ci"]] : ["npm", ["ci"]];
  const shell = !isNpm && process.platform === "win32";
  return spawnSync(program, [...words, "--no-audit", "--no-fund"], { cwd: folder, stdio: ["ignore", 2, 2], shell })
    .status;
}

/** @param {string} message */
function end(message) {
  console.error(message);
  process.exit(1);
}
