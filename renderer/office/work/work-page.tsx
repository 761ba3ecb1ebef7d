import "./work.css";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useAct } from "../../kit/desk/use-act.ts";
import { Notice } from "../../kit/notice.tsx";
import { officeWords } from "../../words/office.ts";
import { useOfficeTroubles } from "../../words/office-troubles.ts";
import { useWords } from "../../words/words.ts";
import type { ShownList } from "../place.ts";
import { useKeys } from "../use-keys.ts";
import { useOffice } from "../use-office.ts";
import { FindField } from "./find-field.tsx";
import { WorkHeadline } from "./headline.tsx";
import { KeyHints } from "./key-hints.tsx";
import { ListTabs } from "./list-tabs.tsx";
import { listBeside, neighbour, rowsOf } from "./lists.ts";
import { useMayTake, WorkRow } from "./work-row.tsx";

/** How far a key goes among the lines, and among the lists. */
const steps: Partial<Record<string, number>> = {
  ...{ ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 },
  ...{ Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY },
};
const listSteps: Partial<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };

interface WorkPageProps {
  list: ShownList;
  onList: (list: ShownList) => void;
  onOpen: (applicationId: string) => void;
}

/** The work list: what is due, what is new, what is mine. Arrows choose, Enter opens, F1 takes. */
export function WorkPage({ list, onList, onOpen }: WorkPageProps) {
  const { say } = useWords(officeWords);
  const explain = useOfficeTroubles();
  const { work, isStale } = useOffice();
  const rows = rowsOf(work.rows, list);
  const [asked, setAsked] = useState<string | null>(null);
  const lastIndex = useRef(0);
  const table = useRef<HTMLTableElement>(null);
  const find = useRef<HTMLInputElement>(null);
  const { act, isBusy, trouble, forget } = useAct("application:take");
  const [taken, setTaken] = useState<string | null>(null);
  const mayTake = useMayTake();
  const chosen = neighbour(rows, asked, 0, lastIndex.current);
  const chosenRow = rows.find((row) => row.id === chosen);
  useEffect(() => {
    const at = rows.findIndex((row) => row.id === chosen);
    if (at >= 0) lastIndex.current = at;
  });
  // The keys work at once, and again after a list was chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list takes the focus to its first line
  useEffect(() => {
    focusRow(table.current, null);
  }, [list]);

  const move = (step: number) => {
    forget();
    const next = neighbour(rows, chosen, step);
    setAsked(next);
    focusRow(table.current, next);
  };
  const take = async (id: string | null) => {
    const row = rows.find((one) => one.id === id);
    if (!row || isBusy || isStale || !mayTake(row)) return;
    setTaken(null);
    if ((await act({ applicationId: row.id })).ok) setTaken(row.number);
  };
  const hear = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLButtonElement) return;
    const step = steps[event.key];
    const beside = listSteps[event.key];
    if (step !== undefined) move(step);
    else if (beside !== undefined) onList(listBeside(list, beside));
    else if (event.key === "Enter" && chosen !== null) onOpen(chosen);
    else return;
    event.preventDefault();
  };
  useKeys((key) => {
    if (key === "F1") void take(chosen);
    if (key === "F3") find.current?.focus();
  });

  return (
    <div className="work">
      <WorkHeadline />
      <div className="work__bar">
        <ListTabs list={list} onList={onList} />
        <FindField ref={find} onOpen={onOpen} />
      </div>
      {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
      {taken ? <Notice kind="said" what={say("taken", { number: taken })} /> : null}
      <div className="work__scroll">
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of rows that keys choose (WAI-ARIA grid pattern) */}
        <table ref={table} className="work__table" role="grid" aria-label={say("work")} onKeyDown={hear}>
          <thead>
            <tr>
              <th className="col-light">
                <span className="unseen">{say("due")}</span>
              </th>
              <th className="col-number">{say("number")}</th>
              <th>{say("item")}</th>
              <th className="col-state">{say("state")}</th>
              <th className="col-due">{say("due")}</th>
              <th className="col-who">{say("who")}</th>
              <th className="col-marks">{say("marks")}</th>
              <th className="col-step">
                <span className="unseen">{say("step")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <WorkRow
                key={row.id}
                row={row}
                isChosen={row.id === chosen}
                onChoose={() => setAsked(row.id)}
                onOpen={() => onOpen(row.id)}
                onTake={() => void take(row.id)}
              />
            ))}
          </tbody>
        </table>
        {rows.length === 0 ? <p className="work__none">{say(`empty.${list}`)}</p> : null}
        {list === "all" && work.total > work.rows.length ? (
          <p className="work__small work__more">
            {say("moreThanShown", { shown: work.rows.length, total: work.total })}
          </p>
        ) : null}
      </div>
      <KeyHints canTake={chosenRow !== undefined && mayTake(chosenRow)} />
    </div>
  );
}

/** To one line, or to the one that is chosen. */
function focusRow(table: HTMLTableElement | null, id: string | null): void {
  requestAnimationFrame(() => {
    const row = table?.querySelector<HTMLElement>(
      id === null ? "tr[tabindex='0']" : `tr[data-id="${CSS.escape(id)}"]`,
    );
    row?.focus();
  });
}
