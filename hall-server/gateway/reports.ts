/** Reports to take along, over HTTP: streamed, so that a month of any size costs the hall a page of it. */
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { HallError } from "../contract/errors.ts";
import type { Role } from "../contract/roles.ts";
import { type Principal, refuse } from "../deciding.ts";
import { askingOf } from "../errands/asking.ts";
import type { Hall } from "../hall.ts";
import { errandsWorkbook } from "../reports/errands-workbook.ts";
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
const overseers: readonly Role[] = ["manager", "head", "supervisor"];

const language = { lang: z.enum(["zh", "en"]).default("zh") };
const ofMonth = z.strictObject({ month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/), ...language });
const ofDays = z.strictObject({ from: z.iso.date().optional(), to: z.iso.date().optional(), ...language });

export async function serveReports(app: FastifyInstance, services: ReportServices): Promise<void> {
  const { hall, refused } = services;
  /** One at a time each: a report is read beside what the hall does for people. */
  const underWay = new Set<string>();

  function serve<Asked>(
    path: string,
    mayTake: readonly Role[],
    asked: z.ZodType<Asked>,
    make: (asked: Asked, who: Principal) => { name: string; workbook: ReadableStream<Uint8Array> },
  ): void {
    app.get(path, (request, reply) => {
      const who = services.principal(request);
      if (!who) return refused(reply, refuse("not-signed-in"));
      if (!mayTake.includes(who.role)) return refused(reply, refuse("not-allowed", { what: "report" }));
      const read = readInput(asked, { ...(request.params as object), ...(request.query as object) });
      if ("code" in read) return refused(reply, read);
      if (underWay.has(who.id)) return refused(reply, refuse("server-busy", { what: "report" }));
      const { name, workbook } = make(read.input, who);
      underWay.add(who.id);
      const stream = Readable.fromWeb(workbook as WebStream);
      stream.once("close", () => underWay.delete(who.id));
      return reply
        .type(workbookType)
        .header("cache-control", "no-store")
        .header("content-disposition", `attachment; filename="${name}.xlsx"`)
        .send(stream);
    });
  }

  serve("/api/reports/applications/:month", overseers, ofMonth, ({ month, lang }, who) => {
    const { config, intake, vault, registry } = hall;
    const source = { config, intake, vault, registry, now: hall.clock.now() };
    const workbook = monthWorkbook(source, { month, language: lang, unitIds: unitsOf(hall, who) });
    return { name: `applications-${month}`, workbook };
  });

  /** 出证登记 of these days; without days, all of it. */
  serve("/api/reports/register", overseers, ofDays, ({ lang, ...days }) => ({
    name: "register",
    workbook: registerWorkbook(viewingOf(hall), days, lang),
  }));

  /** 代办台账: an agent's own site and those below it, everybody else's all. */
  serve("/api/reports/errands/:month", [...overseers, "agent"], ofMonth, ({ month, lang }, who) => ({
    name: `errands-${month}`,
    workbook: errandsWorkbook(hall, month, lang, askingOf(hall, who)),
  }));
}

/** A head takes what their offices decide along. */
function unitsOf({ config, registry }: Hall, { role, name }: Principal): string[] | null {
  if (role !== "head") return null;
  const own = registry.unitsOf(name);
  return config.offices
    .filter(({ units }) => units.some(({ id }) => own.includes(id)))
    .flatMap(({ units }) => units.map(({ id }) => id));
}
