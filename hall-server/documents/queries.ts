import { documentKinds } from "../contract/documents.ts";
import { refuse } from "../deciding.ts";
import { maySee } from "../intake/admission.ts";
import type { Ask } from "../queries.ts";
import type { Viewing } from "../viewing.ts";
import { byOf, drawDocument } from "./draw.ts";
import { exampleValues } from "./example-values.ts";
import { shippedTemplate } from "./shipped.ts";
import { listNames, singleNames } from "./template/names.ts";
import { drawTemplate } from "./template-rows.ts";

type Names = "documents:list" | "templates:list" | "template:get";

export const documentQueryHandlers: { [Name in Names]: Ask<Name> } = {
  "documents:list": (viewing, { applicationId }, principal) => {
    const { hall } = viewing;
    const record = hall.intake.application(applicationId);
    if (!record || !maySee({ principal, registry: hall.registry }, record))
      return refuse("not-found", { what: "application" });
    const documents = hall.documents.ofApplication(applicationId);
    return { documents: documents.map((one) => drawDocument(drawingOf(viewing), one)) };
  },

  "templates:list": (viewing) => ({
    templates: documentKinds.map((kind) => drawTemplate(drawingOf(viewing), kind)),
  }),

  "template:get": (viewing, { kind }) => {
    const { hall } = viewing;
    return {
      template: drawTemplate(drawingOf(viewing), kind),
      text: hall.templates.inForce(kind).text,
      shipped: shippedTemplate(kind),
      names: allNames(),
      versions: hall.documents.changes(kind).map((change) => ({
        version: change.template_id,
        at: viewing.iso(change.changed_at),
        by: byOf(hall.registry, change.changed_by),
        isShipped: change.is_shipped === 1,
        text: hall.templates.text(change.template_id) ?? "",
      })),
    };
  },
};

function drawingOf({ hall, iso }: Viewing) {
  const { templates, documents, registry } = hall;
  return { templates, documents, registry, iso };
}

function allNames() {
  const singles = Object.entries(singleNames).map(([name, get]) => ({
    name,
    isList: false,
    of: null,
    example: get(exampleValues, "存根联") ?? "",
  }));
  const lists = Object.entries(listNames).flatMap(([list, { of, get }]) => {
    const [first] = get(exampleValues);
    return [
      { name: list, isList: true, of: null, example: "" },
      ...of.map((name) => ({
        name,
        isList: false,
        of: list,
        example: first?.[name] ?? (name === "序号" ? "1" : ""),
      })),
    ];
  });
  return [...singles, ...lists];
}
