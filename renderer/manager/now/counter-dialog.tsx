import "./counter-dialog.css";
import { useState } from "react";
import type { ViewValue } from "../../../hall-server/contract/views.ts";
import { Button } from "../../kit/button.tsx";
import { clockOf, minutesBetween } from "../../kit/clock.ts";
import { ConfirmDialog } from "../../kit/desk/confirm-dialog.tsx";
import { Dialog } from "../../kit/desk/dialog.tsx";
import { useHallTime, useView } from "../../kit/hall-context.tsx";
import { TicketNumber } from "../../kit/number.tsx";
import { commonWords } from "../../words/common.ts";
import { managerWords } from "../../words/manager.ts";
import { useWords } from "../../words/words.ts";
import { useDeviceWords } from "../devices/device-said.ts";
import { useNames } from "../hall-names.tsx";
import { counterState } from "./counter-kind.ts";
import { useProblemWords } from "./problem-said.ts";

interface CounterDialogProps {
  value: ViewValue<"hall">;
  counterId: string;
  isStale: boolean;
  onClose: () => void;
}

/** One counter: what it does, who is there, its day so far; and the way to close it for a clerk who is gone. */
export function CounterDialog({ value, counterId, isStale, onClose }: CounterDialogProps) {
  const { say, language } = useWords(managerWords);
  const common = useWords(commonWords);
  const names = useNames();
  const devices = useDeviceWords();
  const problemSaid = useProblemWords(value);
  const now = useHallTime();
  const detail = useView("counter", { counterId }).value;
  const [isClosing, setIsClosing] = useState(false);
  const cell = value.counters.find((counter) => counter.id === counterId);
  if (!cell) return null;
  const name = names.counter(counterId);
  const staff = say("staffNumber", { number: cell.staffNumber ?? "" });

  if (isClosing) {
    return (
      <ConfirmDialog
        title={say("closeCounterAsk", { counter: name })}
        yes={say("closeCounter")}
        no={say("keepOpen")}
        isDanger
        command="counter:close"
        input={{ counterId }}
        onClose={onClose}
      >
        {cell.number ? <p>{say("closeCounterTicket", { number: cell.number })}</p> : null}
        <p>{say("closeCounterEffect", { staff })}</p>
      </ConfirmDialog>
    );
  }

  const since = detail?.current?.startedAt ?? detail?.current?.calledAt ?? cell.since;
  const problems = value.problems.filter((problem) => problem.params.counter === counterId);
  const { today } = detail ?? {};
  return (
    <Dialog
      title={`${name} · ${names.groupOf(counterId) || cell.group}`}
      onClose={onClose}
      actions={
        <>
          {cell.state === "closed" ? null : (
            <Button
              kind="danger"
              onPress={() => setIsClosing(true)}
              disabledBecause={isStale ? say("staleBecause") : null}
            >
              {say("closeCounter")}
            </Button>
          )}
          <Button onPress={onClose}>{common.say("close")}</Button>
        </>
      }
    >
      <div className="place">
        <p className="place__state">{say(counterState(cell))}</p>
        {cell.number ? <TicketNumber value={cell.number} className="place__number" /> : null}
        {cell.state !== "closed" && since ? (
          <p className="place__since">
            {say("sinceMinutes", { time: clockOf(since), minutes: minutesBetween(since, now) })}
          </p>
        ) : null}
      </div>
      {detail?.counter.pauseReason ? (
        <p>{say("pausedBecause", { reason: detail.counter.pauseReason })}</p>
      ) : null}
      {problems.map((problem) => {
        const said = problemSaid(problem, now);
        return (
          <p key={problem.id} className="place__problem">
            <strong>{said.what}</strong>
            <br />
            {said.todo}
          </p>
        );
      })}
      <dl className="dialog__facts">
        <dt>{say("counterStaff")}</dt>
        <dd>
          {cell.state === "closed"
            ? say("counterNobody")
            : [staff, detail?.counter.staff?.name].filter(Boolean).join(" · ")}
        </dd>
        {detail && detail.queues.length > 0 ? (
          <>
            <dt>{say("counterQueues")}</dt>
            <dd>
              <ul>
                {detail.queues.map((queue) => (
                  <li key={queue.id}>
                    {say("counterQueueWaiting", {
                      name: `${queue.code} ${language === "zh" ? queue.name : queue.nameEn}`,
                      waiting: queue.waiting,
                    })}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        ) : null}
        {today ? (
          <>
            <dt>{say("counterFigures")}</dt>
            <dd>
              {today.averageMinutes === null
                ? say("counterToday", { called: today.called, finished: today.finished })
                : say("counterTodayAverage", {
                    called: today.called,
                    finished: today.finished,
                    minutes: today.averageMinutes,
                  })}
            </dd>
          </>
        ) : null}
        {detail && detail.devices.length > 0 ? (
          <>
            <dt>{say("counterDevices")}</dt>
            <dd>
              <ul>
                {detail.devices.map((device) => (
                  <li key={device.deviceId}>
                    {devices.kind(device.kind)} {devices.status(device.status)}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        ) : null}
      </dl>
    </Dialog>
  );
}
