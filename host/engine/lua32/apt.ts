import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * The package manager of Debian and its relatives, with lists and downloads in a folder of ours. It changes nothing in
 * the system and needs no rights. It uses the system's package sources, asks for source packages as well, and checks
 * signatures as the system does.
 */
export class Apt {
  private readonly options: string[];

  private constructor(private readonly folder: string) {
    const sources = path.join(folder, "sources");
    for (const each of [sources, "lists/partial", "cache/archives/partial"].map((name) => path.resolve(folder, name))) {
      mkdirSync(each, { recursive: true });
    }
    copySources(sources);
    this.options = [
      "Dir::Etc::SourceList=/dev/null",
      `Dir::Etc::SourceParts=${sources}`,
      `Dir::State::Lists=${path.join(folder, "lists")}`,
      `Dir::Cache=${path.join(folder, "cache")}`,
      "Acquire::Languages=none",
      "APT::Sandbox::User=root",
      "Debug::NoLocking=1",
    ].flatMap((option) => ["-o", option]);
    // The system may list a source without signed lists. What counts is whether the fetches below succeed.
    this.run(["update", "-qq"], folder);
  }

  /** Reads the package lists. Returns undefined where there is no apt. */
  static open(folder: string): Apt | undefined {
    if (spawnSync("apt-get", ["--version"]).status !== 0) {
      return undefined;
    }
    return new Apt(folder);
  }

  /** Fetches the sources of a package. On failure, returns what apt printed. */
  fetchSource(name: string, into: string): string | undefined {
    return this.run(["source", "--download-only", "-qq", name], into);
  }

  /** Fetches packages with the dependencies that the system lacks, and unpacks them into a folder. */
  fetchPackages(names: string[], into: string): string | undefined {
    const problem = this.run(["install", "-qq", "-y", "--download-only", "--no-install-recommends", ...names], into);
    const archives = path.join(this.folder, "cache/archives");
    for (const name of readdirSync(archives).filter((each) => each.endsWith(".deb"))) {
      spawnSync("dpkg-deb", ["-x", path.join(archives, name), into]);
    }
    return problem;
  }

  private run(args: string[], cwd: string): string | undefined {
    const { status, stdout, stderr } = spawnSync("apt-get", [...this.options, ...args], { cwd, encoding: "utf8" });
    return status === 0 ? undefined : `${stdout}${stderr}`.trim();
  }
}

/** Copies the system's list of package sources. Each copy also offers source packages. */
function copySources(into: string): void {
  const parts = "/etc/apt/sources.list.d";
  const files = ["/etc/apt/sources.list"];
  if (existsSync(parts)) {
    files.push(...readdirSync(parts).map((name) => path.join(parts, name)));
  }
  for (const file of files.filter((each) => existsSync(each))) {
    const text = readFileSync(file, "utf8");
    if (file.endsWith(".sources")) {
      writeFileSync(path.join(into, path.basename(file)), text.replace(/^Types:.*$/gm, "Types: deb deb-src"));
    } else if (file.endsWith(".list")) {
      const lines = text.split("\n").filter((line) => /^deb\s/.test(line));
      const both = lines.flatMap((line) => [line, line.replace(/^deb/, "deb-src")]);
      writeFileSync(path.join(into, path.basename(file)), `${both.join("\n")}\n`);
    }
  }
}
