import { z } from "zod";
import { type HallError, hallError } from "../../hall-server/contract/errors.ts";
import { type FileForm, fileAddress } from "../../hall-server/contract/file-forms.ts";
import {
  type PairAnswer,
  pairAnswer,
  type SignInAnswer,
  signInAnswer,
} from "../../hall-server/contract/session.ts";
import type { NotAnswered } from "../contract/bridge.ts";
import type { Copies, KeptName } from "./copies.ts";
import { readBounded } from "./read-bounded.ts";

/** A scan of 10 MB on a slow wire. */
const longestMs = 20_000;
const readMs = 5_000;
/** The catalogue of a city is some MB. */
const mostBytes = 32_000_000;

export type HttpAnswer<Value> = { ok: true; value: Value } | { ok: false; error: HallError } | NotAnswered;

export interface SeenFile {
  content: Uint8Array;
  type: string;
}

const away: NotAnswered = { ok: false, error: { code: "server-away", params: {} } };
const refusal = z.object({ error: hallError });

/** The hall's HTTP interface, as the shell uses it for its pages. Never fails; what went wrong is in the answer. */
export interface HallHttp {
  /** What stands still during a day; the copy on this disk while the hall is away. null: there is none yet. */
  read(path: KeptName): Promise<unknown>;
  keep(token: string | null, content: Uint8Array, type: string): Promise<HttpAnswer<unknown>>;
  /** A file of the hall's, or the small picture of it. */
  file(token: string | null, id: string, form: FileForm): Promise<HttpAnswer<SeenFile>>;
  signIn(user: string, password: string): Promise<HttpAnswer<SignInAnswer>>;
  signOut(token: string): Promise<void>;
  pair(code: string, name: string): Promise<HttpAnswer<PairAnswer>>;
}

export function openHallHttp(hall: string, copies: Copies): HallHttp {
  async function ask<Value>(
    path: string,
    shape: z.ZodType<Value>,
    init: RequestInit,
  ): Promise<HttpAnswer<Value>> {
    try {
      const response = await fetch(hall + path, {
        ...init,
        ...always,
        signal: AbortSignal.timeout(longestMs),
      });
      const said = await jsonOf(response);
      if (!response.ok) return { ok: false, error: refusal.parse(said).error };
      return { ok: true, value: shape.parse(said) };
    } catch {
      return away;
    }
  }
  const post = <Value>(path: string, shape: z.ZodType<Value>, body: object) =>
    ask(path, shape, { method: "POST", headers: json, body: JSON.stringify(body) });

  return {
    async read(path) {
      const copy = copies.read(path);
      try {
        const headers: Record<string, string> = copy?.etag ? { "if-none-match": copy.etag } : {};
        const response = await fetch(hall + path, {
          ...always,
          headers,
          signal: AbortSignal.timeout(readMs),
        });
        if (response.status === 304 && copy) return copy.value;
        if (!response.ok) return copy?.value ?? null;
        const value = await jsonOf(response);
        copies.keep(path, value, response.headers.get("etag"));
        return value;
      } catch {
        return copy?.value ?? null;
      }
    },
    keep: (token, content, type) =>
      ask("/api/blobs", z.unknown(), {
        method: "PUT",
        headers: { "content-type": type, ...bearer(token) },
        body: new Uint8Array(content),
      }),
    async file(token, id, form) {
      const address = fileAddress(id, form);
      if (address === null) return { ok: false, error: { code: "not-found", params: { what: "file" } } };
      try {
        const response = await fetch(hall + address, {
          ...always,
          headers: bearer(token),
          signal: AbortSignal.timeout(longestMs),
        });
        if (!response.ok) return { ok: false, error: refusal.parse(await jsonOf(response)).error };
        if (response.status === 204)
          return { ok: false, error: { code: "not-found", params: { what: "thumbnail" } } };
        const content = await readBounded(response, mostBytes);
        if (content === null) return away;
        return { ok: true, value: { content, type: response.headers.get("content-type") ?? "" } };
      } catch {
        return away;
      }
    },
    signIn: (user, password) => post("/api/sessions", signInAnswer, { user, password }),
    async signOut(token) {
      await fetch(`${hall}/api/sessions`, {
        ...always,
        method: "DELETE",
        headers: bearer(token),
        signal: AbortSignal.timeout(readMs),
      }).catch(() => null);
    },
    pair: (code, name) => post("/api/devices/pair", pairAnswer, { code, name }),
  };
}

const json = { "content-type": "application/json" };
/** A hall answers by itself: whoever sends elsewhere is none, and a token must not go there. */
const always = { redirect: "error", cache: "no-store" } as const;

function bearer(token: string | null): Record<string, string> {
  return token === null ? {} : { authorization: `Bearer ${token}` };
}

async function jsonOf(response: Response): Promise<unknown> {
  const content = await readBounded(response, mostBytes);
  if (content === null) throw new Error("longer than any answer of a hall");
  return JSON.parse(content.toString("utf8"));
}
