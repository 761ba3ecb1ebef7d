// Words that have no business in the tree.

/** @type {{ pattern: RegExp, why: string }[]} */
const banned = [
  {
    // Whoever installs has a registry of their own; a host in the tree would overrule it.
    pattern:
      /\bregistry\.[a-z0-9-]+\.(?:org|com|cn|net)\b|\bnpmmirror\.(?:com|org)|\bdeb\.debian\.(?:org|net)/i,
    why: "names a package registry's host",
  },
  { pattern: /\b(?:TODO|FIXME|XXX)\b/, why: "leaves something open: do it, or say it in docs/" },
  { pattern: /@ts-(?:ignore|nocheck)\b/, why: "silences the type checker" },
];

const shownCharacters = 100;

/**
 * @param {import("./tree.mjs").Tree} tree
 * @returns {import("./tree.mjs").Outcome}
 */
export function checkText(tree) {
  const problems = [];
  let looked = 0;
  for (const file of tree.files) {
    // This list itself.
    if (file === ".ci/checks/text.mjs") continue;
    const text = tree.read(file);
    if (text.includes("\0")) continue;
    looked += 1;
    for (const { pattern, why } of banned) {
      const line = text.split("\n").findIndex((content) => pattern.test(content));
      if (line >= 0) {
        const shown = text.split("\n")[line]?.trim().slice(0, shownCharacters);
        problems.push(`${file}:${line + 1} ${why}: ${shown}`);
      }
    }
  }
  return { looked, problems };
}
