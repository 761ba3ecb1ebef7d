import { expect, it } from "vitest";
import type { ShellWatch } from "../watch/watch.ts";
import { tellUpdates } from "./tell.ts";
import type { LookFault, UpdateStatus, Updates } from "./updates.ts";

function place() {
  const status: UpdateStatus = { running: "1.0.0", staged: null, isTried: false, failed: [], trouble: null };
  const told: string[] = [];
  const updates: Pick<Updates, "status" | "wasTold"> = {
    status: () => status,
    wasTold: (version) => {
      told.push(`told ${version}`);
      status.failed = [];
    },
  };
  const watch: Pick<ShellWatch, "happened" | "trouble"> = {
    happened: (what) => told.push(what),
    trouble: (what, isSo) => isSo && told.push(what),
  };
  let before: LookFault | null = null;
  return {
    status,
    tell: () => {
      told.length = 0;
      before = tellUpdates(updates, watch, before);
      return [...told];
    },
  };
}

it("tells once that a version was taken back", () => {
  const { status, tell } = place();
  status.failed = [{ version: "1.0.1", because: "not-usable-in-time", isTold: false }];
  expect(tell()).toEqual(["update-rolled-back", "told 1.0.1"]);
  expect(tell()).toEqual([]);
});

it("tells once that somebody's file was refused, and that something is wrong for as long as it is", () => {
  const { status, tell } = place();
  status.trouble = "wrong-signature";
  expect(tell()).toEqual(["update-refused", "update-failed"]);
  expect(tell()).toEqual(["update-failed"]);
  status.trouble = null;
  expect(tell()).toEqual([]);
});

it("says nothing of what passes by itself", () => {
  const { status, tell } = place();
  for (const trouble of ["server-away", "none-offered", "not-allowed"] as const) {
    status.trouble = trouble;
    expect(tell()).toEqual([]);
  }
});
