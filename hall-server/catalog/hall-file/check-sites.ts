/** The sites are one tree with this hall in it. */
import type { HallFile } from "../hall-file.ts";
import { checkKnown } from "./check-names.ts";
import { tiers } from "./matcher.ts";
import type { HallProblem } from "./problem.ts";
import type { YamlSource } from "./yaml-source.ts";

export function checkSites(file: HallFile, source: YamlSource): HallProblem[] {
  const byId = new Map(file.sites.map((site) => [site.id, site]));
  const problems: HallProblem[] = [];
  if (!byId.has(file.hall.id))
    problems.push(
      source.problem(["sites"], `This hall is not among the sites; add one with the id “${file.hall.id}”.`),
    );
  const roots = file.sites.flatMap((site, i) => (site.parent === undefined ? [i] : []));
  for (const i of roots.slice(1))
    problems.push(
      source.problem(["sites", i], "Only one site may be without a parent; name this one's parent."),
    );
  if (roots.length === 0)
    problems.push(source.problem(["sites"], "No site is the highest; one must have no parent."));
  file.sites.forEach((site, i) => {
    if (site.parent === undefined) return;
    const path = ["sites", i, "parent"];
    problems.push(...checkKnown(source, "site", [...byId.keys()], path, site.parent));
    const parent = byId.get(site.parent);
    if (parent && tiers.indexOf(parent.tier) > tiers.indexOf(site.tier))
      problems.push(
        source.problem(
          path,
          `A ${site.tier} site cannot stand below a ${parent.tier} site; change one's tier.`,
        ),
      );
    if (isBelowItself(site.id, byId))
      problems.push(
        source.problem(path, `“${site.id}” is below itself; follow its parents and break the ring.`),
      );
  });
  file.elsewhere.partners?.forEach((id, i) => {
    problems.push(...checkKnown(source, "site", [...byId.keys()], ["elsewhere", "partners", i], id));
  });
  return problems;
}

function isBelowItself(id: string, byId: ReadonlyMap<string, { parent?: string | undefined }>): boolean {
  const passed = new Set<string>();
  for (let at = byId.get(id)?.parent; at !== undefined && !passed.has(at); at = byId.get(at)?.parent) {
    if (at === id) return true;
    passed.add(at);
  }
  return false;
}
