import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CheckResult, copyRepository, type PlantedTree } from "./planted-tree.ts";

let tree: PlantedTree;
beforeAll(() => {
  tree = copyRepository();
});
afterAll(() => tree.remove());

/** The check must not only fail (something else might be wrong): it must name the planted file. */
function checkWith(check: string, file: string, content: string): CheckResult {
  tree.plant(file, content);
  try {
    return tree.check(check);
  } finally {
    tree.uproot(file);
  }
}

describe("types", () => {
  it("a page may not import node:fs", () => {
    const result = checkWith(
      "types",
      "renderer/kit/planted.ts",
      'import { readFileSync } from "node:fs";\nexport const planted = readFileSync;\n',
    );
    expect(result.isOk).toBe(false);
    expect(result.output).toContain("renderer/kit/planted.ts");
    expect(result.output).toContain("node:fs");
  });

  it("a page may not use process", () => {
    const result = checkWith("types", "renderer/kit/planted.ts", "export const planted = process.env;\n");
    expect(result.isOk).toBe(false);
    expect(result.output).toMatch(/renderer\/kit\/planted\.ts.*'process'/);
  });

  it("the server may not touch document", () => {
    const result = checkWith(
      "types",
      "hall-server/planted.ts",
      "export const planted: string = document.title;\n",
    );
    expect(result.isOk).toBe(false);
    expect(result.output).toMatch(/hall-server\/planted\.ts.*'document'/);
  });

  it("a contract may use neither", () => {
    const result = checkWith(
      "types",
      "hall-server/contract/planted.ts",
      "export const planted: unknown[] = [process.env, document.title];\n",
    );
    expect(result.isOk).toBe(false);
    expect(result.output).toMatch(/hall-server\/contract\/planted\.ts.*'process'/);
    expect(result.output).toMatch(/hall-server\/contract\/planted\.ts.*'document'/);
  });

  it("a file that no project looks at", () => {
    const result = checkWith("types", "planted/elsewhere.ts", "export const planted = 1;\n");
    expect(result.isOk).toBe(false);
    expect(result.output).toContain("planted/elsewhere.ts: no project");
  });
});

describe("format", () => {
  it.each([
    ["not formatted", "export const planted   =  'x'\n", "format"],
    ["any", "export const planted: any = 1;\n", "noExplicitAny"],
    ["a non-null assertion", "export const planted = (x?: string) => x!.length;\n", "noNonNullAssertion"],
  ])("%s", (_what, content, rule) => {
    const result = checkWith("format", "hall-server/planted.ts", content);
    expect(result.isOk).toBe(false);
    expect(result.output).toMatch(new RegExp(`hall-server/planted\\.ts.*${rule}`));
  });

  it("a page that imports node:fs", () => {
    const result = checkWith(
      "format",
      "renderer/kit/planted.ts",
      'import { readFileSync } from "node:fs";\n\nexport const planted = readFileSync;\n',
    );
    expect(result.isOk).toBe(false);
    expect(result.output).toMatch(/renderer\/kit\/planted\.ts.*noNodejsModules/);
  });

  it("a test that runs alone", () => {
    const only = ["it", "only"].join(".");
    const result = checkWith(
      "format",
      "hall-server/planted.test.ts",
      `import { it } from "vitest";\n\n${only}("runs alone", () => {});\n`,
    );
    expect(result.isOk).toBe(false);
    expect(result.output).toMatch(/hall-server\/planted\.test\.ts.*noFocusedTests/);
  });
});

describe("arrows", () => {
  it.each([
    [
      "a page imports the server's inside",
      "renderer/kiosk/planted.ts",
      "../../hall-server/queueing/state.ts",
    ],
    ["a page imports a driver", "renderer/kiosk/planted.ts", "../../drivers/driver.ts"],
    ["a page imports another page", "renderer/kiosk/planted.ts", "../counter/main.tsx"],
    ["the kit imports a page", "renderer/kit/planted.ts", "../counter/main.tsx"],
    ["a page imports node:fs", "renderer/kiosk/planted.ts", "node:fs"],
    [
      "a driver imports the hall's contract",
      "drivers/host/planted.ts",
      "../../hall-server/contract/ticket.ts",
    ],
    ["a driver imports the shell", "drivers/host/planted.ts", "../../electron/loopback/main.ts"],
    ["the server imports a page", "hall-server/gateway/planted.ts", "../../renderer/kit/hall.ts"],
    ["the server imports a driver", "hall-server/gateway/planted.ts", "../../drivers/driver.ts"],
    ["the shell imports the server's inside", "electron/planted.ts", "../hall-server/hall.ts"],
    ["a contract imports a package", "hall-server/contract/planted.ts", "fastify"],
    ["a contract imports the server", "hall-server/contract/planted.ts", "../hall.ts"],
    ["the drivers' contract imports a driver", "drivers/contract/planted.ts", "../driver.ts"],
    ["a contract imports node:crypto", "drivers/contract/planted.ts", "node:crypto"],
    [
      "the order of the queue imports the gateway",
      "hall-server/queueing/planted.ts",
      "../gateway/gateway.ts",
    ],
    [
      "the order of the queue imports the journal",
      "hall-server/queueing/planted.ts",
      "../journal/journal.ts",
    ],
    ["calling imports node:fs", "hall-server/calling/planted.ts", "node:fs"],
    ["calling imports a package", "hall-server/calling/planted.ts", "better-sqlite3"],
  ])("%s", (_what, file, specifier) => {
    const result = checkWith(
      "arrows",
      file,
      `import * as planted from "${specifier}";\nexport { planted };\n`,
    );
    expect(result.isOk).toBe(false);
    expect(result.output).toContain(`${file} imports "${specifier}"`);
  });

  it.each([
    ["type imports", 'import type { Planted } from "../../drivers/driver.ts";'],
    ["re-exports", 'export * from "../../drivers/driver.ts";'],
    ["imports for effect", 'import "../../drivers/driver.ts";'],
    ["imports of several lines", 'import {\n  planted,\n} from "../../drivers/driver.ts";'],
    ["dynamic imports", 'const planted = await import("../../drivers/driver.ts");'],
    ["workers", 'new Worker(new URL("../../drivers/driver.ts", import.meta.url));'],
  ])("sees %s", (_what, line) => {
    const result = checkWith("arrows", "hall-server/gateway/planted.ts", `${line}\n`);
    expect(result.output).toContain('hall-server/gateway/planted.ts imports "../../drivers/driver.ts"');
  });

  it.each([
    ["a page imports both contracts", "renderer/kiosk/planted.ts", "../../drivers/contract/devices.ts"],
    ["a page imports the kit", "renderer/kiosk/planted.ts", "../kit/hall.ts"],
    ["the shell imports a driver", "electron/planted.ts", "../drivers/driver.ts"],
    ["the gateway imports the journal", "hall-server/gateway/planted.ts", "../journal/journal.ts"],
    ["deciding imports a fact's shape", "hall-server/queueing/planted.ts", "../journal/fact.ts"],
  ])("allows that %s", (_what, file, specifier) => {
    const result = checkWith(
      "arrows",
      file,
      `import * as planted from "${specifier}";\nexport { planted };\n`,
    );
    expect(result.output).not.toContain(file);
  });
});

describe("unused", () => {
  it("a file that nothing imports", () => {
    const result = checkWith("unused", "hall-server/queueing/planted.ts", "export const planted = 1;\n");
    expect(result.isOk).toBe(false);
    expect(result.output).toMatch(/Unused files[\s\S]*hall-server\/queueing\/planted\.ts/);
  });

  it("an export that nothing imports", () => {
    tree.plant("hall-server/planted.ts", "export const used = 1;\nexport const plantedExport = 2;\n");
    const result = checkWith(
      "unused",
      "hall-server/planted.test.ts",
      'import { it } from "vitest";\nimport { used } from "./planted.ts";\n\nit("uses it", () => used);\n',
    );
    tree.uproot("hall-server/planted.ts");
    expect(result.isOk).toBe(false);
    expect(result.output).toMatch(/Unused exports[\s\S]*plantedExport\s+hall-server\/planted\.ts/);
  });
});

describe("text", () => {
  it.each([
    ["a registry's host", `"${["registry", "npmjs", "org"].join(".")}"`, "registry's host"],
    ["work left open", ["// TO", "DO later"].join(""), "leaves something open"],
    ["a silenced type error", ["// @ts", "ignore"].join("-"), "silences the type checker"],
  ])("%s", (_what, line, why) => {
    const result = checkWith("text", "docs/planted.md", `first line\n${line}\n`);
    expect(result.isOk).toBe(false);
    expect(result.output).toContain("docs/planted.md:2");
    expect(result.output).toContain(why);
  });
});
