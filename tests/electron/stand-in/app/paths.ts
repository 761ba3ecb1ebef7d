/** Where Electron keeps things, by name; on Linux everything follows XDG_CONFIG_HOME. */
import { mkdirSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { notInStandIn } from "../strict.ts";

export class Paths {
  readonly #given = new Map<string, string>();
  readonly #switched: string | undefined;
  name = "Electron";

  /** `userDataSwitch`: of Chromium's `--user-data-dir`. */
  constructor(userDataSwitch: string | undefined) {
    this.#switched = userDataSwitch;
  }

  get(name: string): string {
    return this.#given.get(name) ?? this.#default(name);
  }

  set(name: string, path: string): void {
    this.#default(name);
    mkdirSync(path, { recursive: true });
    this.#given.set(name, path);
  }

  #default(name: string): string {
    switch (name) {
      case "home":
        return homedir();
      case "temp":
        return tmpdir();
      case "appData":
        return process.env.XDG_CONFIG_HOME || join(homedir(), ".config");
      case "userData":
        return this.#switched ?? join(this.get("appData"), this.name);
      case "sessionData":
        return this.get("userData");
      case "logs":
        return join(this.get("userData"), "logs");
      case "crashDumps":
        return join(this.get("userData"), "Crashpad");
      case "exe":
      case "module":
        return process.env.ELECTRON_STAND_IN_BINARY ?? process.execPath;
      default:
        throw notInStandIn(`app.getPath("${name}")`);
    }
  }
}
