import { defineWords } from "./words.ts";

/** The frame of the office pages: manager, back office, agents. */
export const deskWords = defineWords(
  "desk",
  {
    tabs: "页面",
    otherLanguage: "English",
    staffNumber: "工号 {{number}}",
    staleTodo: "正在重连；重连前看到的可能是旧的，也先不能操作。",
  },
  {
    tabs: "Pages",
    otherLanguage: "中文",
    staffNumber: "Staff {{number}}",
    staleTodo: "Trying again. Until then this may be old, and nothing can be changed.",
  },
);
