/** The whole item → what the catalogue lists of it. What is no, empty or usual is left out: 1,530 of them are one answer. */
import type { CatalogItem } from "../contract/hall.ts";
import type { Item, ItemMaterial } from "../contract/items.ts";

interface Placed {
  initials: string;
  queueIds: readonly string[];
  unitIds: readonly string[];
  version: number;
}

export function listedItem(item: Item, { initials, queueIds, unitIds, version }: Placed): CatalogItem {
  return {
    id: item.id,
    name: item.name,
    initials,
    category: item.category,
    domain: item.domain,
    level: item.level,
    kind: item.kind,
    lawDays: item.lawDays,
    promisedDays: item.promisedDays,
    fee: item.fee,
    ...(item.conditions.length > 0 ? { conditions: item.conditions } : {}),
    materials: item.materials.map(listedMaterial),
    queueIds: [...queueIds],
    lifeEvents: item.lifeEvents,
    isVillageErrand: item.isVillageErrand,
    isDemonstration: item.isDemonstration,
    ...(version > 1 ? { version } : {}),
    ...(unitIds.length > 0 ? { unitIds: [...unitIds] } : {}),
    ...(item.isSelfService ? { isSelfService: true } : {}),
    ...(item.isPromiseAllowed ? { isPromiseAllowed: true } : {}),
    ...(item.isPostAllowed ? { isPostAllowed: true } : {}),
    ...(item.needsTwoReviewers ? { needsTwoReviewers: true } : {}),
    ...(item.serviceArea !== "none" ? { isCrossPlace: true } : {}),
    ...(item.form.length > 0 ? { hasForm: true } : {}),
    ...(item.tags.length > 0 ? { tags: item.tags } : {}),
    ...(item.result.name === null ? {} : { resultName: item.result.name }),
  };
}

function listedMaterial(material: ItemMaterial): CatalogItem["materials"][number] {
  return {
    id: material.id,
    name: material.name,
    isRequired: material.isRequired,
    ...(material.originals === null ? {} : { originals: material.originals }),
    ...(material.copies === null ? {} : { copies: material.copies }),
    ...(material.isElectronicEnough ? { isElectronicEnough: true } : {}),
    ...(material.note === null ? {} : { note: material.note }),
    ...(material.sampleAddress === null ? {} : { sampleAddress: material.sampleAddress }),
    ...(material.sample === null ? {} : { sampleFile: material.sample.blobId }),
    ...(material.blankForm === null ? {} : { blankFormFile: material.blankForm.blobId }),
    ...(material.isMain || !material.isRequired ? {} : { isSecondary: true }),
    ...(material.gapsAllowed ? { gapsAllowed: true } : {}),
    ...(material.isReusable ? { isReusable: true } : {}),
  };
}
