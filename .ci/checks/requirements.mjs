// docs/requirements.md against the list of ids and against the files that it names.

const idList = "docs/requirement-ids.txt";
const table = "docs/requirements.md";
const statuses = ["done", "partly", "not yet"];

/**
 * @param {import("./tree.mjs").Tree} tree
 * @returns {import("./tree.mjs").Outcome}
 */
export function checkRequirements(tree) {
  if (!tree.files.includes(idList) || !tree.files.includes(table)) {
    return { looked: 0, problems: [`${idList} or ${table} is missing`] };
  }
  const ids = tree.read(idList).split(/\s+/).filter(Boolean);
  const rows = tree
    .read(table)
    .split("\n")
    .filter((line) => /^\| *A\d/.test(line))
    .map(parseRow);
  const problems = rows.flatMap((row) => judge(tree, row));
  const rowIds = rows.map((row) => row.id);
  for (const id of ids) if (!rowIds.includes(id)) problems.push(`${id}: has no row in ${table}`);
  for (const id of rowIds) if (!ids.includes(id)) problems.push(`${id}: has a row, but is not in ${idList}`);
  for (const id of new Set(rowIds)) {
    if (rowIds.filter((other) => other === id).length > 1) problems.push(`${id}: has two rows`);
  }
  return { looked: Math.min(ids.length, rows.length), problems };
}

/** @param {string} line */
function parseRow(line) {
  const [id = "", what = "", status = "", where = "", test = ""] = line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
  return { id, what, status, where, test };
}

/**
 * @param {import("./tree.mjs").Tree} tree
 * @param {ReturnType<typeof parseRow>} row
 */
function judge(tree, { id, what, status, where, test }) {
  const problems = [];
  if (!statuses.includes(status))
    problems.push(`${id}: status "${status}" is none of ${statuses.join(", ")}`);
  if (!/[a-z]/.test(what) || !/\p{Script=Han}/u.test(what))
    problems.push(`${id}: is not told in English and Chinese`);
  if (status !== "not yet" && pathsIn(where).length === 0)
    problems.push(`${id}: ${status}, but no file is named`);
  if (status === "done" && pathsIn(test).length === 0) problems.push(`${id}: done, but no test is named`);
  for (const path of [...pathsIn(where), ...pathsIn(test)]) {
    const isThere = path.endsWith("/")
      ? tree.files.some((file) => file.startsWith(path))
      : tree.files.includes(path);
    if (!isThere) problems.push(`${id}: ${path} does not exist`);
  }
  for (const path of pathsIn(test)) {
    if (!/\.test\.tsx?$/.test(path)) problems.push(`${id}: ${path} is no test`);
  }
  return problems;
}

/** @param {string} cell paths stand in backticks, folders end in a slash */
function pathsIn(cell) {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? "");
}
