import type { ViewValue } from "../../hall-server/contract/views.ts";
import { InEnglish } from "../gallery/acting.tsx";
import type { PageState } from "../gallery/states.ts";
import { noDevices } from "../kit/devices.ts";
import type { Fixture } from "../kit/fixture-hall.ts";
import type { PageError } from "../kit/hall.ts";
import { deliveryStates } from "./delivery/states.tsx";
import "./counter.css";
import { ChooseCounter } from "./choose-counter.tsx";
import { noLimits, ownLimits } from "./deadlines/model-limits.ts";
import { CopyDialog } from "./dialogs/copy-dialog.tsx";
import type { DialogKind } from "./dialogs/dialog.ts";
import { emptyDraft } from "./intake/draft.ts";
import { type IntakeState, intakeStates } from "./intake/model-intake-states.ts";
import type { FirstIntake } from "./intake/use-intake.ts";
import {
  calledView,
  crowdedView,
  emptyView,
  idleView,
  longWaiting,
  modelCatalog,
  modelDescription,
  modelNow,
  servingView,
} from "./model-desk.ts";
import {
  cardPapers,
  deskPapers,
  mixedPapers,
  modelActing,
  modelDevices,
  type Paper,
  WithPapers,
} from "./model-papers.tsx";
import { namesOf } from "./names.ts";
import { OpenCounter } from "./open-counter.tsx";

type View = ViewValue<"counter">;

interface Options {
  dialog?: DialogKind;
  trouble?: PageError;
  isEnglish?: boolean;
  isStale?: boolean;
  answers?: Record<string, unknown>;
  intake?: FirstIntake | undefined;
}

const taken = ["1", "2", "5"];
const counters = modelDescription.counters.map(({ id }) => ({
  id,
  state: taken.includes(id) ? ("open" as const) : ("closed" as const),
  staffNumber: taken.includes(id) ? `030${id}` : null,
}));

function fixtureOf(view: View | null, isStale = false, answers: Record<string, unknown> = {}): Fixture {
  return {
    views: view ? { counter: view } : {},
    now: modelNow,
    isStale,
    files: { "/api/hall": modelDescription, "/api/catalog": modelCatalog },
    answers: { "counters:list": { ok: true, value: { counters } }, ...answers },
  };
}

function desk(name: string, view: View, options: Options = {}): PageState {
  const page = (
    <OpenCounter
      counterId={view.counter.id}
      devices={noDevices}
      description={modelDescription}
      onClosed={() => {}}
      startsWith={options.dialog}
      firstIntake={options.intake}
      first={options.trouble ? { said: null, trouble: options.trouble } : undefined}
    />
  );
  return {
    name,
    width: 1920,
    height: 1080,
    fixture: fixtureOf(view, options.isStale, options.answers),
    draw: () => (options.isEnglish ? <InEnglish>{page}</InEnglish> : page),
  };
}

/** The desk below, and papers that are being copied above it. */
function copying(
  name: string,
  papers: readonly Paper[],
  options: Options & { corners?: boolean } = {},
): PageState {
  const below = desk(name, servingView);
  const names = namesOf(modelDescription, modelCatalog, ({ zh }) => zh);
  const page = (
    <>
      {below.draw()}
      <WithPapers papers={papers}>
        {(first) => (
          <CopyDialog
            desk={{ view: servingView, description: modelDescription, names }}
            devices={modelDevices}
            acting={modelActing}
            onClose={() => {}}
            first={first}
            startsWithCorners={options.corners}
          />
        )}
      </WithPapers>
    </>
  );
  return { ...below, draw: () => (options.isEnglish ? <InEnglish>{page}</InEnglish> : page) };
}

const takingIn = ({ name, view, answers, first, isEnglish = false }: IntakeState): PageState =>
  desk(name, view, { answers, intake: first, isEnglish });

const withCalls = (callCount: number, calledAt: string): View => ({
  ...calledView,
  current: calledView.current && { ...calledView.current, callCount, calledAt },
});
const paused = (view: View): View => ({
  ...view,
  counter: { ...view.counter, state: "paused", pauseReason: "短暂休息" },
});

export const states: PageState[] = [
  desk("limits", servingView, { dialog: "limits", answers: ownLimits }),
  desk("limits-english", servingView, { dialog: "limits", answers: ownLimits, isEnglish: true }),
  desk("limits-none", idleView, { dialog: "limits", answers: noLimits }),
  desk("limits-button", idleView, { answers: ownLimits }),
  {
    name: "choose-counter",
    width: 1920,
    height: 1080,
    fixture: fixtureOf(null),
    draw: () => (
      <ChooseCounter
        description={modelDescription}
        note={{ kind: "closed", counterId: "3" }}
        onOpened={() => {}}
      />
    ),
  },
  desk("idle", idleView),
  desk("idle-empty", emptyView),
  desk("idle-overflow", {
    ...emptyView,
    queues: idleView.queues.map((one) => ({ ...one, waiting: one.isOverflow ? 2 : 0 })),
  }),
  desk("idle-long-queue", { ...idleView, waiting: longWaiting, waitingTotal: 63 }),
  desk("called", calledView),
  desk("called-thrice", withCalls(3, "2026-11-23T09:56:50+08:00")),
  desk("called-thrice-just-now", withCalls(3, "2026-11-23T09:57:10+08:00")),
  desk("serving", servingView),
  desk("serving-without-holder", {
    ...servingView,
    current: servingView.current && {
      ...servingView.current,
      holder: null,
      ticket: { ...servingView.current.ticket, itemIds: [] },
    },
  }),
  desk("serving-paused", paused(servingView)),
  desk("paused", paused(idleView)),
  desk("crowded", crowdedView),
  desk("stale", servingView, { isStale: true }),
  desk("stale-crowded", crowdedView, { isStale: true }),
  desk("error", servingView, {
    trouble: { code: "storage-failed", params: {} },
  }),
  desk("error-crowded", crowdedView, { trouble: { code: "storage-failed", params: {} } }),
  desk("dialog-skip", withCalls(3, "2026-11-23T09:56:50+08:00"), { dialog: "skip" }),
  desk("dialog-hold", servingView, { dialog: "hold" }),
  desk("dialog-pause", idleView, { dialog: "pause" }),
  desk("dialog-transfer", servingView, { dialog: "transfer" }),
  desk("dialog-call", idleView, { dialog: "call" }),
  desk("dialog-add-item", servingView, { dialog: "addItem" }),
  desk("dialog-show-person", servingView, { dialog: "showPerson" }),
  desk("dialog-aside", idleView, { dialog: "aside" }),
  desk("dialog-aside-crowded", crowdedView, { dialog: "aside" }),
  desk("dialog-copy", servingView, { dialog: "copy" }),
  copying("dialog-copy-pages", mixedPapers),
  copying("dialog-copy-card", cardPapers),
  copying("dialog-copy-corners", deskPapers, { corners: true }),
  copying("english-dialog-copy", mixedPapers, { isEnglish: true }),
  desk("dialog-leave", servingView, { dialog: "leave" }),
  desk("dialog-leave-unfinished", servingView, {
    dialog: "leave",
    intake: {
      drafts: {
        [`new:${servingView.current?.ticket.itemIds[0]}`]: {
          ...emptyDraft(servingView.current?.ticket.itemIds[0] ?? "", true),
          isTouched: true,
        },
      },
    },
  }),
  desk("dialog-all-keys", servingView, { dialog: "allKeys" }),
  desk("dialog-finish", servingView, { dialog: "finish" }),
  ...intakeStates.map(takingIn),
  ...deliveryStates,
  desk("english", servingView, { isEnglish: true }),
  desk("english-crowded", crowdedView, { isEnglish: true }),
  desk("english-dialog-skip", calledView, { isEnglish: true, dialog: "skip" }),
];
