/** An invented hall for the gallery: its head as every view carries it, and what stands still during its day. */
import type { HallDescription } from "../../hall-server/contract/hall.ts";
import type { ViewValue } from "../../hall-server/contract/views.ts";

const label = (zh: string, en: string) => ({ zh, en });

/** A Monday morning; every made-up time of the gallery lies around it. */
export const modelNow = "2026-11-23T09:50:20+08:00";

export const modelHead: ViewValue<"kiosk">["hall"] = {
  id: "city",
  name: label("示例市政务服务大厅", "Shili City Service Hall"),
  isOpen: true,
  changesAt: "2026-11-23T12:00:00+08:00",
  isDemonstration: true,
};

export const modelClosedHead: ViewValue<"kiosk">["hall"] = {
  ...modelHead,
  isOpen: false,
  changesAt: "2026-11-23T14:30:00+08:00",
};

const tags = (first: number, names: readonly (readonly [string, string])[]) =>
  names.map(([zh, en], i) => ({ code: String(first + i), name: label(zh, en) }));

const ratingLevels: HallDescription["ratingLevels"] = [
  {
    level: 5,
    name: label("非常满意", "Very satisfied"),
    isBad: false,
    tags: tags(510, [
      ["一窗受理一次办结", "One counter took it in and it was done in one visit"],
      ["可以先受理后补材料", "Taken in first, missing papers later"],
      ["不用提交证明", "No certificate was asked for"],
      ["可以全程网上办理", "Can be done wholly online"],
      ["可以使用手机办理", "Can be done by phone"],
      ["可以就近办理", "Can be done nearby"],
      ["无需材料直接办理", "Done without any papers"],
      ["服务热情效率高", "Warm and efficient service"],
    ]),
  },
  {
    level: 4,
    name: label("满意", "Satisfied"),
    isBad: false,
    tags: tags(413, [["服务态度较好", "Good attitude"]]),
  },
  {
    level: 3,
    name: label("基本满意", "Fairly satisfied"),
    isBad: false,
    tags: tags(314, [["服务态度一般", "Fair attitude"]]),
  },
  {
    level: 2,
    name: label("不满意", "Dissatisfied"),
    isBad: true,
    tags: tags(207, [
      ["没有提供材料样本", "No samples of the papers"],
      ["没有提供材料清单", "No list of the papers"],
      ["未在承诺时间内办结", "Not done within the promised time"],
      ["同样内容的证明材料被要求多次提交", "The same certificate was asked for several times"],
      ["承诺网办但无法在线办理", "Promised online but could not be done online"],
      ["在线预约办理后到实体大厅重复取号排队", "Had to queue again after booking online"],
      ["窗口人员业务不熟练", "The clerk was not skilled"],
      ["服务态度生硬", "Stiff attitude"],
    ]),
  },
  {
    level: 1,
    name: label("非常不满意", "Very dissatisfied"),
    isBad: true,
    tags: tags(115, [["服务态度差效率低", "Poor attitude and slow"]]),
  },
];

export const modelHall: HallDescription = {
  id: "city",
  name: modelHead.name,
  isDemonstration: true,
  timeZone: "Asia/Shanghai",
  hotline: "12345",
  phoneAddress: null,
  onlinePlatform: {
    name: label("示例省政务服务网", "Shili Province online services"),
    address: "https://zwfw.shili.example",
  },
  zones: [
    {
      id: "all-round",
      name: label("综合受理区", "All-round intake"),
      directions: label("一楼，进门右手边", "Floor 1, on the right"),
    },
    {
      id: "self-service",
      name: label("自助办理区", "Self-service"),
      directions: label("一楼，进门迎面", "Floor 1, facing the entrance"),
    },
  ],
  queues: [
    {
      id: "all-round",
      code: "A",
      name: label("综合受理", "All-round intake"),
      zoneId: "all-round",
      counterIds: ["1", "2", "3", "4"],
    },
    {
      id: "errands",
      code: "B",
      name: label("帮办代办", "Help and errands"),
      zoneId: "all-round",
      counterIds: ["3", "4"],
    },
  ],
  counters: ["1", "2", "3", "4"].map((id) => ({
    id,
    name: label(`${id}号窗口`, `Counter ${id}`),
    zoneId: "all-round",
    group: label("综合受理", "All-round intake"),
  })),
  classes: [
    {
      id: "ordinary",
      name: label("普通", "Ordinary"),
      badge: "",
      headStartMinutes: 0,
      mayBeClaimed: false,
    },
  ],
  screens: [{ id: "1", name: label("大厅叫号屏", "Hall screen"), zoneIds: ["all-round"] }],
  kiosks: [{ id: "1", name: label("1号自助机", "Kiosk 1") }],
  reasons: { pause: [], skip: [], hold: [], transfer: [], call: [], show: [] },
  ratingLevels,
  ratingTagsVersion: "1",
  callsBeforeSkip: 3,
  secondsBetweenCalls: 20,
  returnWindowMinutes: 30,
  returnBehind: 3,
  labels: {},
  sites: [],
};
