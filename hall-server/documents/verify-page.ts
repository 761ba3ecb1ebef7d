/** What anybody sees who scans a document's code: enough to tell a real one from a false one, and nothing more. */
import type { DocumentValues } from "../contract/documents.ts";
import type { Hall } from "../hall.ts";
import { maskName } from "../people/mask.ts";
import type { IssuedDocument } from "./tables.ts";
import { longDate } from "./template/spoken.ts";

export interface VerifyPage {
  status: 200 | 404 | 410;
  html: string;
}

type Line = [label: string, value: string];

export function verifyPage(hall: Hall, documentId: string | null, nonce: string): VerifyPage {
  const issued = documentId === null ? null : hall.documents.document(documentId);
  if (!issued) {
    const said = "查无此文书。请核对二维码是否完整，或者拨打大厅电话核实。";
    const english = "No such document. Check the code, or call the hall.";
    return page(hall, nonce, 404, { isGood: false, title: "核验不通过", said, english, lines: [] });
  }
  const kept = hall.vault.text(issued.values_text_id);
  const values = kept === null ? null : (JSON.parse(kept) as DocumentValues);
  const isReplaced = issued.superseded_by !== null;
  const said = isReplaced
    ? "本文书由本大厅制发，其后已制发同类文书，请以最新一份为准。"
    : "本文书由本大厅制发，现行有效。";
  const english = isReplaced
    ? "Issued by this hall; a later one has taken its place."
    : "Issued by this hall; in force.";
  const title = isReplaced ? "真实 · 已被替代" : "真实 · 有效";
  return page(hall, nonce, 200, {
    isGood: !isReplaced,
    title,
    said,
    english,
    lines: linesOf(hall, issued, values),
  });
}

function linesOf(hall: Hall, issued: IssuedDocument, values: DocumentValues | null): Line[] {
  const text = hall.templates.text(issued.template_id);
  const kind =
    text === null ? "" : hall.templates.head({ id: issued.template_id, text, isShipped: false }).title;
  const applicant = values?.applicant?.name;
  const lines: (Line | null)[] = [
    ["文书", kind],
    issued.number === "" ? null : ["文号", issued.number],
    ["签发日期", longDate(values?.issuedOn ?? hall.iso(issued.issued_at).slice(0, 10))],
    values?.item ? ["事项", values.item.name] : null,
    values?.application ? ["办件编号", values.application.number] : null,
    applicant ? ["申请人", maskName(applicant)] : null,
    values?.seal ? ["印章", values.seal.name] : null,
  ];
  return lines.filter((line) => line !== null);
}

function page(
  hall: Hall,
  nonce: string,
  status: VerifyPage["status"],
  {
    isGood,
    title,
    said,
    english,
    lines,
  }: {
    isGood: boolean;
    title: string;
    said: string;
    english: string;
    lines: Line[];
  },
): VerifyPage {
  const rows = lines.map(([label, value]) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`).join("");
  const demo = hall.config.isDemonstration
    ? '<p class="demo">演示环境，不具法律效力 · Demonstration</p>'
    : "";
  const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>文书核验 · ${escaped(hall.config.name.zh)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<p class="hall">${escaped(hall.config.name.zh)} · 文书核验</p>
<h1 class="${isGood ? "good" : "bad"}">${escaped(title)}</h1>
<p>${escaped(said)}</p>
<p lang="en">${escaped(english)}</p>
<dl>${rows}</dl>
${demo}
</main>
</body>
</html>
`;
  return { status, html };
}

const style = `
body{margin:0;font:17px/1.6 system-ui,"Noto Sans SC",sans-serif;background:#f3f4f6;color:#16202c}
main{max-width:34rem;margin:0 auto;padding:1.25rem;background:#fff;min-height:100vh;box-sizing:border-box}
.hall{color:#4a5563;margin:0 0 .5rem}
h1{margin:.25rem 0 1rem;font-size:1.6rem}
.good{color:#0b6b3a}.bad{color:#a3271d}
dl{display:grid;grid-template-columns:6rem 1fr;gap:.6rem;border-top:1px solid #d5dae1;padding-top:1rem}
dt{color:#4a5563}dd{margin:0;overflow-wrap:anywhere}
.demo{background:#fff4d6;padding:.5rem .75rem}
`.trim();

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
