import type { ViewValue } from "../contract/views.ts";
import { openingAt } from "../queueing/opening.ts";
import type { Viewing } from "../viewing.ts";

type Problem = ViewValue<"hall">["problems"][number];

/** For so long a wrong service code stays on the manager's page. */
const wrongCodeMs = 60 * 60_000;

/** Shells that fell silent, that say what is wrong with them, and at which somebody tries codes. */
export function shellProblems(viewing: Viewing): Problem[] {
  const { config, hall, iso, liveShells, now, state } = viewing;
  const isOpen = openingAt(config.opening, now, config.timeZone).isOpen;
  return hall.registry.devices().flatMap((device) => {
    const shell = state.shells.shells.get(device.deviceId);
    if (!shell) return [];
    const { deviceId, name, kind } = device;
    const params = { device: deviceId, name, kind };
    const problem = (code: Problem["code"], since: number, more: Problem["params"] = {}): Problem => ({
      id: `${code} ${deviceId}`,
      // Without a kiosk nobody comes in; what else falls silent leaves something to go on with.
      severity: code === "shell-silent" && kind === "kiosk" && isOpen ? "red" : "amber",
      code,
      params: { ...params, ...more },
      since: iso(since),
    });
    const found: Problem[] = [];
    if (shell.wrongCodeAt !== null && now - shell.wrongCodeAt < wrongCodeMs)
      found.push(problem("shell-wrong-code", shell.wrongCodeAt));
    if (shell.silentSince !== null) return [...found, problem("shell-silent", shell.silentSince)];
    const heard = liveShells.of(deviceId);
    const [trouble] = heard?.troubles ?? [];
    if (heard && trouble) found.push(problem("shell-trouble", heard.troubledSince, { trouble }));
    return found;
  });
}
