import { z } from "zod";
import { commands } from "../contract/commands.ts";
import { hallError } from "../contract/errors.ts";
import { catalog, hallDescription } from "../contract/hall.ts";
import { queries } from "../contract/queries.ts";
import { pairAnswer, pairRequest, signInAnswer, signInRequest } from "../contract/session.ts";
import { views } from "../contract/views.ts";

type Schema = Record<string, unknown>;

/**
 * The HTTP interface, from the same schemas that check it. Commands, queries and views go over socket.io; their shapes
 * are among the components, so that a client's types can be made from this one document.
 */
export function openApi(hallName: string): Schema {
  const component = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const json = (name: string) => ({ content: { "application/json": { schema: component(name) } } });
  const answers = (name: string) => ({
    "200": { description: "OK", ...json(name) },
    default: { description: "Refused, with a code and what the sentence needs", ...json("refusal") },
  });
  const post = (summary: string, request: string, answer: string) => ({
    post: { summary, requestBody: { required: true, ...json(request) }, responses: answers(answer) },
  });
  return {
    openapi: "3.1.0",
    info: { title: `Yichuang hall server: ${hallName}`, version: "0.1.0" },
    paths: {
      "/api/sessions": post("Sign in", "signInRequest", "signInAnswer"),
      "/api/devices/pair": post("Pair a device by the code that a manager made", "pairRequest", "pairAnswer"),
      "/api/hall": { get: { summary: "What stands still during a day", responses: answers("hall") } },
      "/api/catalog": { get: { summary: "The service items", responses: answers("catalog") } },
    },
    components: { schemas: schemas() },
  };
}

function schemas(): Schema {
  const named: Record<string, z.ZodType> = {
    signInRequest,
    signInAnswer,
    pairRequest,
    pairAnswer,
    hall: hallDescription,
    catalog,
    refusal: z.object({ ok: z.literal(false), error: hallError }),
  };
  for (const [name, { input, value }] of Object.entries({ ...commands, ...queries })) {
    named[`${name}.input`] = input;
    named[`${name}.value`] = value;
  }
  for (const [name, { params, value }] of Object.entries(views)) {
    named[`view.${name}.params`] = params;
    named[`view.${name}.value`] = value;
  }
  const entries = Object.entries(named).map(([name, schema]) => [
    name.replaceAll(":", "."),
    z.toJSONSchema(schema, { io: name.endsWith(".input") ? "input" : "output", unrepresentable: "any" }),
  ]);
  return Object.fromEntries(entries);
}
