import { defineWords } from "./words.ts";

/** On strips and boards of light, which have room for little. */
export const lightSignWords = defineWords(
  "light-sign",
  {
    called: "请{{number}}到{{counter}}",
    serving: "正在办理{{number}}",
    free: "欢迎光临",
    paused: "暂停服务",
    closed: "本窗口未开放",
    away: "请听窗口人员叫号",
    hallFree: "请取号，叫到再来",
    hallClosed: "现在不办公",
  },
  {
    called: "{{number}} to {{counter}}",
    serving: "Serving {{number}}",
    free: "Welcome",
    paused: "Paused",
    closed: "Counter closed",
    away: "Please listen to the clerk",
    hallFree: "Please take a number",
    hallClosed: "Closed now",
  },
);
