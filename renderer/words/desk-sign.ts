import { defineWords } from "./words.ts";

/** On the strip of light above the counter, which is short. */
export const deskSignWords = defineWords(
  "desk-sign",
  {
    called: "请{{number}}到{{counter}}",
    serving: "正在办理{{number}}",
    free: "欢迎光临",
    paused: "暂停服务",
    closed: "本窗口未开放",
    away: "请听窗口人员叫号",
  },
  {
    called: "{{number}} to {{counter}}",
    serving: "Serving {{number}}",
    free: "Welcome",
    paused: "Paused",
    closed: "Counter closed",
    away: "Please listen to the clerk",
  },
);
