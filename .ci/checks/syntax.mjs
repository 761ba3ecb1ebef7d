// Source text as a syntax tree (ESTree), by the parser that bundles the pages.

/** @typedef {{ type: string, start: number, [key: string]: unknown }} Node */

/**
 * @param {string} file
 * @param {string} text
 * @returns {Promise<Node>}
 */
export async function parse(file, text) {
  // Not before the dependencies are known to be installed.
  const { parseAst } = await import("rolldown/parseAst");
  const lang = file.endsWith("x") ? "tsx" : file.endsWith("ts") ? "ts" : "js";
  return /** @type {Node} */ (/** @type {unknown} */ (parseAst(text, { lang }, file)));
}

/**
 * Every node with those that it stands in, nearest first.
 * @param {Node} root
 * @returns {Generator<{ node: Node, parents: Node[] }>}
 */
export function* walk(root) {
  /** @type {{ node: Node, parents: Node[] }[]} */
  const left = [{ node: root, parents: [] }];
  for (let next = left.pop(); next; next = left.pop()) {
    yield next;
    const { node, parents } = next;
    for (const value of Object.values(node)) {
      for (const inner of Array.isArray(value) ? value : [value]) {
        if (isNode(inner)) left.push({ node: inner, parents: [node, ...parents] });
      }
    }
  }
}

/**
 * @param {unknown} value
 * @returns {value is Node}
 */
export function isNode(value) {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

/**
 * The name of an identifier, or of a key written as text.
 * @param {unknown} node
 * @returns {string | undefined}
 */
export function nameOf(node) {
  if (!isNode(node)) return undefined;
  if (node.type === "Identifier" || node.type === "JSXIdentifier") return String(node.name);
  return node.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
}

/**
 * The last name of what is called or read: `handle` of `parts.ipcMain.handle`.
 * @param {unknown} node
 * @returns {string | undefined}
 */
export function lastName(node) {
  if (isNode(node) && node.type === "ChainExpression") return lastName(node.expression);
  return isNode(node) && node.type === "MemberExpression" ? nameOf(node.property) : nameOf(node);
}

/**
 * Text that is written out, without anything put into it.
 * @param {unknown} node
 * @returns {string | undefined}
 */
export function textOf(node) {
  if (!isNode(node)) return undefined;
  if (node.type === "Literal" && typeof node.value === "string") return node.value;
  if (node.type !== "TemplateLiteral" || !Array.isArray(node.expressions) || node.expressions.length > 0)
    return undefined;
  return Array.isArray(node.quasis) ? node.quasis.map(rawOf).join("") : undefined;
}

/**
 * @param {Node} quasi of a template
 * @returns {string}
 */
export function rawOf(quasi) {
  return String(/** @type {{ raw?: unknown }} */ (quasi.value).raw ?? "");
}

/**
 * @param {string} text
 * @param {number} at
 */
export function lineOf(text, at) {
  return text.slice(0, at).split("\n").length;
}

const declaring = ["VariableDeclarator", "FunctionDeclaration", "ImportSpecifier", "ImportDefaultSpecifier"];

/**
 * The names that a file gives to something, wherever in it.
 * @param {Node} root
 * @returns {Set<string>}
 */
export function declaredIn(root) {
  const names = new Set();
  for (const { node, parents } of walk(root)) {
    const [parent, outer] = parents;
    if (node.type !== "Identifier" || parent === undefined) continue;
    const isOwnName = declaring.includes(parent.type) && (parent.id === node || parent.local === node);
    const isParameter = Array.isArray(parent.params) && parent.params.includes(node);
    const isTakenOut = outer?.type === "ObjectPattern" || parent.type === "ArrayPattern";
    if (isOwnName || isParameter || isTakenOut) names.add(String(node.name));
  }
  return names;
}
