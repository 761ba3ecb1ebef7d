/** Reports to take along, over HTTP: streamed, so that a month of any size costs the hall a page of it. */
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { HallError } from "../contract/errors.ts";
import type { Role } from "../contract/roles.ts";
import { type Principal, refuse } from "../deciding.ts";
import type { Hall } from "../hall.ts";
import { monthWorkbook } from "../reports/month-workbook.ts";
import { registerWorkbook } from "../reports/register-workbook.ts";
import { viewingOf } from "../viewing.ts";
import { readInput } from "./validation.ts";

interface ReportServices {
  hall: Hall;
  principal: (request: FastifyRequest) => Principal | null;
  refused: (reply: FastifyReply, error: HallError) => FastifyReply;
}

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const mayTake: readonly Role[] = ["manager", "head", "supervisor"];

const asked = z.strictObject({
  month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/),
  lang: z.enum(["zh", "en"]).default("zh"),
});

const askedRegister = z.strictObject({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  lang: z.enum(["zh", "en"]).default("zh"),
});

export async function serveReports(app: FastifyInstance, services: ReportServices): Promise<void> {
  const { hall, refused } = services;
  /** One at a time each: a report is read beside what the hall does for people. */
  const underWay = new Set<string>();

  app.get("/api/reports/applications/:month", (request, reply) => {
    const who = services.principal(request);
    if (!who) return refused(reply, refuse("not-signed-in"));
    if (!mayTake.includes(who.role)) return refused(reply, refuse("not-allowed", { what: "report" }));
    const read = readInput(asked, { ...(request.params as object), ...(request.query as object) });
    if ("code" in read) return refused(reply, read);
    if (underWay.has(who.id)) return refused(reply, refuse("server-busy", { what: "report" }));
    underWay.add(who.id);
    const { month, lang: language } = read.input;
    const { config, intake, vault, registry } = hall;
    const source = { config, intake, vault, registry, now: hall.clock.now() };
    const stream = Readable.fromWeb(
      monthWorkbook(source, { month, language, unitIds: unitsOf(hall, who) }) as WebStream,
    );
    stream.once("close", () => underWay.delete(who.id));
    return reply
      .type(workbookType)
      .header("cache-control", "no-store")
      .header("content-disposition", `attachment; filename="applications-${month}.xlsx"`)
      .send(stream);
  });

  /** 出证登记 of these days; without days, all of it. */
  app.get("/api/reports/register", (request, reply) => {
    const who = services.principal(request);
    if (!who) return refused(reply, refuse("not-signed-in"));
    if (!mayTake.includes(who.role)) return refused(reply, refuse("not-allowed", { what: "report" }));
    const read = readInput(askedRegister, request.query);
    if ("code" in read) return refused(reply, read);
    if (underWay.has(who.id)) return refused(reply, refuse("server-busy", { what: "report" }));
    underWay.add(who.id);
    const { lang, ...days } = read.input;
    const stream = Readable.fromWeb(registerWorkbook(viewingOf(hall), days, lang) as WebStream);
    stream.once("close", () => underWay.delete(who.id));
    return reply
      .type(workbookType)
      .header("cache-control", "no-store")
      .header("content-disposition", 'attachment; filename="register.xlsx"')
      .send(stream);
  });
}

/** A head takes what their offices decide along. */
function unitsOf({ config, registry }: Hall, { role, name }: Principal): string[] | null {
  if (role !== "head") return null;
  const own = registry.unitsOf(name);
  return config.offices
    .filter(({ units }) => units.some(({ id }) => own.includes(id)))
    .flatMap(({ units }) => units.map(({ id }) => id));
}
