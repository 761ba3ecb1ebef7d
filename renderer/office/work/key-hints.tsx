import { officeWords } from "../../words/office.ts";
import { useWords } from "../../words/words.ts";
import { KeyCap } from "../key-cap.tsx";

/** What the keys do here. */
export function KeyHints({ canTake }: { canTake: boolean }) {
  const { say } = useWords(officeWords);
  const hints = [
    ["↑ ↓", say("keys.move")],
    ["← →", say("keys.list")],
    ["↵", say("keys.open")],
    ...(canTake ? [["F1", say("keys.take")]] : []),
    ["F3", say("keys.find")],
  ];
  return (
    <ul className="key-hints">
      {hints.map(([cap = "", said]) => (
        <li key={cap}>
          <KeyCap cap={cap} /> {said}
        </li>
      ))}
    </ul>
  );
}
