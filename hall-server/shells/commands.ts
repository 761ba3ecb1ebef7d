import { accept, type Handlers, refuse } from "../deciding.ts";
import type { NewFact } from "../journal/fact.ts";
import { sealServiceCode } from "./service-code.ts";
import type { ShellRecord } from "./state.ts";

export const shellCommands: Handlers<
  "shell:report" | "shell:picture" | "shell:askPicture" | "shell:setServiceCode"
> = {
  "shell:report": (deciding, { commandId: _, happened, ...sign }) => {
    const { state, liveShells, principal, now } = deciding;
    const deviceId = principal.name;
    const facts: NewFact[] = [];
    const why = whyTold(state.shells.shells.get(deviceId), sign);
    const { version, platform } = sign;
    if (why) facts.push({ name: "shell-came", data: { deviceId, version, platform, why } });
    if (happened.length > 0) facts.push({ name: "shell-told", data: { deviceId, happened } });
    return accept(facts, () => ({}), {
      afterwards: () => liveShells.heard(deviceId, sign, now),
      isPassing: facts.length === 0,
    });
  },

  "shell:picture": ({ liveShells, principal, now }, { requestId, jpeg }) => {
    const deviceId = principal.name;
    if (liveShells.pictures.wanted(deviceId, now)?.requestId !== requestId) {
      return refuse("not-found", { what: "picture" });
    }
    if (!isJpeg(jpeg)) return refuse("invalid-input", { field: "jpeg" });
    return accept([{ name: "shell-picture-given", data: { deviceId, requestId } }], () => ({}), {
      afterwards: () => liveShells.pictures.give(requestId, jpeg, now),
    });
  },

  "shell:askPicture": (deciding, { deviceId, window }) => {
    const { state, liveShells, principal, now } = deciding;
    const shell = state.shells.shells.get(deviceId);
    if (!shell) return refuse("not-found", { what: "shell", id: deviceId });
    if (shell.silentSince !== null) return refuse("wrong-state", { what: "shell", state: "silent" });
    const requestId = deciding.newId("q");
    return accept(
      [{ name: "shell-picture-asked", data: { deviceId, requestId, window, by: principal.id } }],
      () => ({ requestId }),
      { afterwards: () => liveShells.pictures.ask({ requestId, deviceId, window, askedAt: now }) },
    );
  },

  "shell:setServiceCode": ({ keys, principal }, { code }) => {
    if (isEasilyGuessed(code)) return refuse("invalid-input", { field: "code", because: "too-easy" });
    const sealed = sealServiceCode(keys, code);
    return accept([{ name: "service-code-set", data: { sealed, by: principal.id } }], () => ({}));
  },
};

type Why = "new" | "back" | "changed" | null;

function whyTold(before: ShellRecord | undefined, now: { version: string; platform: string }): Why {
  if (!before) return "new";
  if (before.version !== now.version || before.platform !== now.platform) return "changed";
  return before.silentSince === null ? null : "back";
}

/** Of bytes that a shell sends only this is looked at; a page shows them as an image and as nothing else. */
function isJpeg(base64: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return false;
  const bytes = Buffer.from(base64, "base64");
  const isWhole = bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
  return isWhole && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/** One digit again and again, or digits that count up or down. */
function isEasilyGuessed(code: string): boolean {
  const steps = new Set([...code].slice(1).map((digit, i) => Number(digit) - Number(code[i])));
  const [step] = steps;
  return steps.size === 1 && Math.abs(step ?? 0) <= 1;
}
