import { useEffect, useState } from "react";
import type { Devices } from "../../drivers/contract/devices.ts";
import { clockOf, timeOfDay } from "../kit/clock.ts";
import { useHallTime } from "../kit/hall-context.tsx";
import { Notice } from "../kit/notice.tsx";
import { counterWords } from "../words/counter.ts";
import { useWords } from "../words/words.ts";
import { AtCounter } from "./at-counter.tsx";
import { meaningOfKey } from "./devices/key-meaning.ts";
import { useDeskDevices } from "./devices/use-desk-devices.ts";
import type { Desk, DialogKind } from "./dialogs/dialog.ts";
import { OpenDialog } from "./dialogs/open-dialog.tsx";
import { type Extra, extrasOf } from "./extras.ts";
import { GuideColumn } from "./guide-column.tsx";
import { IntakeColumn } from "./intake/intake-column.tsx";
import { IntakeDialogs } from "./intake/intake-dialogs.tsx";
import { type IntakeShortcut, isIntakeShortcut } from "./intake/intake-keys.ts";
import { pressIntake } from "./intake/press-intake.ts";
import { useGoOn } from "./intake/use-go-on.ts";
import { type FirstIntake, useIntake } from "./intake/use-intake.ts";
import { useLaidCard } from "./intake/use-laid-card.ts";
import { usePrintAll } from "./intake/use-print-all.ts";
import { KeyBoard } from "./key-board.tsx";
import type { Shortcut } from "./keyboard.ts";
import { type Act, type Cap, capsInOrder, readKeys } from "./keys.ts";
import { PageHead } from "./page-head.tsx";
import { QueueColumn } from "./queue-column.tsx";
import { ToldStrip } from "./told-strip.tsx";
import { type Told, useActing } from "./use-acting.ts";
import { useScannedTicket } from "./use-scanned-ticket.ts";
import { useShortcuts } from "./use-shortcuts.ts";

interface DeskPageProps {
  desk: Desk;
  devices: Devices;
  isStale: boolean;
  /** Hall time of the last sign of life, milliseconds since the epoch. */
  heardAt: number | null;
  startsWith?: DialogKind | undefined;
  first?: Told | undefined;
  /** To handing out, posting and handing over. */
  onDeliver: () => void;
  /** Another page of this counter is in front: no key is heard here. */
  isBehind: boolean;
  /** For the gallery. */
  firstIntake?: FirstIntake | undefined;
}

/** Three columns: who waits, who is here and the eight keys, what to ask for. */
export function DeskPage({
  desk,
  devices,
  isStale,
  heardAt,
  startsWith,
  first,
  onDeliver,
  isBehind,
  firstIntake,
}: DeskPageProps) {
  const { view, description, names } = desk;
  const { say } = useWords(counterWords);
  const now = useHallTime();
  const acting = useActing(view, first);
  const ticketId = view.current?.ticket.id ?? null;
  const isServing = view.counter.activity === "serving";
  const [asked, setAsked] = useState<{ kind: DialogKind; ticketId: string | null } | null>(
    startsWith ? { kind: startsWith, ticketId } : null,
  );
  // A question about one person is never answered for another, who may have come from a second window.
  const dialog = asked && asked.ticketId === ticketId ? asked.kind : null;

  const intake = useIntake(desk, isStale, firstIntake);
  const unfinished = intake.unfinished.map(names.item);
  const printAll = usePrintAll(devices, intake);
  useLaidCard(devices, intake, !isBehind);
  const goOn = useGoOn(ticketId, intake, (press) =>
    press === "F4" ? void doAct("finish") : pressOfIntake(press),
  );
  const pressOfIntake = (shortcut: IntakeShortcut) => {
    if (isServing && !goOn.keeps(shortcut)) pressIntake(intake, shortcut, printAll.print);
  };

  const title = [names.counter(view.counter.id), view.current?.ticket.number].filter(Boolean).join(" ");
  useEffect(() => {
    document.title = title;
  }, [title]);

  const keys = readKeys({
    isTakingIn: unfinished.length > 0,
    isNextElsewhere:
      intake.isComing ||
      unfinished.length > 0 ||
      printAll.isNext ||
      intake.outcomes.some(({ state }) => state === "next"),
    view,
    calls: description,
    now,
    isAway: isStale,
    busy: busyAct(acting.busy),
    clock: clockOf,
  });
  const extras = extrasOf(view, isStale);
  const open = (kind: DialogKind) => setAsked({ kind, ticketId });
  const doAct = async (act: Act) => {
    switch (act) {
      case "callNext": {
        const answer = await acting.act("counter:callNext", {});
        if (answer?.ok && answer.value.ticket === null) acting.tell({ word: "notice.nobody", values: {} });
        return;
      }
      case "finish":
        if (goOn.keeps("F4")) return;
        if (unfinished.length > 0) {
          acting.dismiss();
          open("finish");
          return;
        }
        await acting.act("counter:finish", {});
        return;
      case "recall":
      case "start":
      case "resume":
        await acting.act(`counter:${act}`, {});
        return;
      case "skip":
      case "hold":
      case "transfer":
      case "pause":
        acting.dismiss();
        open(act);
        return;
      default:
        act satisfies never;
    }
  };
  const openExtra = (extra: Extra) => {
    if (!extras[extra]) open(extra);
  };
  const pressCap = (cap: Cap) => {
    if (keys[cap].state !== "off") void doAct(keys[cap].act);
  };
  const isListening = !isBehind && dialog === null && intake.dialog === null;
  useEffect(() => {
    // What had the focus before the question may be gone with what the question did.
    if (isListening && document.activeElement === document.body)
      document.querySelector<HTMLElement>(".intake-row--shown, .intake-done")?.focus();
  }, [isListening]);
  useScannedTicket(devices, desk, acting);
  useDeskDevices(devices, desk, isStale, (key) => {
    const meaning = isListening ? meaningOfKey(key, keys) : null;
    if (meaning && "cap" in meaning) pressCap(meaning.cap);
    else if (meaning) openExtra(meaning.extra);
  });
  useShortcuts(isListening, (shortcut: Shortcut) => {
    const cap = capsInOrder.find((one) => one === shortcut);
    if (cap) {
      pressCap(cap);
      return;
    }
    const extra = extraOf(shortcut);
    if (extra) openExtra(extra);
    else if (shortcut === "Alt E") onDeliver();
    else if (shortcut === "Alt L") open("limits");
    else if (isIntakeShortcut(shortcut)) pressOfIntake(shortcut);
  });

  return (
    <div className={`counter desk-counter ${isStale ? "desk-counter--away" : ""}`}>
      <PageHead
        desk={desk}
        onLimits={() => open("limits")}
        onLeave={() => openExtra("leave")}
        leaveKey="Alt Q"
      />
      {isStale ? (
        <div className="desk-counter__away">
          <Notice
            kind="attention"
            what={say("away.what", {
              time: heardAt === null ? "" : timeOfDay(heardAt, description?.timeZone),
            })}
            todo={say("away.todo")}
          />
        </div>
      ) : null}
      <main className="desk-counter__columns">
        <QueueColumn desk={desk} now={now} acting={acting} onCall={() => openExtra("call")} extras={extras} />
        <section className="desk-middle" aria-label={names.counter(view.counter.id)}>
          <AtCounter desk={desk} now={now} extras={extras} onExtra={openExtra} />
          <ToldStrip desk={desk} keys={keys} acting={acting} isAway={isStale} />
          <KeyBoard keys={keys} onPress={(act) => void doAct(act)} />
          <p className="desk-middle__foot">
            <span>{say("today.called", { count: view.today.called })}</span>
            <span>{say("today.finished", { count: view.today.finished })}</span>
            <span>
              {view.today.averageMinutes === null
                ? say("today.noAverage")
                : say("today.average", { minutes: view.today.averageMinutes })}
            </span>
            <button
              type="button"
              className="desk-plain desk-middle__delivery"
              aria-keyshortcuts="Alt+E"
              onClick={onDeliver}
            >
              <span className="desk-cap">Alt E</span> {say("more.delivery")}
            </button>
            <button
              type="button"
              className="desk-plain"
              aria-keyshortcuts="F9"
              onClick={() => open("allKeys")}
            >
              <span className="desk-cap">F9</span> {say("more.allKeys")}
            </button>
          </p>
        </section>
        {isServing ? (
          <IntakeColumn desk={desk} intake={intake} press={pressOfIntake} printing={printAll} />
        ) : (
          <GuideColumn desk={desk} />
        )}
      </main>
      {dialog ? (
        <OpenDialog
          kind={dialog}
          devices={devices}
          desk={desk}
          acting={acting}
          unfinished={unfinished}
          // What it began may end when another question is open: that one stays.
          onClose={() => setAsked((now) => (now === asked ? null : now))}
        />
      ) : null}
      {isServing && dialog === null ? (
        <IntakeDialogs key={intake.ticketId} desk={desk} devices={devices} intake={intake} />
      ) : null}
    </div>
  );
}

function busyAct(command: string | null): Act | null {
  const name = command?.startsWith("counter:") ? command.slice("counter:".length) : null;
  const acts: Act[] = [
    "callNext",
    "recall",
    "start",
    "finish",
    "skip",
    "hold",
    "transfer",
    "pause",
    "resume",
  ];
  return acts.find((act) => act === name) ?? null;
}

function extraOf(shortcut: Shortcut): Extra | null {
  switch (shortcut) {
    case "F9":
      return "allKeys";
    case "Alt 9":
      return "aside";
    case "Alt C":
      return "call";
    case "Alt N":
      return "addItem";
    case "Alt I":
      return "showPerson";
    case "Alt P":
      return "copy";
    case "Alt Q":
      return "leave";
    default:
      return null;
  }
}
