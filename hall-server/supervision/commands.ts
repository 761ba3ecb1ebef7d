import { accept, type Deciding, type Handlers, refuse } from "../deciding.ts";

export const supervisionCommands: Handlers<"device:report" | "help:call" | "help:answer" | "clock:confirm"> =
  {
    /** A report that says nothing new is acknowledged and leaves no fact. */
    "device:report": (deciding, input) => {
      const known = deciding.state.supervision.devices.get(input.deviceId);
      const kind = typeof input.detail.kind === "string" ? input.detail.kind : (known?.kind ?? "device");
      const isNew =
        known?.status !== input.status || JSON.stringify(known.detail) !== JSON.stringify(input.detail);
      return accept(
        isNew
          ? [
              {
                name: "device-reported",
                data: {
                  deviceId: input.deviceId,
                  kind,
                  status: input.status,
                  detail: input.detail,
                  reportedBy: deciding.principal.name,
                },
              },
            ]
          : [],
        () => ({}),
      );
    },

    /** Pressing again from the same place, before anybody came, rings the same call. */
    "help:call": (deciding, input) => {
      const from = fromWhere(deciding);
      const open = [...deciding.state.supervision.helps.values()].find(
        (help) => help.from === from && help.page === input.page,
      );
      if (open) return accept([], () => ({ helpId: open.helpId }));
      const helpId = deciding.newId("h");
      return accept([{ name: "help-called", data: { helpId, page: input.page, from } }], () => ({ helpId }));
    },

    "help:answer": (deciding, input) => {
      if (!deciding.state.supervision.helps.has(input.helpId)) return refuse("not-found", { what: "help" });
      return accept(
        [{ name: "help-answered", data: { helpId: input.helpId, by: deciding.principal.id } }],
        () => ({}),
      );
    },

    "clock:confirm": (deciding) => {
      const differenceMs = deciding.clockStepMs;
      if (differenceMs === null) return refuse("wrong-state", { what: "clock", state: "right" });
      return accept(
        [{ name: "clock-confirmed", data: { by: deciding.principal.id, differenceMs } }],
        () => ({}),
        { afterwards: deciding.followClock },
      );
    },
  };

/** A person's phone is nobody's place: all phones ring as one. */
function fromWhere(deciding: Deciding): string {
  return deciding.principal.place ?? deciding.principal.name;
}
