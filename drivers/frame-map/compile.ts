import type { z } from "zod";
import { err, ok, type Result } from "../result.ts";
import { faultsOfFrame, faultsOfMessages } from "./faults.ts";
import { type Layout, layOut } from "./layout.ts";
import { type Profile, profileShape, type To, type Values } from "./profile.ts";

/** What a kind of device can say and hear, whatever its wire. A profile may use these words only. */
export interface Vocabulary<Settings = unknown> {
  kind: string;
  messages: Record<string, MessageWords>;
  /** Of the profile's `settings`, where the kind has some. */
  settings?: z.ZodType<Settings>;
}

export interface MessageWords {
  to: To;
  /** By name, what each value may be; what a device sends beside these is not heard. */
  values: Record<string, z.ZodType>;
}

export type Numbered = ReadonlyMap<string, number>;

export interface Compiled<Settings> {
  profile: Profile;
  settings: Settings;
  layouts: Record<To, Layout | null>;
  /** Whether the kind's words allow these values. */
  isKnown(message: string, values: Values): boolean;
}

/** Checks that a profile fits together. The error is a sentence that names the field and says what is wrong with it. */
export function compileProfile<Settings>(
  input: unknown,
  vocabulary: Vocabulary<Settings>,
): Result<Compiled<Settings>, string> {
  const shaped = profileShape.safeParse(input);
  if (!shaped.success) return err(sentence(shaped.error));
  const profile = shaped.data;
  if (profile.kind !== vocabulary.kind)
    return err(`kind: this is a profile of "${profile.kind}", not of "${vocabulary.kind}"`);
  const settings = vocabulary.settings?.safeParse(profile.settings ?? {});
  if (settings && !settings.success) return err(sentence(settings.error, ["settings"]));
  if (!settings && profile.settings !== undefined) return err(`settings: a ${profile.kind} has none`);

  const layouts = {
    device: profile.toDevice ? layOut(profile.toDevice) : null,
    host: profile.toHost ? layOut(profile.toHost) : null,
  };
  const [fault] = [
    ...faultsOfAddress(profile),
    ...faultsOfFrame("toDevice", layouts.device, profile),
    ...faultsOfFrame("toHost", layouts.host, profile),
    ...faultsOfMessages(profile, layouts, vocabulary.messages),
  ];
  if (fault) return err(fault);
  return ok({
    profile,
    // Without a shape of its own the kind's settings are undefined, which is what its type then says.
    settings: settings?.data as Settings,
    layouts,
    isKnown: (message, values) =>
      Object.entries(vocabulary.messages[message]?.values ?? {}).every(([name, shape]) => {
        return shape.safeParse(values[name]).success;
      }),
  });
}

function* faultsOfAddress({ address }: Profile): Generator<string> {
  if (!address) return;
  const { min, max, map, default: usual } = address;
  if (min > max) yield `address.min: is greater than address.max (${max})`;
  if (usual !== undefined && (usual < min || usual > max))
    yield `address.default: is not between ${min} and ${max}`;
  const wires = Object.values(map ?? {});
  if (new Set(wires).size < wires.length) yield "address.map: two addresses are the same on the wire";
}

/** The first thing that is wrong, e.g. `toHost.parts[2].algorithm: Invalid option`. */
function sentence(error: z.ZodError, before: PropertyKey[] = []): string {
  const [issue] = error.issues;
  if (!issue) return "not a profile";
  const path = [...before, ...issue.path].reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : `${text}${text && "."}${String(key)}`),
    "",
  );
  return `${path || "profile"}: ${issue.message}`;
}
