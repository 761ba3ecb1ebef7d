const { contextBridge, ipcRenderer } = require("electron");

contextBridge.exposeInMainWorld("trial", {
  echo: (...input) => ipcRenderer.invoke("echo", ...input),
  send: async (what) => ipcRenderer.send("send", what),
  fail: () => ipcRenderer.invoke("fail"),
  who: () => ipcRenderer.invoke("who"),
});
