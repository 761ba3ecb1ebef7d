/** For the gallery: states that a person would come to by a press or two, or in the other language. */
import { type ReactNode, useEffect, useLayoutEffect } from "react";
import { commonWords } from "../words/common.ts";
import { useWords } from "../words/words.ts";

const betweenPressesMs = 30;
const pressable = "button, [role=radio], input[type=radio], label.ant-segmented-item";

export function InEnglish({ children }: { children: ReactNode }) {
  const { language, setLanguage } = useWords(commonWords);
  useEffect(() => {
    if (language !== "en") setLanguage("en");
  });
  return children;
}

/**
 * Presses, one after the other, what begins with these words; of several the last, which lies on top. As long as one of them is not there, the page says which it waits for: `<html data-presses="…">`.
 */
export function AfterPressing({ words, children }: { words: readonly string[]; children: ReactNode }) {
  const key = words.join("\n");
  // Before anybody sees the page, so that nobody takes it for what it is to become.
  useLayoutEffect(() => {
    const left = key === "" ? [] : key.split("\n");
    const { dataset } = document.documentElement;
    const end = () => {
      clearInterval(timer);
      delete dataset.presses;
    };
    const press = () => {
      const [next] = left;
      if (next === undefined) return end();
      dataset.presses = next;
      const found = named(next);
      if (!found) return;
      left.shift();
      found.click();
    };
    const timer = setInterval(press, betweenPressesMs);
    if (left[0] !== undefined) dataset.presses = left[0];
    return end;
  }, [key]);
  return children;
}

function named(words: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(pressable)].findLast((element) =>
    [element.getAttribute("aria-label"), element.textContent].some((name) => name?.startsWith(words)),
  );
}
