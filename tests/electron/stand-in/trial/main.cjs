// A small app for the stand-in's own tests: one window with what they want to see.
const { join } = require("node:path");
const { app, BrowserWindow, ipcMain, session } = require("electron");

const told = [];
globalThis.told = told;

ipcMain.handle("echo", (_event, ...input) => input);
ipcMain.handle("fail", () => {
  throw new Error("on purpose");
});
ipcMain.handle("who", ({ senderFrame }) => ({
  url: senderFrame.url,
  origin: senderFrame.origin,
  isTop: senderFrame.parent === null && senderFrame.top === senderFrame,
}));

app.on("window-all-closed", () => app.quit());
app.on("second-instance", (_event, argv) => told.push(`second ${argv.at(-1)}`));
const isFirst = app.requestSingleInstanceLock();
if (!isFirst) app.quit();
app.on("web-contents-created", (_event, contents) => {
  contents.on("will-navigate", (event) => {
    told.push(`will-navigate ${new URL(event.url).pathname}`);
    if (globalThis.isNavigationRefused) event.preventDefault();
  });
  contents.on("will-redirect", (event) => {
    told.push(`will-redirect ${new URL(event.url).pathname}`);
    event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    told.push(`window ${new URL(url).pathname}`);
    return { action: "deny" };
  });
  contents.on("before-input-event", (event, { type, key }) => {
    told.push(`${type} ${key}`);
    if (key === "F5") event.preventDefault();
  });
  contents.on("render-process-gone", (_event, { reason }) => told.push(`gone ${reason}`));
  contents.on("unresponsive", () => told.push("unresponsive"));
});

app.whenReady().then(() => {
  if (!isFirst) return undefined;
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
    told.push(`permission ${permission}`);
    answer(permission === "media");
  });
  session.defaultSession.on("will-download", (event, item) => {
    told.push(`download ${item.getFilename()}`);
    event.preventDefault();
  });
  session.defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
    const isRefused = url.endsWith("/refused");
    if (isRefused) told.push("request /refused");
    answer({ cancel: isRefused });
  });
  const window = new BrowserWindow({
    kiosk: true,
    webPreferences: { preload: join(__dirname, "preload.cjs") },
  });
  return window.loadURL(`${process.argv[2]}/`);
});
