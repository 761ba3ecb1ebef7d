/** What the counter has to know of an item in order to take it in. */
import type { CatalogItem } from "../../../hall-server/contract/hall.ts";
import type { FormField, Item, ItemMaterial } from "../../../hall-server/contract/items.ts";
import type { Label } from "../../../hall-server/contract/values.ts";

export interface IntakeMaterial {
  id: string;
  name: string;
  isRequired: boolean;
  originals: number;
  copies: number;
  /** 审查要点, one by one. */
  acceptance: readonly string[];
  note: string | null;
  /** 容缺: it may come later, within so many working days (null: the hall's own figure). */
  mayComeLater: boolean;
  gapDays: number | null;
  isElectronicEnough: boolean;
}

export interface IntakeItem {
  /** Its form is known; what the catalogue tells has none. */
  isWhole: boolean;
  id: string;
  name: Label;
  domain: string;
  isInstant: boolean;
  promisedDays: number | null;
  fee: string | null;
  isPromiseAllowed: boolean;
  promiseText: string | null;
  isPostAllowed: boolean;
  isSelfService: boolean;
  /** What is handed out in the end; null: nothing. */
  resultName: string | null;
  materials: readonly IntakeMaterial[];
  form: readonly FormField[];
}

export function fromWholeItem(item: Item): IntakeItem {
  return {
    isWhole: true,
    id: item.id,
    name: item.name,
    domain: item.domain,
    isInstant: item.kind === "instant",
    promisedDays: item.promisedDays,
    fee: item.fee,
    isPromiseAllowed: item.isPromiseAllowed,
    promiseText: item.promiseText,
    isPostAllowed: item.isPostAllowed,
    isSelfService: item.isSelfService,
    resultName: item.result.name,
    materials: item.materials.map(fromWholeMaterial),
    form: item.form,
  };
}

function fromWholeMaterial(material: ItemMaterial): IntakeMaterial {
  return {
    id: material.id,
    name: material.name,
    isRequired: material.isRequired,
    originals: material.originals ?? 0,
    copies: material.copies ?? 0,
    acceptance: material.acceptance,
    note: material.note,
    mayComeLater: material.gapsAllowed && !material.isMain,
    gapDays: material.gapDays,
    isElectronicEnough: material.isElectronicEnough,
  };
}

/** Until the whole of it is there, or where it cannot be had: a check-list without a form. */
export function fromCatalogItem(item: CatalogItem): IntakeItem {
  return {
    isWhole: false,
    id: item.id,
    name: item.name,
    domain: item.domain,
    isInstant: item.kind === "instant",
    promisedDays: item.promisedDays,
    fee: item.fee,
    isPromiseAllowed: item.isPromiseAllowed ?? false,
    promiseText: null,
    isPostAllowed: item.isPostAllowed ?? false,
    isSelfService: item.isSelfService ?? false,
    resultName: item.resultName ?? null,
    materials: item.materials.map((material) => ({
      id: material.id,
      name: material.name,
      isRequired: material.isRequired,
      originals: material.originals ?? 0,
      copies: material.copies ?? 0,
      acceptance: [],
      note: material.note ?? null,
      mayComeLater: (material.gapsAllowed ?? false) && (material.isSecondary ?? false),
      gapDays: null,
      isElectronicEnough: material.isElectronicEnough ?? false,
    })),
    form: [],
  };
}
