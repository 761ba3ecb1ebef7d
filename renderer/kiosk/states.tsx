import { type ReactNode, useEffect } from "react";
import type { DeviceStatus } from "../../drivers/contract/status.ts";
import { modelCatalog } from "../gallery/model-catalog.ts";
import { modelNow } from "../gallery/model-hall.ts";
import type { PageState } from "../gallery/states.ts";
import type { PageError } from "../kit/hall.ts";
import type { Language } from "../words/words.ts";
import { modelOffice, selfServiceCatalog } from "./apply/model-apply.ts";
import { applyStates } from "./apply/states.tsx";
import {
  closedView,
  cutOffView,
  kioskHall,
  modelTicket,
  nightView,
  noticeView,
  openView,
  quotaView,
} from "./fixture-hall.ts";
import type { Choosing, KioskState, PrintState, Screen } from "./flow/state.ts";
import { KioskProvider, type KioskTools, useKioskWords } from "./kiosk-context.tsx";
import { KioskStage } from "./kiosk-stage.tsx";
import { pickupStates } from "./pickup/states.tsx";

interface Wanted {
  /** Drawn instead of the stage. */
  page?: () => ReactNode;
  screen?: Screen;
  state?: Partial<KioskState>;
  tools?: Partial<KioskTools>;
  language?: Language;
}

const choosing: Choosing = { at: "choose", purpose: "take", by: "event", group: null, typed: "", page: 0 };
const item = { kind: "item", itemId: "social-security-card-activation" } as const;
const allRound = { kind: "queue", queueId: "all-round" } as const;
/** With as many things to bring as a page has room for. */
const longCatalog = {
  ...modelCatalog,
  items: modelCatalog.items.map((one) => ({
    ...one,
    materials: [...one.materials, ...one.materials]
      .slice(0, 9)
      .map((material, at) => ({ ...material, id: `m${at}`, originals: 1, copies: 1 })),
  })),
};
const guide: Screen = {
  at: "guide",
  itemId: "homestead-approval",
  from: choosing,
  print: { is: "not-asked" },
  attempt: 0,
};
const zhang = { name: "张*", sex: "female" } as const;
const confirming: Screen = {
  at: "confirm",
  choice: item,
  claim: null,
  isClaimListOpen: false,
  from: choosing,
};

const ticketWith = (print: PrintState, change: object = {}): Screen => ({
  at: "ticket",
  ticket: modelTicket,
  print,
  isFound: false,
  isReprint: false,
  attempt: 1,
  ...change,
});

/** The hall is not heard; of the second queue nothing is left. */
const alone = { isStale: true, alone: ["all-round"] } as const;
const aloneTicket = (print: PrintState): Screen =>
  ticketWith(print, {
    ticket: { ...modelTicket, number: "A803", ahead: null, wait: null, isOffline: true },
  });

const refused = (code: PageError["code"]): Screen => ({
  at: "refused",
  choice: item,
  claim: null,
  error: { code, params: {} } as PageError,
});

const ready: DeviceStatus = { kind: "ready" };
const unplugged = { kind: "lost", cause: "unplugged" } as const;
const person = { person: zhang };

/** Every screen of the kiosk, by the name of what a person sees. */
const wanted: Record<string, Wanted> = {
  home: {},
  "home-self-service": { tools: { catalog: selfServiceCatalog } },
  "home-self-service-elderly": { tools: { catalog: selfServiceCatalog }, state: { isElderly: true } },
  "home-self-service-elderly-english": {
    tools: { catalog: selfServiceCatalog },
    state: { isElderly: true },
    language: "en",
  },
  "self-service-elderly": { screen: { at: "self-service" }, state: { isElderly: true } },
  "self-service-elderly-english": {
    screen: { at: "self-service" },
    state: { ...person, isElderly: true },
    language: "en",
  },
  "choose-apply-elderly": {
    screen: { ...choosing, purpose: "apply" },
    state: { isElderly: true },
    tools: { catalog: selfServiceCatalog },
  },
  "home-self-service-english": { tools: { catalog: selfServiceCatalog }, language: "en" },
  "night-self-service": { tools: { catalog: selfServiceCatalog, view: nightView } },
  "choose-apply": {
    screen: { ...choosing, purpose: "apply" },
    state: person,
    tools: { catalog: selfServiceCatalog },
  },
  "guide-self-service": {
    screen: { ...guide, itemId: selfServiceCatalog.items[0]?.id ?? "" },
    tools: { catalog: selfServiceCatalog },
  },
  ...Object.fromEntries(
    Object.entries({ ...applyStates, ...pickupStates }).map(
      ([name, { screen, draw: page, isElderly = false, ...more }]) => [
        name,
        { screen, page, state: { ...person, isElderly }, ...more },
      ],
    ),
  ),
  "home-english": { language: "en" },
  "home-elderly": { state: { isElderly: true } },
  "home-elderly-english": { state: { isElderly: true }, language: "en" },
  "home-without-voice": { tools: { speech: { isAvailable: false, speak: () => {}, stop: () => {} } } },
  "home-needs-card": { tools: { view: { ...openView, needsCard: true } } },
  "home-paper-out": { tools: { printer: { kind: "paper-out" } } },
  "home-reader-down": { tools: { cardReader: unplugged } },
  "home-printer-down": { tools: { printer: unplugged } },
  "home-quota": { tools: { view: quotaView } },
  choose: { screen: choosing, state: person },
  "choose-without-card": { screen: choosing },
  "choose-english": { screen: choosing, state: person, language: "en" },
  "choose-departments": { screen: { ...choosing, by: "department" }, state: person },
  "choose-group": { screen: { ...choosing, group: "support" }, state: person },
  "choose-stale": { screen: choosing, state: person, tools: { isStale: true } },
  search: { screen: { ...choosing, by: "search", typed: "sbk" }, state: person },
  "search-empty": { screen: { ...choosing, by: "search" }, state: person },
  "search-none": { screen: { ...choosing, by: "search", typed: "xyz" } },
  "search-many": { screen: { ...choosing, by: "search", typed: "dj" }, language: "en" },
  guide: { screen: { ...choosing, purpose: "guide" } },
  "guide-item": { screen: guide },
  "guide-item-printed": { screen: { ...guide, print: { is: "printed" }, attempt: 1 } },
  "guide-item-paper-out": {
    screen: { ...guide, print: { is: "not-printed", reason: "paper-out" }, attempt: 1 },
    language: "en",
  },
  "guide-item-not-printed": {
    screen: { ...guide, print: { is: "not-printed", reason: "faulty" }, attempt: 1 },
    tools: { catalog: longCatalog },
  },
  "guide-item-closed": { screen: guide, tools: { view: nightView } },
  attract: { screen: { at: "attract" }, tools: { view: noticeView } },
  "attract-away": { screen: { at: "attract" }, tools: { view: noticeView, isStale: true } },
  "attract-closed": { screen: { at: "attract" }, tools: { view: closedView } },
  "attract-night": { screen: { at: "attract" }, tools: { view: nightView } },
  night: { tools: { view: nightView } },
  "night-english": { tools: { view: nightView }, language: "en" },
  "night-no-number": {
    screen: { at: "closed", wanted: "number", from: null },
    tools: { view: nightView },
  },
  "night-no-look-up": {
    screen: { at: "closed", wanted: "my-turn", from: null },
    tools: { view: nightView },
    language: "en",
  },
  confirm: { screen: confirming, state: person },
  "confirm-claims": { screen: { ...confirming, isClaimListOpen: true, claim: "pregnant" }, state: person },
  "confirm-claimed": { screen: { ...confirming, claim: "pregnant" }, state: person },
  "confirm-elderly": { screen: { ...confirming, choice: allRound }, state: { ...person, isElderly: true } },
  "confirm-english": { screen: confirming, state: person, language: "en" },
  taking: { screen: { at: "taking", choice: item, claim: null }, state: person },
  ticket: { screen: ticketWith({ is: "printed" }), state: person, tools: { secondsLeft: 15 } },
  "ticket-english": {
    screen: ticketWith({ is: "printed" }),
    state: person,
    tools: { secondsLeft: 15 },
    language: "en",
  },
  "ticket-printing": { screen: ticketWith({ is: "printing" }), state: person },
  "ticket-priority": {
    screen: ticketWith(
      { is: "printed" },
      { ticket: { ...modelTicket, classId: "soldier", isClassClaimed: true, number: "AB0123" } },
    ),
    tools: { secondsLeft: 9 },
  },
  "ticket-elderly": {
    screen: ticketWith({ is: "printed" }),
    state: { ...person, isElderly: true },
    tools: { secondsLeft: 30 },
  },
  "ticket-found": { screen: ticketWith({ is: "not-asked" }, { isFound: true }), state: person },
  "ticket-found-called": {
    screen: ticketWith(
      { is: "not-asked" },
      { isFound: true, ticket: { ...modelTicket, state: "called", counterId: "3", ahead: null, wait: null } },
    ),
    state: person,
  },
  "paper-out": { screen: ticketWith({ is: "not-printed", reason: "paper-out" }), state: person },
  "paper-out-english": {
    screen: ticketWith({ is: "not-printed", reason: "paper-out" }),
    state: person,
    language: "en",
  },
  "paper-out-elderly": {
    screen: ticketWith({ is: "not-printed", reason: "paper-out" }),
    state: { ...person, isElderly: true },
  },
  "printer-away": { screen: ticketWith({ is: "not-printed", reason: "not-connected" }) },
  "print-unknown": { screen: ticketWith({ is: "unknown" }), state: person },
  "already-has": {
    screen: { at: "already-has", choice: item, ticketId: "t-1", number: "A012", ahead: 3, state: "waiting" },
    state: person,
  },
  "quota-used-up": { screen: refused("quota-used-up"), state: person },
  "queue-closed": { screen: confirming, tools: { view: cutOffView } },
  "hall-closed": { tools: { view: closedView } },
  "no-answer": { screen: refused("server-away") },
  "refused-otherwise": { screen: refused("server-busy") },
  "server-away": { tools: { isStale: true } },
  "alone-home": { tools: alone },
  "alone-home-english": { tools: alone, language: "en" },
  "alone-home-elderly": { tools: alone, state: { isElderly: true } },
  "alone-choose": { screen: { ...choosing, group: "support" }, state: person, tools: alone },
  "alone-confirm": { screen: confirming, state: person, tools: alone },
  "alone-no-numbers": {
    screen: { ...confirming, choice: { kind: "queue", queueId: "errands" } },
    state: person,
    tools: alone,
  },
  "alone-ticket": {
    screen: aloneTicket({ is: "printed" }),
    state: person,
    tools: { ...alone, secondsLeft: 15 },
  },
  "alone-ticket-english": {
    screen: aloneTicket({ is: "printed" }),
    state: person,
    tools: { ...alone, secondsLeft: 15 },
    language: "en",
  },
  "alone-ticket-elderly": {
    screen: aloneTicket({ is: "printed" }),
    state: { ...person, isElderly: true },
    tools: { ...alone, secondsLeft: 30 },
  },
  "alone-paper-out": {
    screen: aloneTicket({ is: "not-printed", reason: "paper-out" }),
    state: person,
    tools: alone,
  },
  "alone-my-turn": { screen: { at: "my-turn", looking: "away" }, tools: alone },
  "alone-attract": { screen: { at: "attract" }, tools: { ...alone, view: noticeView } },
  "alone-help": { state: { help: "failed" }, tools: alone },
  "card-unreadable": { screen: { at: "card-trouble", fault: "read-failed", from: null } },
  "card-unreadable-english": {
    screen: { at: "card-trouble", fault: "read-failed", from: null },
    language: "en",
  },
  "card-unreadable-elderly": {
    screen: { at: "card-trouble", fault: "read-failed", from: null },
    state: { isElderly: true },
  },
  "wrong-card": { screen: { at: "card-trouble", fault: "not-an-id-card", from: null } },
  "reader-down": { screen: { at: "card-trouble", fault: "reader-fault", from: null } },
  "card-needed": {
    screen: { at: "card-needed", choice: null, from: null },
    tools: { view: { ...openView, needsCard: true } },
  },
  "my-turn": { screen: { at: "my-turn", looking: "waits-for-card" } },
  "my-turn-reader-down": {
    screen: { at: "my-turn", looking: "waits-for-card" },
    tools: { cardReader: unplugged },
  },
  "my-turn-over": { screen: { at: "my-turn", looking: "over" } },
  "my-turn-not-a-ticket": { screen: { at: "my-turn", looking: "not-a-ticket" } },
  "my-turn-none": { screen: { at: "my-turn", looking: "none" }, state: person },
  "guide-desk": { screen: { at: "desk" } },
  "help-called": { state: { help: "called" } },
  "help-failed": { state: { help: "failed" } },
  "still-here": {
    screen: choosing,
    state: { ...person, isAskingWhoIsHere: true },
    tools: { secondsLeft: 12 },
  },
};

const landscape = [
  "home",
  "home-elderly",
  "home-self-service-elderly",
  "self-service-elderly",
  "choose-apply-elderly",
  "choose",
  "choose-departments",
  "search",
  "confirm",
  "ticket",
  "paper-out",
];
const landscapeMore = [
  "attract",
  "attract-night",
  "night",
  "guide-item-not-printed",
  "guide-item",
  "alone-home",
  "alone-home-elderly",
  "alone-ticket",
  "card-unreadable",
  "already-has",
  "confirm-claims",
  "ticket-elderly",
  "choose-group",
];

const upright = { width: 1080, height: 1920 };
const lying = { width: 1920, height: 1080 };
const fixture = { views: {}, now: modelNow };

export const states: PageState[] = [
  ...Object.entries(wanted).map(([name, one]) => ({ name, ...upright, fixture, draw: () => draw(one) })),
  ...[...landscape, ...landscapeMore].map((name) => ({
    name: `${name}-landscape`,
    ...lying,
    fixture,
    draw: () => draw(wanted[name] ?? {}),
  })),
];

function draw({ page, screen = { at: "home" }, state = {}, tools = {}, language = "zh" }: Wanted): ReactNode {
  return (
    <KioskProvider
      tools={{
        state: {
          screen,
          person: null,
          cards: 0,
          isElderly: false,
          help: "none",
          isAskingWhoIsHere: false,
          hall: {
            isOpen: true,
            isRoundTheClock: false,
            needsCard: false,
            allRoundQueueId: "all-round",
            isAlone: false,
          },
          ...state,
        },
        dispatch: () => {},
        view: openView,
        isStale: false,
        alone: null,
        hall: kioskHall,
        catalog: modelCatalog,
        office: modelOffice,
        printer: ready,
        cardReader: ready,
        speech: { isAvailable: true, speak: () => {}, stop: () => {} },
        isSpeaking: false,
        setSpeaking: () => {},
        secondsLeft: null,
        hallAddress: "http://192.168.1.10:8100",
        ...tools,
      }}
    >
      <Speaking language={language}>
        {page ? <div className="kiosk">{page()}</div> : <KioskStage onSayAgain={() => {}} />}
      </Speaking>
    </KioskProvider>
  );
}

function Speaking({ language, children }: { language: Language; children: ReactNode }) {
  const { setLanguage } = useKioskWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the state is opened
  useEffect(() => setLanguage(language), [language]);
  return children;
}
