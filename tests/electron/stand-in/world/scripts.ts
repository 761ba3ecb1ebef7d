/** The scripts that Chromium runs in every new document of a window, before the page's own. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Session } from "../chromium/connection.ts";
import { questionsPath } from "../contents/questions.ts";
import { electronVersion } from "../versions.ts";
import { askForNavigations, askForPermissions, askForWindows, hearKeys, makeAsk } from "./ask.ts";
import { makeBridge } from "./bridge.ts";
import { type Clone, makeClone } from "./clone.ts";
import { makePreloadWorld } from "./preload-world.ts";

export const preloadWorldName = "Electron Isolated Context";

/** In the preload's world only. */
export const toMainBinding = "__electronToMain";
export const deliverName = "__electronDeliver";

export const mainClone: Clone = makeClone({
  toBase64: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64"),
  fromBase64: (text) => new Uint8Array(Buffer.from(text, "base64")),
});

const pageBase64 =
  "{ toBase64: (bytes) => bytes.toBase64(), fromBase64: (text) => Uint8Array.fromBase64(text) }";

export interface PreloadSettings {
  preload: string | undefined;
  additionalArguments: string[];
}

export async function installWorlds(session: Session, settings: PreloadSettings): Promise<void> {
  if (settings.preload === undefined) return;
  const [toPage, toPreload] = [nonce(), nonce()];
  const ask = `(${makeAsk})("${questionsPath}${nonce()}")`;
  await session.send("Runtime.addBinding", { name: toMainBinding, executionContextName: preloadWorldName });
  await session.send("Page.addScriptToEvaluateOnNewDocument", {
    source: `
      (${askForPermissions})(${ask});
      (${askForWindows})(${ask});
      ${inMainFrame(`(${askForNavigations})(${ask}); (${makeBridge})("${toPage}", "${toPreload}");`)}`,
  });
  await session.send("Page.addScriptToEvaluateOnNewDocument", {
    source: inMainFrame(`(${hearKeys})(${ask}); ${preloadScript(settings, toPage, toPreload)}`),
    worldName: preloadWorldName,
  });
}

function preloadScript(
  { preload = "", additionalArguments }: PreloadSettings,
  toPage: string,
  toPreload: string,
) {
  const about = {
    deliver: deliverName,
    process: {
      type: "renderer",
      contextIsolated: true,
      sandboxed: true,
      platform: process.platform,
      arch: process.arch,
      argv: [process.execPath, ...additionalArguments],
      env: {},
      versions: { electron: electronVersion, chrome: process.versions.chrome, node: process.versions.node },
    },
  };
  return `
    const clone = (${makeClone})(${pageBase64});
    const bridge = (${makeBridge})("${toPreload}", "${toPage}");
    const say = globalThis.${toMainBinding};
    delete globalThis.${toMainBinding};
    (${makePreloadWorld})(clone, bridge, (text) => say(text), ${JSON.stringify(about)})
      .run(function (require, module, exports, process) {
        ${readFileSync(preload, "utf8")}
      });`;
}

/** As Electron without `nodeIntegrationInSubFrames`: frames within a page get no preload script. */
function inMainFrame(source: string): string {
  return `if (globalThis.top === globalThis) { ${source} }`;
}

/** The page cannot guess the events by which the worlds speak. */
function nonce(): string {
  return `bridge-${randomBytes(16).toString("hex")}`;
}
