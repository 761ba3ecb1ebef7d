import { XMLParser, XMLValidator } from "fast-xml-parser";
import { err, ok, type Result } from "../../result.ts";

/** An element: its text, or what is in it by name without prefix; always as lists, since any element may be repeated. */
export type XmlNode = string | { [name: string]: XmlNode[] };

/** No scanner's answer is nested deeper; a thousandfold one would be an attack on the parser. */
const mostDepth = 40;

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  isArray: () => true,
});

/** Reads a scanner's answer whose outermost element is `root`. Never throws. */
export function parseXml(text: string, root: string): Result<XmlNode, "garbage"> {
  // Nothing of eSCL needs a document type, and entities are how a small text becomes a large one.
  if (/<!DOCTYPE/i.test(text) || depthOf(text) > mostDepth) return err("garbage");
  try {
    if (XMLValidator.validate(text) !== true) return err("garbage");
    const parsed: unknown = parser.parse(text);
    const [found] = childrenOf(parsed as XmlNode, root);
    return found === undefined ? err("garbage") : ok(found);
  } catch {
    return err("garbage");
  }
}

function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const [, slash, end] of text.matchAll(/<(\/?)[^!?<>][^<>]*?(\/?)>/g)) {
    if (slash) depth -= 1;
    else if (!end) depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

export function childrenOf(node: XmlNode | undefined, name: string): XmlNode[] {
  if (typeof node !== "object" || !Object.hasOwn(node, name)) return [];
  const found = node[name];
  return Array.isArray(found) ? found : [];
}

/** The first element down this path. */
export function at(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>((from, name) => childrenOf(from, name)[0], node);
}

/** All texts at the end of this path, however often its elements are repeated. */
export function textsAt(node: XmlNode | undefined, ...path: string[]): string[] {
  const ends = path.reduce<XmlNode[]>(
    (from, name) => from.flatMap((one) => childrenOf(one, name)),
    node === undefined ? [] : [node],
  );
  return ends.map(textOf).filter((text) => text !== "");
}

/** An element with attributes keeps its text under `#text`. */
function textOf(node: XmlNode): string {
  if (typeof node === "string") return node.trim();
  const text: unknown = Object.hasOwn(node, "#text") ? node["#text"] : "";
  return (Array.isArray(text) ? text.join("") : String(text)).trim();
}

/** The first whole number at the end of this path; null where there is none. */
export function numberAt(node: XmlNode | undefined, ...path: string[]): number | null {
  const [text = ""] = textsAt(node, ...path);
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

export function escapeXml(text: string): string {
  const entities: Record<string, string> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" };
  return text.replace(/[<>&"]/g, (sign) => entities[sign] ?? "");
}
