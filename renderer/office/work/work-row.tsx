import type { OfficeRow } from "../../../hall-server/contract/office.ts";
import { ApplicationNumber } from "../../kit/applications/application-number.tsx";
import { LightSign, useDueWords } from "../../kit/applications/due.tsx";
import { applicationWords } from "../../words/applications.ts";
import { type OfficeWord, officeWords } from "../../words/office.ts";
import { useWords } from "../../words/words.ts";
import { KeyCap } from "../key-cap.tsx";
import { useOffice, useOfficeNames } from "../use-office.ts";

interface WorkRowProps {
  row: OfficeRow;
  isChosen: boolean;
  onChoose: () => void;
  onOpen: () => void;
  onTake: () => void;
}

/** One application of the work list. A press anywhere chooses it, two open it. */
export function WorkRow({ row, isChosen, onChoose, onOpen, onTake }: WorkRowProps) {
  const { say } = useWords(officeWords);
  const applications = useWords(applicationWords);
  const names = useOfficeNames();
  const due = useDueWords();
  const mayTake = useMayTake()(row);
  return (
    <tr
      data-id={row.id}
      className={`work__row ${isChosen ? "work__row--chosen" : ""}`}
      tabIndex={isChosen ? 0 : -1}
      aria-selected={isChosen}
      onClick={onChoose}
      onDoubleClick={onOpen}
      onFocus={onChoose}
    >
      <td>
        <LightSign due={row} />
      </td>
      <td>
        <ApplicationNumber value={row.number} />
      </td>
      <td>
        <p className="work__item">{row.itemName}</p>
        <p className="work__small">{[row.applicant, names.unit(row.unitId)].filter(Boolean).join(" · ")}</p>
      </td>
      <td>
        {applications.say(`state.${row.state}`)}
        {row.special ? (
          <p className="work__small">{applications.say(`special.${row.special.kind}`)}</p>
        ) : null}
      </td>
      <td>
        <p className={row.light === "red" ? "work__late" : "work__left"}>{due.left(row)}</p>
        <p className="work__small">{due.by(row)}</p>
      </td>
      <td>{names.person(row.reviewer)}</td>
      <td>
        <Marks row={row} />
      </td>
      <td className="work__step">
        {mayTake ? (
          <button type="button" tabIndex={isChosen ? 0 : -1} className="button sheet__small" onClick={onTake}>
            {say("take")}
            <span className="unseen">{row.number}</span>
            {isChosen ? <KeyCap cap="F1" /> : null}
          </button>
        ) : (
          <button type="button" tabIndex={isChosen ? 0 : -1} className="button sheet__small" onClick={onOpen}>
            {say("open")}
            <span className="unseen">{row.number}</span>
            {isChosen ? <KeyCap cap="↵" /> : null}
          </button>
        )}
      </td>
    </tr>
  );
}

/** Accepted, at one of this reviewer's units, and nobody has it; a head gives work out and takes none. */
export function useMayTake(): (row: OfficeRow) => boolean {
  const { work } = useOffice();
  const own = new Set(work.units.map((unit) => unit.id));
  return (row) =>
    work.role === "reviewer" &&
    row.state === "accepted" &&
    row.reviewer === null &&
    row.unitId !== null &&
    own.has(row.unitId);
}

export function marksOf(row: OfficeRow): OfficeWord[] {
  const marks: OfficeWord[] = [];
  if (row.urgedAt !== null) marks.push("mark_urged");
  if (row.lists.includes("confirm")) marks.push("mark_confirm");
  if (row.extension?.isApproved === null) marks.push("mark_extension");
  if (row.hasGaps) marks.push("mark_gaps");
  if (row.matterKind === "parallel") marks.push("mark_parallel");
  if (row.matterKind === "chain") marks.push("mark_chain");
  return marks;
}

function Marks({ row }: { row: OfficeRow }) {
  const { say } = useWords(officeWords);
  return (
    <ul className="marks">
      {marksOf(row).map((mark) => (
        <li key={mark} className={mark === "mark_urged" ? "marks__one marks__one--amber" : "marks__one"}>
          {say(mark)}
        </li>
      ))}
    </ul>
  );
}
