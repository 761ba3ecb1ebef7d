import { expect, test } from "vitest";
import type { MaterialPage } from "../../kit/materials/pages.ts";
import {
  allRequiredHere,
  changedMaterials,
  draftOf,
  emptyDraft,
  materialOf,
  missingOf,
  toggled,
  withField,
  withMaterial,
  withPages,
} from "./draft.ts";
import { applicantInput, fieldsInput, materialsInput, receiveInput } from "./intake-input.ts";
import { fromWholeItem } from "./intake-item.ts";
import { modelApplication, modelBefore, modelItem, modelPromisedItem } from "./model-intake.ts";
import { allReused } from "./reuse.ts";

const card = fromWholeItem(modelItem);
const trader = fromWholeItem(modelPromisedItem);
const page: MaterialPage = { blobId: "a".repeat(64), type: "image/jpeg" };
const [first] = card.materials;
if (!first) throw new Error("The model item has no materials.");

test("a slip of the finger costs no scan", () => {
  const scanned = withPages(emptyDraft("card", true), "m1", [page]);
  expect(materialOf(scanned, "m1").isHere).toBe(true);
  const back = toggled(toggled(scanned, first), first);
  expect(materialOf(back, "m1")).toMatchObject({ isHere: true, pages: [page], originals: 1 });
});

test("all here takes in what is needed, in the numbers that the item asks for, and nothing that only sometimes is", () => {
  const draft = allRequiredHere(emptyDraft("trader", true), trader);
  expect(missingOf(draft, trader)).toEqual([]);
  expect(materialOf(draft, "m3")).toMatchObject({ originals: 1, copies: 1 });
  expect(materialOf(draft, "m5").isHere).toBe(false);
});

test("what is taken over keeps its origin and its validity, and no paper is counted", () => {
  const draft = allReused(emptyDraft("card", true), modelBefore);
  expect(materialsInput(draft, card)).toEqual([
    {
      materialId: "m2",
      blobIds: [],
      originals: 0,
      copies: 0,
      reusedFrom: { applicationId: "p0", materialId: "m1" },
      validTo: "2036-05-01",
    },
  ]);
  // What is here in paper is not replaced.
  const inPaper = toggled(emptyDraft("card", true), card.materials[1] ?? first);
  expect(materialOf(allReused(inPaper, modelBefore), "m2").reusedFrom).toBeNull();
});

test("only what has changed since counts as brought", () => {
  const before = draftOf(modelApplication);
  expect(changedMaterials(before, modelApplication)).toEqual([]);
  const more = withMaterial(before, "m4", { isHere: true, originals: 1 });
  expect(changedMaterials(more, modelApplication)).toEqual(["m4"]);
});

test("what is left empty is left out, so that the hall fills it in", () => {
  const draft = withField(withField(emptyDraft("trader", true), "shop", " 面馆 "), "owner", " ");
  expect(fieldsInput(draft, trader)).toEqual({ shop: "面馆" });
  expect(applicantInput(draft)).toBeUndefined();
  expect(receiveInput(draft, trader, { ticketId: "t1" })).toMatchObject({
    ticketId: "t1",
    itemId: "trader",
    wish: { way: "counter" },
  });
});

test("an organisation whose representative is not named goes without a holder", () => {
  const draft = emptyDraft("trader", true);
  const organisation = { name: "示例商贸有限公司", creditCode: "91350100m000100y43" };
  expect(
    applicantInput({ ...draft, applicant: { ...draft.applicant, who: "organisation", organisation } }),
  ).toEqual({
    kind: "organisation",
    organisation: { name: "示例商贸有限公司", creditCode: "91350100M000100Y43" },
  });
});
