import { type ReactNode, useEffect } from "react";
import type { DeviceInfo } from "../../drivers/contract/devices.ts";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import { modelCatalog } from "../gallery/model-catalog.ts";
import { modelClosedHead, modelHall, modelHead, modelNow } from "../gallery/model-hall.ts";
import type { PageState } from "../gallery/states.ts";
import { noDevices } from "../kit/devices.ts";
import { declareWords } from "../words/declare.ts";
import { type Language, useWords } from "../words/words.ts";
import { DeclareProvider, type DeclareTools } from "./declare-context.tsx";
import { DeclareStage } from "./declare-stage.tsx";
import { type Place, start } from "./place.ts";

const view: ViewValue<"kiosk"> = {
  hall: modelHead,
  kiosk: null,
  hours: [],
  queues: [
    {
      ...{ id: "all-round", code: "A", name: "综合受理", nameEn: "All-round intake", waiting: 6 },
      ...{ wait: { p50: 8, p90: 15 }, isOpen: true, zoneId: "all-round" },
      ...{ counterIds: ["1", "2", "3", "4"], closedBecause: null },
    },
  ],
  counters: [],
  needsCard: true,
  notices: [],
  helps: [],
};

const printer: DeviceInfo = {
  deviceId: "a4",
  kind: "document-printer",
  model: "A4",
  status: { kind: "ready" },
};

interface Wanted {
  place?: Partial<Place>;
  tools?: Partial<DeclareTools>;
  secondsLeft?: number;
  language?: Language;
}

/** An item with all that a catalogue can say. */
const full = modelCatalog.items.map((item) =>
  item.id === "birth-registration"
    ? {
        ...item,
        tags: ["now" as const, "online" as const, "nearby" as const, "once" as const],
        conditions: [
          "新生儿随父亲或母亲落户，父母一方是本地户籍。",
          "出生后一个月内申报；超过一个月也能办，材料一样。",
        ],
        materials: item.materials.map((material, at) => ({
          ...material,
          originals: 1,
          ...(at === 1 ? { copies: 1, note: "首页和本人页各复印一份。" } : {}),
          ...(at === 3 ? { sampleAddress: "https://zwfw.shili.example/samples/birth-registration" } : {}),
          ...(at === 0 ? { isElectronicEnough: true, note: "姓名一栏要填好，改过的不行。" } : {}),
        })),
      }
    : item,
);
const catalog = { ...modelCatalog, items: full };

const wanted: Record<string, Wanted> = {
  begin: {},
  "begin-english": { language: "en" },
  "begin-closed": { tools: { view: { ...view, hall: modelClosedHead } } },
  "begin-away": { tools: { isStale: true } },
  departments: { place: { by: "department" } },
  group: { place: { group: "identity" } },
  found: { place: { typed: "dj" } },
  "found-none": { place: { typed: "没有的事" } },
  item: { place: { itemId: "birth-registration" }, tools: { printer } },
  "item-english": { place: { itemId: "birth-registration" }, tools: { printer }, language: "en" },
  "item-without-printer": {
    place: { itemId: "homestead-approval" },
    tools: { view: { ...view, hall: modelClosedHead } },
  },
  progress: { place: { isAskingProgress: true } },
  "still-here": { place: { typed: "sbk" }, secondsLeft: 12 },
};

const fixture = { views: {}, now: modelNow };

export const states: PageState[] = Object.entries(wanted).map(([name, one]) => ({
  name,
  ...{ width: 1920, height: 1080 },
  fixture,
  draw: () => draw(one),
}));

function draw({ place = {}, tools = {}, secondsLeft, language = "zh" }: Wanted): ReactNode {
  return (
    <DeclareProvider
      tools={{
        place: { ...start, ...place },
        go: () => {},
        hall: modelHall,
        catalog,
        view,
        isStale: false,
        devices: noDevices,
        printer: null,
        ...tools,
      }}
    >
      <Speaking language={language}>
        <DeclareStage secondsLeft={secondsLeft ?? null} onStay={() => {}} onLeave={() => {}} />
      </Speaking>
    </DeclareProvider>
  );
}

function Speaking({ language, children }: { language: Language; children: ReactNode }) {
  const { setLanguage } = useWords(declareWords);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the state is opened
  useEffect(() => setLanguage(language), [language]);
  return children;
}
