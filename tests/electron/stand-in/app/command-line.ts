/** Chromium's switches: those that stand on the command line, and those that the main script adds. */
import { strict } from "../strict.ts";

/** Handed to the Chromium that is started; every other one is only remembered. */
const handedOn =
  /^(autoplay-policy|force-device-scale-factor|use-fake-|lang$|disable-pinch|overscroll-|touch-events)/;

const switches = new Map<string, string>();
for (const argument of process.argv.slice(2)) {
  const [, name, value] = /^--([^=]+)(?:=(.*))?$/.exec(argument) ?? [];
  if (name !== undefined) switches.set(name, value ?? "");
}

export const commandLine = strict("app.commandLine", {
  appendSwitch(name: string, value = ""): void {
    switches.set(name, value);
  },
  appendArgument(_value: string): void {},
  hasSwitch: (name: string): boolean => switches.has(name),
  getSwitchValue: (name: string): string => switches.get(name) ?? "",
  removeSwitch(name: string): void {
    switches.delete(name);
  },
});

export function switchesForChromium(): string[] {
  return [...switches]
    .filter(([name]) => handedOn.test(name))
    .map(([name, value]) => (value === "" ? `--${name}` : `--${name}=${value}`));
}
