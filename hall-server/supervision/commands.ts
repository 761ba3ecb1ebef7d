import { accept, type Deciding, type Handlers, refuse } from "../deciding.ts";

/** More devices than any one host has; who reports more makes them up. */
const mostDevicesOfOne = 100;
/** Open calls for help from one place; more of them would only hide the others. */
const mostHelpsOfOne = 4;

/** What the journal keeps of a report. A driver that also says what it read would bring a person into the facts. */
const keptDetails = ["kind", "model", "fault", "cause", "counterId"];

export const supervisionCommands: Handlers<"device:report" | "help:call" | "help:answer" | "clock:confirm"> =
  {
    /** A report that says nothing new is acknowledged and leaves no fact. */
    "device:report": (deciding, input) => {
      const known = deciding.state.supervision.devices.get(input.deviceId);
      if (!known && devicesOf(deciding) >= mostDevicesOfOne) {
        return refuse("rate-limited", { what: "devices", most: mostDevicesOfOne });
      }
      const detail = Object.fromEntries(
        Object.entries(input.detail).filter(([name]) => keptDetails.includes(name)),
      );
      const kind = typeof detail.kind === "string" ? detail.kind : (known?.kind ?? "device");
      const isNew = known?.status !== input.status || JSON.stringify(known.detail) !== JSON.stringify(detail);
      return accept(
        isNew
          ? [
              {
                name: "device-reported",
                data: {
                  deviceId: input.deviceId,
                  kind,
                  status: input.status,
                  detail,
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
      const ringing = [...deciding.state.supervision.helps.values()].filter((help) => help.from === from);
      const open =
        ringing.find((help) => help.page === input.page) ??
        (ringing.length >= mostHelpsOfOne ? ringing.at(-1) : undefined);
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

/**
 * Where to go: a device's place, the counter that a clerk has open, else the staff number. A person's phone is nobody's
 * place: all phones ring as one.
 */
function fromWhere({ principal, state }: Deciding): string {
  return (
    principal.place ?? state.calling.counterOf.get(principal.name) ?? principal.staffNumber ?? principal.name
  );
}

function devicesOf({ principal, state }: Deciding): number {
  let count = 0;
  for (const device of state.supervision.devices.values())
    if (device.reportedBy === principal.name) count += 1;
  return count;
}
