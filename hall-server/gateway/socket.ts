import type { Socket } from "socket.io";
import { type CommandName, commands } from "../contract/commands.ts";
import type { Answer } from "../contract/errors.ts";
import { type QueryName, queries } from "../contract/queries.ts";
import type { Role } from "../contract/roles.ts";
import { type ViewMessage, type ViewName, views } from "../contract/views.ts";
import { type Principal, refuse } from "../deciding.ts";
import type { Hall } from "../hall.ts";
import { describeError } from "../operations/describe-error.ts";
import type { Log } from "../operations/events.ts";
import type { Requests } from "../operations/requests.ts";
import { queryHandlers } from "../queries.ts";
import type { Viewing } from "../viewing.ts";
import type { Feeds, Subscriber } from "./feeds.ts";
import type { RateLimits } from "./rate-limits.ts";
import { connectionOf, cutOffIfStuck, isSlow } from "./unsent.ts";
import { readInput } from "./validation.ts";

export interface SocketServices {
  hall: Hall;
  feeds: Feeds;
  limits: RateLimits;
  viewing: () => Viewing;
  requests: Requests;
  log: Log;
}

/** So many views may one client have open: a manager's page has a few, a wall of signs on one PC some dozens. */
const mostViews = 200;

/** Everything that one client sends, validated and permitted here, answered always and once. */
export function serveSocket(services: SocketServices, socket: Socket, principal: Principal): void {
  const subscriber = subscriberOf(socket);
  const connection = connectionOf(socket);
  const open = new Set<string>();

  socket.onAny((event: string, ...rest: unknown[]) => {
    const last = rest.at(-1);
    const answerTo = typeof last === "function" ? (last as (answer: unknown) => void) : () => {};
    const raw = typeof rest[0] === "function" ? undefined : rest[0];
    const name = known(event);
    const receivedAt = performance.now();
    const answered = (answer: Answer<unknown>) => {
      answerTo(answer);
      const outcome = answer.ok ? "ok" : answer.error.code;
      services.requests.record(name, outcome, (performance.now() - receivedAt) / 1_000);
      if (!answer.ok) services.log("request-refused", { name, code: outcome, role: principal.role });
      if (cutOffIfStuck(connection)) services.log("client-cut-off", { name, role: principal.role });
    };
    respond(event, raw).then(answered, (error: unknown) => {
      services.log("request-failed", { name, ...describeError(error) });
      answered({ ok: false, error: refuse("internal") });
    });
  });
  socket.on("disconnect", () => services.feeds.drop(subscriber));

  // `return await`: an async function that returns a promise bare is answered two turns of promises later.
  async function respond(event: string, raw: unknown): Promise<Answer<unknown>> {
    const limited = await services.limits.takeFrom(principal, socket.id, socket.handshake.address);
    if (limited) return { ok: false, error: limited };
    if (!isStillValid(services.hall, socket)) return { ok: false, error: refuse("not-signed-in") };
    if (Object.hasOwn(commands, event)) return await command(event as CommandName, raw);
    if (Object.hasOwn(queries, event)) return await query(event as QueryName, raw);
    if (event === "view:open") return openView(raw);
    if (event === "view:close") return closeView(raw);
    return { ok: false, error: refuse("invalid-input", { field: "event" }) };
  }

  function forbidden(who: readonly Role[]): Answer<never> | null {
    if (who.includes(principal.role)) return null;
    return { ok: false, error: refuse(principal.role === "anonymous" ? "not-signed-in" : "not-allowed") };
  }

  function command(name: CommandName, raw: unknown): Answer<unknown> | Promise<Answer<unknown>> {
    const definition = commands[name];
    const no = forbidden(definition.who);
    if (no) return no;
    const read = readInput(definition.input, raw);
    if ("code" in read) return { ok: false, error: read };
    return services.hall.submit(principal, name, read.input);
  }

  async function query(name: QueryName, raw: unknown): Promise<Answer<unknown>> {
    const definition = queries[name];
    const no = forbidden(definition.who);
    if (no) return no;
    const read = readInput(definition.input, raw);
    if ("code" in read) return { ok: false, error: read };
    const limited = await guessLimit(name, read.input);
    if (limited) return { ok: false, error: limited };
    const ask = queryHandlers[name] as (viewing: Viewing, input: unknown, asker: Principal) => object;
    const answer = ask(services.viewing(), read.input, principal);
    const isRefused = "code" in answer && "params" in answer;
    if (!isRefused) await guessedRight(name, read.input);
    return isRefused
      ? { ok: false, error: answer as Extract<Answer<never>, { ok: false }>["error"] }
      : { ok: true, value: answer };
  }

  /** A query that a password opens is counted before it is looked at, and given back where it was right. */
  async function guessLimit(name: QueryName, input: unknown) {
    if (name !== "application:progress") return null;
    const { number } = input as { number: string };
    return services.limits.attempts.asking(socket.handshake.address, number);
  }
  async function guessedRight(name: QueryName, input: unknown) {
    if (name !== "application:progress") return;
    const { number } = input as { number: string };
    await services.limits.attempts.asked(socket.handshake.address, number);
  }

  function openView(raw: unknown): Answer<ViewMessage> {
    const asked = askedView(raw, principal);
    if ("code" in asked) return { ok: false, error: asked };
    const no = forbidden(views[asked.name].who);
    if (no) return no;
    const key = JSON.stringify(asked);
    if (!open.has(key) && open.size >= mostViews) {
      return { ok: false, error: refuse("rate-limited", { what: "views", most: mostViews }) };
    }
    const answer = services.feeds.open(subscriber, asked.name, asked.params, principal);
    if (answer.ok) open.add(key);
    return answer;
  }

  function closeView(raw: unknown): Answer<object> {
    const asked = askedView(raw, principal);
    if ("code" in asked) return { ok: false, error: asked };
    services.feeds.close(subscriber, asked.name, asked.params);
    open.delete(JSON.stringify(asked));
    return { ok: true, value: {} };
  }
}

/** A device that names no place means the one that it was paired for; a person at a back office their own work. */
function ownPlace(name: ViewName, principal: Principal): Record<string, string> {
  if (name === "shell" && principal.id.startsWith("device:")) return { deviceId: principal.name };
  if (name === "office" && principal.staffNumber !== null) return { staffNumber: principal.staffNumber };
  if (principal.place === null) return {};
  if (name === "kiosk" && principal.role === "kiosk") return { kioskId: principal.place };
  if (name === "screen" && principal.role === "screen") return { screenId: principal.place };
  if (name === "sign" && principal.role === "sign") return { counterId: principal.place };
  if (name === "pad" && principal.role === "pad") return { counterId: principal.place };
  return {};
}

function askedView(raw: unknown, principal: Principal) {
  const asked = (typeof raw === "object" && raw !== null ? raw : {}) as { name?: unknown; params?: unknown };
  if (typeof asked.name !== "string" || !Object.hasOwn(views, asked.name)) {
    return refuse("invalid-input", { field: "name" });
  }
  const name = asked.name as ViewName;
  const given = asked.params ?? {};
  const params = typeof given === "object" ? { ...ownPlace(name, principal), ...given } : given;
  const read = readInput(views[name].params, params);
  return "code" in read ? read : { name, params: read.input };
}

/** A session that ran out is nobody any more, also in the moment before its socket is ended. */
function isStillValid(hall: Hall, socket: Socket): boolean {
  const { expiresAt } = socket.data as { expiresAt?: number | null };
  return !expiresAt || expiresAt > hall.clock.now();
}

/** What figures and logs may say of an event: a name of the contract, or that it is none. socket.io also lets numbers in. */
function known(event: unknown): string {
  if (event === "view:open" || event === "view:close") return event;
  const isKnown =
    typeof event === "string" && (Object.hasOwn(commands, event) || Object.hasOwn(queries, event));
  return isKnown ? event : "unknown";
}

function subscriberOf(socket: Socket): Subscriber {
  const connection = connectionOf(socket);
  return {
    id: socket.id,
    isReady: () => socket.connected && !isSlow(connection),
    cutOff: () => socket.conn.close(),
  };
}
