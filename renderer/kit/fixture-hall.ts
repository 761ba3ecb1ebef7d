import type { ViewName, ViewValue } from "../../hall-server/contract/views.ts";
import type { ConnectionState, Hall, ViewState } from "./hall.ts";

export interface Fixture {
  views: { [Name in ViewName]?: ViewValue<Name> };
  now: string;
  isStale?: boolean;
  connection?: ConnectionState;
  /** Answers to commands and queries, by name. */
  answers?: Record<string, unknown>;
  /** What stands still during a day: the description at `/api/hall`, the catalogue at `/api/catalog`. */
  files?: Record<string, unknown>;
  /** Kept files that are pictures (JPEG), by blob id. */
  pictures?: Record<string, Uint8Array>;
}

/** For the gallery: a hall that stands still, so that every state of a page can be looked at. */
export function fixtureHall(fixture: Fixture): Hall {
  const heardAt = Date.parse(fixture.now);
  const answer = async (name: string) => fixture.answers?.[name] ?? { ok: true, value: {} };
  return {
    url: "",
    now: () => heardAt,
    send: (name) => answer(name) as ReturnType<Hall["send"]> as never,
    ask: (name) => answer(name) as ReturnType<Hall["ask"]> as never,
    watch: (name, _params, listener) => {
      const value = fixture.views[name] ?? null;
      const state: ViewState<typeof name> = {
        value,
        error: null,
        isStale: fixture.isStale ?? false,
        heardAt,
      };
      listener(state);
      return () => {};
    },
    read: async (path) => {
      if (fixture.files && path in fixture.files) return fixture.files[path];
      throw new Error(`The fixture has no ${path}.`);
    },
    keep: async (content, type) => ({ ok: true, value: { blobId: "", type, bytes: content.length } }),
    file: async (blobId) => {
      const content = fixture.pictures?.[blobId];
      if (!content) return { ok: false, error: { code: "not-found", params: { what: "blob" } } };
      return { ok: true, value: { content, type: "image/jpeg" } };
    },
    download: async () => ({ ok: true, value: new Blob([]) }),
    upload: (path) => answer(path) as ReturnType<Hall["upload"]>,
    connection: (listener) => {
      listener(fixture.connection ?? { kind: "connected" });
      return () => {};
    },
    close: () => {},
  };
}
