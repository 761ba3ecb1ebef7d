/** What docs/kiosk-install.md tells an engineer to write is what the shell reads, and what it names is there. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { appId, builderConfig, executable } from "../../electron/packaging/builder-config.ts";
import { placeConfig } from "../../electron/place/place.ts";
import { root } from "./packaged-shell.ts";

const text = readFileSync(join(root, "docs/kiosk-install.md"), "utf8");
const blocks = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = ""]) => json);
const windows = [...text.matchAll(/\| `(\[\{.*?\}\])` \|/g)].map(([, json = ""]) => json);

describe("place.json", () => {
  it("is understood as the examples have it", () => {
    expect(blocks.length).toBeGreaterThan(1);
    for (const block of blocks) expect(placeConfig.safeParse(JSON.parse(block)).error, block).toBe(undefined);
  });

  it("for every role in the table", () => {
    expect(windows.length).toBe(5);
    for (const one of windows) {
      const read = placeConfig.safeParse({ hall: "http://127.0.0.1:8100", windows: JSON.parse(one) });
      expect(read.error, one).toBe(undefined);
    }
  });
});

it("names commands and files that are there", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object };
  for (const [, name = ""] of text.matchAll(/npm run (?:-s )?([\w-]+)/g))
    expect(scripts).toHaveProperty(name);
  for (const [, file = ""] of text.matchAll(/resources\/systemd\/([\w.-]+)/g))
    expect(existsSync(join(root, "electron/packaging/systemd", file)), file).toBe(true);
  for (const [, file = ""] of text.matchAll(/`(tests\/[\w./-]+)`/g))
    expect(existsSync(join(root, file)), file).toBe(true);
});

it("names the folders that the package makes", () => {
  const { productName } = builderConfig({
    ...{ electronVersion: "45.4.1", electronDist: undefined, output: "out", resources: "resources" },
  });
  expect(text).toContain(`/opt/${productName}/`);
  expect(text).toContain(`%APPDATA%\\${productName}\\place.json`);
  expect(text).toContain(`${executable}-*.deb`);
  expect(appId).toBe("cn.yichuang.shell");
});
