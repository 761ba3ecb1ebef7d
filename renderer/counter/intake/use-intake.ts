import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Application } from "../../../hall-server/contract/intake.ts";
import type { PageError } from "../../kit/hall.ts";
import { useHall } from "../../kit/hall-context.tsx";
import { localIso } from "../../kit/local-iso.ts";
import { counterIntakeWords } from "../../words/counter-intake.ts";
import { useWords } from "../../words/words.ts";
import type { Desk } from "../dialogs/dialog.ts";
import { type Draft, draftOf, emptyDraft, isSameDraft } from "./draft.ts";
import type { Drafts } from "./draft-keeper.ts";
import type { IntakeItem } from "./intake-item.ts";
import { isAtForm, type OutcomeKey, type Place, phaseOf, readOutcomes, type Section } from "./outcomes.ts";
import { readStops, type Stop } from "./stops.ts";
import { nextTab, type Tab, tabShown, tabsOf } from "./tabs.ts";
import { bringIn, type Ending, endWith } from "./take-in.ts";
import { placeOfTrouble } from "./trouble.ts";
import {
  type Before,
  type TicketApplications,
  useApplication,
  useApplications,
  useBefore,
} from "./use-applications.ts";
import { useDrafts } from "./use-drafts.ts";
import { useItem } from "./use-item.ts";

export type IntakeDialog =
  | "tellMissing"
  | "gaps"
  | "refuse"
  | "promise"
  | "scan"
  | "sign"
  | "find"
  | "withdraw"
  | "matter";

/** Query passwords are shown once, beside what was just taken in; the hall computes them and keeps none. */
type Passwords = Readonly<Record<string, string>>;

export interface Intake {
  ticketId: string;
  tabs: readonly Tab[];
  tab: Tab | null;
  next: Tab | null;
  chooseTab: (name: string) => void;
  /** What was taken in and typed before is on its way: nothing can be done yet. */
  isComing: boolean;
  item: IntakeItem | null;
  draft: Draft;
  change: (make: (now: Draft) => Draft) => void;
  /** What was missing, or may come late, is being brought for what is shown. */
  isBringing: boolean;
  /** Of the tab that is shown; null while nothing was received. */
  application: Application | null;
  queryPassword: string | null;
  before: Before;
  stops: readonly Stop[];
  outcomes: readonly OutcomeKey[];
  section: Section;
  /** Where the focus was led last; `turn` tells one leading from the next. */
  place: Place & { turn: number };
  goTo: (section: Section, id?: string | null) => void;
  /** To what still wants an answer, in this section or in any; also when the hall has not told yet what the form asks. */
  lead: (section: Section | null) => void;
  busy: boolean;
  trouble: PageError | null;
  tell: (trouble: PageError) => void;
  end: (ending: Ending) => Promise<boolean>;
  dialog: IntakeDialog | null;
  openDialog: (dialog: IntakeDialog) => void;
  closeDialog: (dialog: IntakeDialog | null) => void;
  open: (application: Application) => void;
  openAgain: (itemId: string) => void;
  /** Of the person, from the pad or from paper: for the papers of what is shown. */
  signature: string | null;
  sign: (blobId: string) => void;
  addSteps: (steps: readonly { itemId: string; matterId: string }[]) => void;
  applications: TicketApplications;
  /** Items of which something was typed or ticked that the hall does not have yet. */
  unfinished: readonly string[];
  isKept: boolean | null;
  /** The hall's day. */
  today: string;
}

export interface FirstIntake {
  drafts?: Drafts;
  dialog?: IntakeDialog;
  section?: Section;
  trouble?: PageError;
  passwords?: Passwords;
}

interface Held {
  ticketId: string | null;
  tab: string | null;
  /** Of which tab something is brought. */
  bringing: string | null;
  section: Section;
  dialog: IntakeDialog | null;
  opened: readonly Application[];
  again: readonly string[];
  steps: readonly { itemId: string; matterId: string }[];
  trouble: PageError | null;
}

const fresh = (ticketId: string | null): Held => ({
  ticketId,
  tab: null,
  bringing: null,
  section: "materials",
  dialog: null,
  opened: [],
  again: [],
  steps: [],
  trouble: null,
});

/** All that is taken in for the person who is here. What belonged to the one before is gone with them. */
export function useIntake(desk: Desk, isAway: boolean, first: FirstIntake = {}): Intake {
  const { view, names } = desk;
  const hall = useHall();
  const { say, pick } = useWords(counterIntakeWords);
  const current = view.counter.activity === "serving" ? view.current : null;
  const ticketId = current?.ticket.id ?? null;
  const holder = current?.holder ?? null;
  const [kept, setHeld] = useState<Held>(() => ({
    ...fresh(ticketId),
    section: first.section ?? "materials",
    dialog: first.dialog ?? null,
    trouble: first.trouble ?? null,
  }));
  const held = kept.ticketId === ticketId ? kept : fresh(ticketId);
  const here = useRef(ticketId);
  useLayoutEffect(() => {
    here.current = ticketId;
  });
  const hold = useCallback(
    (change: Partial<Held> | ((now: Held) => Partial<Held>)) =>
      setHeld((last) => {
        // An answer that came after its ticket was gone changes nothing of the next one.
        if (here.current !== ticketId) return last;
        const now = last.ticketId === ticketId ? last : fresh(ticketId);
        return { ...now, ...(typeof change === "function" ? change(now) : change) };
      }),
    [ticketId],
  );
  const [passwords, setPasswords] = useState<Passwords>(first.passwords ?? {});
  const [signatures, setSignatures] = useState<Readonly<Record<string, string>>>({});
  const [turn, setTurn] = useState<{ id: string | null; turn: number }>({ id: null, turn: 0 });
  /** Where the clerk wants to be led; kept until the form is known. */
  const [wish, setWish] = useState<{ section: Section | null } | null>(null);
  const isLocked = useRef(false);
  const [busy, setBusy] = useState(false);

  const { drafts, change: changeDrafts, isKept, isReading } = useDrafts(view, first.drafts);
  const newest = useRef(drafts);
  useLayoutEffect(() => {
    newest.current = drafts;
  });
  const applications = useApplications(ticketId);
  const opened = held.opened.map((one) => applications.whole.get(one.id) ?? one);
  const tabs = tabsOf({
    itemIds: current?.ticket.itemIds ?? [],
    rows: applications.rows,
    opened,
    again: held.again,
    unanswered: Object.entries(drafts).flatMap(([name, { itemId, outgoing }]) =>
      outgoing && name === `new:${itemId}` ? [itemId] : [],
    ),
    steps: held.steps,
  });
  const tab = tabShown(tabs, held.tab);
  const application = useApplication(applications, tab?.applicationId ?? null);
  const known = useItem(names, tab?.itemId ?? null, application?.itemVersion ?? null);
  // Until it is known what was taken in and typed already, nothing is offered to be taken in or typed again.
  const isComing = ticketId !== null && (!applications.isKnown || isReading);
  const item = isComing || (tab !== null && tab.applicationId !== null && !application) ? null : known;

  const hasHolder = holder !== null;
  const blank = useMemo(
    () => (application ? draftOf(application) : emptyDraft(tab?.itemId ?? "", hasHolder)),
    [application, tab?.itemId, hasHolder],
  );
  const draft = (tab && drafts[tab.name]) || blank;
  // Of whoever stands here; somebody else's papers are somebody else's.
  const isTheirs = application === null && draft.applicant.who !== "other";
  const before = useBefore(ticketId, tab && isTheirs ? tab.itemId : null);
  const tabName = tab?.name ?? null;
  const change = useCallback(
    (make: (now: Draft) => Draft) => {
      if (tabName !== null) changeDrafts(tabName, (now) => make(now ?? blank));
    },
    [changeDrafts, tabName, blank],
  );

  const today = localIso(hall.now(), current?.ticket.takenAt).slice(0, 10);
  const stops = item
    ? readStops({ item, draft, holder, filled: application?.filledFields ?? [], today, say, pick })
    : [];
  const phase = phaseOf(application);
  const isBringing = held.bringing !== null && held.bringing === tabName;
  // Received and no more: the six ways are there again once the clerk goes on with it.
  const isLeft = phase === "intake" && !isAtForm(application, isBringing);
  const keys = item && !isLeft ? readOutcomes({ item, draft, application, stops, isAway, isBusy: busy }) : [];
  const goTo = useCallback(
    (section: Section, id: string | null = null) => {
      hold({ section, ...(phase === "done" || application === null ? {} : { bringing: tabName }) });
      setTurn((now) => ({ id, turn: now.turn + 1 }));
      setWish(null);
    },
    [hold, phase, application, tabName],
  );
  const lead = (section: Section | null) => {
    goTo(section ?? "materials");
    setWish({ section });
  };
  const isWhole = item?.isWhole ?? false;
  const [open] = wish
    ? stops.filter(({ place }) => wish.section === null || place.section === wish.section)
    : [];
  useEffect(() => {
    if (!wish || !isWhole) return;
    goTo(open?.place.section ?? wish.section ?? "materials", open?.place.id ?? null);
  }, [wish, isWhole, open, goTo]);

  // Whoever is served is to be asked for papers: the check-list has the focus as soon as it is there.
  const hasList = item !== null;
  const isIntake = tab?.applicationId === null || application?.state === "submitted";
  const begins = useRef<Section>(first.section ?? "materials");
  useEffect(() => {
    if (ticketId === null || tabName === null || !hasList || !isIntake) return;
    goTo(begins.current);
    begins.current = "materials";
  }, [ticketId, tabName, hasList, isIntake, goTo]);

  const end = async (ending: Ending): Promise<boolean> => {
    if (isLocked.current || !tab || !item || ticketId === null) return false;
    isLocked.current = true;
    setBusy(true);
    hold({ trouble: null });
    const brought = await bringIn({
      hall,
      item,
      draft,
      ticketId,
      application,
      matterId: tab.matterId,
      keep: (outgoing) => change((now) => ({ ...now, outgoing })),
    });
    if (brought.ok && brought.queryPassword !== null) {
      const { application: one, queryPassword } = brought;
      setPasswords((now) => ({ ...now, [one.id]: queryPassword }));
    }
    const took = brought.ok ? await endWith(hall, brought.application, ending) : brought;
    const reached = took.application ?? (brought.ok ? brought.application : null);
    if (brought.ok && reached) {
      const later = newest.current[tab.name] ?? draft;
      const { signatureBlobId } = later;
      if (signatureBlobId) setSignatures((now) => ({ ...now, [reached.id]: signatureBlobId }));
      // All that was typed is in the application now; what came while it was under way waits there for the next step.
      const name = `application:${reached.id}`;
      const isMore = phaseOf(reached) !== "done" && !isSameDraft(later, draft);
      changeDrafts(tab.name, () => null);
      if (isMore) changeDrafts(name, () => ({ ...later, outgoing: null }));
      applications.add(reached);
      // Who has gone on to another item meanwhile stays there.
      hold((now) => ({
        ...(now.tab === held.tab ? { tab: name, bringing: took.ok && !isMore ? null : name } : {}),
        again: now.again.filter((id) => id !== tab.itemId),
      }));
    }
    if (!took.ok) {
      applications.refresh(reached?.id ?? application?.id);
      const place = placeOfTrouble(took.error, item);
      hold({ trouble: took.error, ...(place ? { dialog: null } : {}) });
      if (place) goTo(place.section, place.id);
    } else {
      hold((now) => (now.dialog === held.dialog ? { dialog: null } : {}));
    }
    setBusy(false);
    isLocked.current = false;
    return took.ok;
  };

  return {
    ticketId: ticketId ?? "",
    tabs,
    tab,
    next: nextTab(tabs, tabName),
    isComing,
    chooseTab: (name) => hold({ tab: name, trouble: null }),
    item,
    draft,
    change,
    isBringing,
    application,
    queryPassword: application ? (passwords[application.id] ?? null) : null,
    before,
    stops,
    outcomes: keys,
    section: held.section,
    place: { section: held.section, ...turn },
    goTo,
    lead,
    busy,
    trouble: held.trouble,
    tell: (trouble) => hold({ trouble }),
    end,
    dialog: held.dialog,
    openDialog: (dialog) => hold({ dialog, trouble: null }),
    closeDialog: (dialog) => hold((now) => (now.dialog === dialog ? { dialog: null } : {})),
    open: (one) => {
      applications.put(one);
      hold((now) => ({
        opened: [...now.opened.filter(({ id }) => id !== one.id), one],
        tab: `application:${one.id}`,
        bringing: `application:${one.id}`,
        dialog: null,
      }));
      setTurn((now) => ({ id: null, turn: now.turn + 1 }));
    },
    openAgain: (itemId) => {
      const name = `new:${itemId}`;
      // What was typed for the one before, and went in without an answer, is not this one's.
      if (!tabs.some((one) => one.name === name)) changeDrafts(name, () => null);
      hold((now) => ({ again: [...now.again, itemId], tab: name }));
    },
    signature: (application && signatures[application.id]) ?? draft.signatureBlobId,
    sign: (blobId) => {
      if (application) setSignatures((now) => ({ ...now, [application.id]: blobId }));
      change((now) => ({ ...now, signatureBlobId: blobId }));
    },
    addSteps: (steps) => hold((now) => ({ steps: [...now.steps, ...steps] })),
    applications,
    unfinished: tabs.filter(({ name }) => drafts[name]?.isTouched).map(({ itemId }) => itemId),
    isKept,
    today,
  };
}
