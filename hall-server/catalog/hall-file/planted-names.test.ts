import { describe, it } from "vitest";
import { expectNamed, type Planted } from "./plant-error.ts";

const planted: Planted[] = [
  {
    mistake: "unknown queue",
    from: "queues: all-round\n",
    to: "queues: al-round\n",
    says: /no queue “al-round”/,
  },
  {
    mistake: "unknown overflow queue",
    from: "{ queue: errands, whenWaitPassesMinutes: 15 }",
    to: "{ queue: errand }",
    says: /no queue “errand”; did you mean “errands”/,
  },
  {
    mistake: "overflow into the counter's own queue",
    from: "{ queue: errands, whenWaitPassesMinutes: 15 }",
    to: "{ queue: all-round }",
    says: /already one of this counter's own/,
  },
  {
    mistake: "queue code equal to a prefix",
    from: "code: B",
    to: "code: V",
    says: /already the prefix of class/,
  },
  {
    mistake: "two queues with one code",
    from: "code: B",
    to: "code: A",
    says: /already the code of queue “all-round”/,
  },
  {
    mistake: "queue id twice",
    from: "id: errands\n",
    to: "id: all-round\n",
    says: /already one queue “all-round”/,
  },
  {
    mistake: "zone id twice",
    from: "{ id: forms,",
    to: "{ id: rest,",
    at: "{ id: rest, name: { zh: 休息",
    says: /already one zone “rest”/,
  },
  { mistake: "counter twice", from: "ids: 4\n", to: "ids: 3-4\n", says: /already one counter “3”/ },
  {
    mistake: "counter in no zone",
    from: "  - ids: 1-3\n    zone: all-round\n",
    to: "  - ids: 1-3\n",
    says: /“zone” is missing/,
  },
  {
    mistake: "screen of an unknown zone",
    from: "zones: all }",
    to: "zones: [upstairs] }",
    says: /no zone “upstairs”/,
  },
  {
    mistake: "kiosk of an unknown zone",
    from: "}, zone: self-service }",
    to: "}, zone: selfservice }",
    says: /no zone “selfservice”/,
  },
  {
    mistake: "a queue nobody serves",
    from: "queues: [all-round, errands]",
    to: "queues: [all-round]",
    at: "  - id: errands",
    says: /No counter serves queue “errands”/,
  },
  {
    mistake: "no all-round queue",
    from: "    allRound: true\n",
    to: "",
    at: "queues:\n",
    says: /No queue is marked allRound/,
  },
  {
    mistake: "no class for ordinary people",
    from: "{ id: ordinary,",
    to: "{ id: usual, badge: 普,",
    at: "classes:",
    says: /Class “ordinary” is missing/,
  },
  { mistake: "reason twice", from: "code: meal,", to: "code: rest,", says: /already one reason “rest”/ },
  {
    mistake: "site below an unknown one",
    from: "parent: county,",
    to: "parent: country,",
    says: /no site “country”/,
  },
  {
    mistake: "ring of sites",
    from: "{ id: province, tier",
    to: "{ id: province, parent: city, tier",
    says: /below itself|cannot stand below/,
  },
  {
    mistake: "this hall not among the sites",
    from: "  id: town\n",
    to: "  id: village\n",
    at: "sites:",
    says: /not among the sites/,
  },
  { file: "ratings.yaml", mistake: "tag twice", from: '"208"', to: '"207"', says: /already one tag “207”/ },
  {
    file: "ratings.yaml",
    mistake: "level twice",
    from: "level: 4",
    to: "level: 5",
    says: /already one level “5”/,
  },
];

describe("names that are unknown or stand twice", () => {
  it.each(planted)("$mistake", expectNamed);
});
