import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CheckResult, copyRepository, type PlantedTree } from "./planted-tree.ts";

interface Entry {
  version?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  link?: boolean;
  dev?: boolean;
  hasInstallScript?: boolean;
}
interface Lock {
  packages: Record<string, Entry>;
}

let tree: PlantedTree;
const registryBefore = process.env.npm_config_registry;
beforeAll(() => {
  tree = copyRepository();
  // Nobody listens there: what the packages themselves say is looked at all the same.
  process.env.npm_config_registry = "http://127.0.0.1:9";
});
afterAll(() => {
  if (registryBefore === undefined) delete process.env.npm_config_registry;
  else process.env.npm_config_registry = registryBefore;
  tree.remove();
});

const lockFile = "package-lock.json";
const toolLockFile = "electron/packaging/tool/package-lock.json";
const countIn = (file: string) => Object.keys((JSON.parse(tree.read(file)) as Lock).packages).length - 1;

function checkWith(change: (lock: Lock) => void) {
  const original = tree.read(lockFile);
  const lock = JSON.parse(original) as Lock;
  change(lock);
  tree.plant(lockFile, JSON.stringify(lock, null, 2));
  try {
    return tree.check("audit");
  } finally {
    tree.plant(lockFile, original);
  }
}

const whole = { version: "1.0.0", license: "MIT", integrity: `sha512-${"A".repeat(86)}==` };

it("the packages as they stand are in order, and it is said that no advisories were looked up", () => {
  const result = tree.check("audit");
  expect(result.isOk).toBe(true);
  expect(result.output).toMatch(/a part was not done\s+advisories were not looked up/);
  expect(result.output).toContain("ECONNREFUSED");
  const [, looked] = /^audit +(\d+) +partly/m.exec(result.output) ?? [];
  expect(Number(looked)).toBe(countIn(lockFile) + countIn(toolLockFile));
});

describe("a package", () => {
  const planted: [string, Entry, string][] = [
    [
      "under a licence that asks for our source",
      { ...whole, license: "AGPL-3.0-only" },
      "licence AGPL-3.0-only",
    ],
    ["under one such licence and another", { ...whole, license: "MIT AND GPL-3.0-only" }, "licence MIT AND"],
    ["without a licence", { version: "1.0.0", integrity: whole.integrity }, "licence unknown"],
    ["that is the workshop's only, given to halls", { ...whole, license: "MPL-2.0" }, "licence MPL-2.0"],
    ["without a checksum", { version: "1.0.0", license: "MIT" }, "has no SHA-512"],
    ["with a weak checksum", { ...whole, integrity: "sha1-AAAAAAAAAAAAAAAAAAAAAAAAAAA=" }, "has no SHA-512"],
    ["that runs a script", { ...whole, hasInstallScript: true }, "runs a script when it is installed"],
    [
      "from somewhere else",
      { ...whole, resolved: "https://packages.example/planted-1.0.0.tgz" },
      "comes from https://packages.example, not from the registry",
    ],
    ["from a repository", { ...whole, resolved: "git+ssh://git@git.example/x.git#1" }, "comes from git+ssh:"],
    ["that is a folder", { ...whole, link: true, resolved: "../planted" }, "is a link to a folder"],
  ];

  let result: CheckResult;
  beforeAll(() => {
    result = checkWith(({ packages }) => {
      for (const [i, [, entry]] of planted.entries())
        packages[`node_modules/a/node_modules/@planted/package-${i}`] = entry;
    });
  });

  it.each(planted)("%s", (what, _entry, complaint) => {
    expect(result.isOk).toBe(false);
    const i = planted.findIndex((one) => one[0] === what);
    expect(result.output).toContain(`@planted/package-${i}: ${complaint}`);
  });

  it("of the workshop may be under a licence of the workshop, or one of two", () => {
    const result = checkWith(({ packages }) => {
      packages["node_modules/planted-tool"] = { ...whole, license: "MPL-2.0", dev: true };
      packages["node_modules/planted"] = { ...whole, license: "(GPL-2.0-only OR MIT)" };
    });
    expect(result.isOk).toBe(true);
  });

  it("that was looked at and is another's now", () => {
    const result = checkWith(({ packages }) => {
      packages["node_modules/espeak-ng"] = { ...whole, license: "AGPL-3.0-only" };
      delete packages["node_modules/node-hid"];
    });
    expect(result.output).toContain("espeak-ng: licence AGPL-3.0-only is not on the list");
    expect(result.output).toContain(
      "node-hid: has an exception in this check, but is no dependency any more",
    );
  });
});

it("packages that may run scripts when they are installed", () => {
  const original = tree.read(".npmrc");
  tree.plant(".npmrc", original.replace("ignore-scripts=true", "ignore-scripts=false"));
  const result = tree.check("audit");
  tree.plant(".npmrc", original);
  expect(result.isOk).toBe(false);
  expect(result.output).toContain(".npmrc: ignore-scripts=true is missing");
});

it("a lock file with nothing in it proves nothing", () => {
  const result = checkWith((lock) => {
    lock.packages = { "": {} };
  });
  expect(result.isOk).toBe(false);
  expect(result.output).toContain("looked at no file");
});

describe("advisories", () => {
  /** A registry that knows of flaws in fastify (high) and pino (low), or knows nothing; in a process of its own. */
  async function withRegistry(hasAdvisories: boolean, look: () => void): Promise<void> {
    const advisory = (severity: string) => [
      {
        id: 1,
        url: "",
        title: `planted flaw`,
        severity,
        vulnerable_versions: "*",
        cwe: [],
        cvss: { score: 0 },
      },
    ];
    const answer = JSON.stringify({ fastify: advisory("high"), pino: advisory("low") });
    const program = `
      const answer = ${JSON.stringify(answer)};
      require("node:http").createServer((request, response) => {
        const isAsked = ${hasAdvisories} && request.method === "POST" && request.url.endsWith("/bulk");
        request.resume();
        response.writeHead(isAsked ? 200 : 404, { "content-type": "application/json" }).end(isAsked ? answer : "{}");
      }).listen(0, "127.0.0.1", function () { console.log(this.address().port); });`;
    const registry = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
    const port = await new Promise((resolve) => createInterface(registry.stdout).once("line", resolve));
    const before = process.env.npm_config_registry;
    process.env.npm_config_registry = `http://127.0.0.1:${port}`;
    try {
      look();
    } finally {
      process.env.npm_config_registry = before;
      registry.kill();
    }
  }

  it("of high severity about what halls are given fail the check, lesser ones do not", async () => {
    await withRegistry(true, () => {
      const result = tree.check("audit");
      expect(result.isOk).toBe(false);
      expect(result.output).toMatch(/fastify .*: high: planted flaw/);
      expect(result.output).not.toMatch(/^ +pino /m);
      expect(result.output).not.toContain("not done");
    });
  });

  it("that the registry does not have are said not to have been looked up", async () => {
    await withRegistry(false, () => {
      const result = tree.check("audit");
      expect(result.isOk).toBe(true);
      expect(result.output).toContain("advisories were not looked up");
      expect(result.output).toContain("it answered 404");
    });
  });
});
