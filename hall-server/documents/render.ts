import type { DocumentValues, TemplateProblem } from "../contract/documents.ts";
import { checkedTemplate } from "./template/check.ts";
import { fillTemplate } from "./template/fill.ts";
import { longDate } from "./template/spoken.ts";
import { typeset } from "./typeset/typeset.ts";

export interface RenderOrder {
  template: string;
  values: DocumentValues;
  /** PNG or JPEG; null = the place for it stays empty. */
  seal: Uint8Array | null;
  signature: Uint8Array | null;
  isPreview: boolean;
}

export type Rendered = { ok: true; pdf: Uint8Array } | { ok: false; problems: TemplateProblem[] };

/** A document as PDF: template, values and pictures say all of it. */
export async function renderDocument({ template: text, values, ...order }: RenderOrder): Promise<Rendered> {
  const { template, problems } = checkedTemplate(text);
  if (!template) return { ok: false, problems };
  const { hall, number, issuedOn, verifyAddress } = values;
  const pdf = await typeset({
    parts: fillTemplate(template, values),
    info: {
      title: template.head.title,
      author: hall.authority,
      subject: number,
      madeAt: new Date(`${issuedOn}T00:00:00Z`),
    },
    number,
    verifyAddress,
    authority: hall.authority,
    date: longDate(issuedOn),
    seal: template.head.hasSeal && order.seal ? Buffer.from(order.seal) : null,
    signature: order.signature && Buffer.from(order.signature),
    mark: order.isPreview ? "预览 · 不作凭证" : hall.isDemonstration ? "演示 · 不具法律效力" : null,
  });
  return { ok: true, pdf };
}
