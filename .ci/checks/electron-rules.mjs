// What must not stand in the shell's sources, and what must. Each rule is told a node and says what is wrong with it.
import { isNode, lastName, nameOf, rawOf, textOf, walk } from "./syntax.mjs";

/** @typedef {import("./syntax.mjs").Node} Node */
/** @typedef {{ node: Node, parents: Node[], file: string, declared: ReadonlySet<string> }} Place `declared`: names that the file gives */
/** @typedef {(place: Place) => string | undefined} Rule */

/** Pages of offices and of people's own phones stand in no window of the shell; the gallery and dist are no pages. */
const elsewhere = ["manager", "office", "agent", "phone", "progress", "gallery", "dist"];

/** Drawn or run in a browser alone: each asks first whether it is in the shell, as `mustBeSaid` holds. */
const forBrowsersAlone = [
  "renderer/kit/documents/browser-file.ts",
  "renderer/kit/materials/choose-files.tsx",
];

/** @param {string} file */
export function rulesOf(file) {
  if (!/\.[cm]?[jt]sx?$/.test(file) || /\.test\.[jt]sx?$/.test(file) || file.endsWith(".d.ts")) return [];
  if (file.startsWith("electron/")) return shellRules;
  const [top, page = "", ...rest] = file.split("/");
  const isPage = top === "renderer" && rest.length > 0 && !elsewhere.includes(page);
  return isPage && !forBrowsersAlone.includes(file) ? pageRules : [];
}

/** The one value that each may have. A value that is not written out is refused too: nobody could check it. */
/** @type {Record<string, boolean>} */
const onlyValue = {
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  enableRemoteModule: false,
  rejectUnauthorized: true,
};

/** @type {Rule} */
function settings({ node, parents }) {
  const isKey = node.type === "Property" && parents[0]?.type === "ObjectExpression";
  const isAssigned = node.type === "AssignmentExpression" && isNode(node.left);
  if (!isKey && !isAssigned) return undefined;
  const name = isKey ? nameOf(node.key) : lastName(node.left);
  const value = isKey ? node.value : node.right;
  if (name === undefined) return undefined;
  if (name === "enableBlinkFeatures") return "enables features of the engine that are not for everybody";
  const written = isNode(value) && value.type === "Literal" ? value.value : undefined;
  if (name === "devTools" && written === true) return "gives developer tools to whoever stands at the kiosk";
  const only = Object.hasOwn(onlyValue, name) ? onlyValue[name] : undefined;
  return only === undefined || written === only ? undefined : `${name} may only be ${only}`;
}

/** Who may import Electron's values: everybody else is handed the parts that they use. */
const mayImport = ["electron/main.ts", "electron/preload.ts", "electron/updates/launcher.ts"];
const neverImported = ["shell", "remote", "desktopCapturer"];

/** @type {Rule} */
function imports({ node, file }) {
  if (node.type !== "ImportDeclaration" && node.type !== "ImportExpression") return undefined;
  const from = textOf(node.source);
  if (from === "@electron/remote") return "brings the main process into pages";
  if (from === undefined || !/^electron(?:\/|$)/.test(from) || node.importKind === "type") return undefined;
  if (!mayImport.includes(file))
    return "imports Electron's values: take the part that is used as an argument";
  if (!Array.isArray(node.specifiers)) return "imports Electron where it cannot be seen what is used";
  for (const specifier of node.specifiers) {
    const name = nameOf(specifier.imported);
    if (name === undefined) return "imports all of Electron: name what is used";
    if (neverImported.includes(name)) return `imports ${name}, which opens what lies outside`;
    if (name === "contextBridge" && file !== "electron/preload.ts")
      return "only the preload script has a bridge";
  }
  return undefined;
}

const windowClasses = ["BrowserWindow", "BaseWindow", "BrowserView", "WebContentsView"];
const opensOutside = ["openExternal", "openPath", "showItemInFolder", "showOpenDialog", "showSaveDialog"];
const runsText = ["executeJavaScript", "executeJavaScriptInIsolatedWorld", "insertCSS"];
const listening = ["on", "once", "handle", "handleOnce", "addListener"];
/** Of the engine, by what they do; the shell's own are set in electron/lock-down/. */
const weakeningSwitch =
  /^(?:no-sandbox|disable-(?:web-security|site-isolation|gpu-sandbox|setuid-sandbox|features)|remote-|inspect|ignore-certificate|allow-|unsafely-|host-|proxy-|load-extension|js-flags|enable-(?:features|blink))/;

/** @type {Rule} */
function calls({ node, parents, file }) {
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return undefined;
  const name = lastName(node.callee);
  const [first] = Array.isArray(node.arguments) ? node.arguments : [];
  if (name === undefined) return undefined;
  if (node.type === "NewExpression") {
    const isAllowed = file.startsWith("electron/windows/") || handsOn(first, parents[0]);
    if (windowClasses.includes(name) && !isAllowed)
      return "opens a window: only electron/windows/ does, with locked options";
    return name === "Function" ? "makes code out of text" : undefined;
  }
  if (name === "eval") return "makes code out of text";
  if (opensOutside.includes(name)) return `${name} opens what lies outside of the shell`;
  if (name === "setCertificateVerifyProc") return "judges certificates in place of the engine";
  if (runsText.includes(name) && textOf(first) === undefined) return `${name} runs text that is put together`;
  if (name === "loadFile") return "loads a page from a file";
  if (name === "loadURL" && isNode(first) && first.type !== "Identifier")
    return "loads an address that is written here: windows get theirs from the pages' server";
  if (name === "appendSwitch") {
    const given = textOf(first);
    if (given === undefined || weakeningSwitch.test(given)) return "sets a switch that weakens the engine";
  }
  if (!listening.includes(name) || !isIpc(node.callee)) return undefined;
  if (!file.startsWith("electron/bridge/")) return "listens to pages: only electron/bridge/ does";
  const asksWho = [...walk(node)].some(({ node: inner }) => lastName(inner.callee) === "windowOf");
  return asksWho ? undefined : "listens to pages without asking windowOf which of them speaks";
}

/**
 * `(options) => new BrowserWindow(options)`: gives the class to electron/windows/ and decides nothing.
 * @param {unknown} given
 * @param {Node | undefined} maker
 */
function handsOn(given, maker) {
  const [parameter] = Array.isArray(maker?.params) ? maker.params : [];
  const name = nameOf(given);
  return maker?.type === "ArrowFunctionExpression" && name !== undefined && nameOf(parameter) === name;
}

/**
 * `ipcMain.on`, `parts.ipcMain.on`, `contents.ipc.handle`
 * @param {unknown} callee
 */
function isIpc(callee) {
  if (!isNode(callee) || callee.type !== "MemberExpression") return false;
  const name = lastName(callee.object);
  return name === "ipcMain" || name === "ipc";
}

const preloadMayCall = ["on", "invoke", "send"];

/** @type {Rule} */
function preload({ node, parents, file }) {
  const name = nameOf(node);
  if (node.type !== "Identifier" || (name !== "ipcRenderer" && name !== "contextBridge")) return undefined;
  if (parents[0]?.type.startsWith("Import")) return undefined;
  if (file !== "electron/preload.ts") return `only the preload script has ${name}`;
  const [use] = parents;
  const isRead = use?.type === "MemberExpression" && use.object === node;
  const part = isRead ? nameOf(use.property) : undefined;
  const may = name === "ipcRenderer" ? preloadMayCall : ["exposeInMainWorld"];
  return part !== undefined && may.includes(part)
    ? undefined
    : `${name} itself must not leave the preload script`;
}

const loopback = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?:[:/]|$)/;
/** Names of XML, read by nobody's browser. */
const nameOfXml = /^http:\/\/www\.w3\.org\//;

/** @type {Rule} */
function texts({ node, parents }) {
  const isQuasi = node.type === "TemplateElement";
  if (!isQuasi && (node.type !== "Literal" || typeof node.value !== "string")) return undefined;
  const text = isQuasi ? rawOf(node) : String(node.value);
  if (/'unsafe-/.test(text)) return "a policy with unsafe-*";
  if (text.includes("NODE_TLS_REJECT_UNAUTHORIZED")) return "believes every certificate";
  if (/<webview|\ballowpopups\b/i.test(text)) return "a webview";
  if (parents[0]?.type === "ImportDeclaration") return undefined;
  const isPlainText = /^http:\/\/\w/.test(text) && !loopback.test(text) && !nameOfXml.test(text);
  return isPlainText ? "speaks HTTP without TLS to something else than this machine" : undefined;
}

const shellRules = [settings, imports, calls, preload, texts];

const closedElements = ["iframe", "frame", "object", "embed", "webview", "portal"];
const closedCalls = ["showOpenFilePicker", "showSaveFilePicker", "showDirectoryPicker"];
const closedOfWindow = ["open", "print", "alert", "confirm", "prompt"];

/**
 * What a handler of Electron's could not stop, or would have to: a file dialog above all, for which Electron has no event.
 * @type {Rule}
 */
function pageOpensNothing({ node, declared }) {
  if (node.type === "JSXOpeningElement") {
    const name = nameOf(node.name) ?? "";
    return closedElements.includes(name) ? `<${name}> has no place in a page of the shell` : undefined;
  }
  if (node.type === "JSXAttribute") {
    const name = nameOf(node.name);
    if (
      name === "type" &&
      /^(?:file|color|date|datetime-local|month|week|time)$/.test(textOf(node.value) ?? "")
    )
      return "an input that opens a window of the engine's or the operating system's";
    return name === "download" || name === "target" ? `${name}= opens or saves something` : undefined;
  }
  if (node.type !== "CallExpression") return undefined;
  const name = lastName(node.callee) ?? "";
  if (closedCalls.includes(name)) return `${name} opens a file dialog`;
  const isOfWindow =
    isNode(node.callee) &&
    (node.callee.type === "Identifier"
      ? !declared.has(name)
      : ["window", "globalThis", "self"].includes(lastName(node.callee.object) ?? ""));
  return closedOfWindow.includes(name) && isOfWindow ? `window.${name}() opens something` : undefined;
}

const pageRules = [pageOpensNothing];

/** What must stand somewhere, or everything else is for nothing. */
/** @type {{ file: string, pattern: RegExp, why: string }[]} */
export const mustBeSaid = [
  { file: "electron/main.ts", pattern: /\blockShell\(/, why: "nothing locks the shell down" },
  { file: "electron/main.ts", pattern: /\bjudgeStart\(/, why: "any switch is taken" },
  { file: "electron/preload.ts", pattern: /\bguardPage\(/, why: "nothing guards the page" },
  {
    file: "electron/windows/window-options.ts",
    pattern: /\blockedWindowOptions\(/,
    why: "windows are not locked",
  },
  {
    file: "electron/pages/pages-server.ts",
    pattern: /\bsealShellPages\(/,
    why: "pages come without their headers",
  },
  {
    file: "renderer/kit/documents/browser-file.ts",
    pattern: /\bif \(window\.yichuang\) return\b[\s\S]*\bwindow\.open\(/,
    why: "the shell opens a page of its own for a document",
  },
  {
    file: "renderer/kit/materials/material-pages.tsx",
    pattern: /\bmayChooseFiles\(\)/,
    why: "files are chosen in the shell, too",
  },
  ...Object.entries({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  }).map(([fuse, value]) => ({
    file: "electron/packaging/builder-config.ts",
    pattern: new RegExp(`^\\s*${fuse}: ${value},`, "m"),
    why: `the fuse ${fuse} is not set to ${value}`,
  })),
];
