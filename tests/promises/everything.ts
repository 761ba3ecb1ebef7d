/** All that a hall is, for comparing: memory, lines, derived tables, and every view as the server would send it. */
import { tableNames } from "../../hall-server/archive/archive.ts";
import { writeState } from "../../hall-server/journal/snapshot.ts";
import { LiveShells } from "../../hall-server/shells/live-shells.ts";
import type { TestHall } from "../../hall-server/testing.ts";
import { viewingOf } from "../../hall-server/viewing.ts";
import { viewDefinitions } from "../../hall-server/views.ts";

/** Every view of every counter, screen, sign, pad and phone, by its address. */
export function allViews({ hall }: TestHall, tokens: readonly string[]): Record<string, unknown> {
  hall.estimates.refresh();
  // What shells said last is in no fact: after a start they say it anew.
  const viewing = { ...viewingOf(hall), liveShells: new LiveShells(0) };
  const {
    kiosk,
    counter,
    screen,
    sign,
    pad,
    hall: overview,
    shell,
    shells,
    office,
    ticket,
  } = viewDefinitions;
  const drawn: Record<string, unknown> = {
    kiosk: kiosk.draw(viewing, {}),
    hall: overview.draw(viewing, {}),
    shells: shells.draw(viewing, {}),
  };
  for (const { deviceId } of hall.registry.devices())
    drawn[`shell ${deviceId}`] = shell.draw(viewing, { deviceId });
  for (const { staffNumber, role } of hall.registry.allStaff())
    if (role === "reviewer" || role === "head")
      drawn[`office ${staffNumber}`] = office.draw(viewing, { staffNumber });
  for (const { id: counterId } of hall.config.counters) {
    drawn[`counter ${counterId}`] = counter.draw(viewing, { counterId });
    drawn[`sign ${counterId}`] = sign.draw(viewing, { counterId });
    drawn[`pad ${counterId}`] = pad.draw(viewing, { counterId });
  }
  for (const { id: screenId } of hall.config.screens)
    drawn[`screen ${screenId}`] = screen.draw(viewing, { screenId });
  for (const token of tokens) drawn[`ticket ${token}`] = ticket.draw(viewing, { token });
  return drawn;
}

export function allTables({ db }: TestHall): Record<string, unknown[]> {
  return Object.fromEntries(
    [...tableNames, "derived"].map((name) => [name, db.prepare(`select * from ${name} order by 1, 2`).all()]),
  );
}

/** As text, so that an order that differs is a difference. */
export function everything(test: TestHall, tokens: readonly string[]): Record<string, string> {
  const { lines, setAside } = test.hall.state.queueing;
  const filled = [...lines].filter(([, line]) => line.size > 0);
  const views = Object.entries(allViews(test, tokens)).map(([name, view]) => [name, JSON.stringify(view)]);
  return {
    memory: writeState(test.hall.state),
    lines: JSON.stringify(filled.map(([id, line]) => [id, [...line].map((one) => one.id)]).toSorted()),
    aside: JSON.stringify([...setAside.keys()].toSorted()),
    tables: JSON.stringify(allTables(test)),
    ...Object.fromEntries(views),
  };
}

/** Nothing is left but the facts, the vault and the remembered answers. */
export function forgetAllDerived({ db }: TestHall): void {
  for (const name of ["snapshots", "derived", ...tableNames]) db.exec(`delete from ${name}`);
}
