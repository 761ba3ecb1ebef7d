import { beforeEach, expect, test } from "vitest";
import { emptyDraft, withField } from "./draft.ts";
import { forgetDrafts, importDraftKey, readDrafts, writeDrafts } from "./draft-keeper.ts";

const kept = new Map<string, string>();
const storage = {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => {
    kept.set(name, value);
    Object.assign(storage, { [name]: value });
  },
  removeItem: (name: string) => {
    kept.delete(name);
    Reflect.deleteProperty(storage, name);
  },
};
Object.assign(globalThis, { window: { sessionStorage: storage } });

const key = async (letter: string) => {
  const made = await importDraftKey(btoa(letter.repeat(32)));
  if (!made) throw new Error("no cryptography here");
  return made;
};
const drafts = { "new:card": withField(emptyDraft("card", true), "home", "示例镇人民路一号") };

beforeEach(() => forgetDrafts([]));

test("what was typed comes back under the same key, and lies there unreadable", async () => {
  await writeDrafts(await key("a"), "t1", drafts);
  expect([...kept.values()].join()).not.toContain("人民路");
  expect(atob([...kept.values()].join())).not.toContain("card");
  expect(await readDrafts(await key("a"), "t1")).toEqual(drafts);
});

test("another key, or the place of another ticket, gives nothing, and what nobody can read is thrown away", async () => {
  await writeDrafts(await key("a"), "t1", drafts);
  const [[, sealed] = ["", ""]] = [...kept];
  storage.setItem("yichuang intake t2", sealed);
  expect(await readDrafts(await key("a"), "t2")).toEqual({});
  expect(await readDrafts(await key("b"), "t1")).toEqual({});
  expect(kept.size).toBe(0);
});

test("tickets that are over leave nothing", async () => {
  for (const ticketId of ["t1", "t2", "t3"]) await writeDrafts(await key("a"), ticketId, drafts);
  storage.setItem("yichuang counter token", "mine");
  forgetDrafts(["t2"]);
  expect([...kept.keys()].toSorted()).toEqual(["yichuang counter token", "yichuang intake t2"]);
});
