import { counterWords } from "../../words/counter.ts";
import { counterDialogWords } from "../../words/counter-dialogs.ts";
import { counterIntakeWords } from "../../words/counter-intake.ts";
import { deadlineWords } from "../../words/deadlines.ts";
import { useWords } from "../../words/words.ts";
import { capsInOrder } from "../keys.ts";
import type { DialogProps } from "./dialog.ts";
import { Modal } from "./modal.tsx";

const names = [
  "key.callNext",
  "key.recall",
  "key.start",
  "key.finish",
  "key.skip",
  "key.hold",
  "key.transfer",
  "key.pause",
] as const;

export function AllKeysDialog({ onClose }: DialogProps) {
  const { say } = useWords(counterDialogWords);
  const page = useWords(counterWords);
  const intake = useWords(counterIntakeWords);
  const deadlines = useWords(deadlineWords);
  const groups = [
    {
      title: say("keys.F"),
      keys: [
        ...capsInOrder.map((cap, i) => [cap, page.say(names[i] ?? "key.callNext")] as const),
        ["F9", say("keys.all")] as const,
      ],
    },
    {
      title: say("keys.alt"),
      keys: [
        ["Alt 9", page.say("aside.key")],
        ["Alt C", page.say("more.call")],
        ["Alt N", page.say("more.addItem")],
        ["Alt I", page.say("more.showPerson")],
        ["Alt P", page.say("more.copy")],
        ["Alt E", page.say("more.delivery")],
        ["Alt L", deadlines.say("own.key")],
        ["Alt Q", page.say("more.leave")],
      ] as const,
    },
    {
      title: intake.say("keys.title"),
      keys: [
        ["Alt 1–6", intake.say("outcomes")],
        ["Alt A", intake.say("list.all")],
        ["Alt R", intake.say("keys.reuse")],
        ["Alt S", intake.say("list.scan")],
        ["Alt M T", `${intake.say("section.materials")}${intake.say("comma")}${intake.say("section.form")}`],
        ["Alt O D", `${intake.say("section.who")}${intake.say("comma")}${intake.say("section.delivery")}`],
        ["Alt K G", `${intake.say("keys.print")}${intake.say("comma")}${intake.say("done.sign")}`],
        ["Alt B", intake.say("more.next")],
        ["Alt F", intake.say("more.find")],
        ["Alt J", intake.say("more.matter")],
        ["Alt W", intake.say("done.withdraw")],
      ] as const,
    },
    {
      title: say("keys.lists"),
      keys: [
        ["1–9", say("keys.digits")],
        ["↑ ↓", say("keys.arrows")],
        ["Enter", say("keys.enter")],
        ["Esc", say("keys.esc")],
        ["Tab", say("keys.tab")],
      ] as const,
    },
  ];
  return (
    <Modal title={say("keys.title")} todo={say("keys.note")} onClose={onClose} isWide>
      <div className="desk-all-keys">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([cap, does]) => (
                <div key={cap}>
                  <dt>
                    <span className="desk-cap">{cap}</span>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
