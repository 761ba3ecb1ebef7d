import "./own-limits.css";
import { ApplicationNumber } from "../../kit/applications/application-number.tsx";
import { DueSign, useDueWords } from "../../kit/applications/due.tsx";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { Notice } from "../../kit/notice.tsx";
import { applicationWords } from "../../words/applications.ts";
import { deadlineWords } from "../../words/deadlines.ts";
import { useErrorWords } from "../../words/errors.ts";
import { useWords } from "../../words/words.ts";
import type { DialogProps } from "../dialogs/dialog.ts";
import { Modal } from "../dialogs/modal.tsx";

const most = 30;

/** What this clerk took in and is due soon or late, and what nobody has taken in yet. */
export function OwnLimitsDialog({ onClose }: Pick<DialogProps, "onClose">) {
  const { say } = useWords(deadlineWords);
  const application = useWords(applicationWords);
  const explain = useErrorWords();
  const due = useDueWords();
  const { value, error } = useAsked("deadlines:get", { list: "told", limit: most });
  const rows = value?.applications ?? [];
  const hidden = (value?.told?.handler ?? 0) - rows.length;
  return (
    <Modal
      title={say("own.title")}
      todo={hidden > 0 ? say("own.more", { count: hidden }) : say("own.todo")}
      onClose={onClose}
      isWide
    >
      {error ? <Notice kind="wrong" what={explain(error)} /> : null}
      {value && rows.length === 0 ? <p className="own-limits__none">{say("own.none")}</p> : null}
      <ul className="own-limits__list">
        {rows.map(({ id, state, number, itemName, applicant, limit }) => (
          <li key={id} className="own-limits__row">
            <div>
              <DueSign due={{ state, light: limit.light, remainingDays: limit.remainingDays }} />
              <p className="own-limits__small">{due.on(limit.on)}</p>
            </div>
            <div>
              {itemName}
              <p className="own-limits__small">
                <ApplicationNumber value={number} /> {applicant}
              </p>
            </div>
            <div>
              {say(`kind.${limit.kind}`)}
              <p className="own-limits__small">{application.say(`state.${state}`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
