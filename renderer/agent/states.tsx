import type { Errand, ErrandRow } from "../../hall-server/contract/errands.ts";
import { modelCatalog } from "../gallery/model-catalog.ts";
import { modelHall } from "../gallery/model-hall.ts";
import type { PageState } from "../gallery/states.ts";
import { KitTheme } from "../kit/desk/kit-theme.tsx";
import type { Fixture } from "../kit/fixture-hall.ts";
import { AgentPage, type AgentPlace } from "./agent-page.tsx";

const row: ErrandRow = {
  id: "e1",
  number: "D2603020001",
  state: "handling",
  way: "errand",
  itemIds: ["birth-registration"],
  person: "李*",
  fromSiteId: "east-village",
  atSiteId: "town",
  agent: "0801",
  entrustedAt: "2026-03-02T09:12:00+08:00",
  dueOn: "2026-03-16",
  openTasks: 1,
};
const rows: ErrandRow[] = [
  row,
  {
    ...row,
    id: "e2",
    number: "D2603020002",
    state: "handed-up",
    way: "home-visit",
    itemIds: [],
    agent: null,
  },
  { ...row, id: "e3", number: "D2602270004", state: "done", person: "王*", atSiteId: "east-village" },
];
const errand: Errand = {
  ...row,
  wish: "老人行动不便，想在家里办好",
  phone: "199****0000",
  papers: [{ name: "户口簿", originals: 1, copies: 0 }],
  tasks: [
    {
      ...{ id: "k1", what: "核对户籍", itemId: null, assignee: "0802", dueOn: "2026-03-04" },
      ...{ state: "done", applicationIds: [], urges: 1 },
    },
    {
      ...{ id: "k2", what: "在窗口递交申请", itemId: null, assignee: "0801", dueOn: "2026-03-10" },
      ...{ state: "open", applicationIds: [], urges: 0 },
    },
  ],
  fees: [{ what: "邮寄费", cents: 1_250, hasReceipt: true, at: "2026-03-03T10:00:00+08:00" }],
  answer: null,
  history: [
    { at: "2026-03-02T09:12:00+08:00", what: "entrusted", by: "0802", siteId: "east-village", note: null },
    { at: "2026-03-02T11:02:00+08:00", what: "handed-up", by: "0802", siteId: "town", note: "村里办不了" },
    { at: "2026-03-02T14:40:00+08:00", what: "taken-up", by: "0801", siteId: "town", note: null },
    { at: "2026-03-02T14:45:00+08:00", what: "split", by: "0801", siteId: null, note: null },
  ],
  may: ["errand:handUp", "errand:split", "errand:assign", "errand:urge", "errand:feedBack", "errand:payFee"],
};

const ok = (value: unknown) => ({ ok: true, value });
const model: Fixture = {
  views: {},
  now: "2026-03-03T10:20:00+08:00",
  answers: {
    "errands:list": ok({ errands: rows, cursor: null }),
    "errand:get": ok({ errand }),
    "agents:list": ok({
      ownSiteId: "town",
      sitesAbove: ["county", "city"],
      agents: [
        { user: "agent-01", staffNumber: "0801", siteId: "town" },
        { user: "agent-02", staffNumber: "0802", siteId: "east-village" },
      ],
    }),
    "errands:figures": ok({
      sites: [
        { siteId: "east-village", entrusted: 21, closed: 18, late: 1, called: 16, satisfied: 15 },
        { siteId: "west-village", entrusted: 9, closed: 9, late: 0, called: 9, satisfied: 9 },
      ],
    }),
  },
  files: { "/api/hall": modelHall, "/api/catalog": modelCatalog },
};
const empty: Fixture = {
  ...model,
  answers: { ...model.answers, "errands:list": ok({ errands: [], cursor: null }) },
};

const state = (name: string, fixture: Fixture, start: AgentPlace): PageState => ({
  name,
  width: 1920,
  height: 1080,
  fixture,
  draw: () => (
    <KitTheme>
      <AgentPage start={start} />
    </KitTheme>
  ),
});

export const states: PageState[] = [
  state("here", model, { tab: "here", errandId: null }),
  state("here-none", empty, { tab: "here", errandId: null }),
  state("away", { ...model, connection: { kind: "away" } }, { tab: "below", errandId: null }),
  state("errand", model, { tab: "here", errandId: "e1" }),
  state("ledger", model, { tab: "ledger", errandId: null }),
];
