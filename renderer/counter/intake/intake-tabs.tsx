import { type KeyboardEvent, useRef } from "react";
import { applicationWords } from "../../words/applications.ts";
import { counterIntakeWords } from "../../words/counter-intake.ts";
import { useWords } from "../../words/words.ts";
import type { Intake } from "./use-intake.ts";

/** One for each thing that is taken in now; with its state, so that nothing is forgotten. */
export function IntakeTabs({ intake, nameOf }: { intake: Intake; nameOf: (itemId: string) => string }) {
  const { say } = useWords(counterIntakeWords);
  const states = useWords(applicationWords);
  const list = useRef<HTMLDivElement>(null);
  const { tabs, tab, chooseTab } = intake;
  if (tabs.length < 2) return null;
  const hear = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.altKey) return;
    event.preventDefault();
    const at = (tabs.findIndex(({ name }) => name === tab?.name) + step + tabs.length) % tabs.length;
    const next = tabs[at];
    if (!next) return;
    chooseTab(next.name);
    list.current?.querySelectorAll("button")[at]?.focus();
  };
  return (
    <div
      className="desk-tabs intake-tabs"
      role="tablist"
      aria-label={say("items")}
      ref={list}
      onKeyDown={hear}
    >
      {tabs.map((one) => (
        <button
          key={one.name}
          type="button"
          role="tab"
          className="desk-tabs__one"
          aria-selected={one.name === tab?.name}
          tabIndex={one.name === tab?.name ? 0 : -1}
          onClick={() => chooseTab(one.name)}
        >
          {nameOf(one.itemId)}
          {one.row ? ` · ${states.say(`state.${one.row.state}`)}` : null}
        </button>
      ))}
    </div>
  );
}
