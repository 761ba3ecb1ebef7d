import { accept, type Handlers, refuse } from "../deciding.ts";
import { staffNumberOf } from "../handover/parties.ts";

export const sealCommands: Handlers<"seal:keep" | "seal:putAway"> = {
  "seal:keep": ({ seals, principal, newId, files }, { blobId, name }) => {
    if (!files.isPicture(blobId))
      return refuse("invalid-input", { field: "blobId", because: "not-a-picture" });
    const version = seals.nextVersion();
    const nameTextId = newId("x");
    const data = { version, blobId, nameTextId, by: staffNumberOf(principal) };
    return accept([{ name: "seal-kept", data }], () => ({ version }), {
      keep: (vault) => vault.addText(nameTextId, null, name),
    });
  },

  "seal:putAway": ({ seals, principal, newId }, { reason }) => {
    const current = seals.current();
    if (!current) return refuse("not-found", { what: "seal" });
    const reasonTextId = newId("x");
    const data = { version: current.version, reasonTextId, by: staffNumberOf(principal) };
    return accept([{ name: "seal-put-away", data }], () => ({}), {
      keep: (vault) => vault.addText(reasonTextId, null, reason),
    });
  },
};
