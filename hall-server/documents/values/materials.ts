import type { DocumentValues } from "../../contract/documents.ts";
import type { Item } from "../../contract/items.ts";
import type { AskedMaterial } from "../../intake/facts.ts";
import { type ApplicationRecord, isHere, notHere, openGaps, stillToSupplement } from "../../intake/record.ts";

type Listed = DocumentValues["materials"][number];

/** Every material that the item asks for, in its order, as it stands now. */
export function listMaterials(record: ApplicationRecord, item: Item | null): Listed[] {
  return record.terms.materials.map((asked) => listed(record, item, asked));
}

/** What the person was told is missing, or may bring later; before anything was told, what is required and not here. */
export function missingMaterials(record: ApplicationRecord, item: Item | null): Listed[] {
  const ids = wantedIds(record);
  return record.terms.materials
    .filter((asked) => ids.has(asked.id))
    .map((asked) => {
      const material = listed(record, item, asked);
      const wanted = item?.materials.find((one) => one.id === asked.id);
      const bring = { originals: wanted?.originals ?? 1, copies: wanted?.copies ?? 0 };
      const note = [material.note, ...(wanted?.acceptance ?? [])].filter((one) => one !== "").join("；");
      return { ...material, ...bring, note };
    });
}

function wantedIds(record: ApplicationRecord): Set<string> {
  const open = openGaps(record);
  if (open.length > 0) return new Set(open);
  if (record.supplement) return new Set(stillToSupplement(record));
  const required = record.terms.materials.filter((asked) => asked.isRequired).map((asked) => asked.id);
  return new Set(notHere(record, required).filter((id) => !record.promised.includes(id)));
}

function listed(record: ApplicationRecord, item: Item | null, asked: AskedMaterial): Listed {
  const material = record.materials[asked.id];
  const wanted = item?.materials.find((one) => one.id === asked.id);
  return {
    name: asked.name,
    form: formOf(record, asked.id, wanted?.form ?? "either"),
    originals: material?.originals ?? 0,
    copies: material?.copies ?? 0,
    pages: material?.blobIds.length ?? 0,
    isRequired: asked.isRequired,
    status: statusOf(record, asked),
    note: material?.reusedFrom ? `沿用办件${material.reusedFrom.number}` : (wanted?.note ?? ""),
  };
}

function statusOf(record: ApplicationRecord, asked: AskedMaterial): Listed["status"] {
  if (isHere(record.materials[asked.id])) return "here";
  if (record.promised.includes(asked.id)) return "promised";
  if (openGaps(record).includes(asked.id)) return "gap";
  return asked.isRequired || record.supplement?.materialIds.includes(asked.id) ? "missing" : "not-needed";
}

const forms = { paper: "纸质", electronic: "电子", either: "纸质或电子" } as const;

function formOf(record: ApplicationRecord, materialId: string, asked: keyof typeof forms): string {
  const material = record.materials[materialId];
  if (!material || !isHere(material)) return forms[asked];
  if (material.isElectronicLicence) return "电子证照";
  if (material.originals + material.copies > 0) return material.blobIds.length > 0 ? "纸质、电子" : "纸质";
  return "电子";
}
