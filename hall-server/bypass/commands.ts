import { accept, type Handlers, refuse } from "../deciding.ts";

export const bypassCommandHandlers: Handlers<"bypass:keep" | "bypass:answer"> = {
  "bypass:keep": ({ bypass, principal, now }, { listId }) => {
    const found = bypass.pending.get(listId, now);
    if (!found) return refuse("not-found", { what: "list", id: listId });
    return accept(
      [{ name: "bypass-list-kept", data: { ...found, by: principal.name } }],
      () => ({ missing: found.cases.length }),
      { afterwards: () => bypass.pending.drop(listId) },
    );
  },

  "bypass:answer": (deciding, { listId, line, standing, note }) => {
    if (!deciding.bypass.case(listId, line)) return refuse("not-found", { what: "case" });
    const noteTextId = deciding.newId("tx");
    return accept(
      [
        {
          name: "bypass-case-answered",
          data: { listId, line, standing, noteTextId, by: deciding.principal.name },
        },
      ],
      () => ({}),
      { keep: (vault) => vault.addText(noteTextId, null, note) },
    );
  },
};
