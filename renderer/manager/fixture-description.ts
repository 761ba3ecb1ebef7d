/** An invented city hall of 92 counters for the gallery: what stands still during its day. */
import type { HallDescription } from "../../hall-server/contract/hall.ts";
import { modelHall } from "../gallery/model-hall.ts";

const label = (zh: string, en: string) => ({ zh, en });

interface Group {
  name: [string, string];
  queue: [id: string, code: string, zh: string, en: string];
  from: number;
  to: number;
}

const groups: Group[] = [
  {
    name: ["综合受理", "All-round intake"],
    queue: ["all-round", "A", "综合受理", "All-round intake"],
    from: 1,
    to: 19,
  },
  {
    name: ["企业开办", "Business"],
    queue: ["enterprise", "F", "企业开办", "Starting a business"],
    from: 20,
    to: 24,
  },
  { name: ["公安", "Police"], queue: ["police", "D", "公安", "Public security"], from: 25, to: 28 },
  {
    name: ["出入境", "Exit and entry"],
    queue: ["exit-entry", "G", "出入境", "Exit and entry"],
    from: 29,
    to: 32,
  },
  { name: ["即办", "Instant"], queue: ["instant", "H", "区即办", "District instant"], from: 33, to: 34 },
  { name: ["税务", "Tax"], queue: ["tax", "C", "税务", "Tax"], from: 35, to: 48 },
  {
    name: ["不动产登记", "Real estate"],
    queue: ["real-estate", "B", "不动产", "Real estate"],
    from: 49,
    to: 63,
  },
  { name: ["住保", "Housing"], queue: ["housing", "K", "住房保障", "Housing support"], from: 64, to: 64 },
  {
    name: ["房产交易", "Property"],
    queue: ["property", "L", "房产交易", "Property transactions"],
    from: 65,
    to: 70,
  },
  {
    name: ["公积金", "Provident fund"],
    queue: ["provident-fund", "E", "公积金", "Provident fund"],
    from: 71,
    to: 79,
  },
  { name: ["银行", "Banks"], queue: ["bank", "M", "银行", "Banks"], from: 80, to: 83 },
  { name: ["运政", "Transport"], queue: ["transport", "N", "交通运政", "Road transport"], from: 84, to: 86 },
  { name: ["水电气章", "Utilities"], queue: ["utilities", "P", "水电气刻章", "Utilities"], from: 87, to: 90 },
  {
    name: ["传媒征信", "Media, credit"],
    queue: ["media", "Q", "传媒征信", "Cable TV and credit"],
    from: 91,
    to: 92,
  },
];

const idsOf = ({ from, to }: Group) => Array.from({ length: to - from + 1 }, (_, i) => String(from + i));

export const cityDescription: HallDescription = {
  ...modelHall,
  queues: groups.map((group) => {
    const [id, code, zh, en] = group.queue;
    return { id, code, name: label(zh, en), zoneId: "all-round", counterIds: idsOf(group) };
  }),
  counters: groups.flatMap((group) =>
    idsOf(group).map((id) => ({
      id,
      name: label(`${id}号窗口`, `Counter ${id}`),
      zoneId: "all-round",
      group: label(...group.name),
    })),
  ),
  classes: [
    ...modelHall.classes.filter((one) => one.id === "ordinary"),
    {
      id: "elderly",
      name: label("老年人", "Elderly"),
      badge: "老",
      headStartMinutes: 20,
      mayBeClaimed: true,
    },
    {
      id: "soldier",
      name: label("军人", "Soldiers"),
      badge: "军",
      headStartMinutes: 30,
      mayBeClaimed: true,
    },
  ],
  kiosks: [1, 2, 3, 4].map((n) => ({ id: String(n), name: label(`${n}号自助机`, `Kiosk ${n}`) })),
  screens: [
    { id: "1", name: label("大厅总屏", "Main screen"), zoneIds: ["all-round"] },
    { id: "6", name: label("二楼东侧大屏", "East wing screen"), zoneIds: ["all-round"] },
  ],
};
