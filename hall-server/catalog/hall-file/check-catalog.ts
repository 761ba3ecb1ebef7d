/** Items, their words and the rules that send them to queues. */
import type { HallFile } from "../hall-file.ts";
import type { ItemsFile, PartsFile } from "../items-file.ts";
import { isLongerThanLaw, isNoInstant, lacksBasis } from "../longer-than-law.ts";
import type { CatalogResolution } from "../resolve-catalog.ts";
import { ownQueue } from "../route-items.ts";
import { checkKnown, checkUnique } from "./check-names.ts";
import type { Matcher } from "./matcher.ts";
import type { HallProblem, PathStep } from "./problem.ts";
import type { YamlSource } from "./yaml-source.ts";

const idsOf = (entries: readonly { id: string }[]) => entries.map((one) => one.id);

/** The items file by itself. */
export function checkItems(items: ItemsFile, source: YamlSource): HallProblem[] {
  const [domains, categories, events] = [
    idsOf(items.domains),
    idsOf(items.categories),
    idsOf(items.lifeEvents),
  ];
  const unique = (what: string, list: "items" | "domains" | "categories" | "lifeEvents") =>
    checkUnique(
      source,
      what,
      items[list].map((one, i) => ({ id: one.id, path: [list, i, "id"] })),
    );
  return [
    ...unique("item", "items"),
    ...unique("domain", "domains"),
    ...unique("category", "categories"),
    ...unique("life event", "lifeEvents"),
    ...items.items.flatMap((item, i) => [
      ...checkKnown(source, "domain", domains, ["items", i, "domain"], item.domain),
      ...checkKnown(source, "category", categories, ["items", i, "category"], item.category),
      ...item.lifeEvents.flatMap((event, j) =>
        checkKnown(source, "life event", events, ["items", i, "lifeEvents", j], event),
      ),
      ...(isLongerThanLaw(item.promisedDays, item.lawDays, item.lawUnit)
        ? [
            source.problem(
              ["items", i, "promisedDays"],
              `A promise of ${item.promisedDays} days is longer than the law's ${item.lawDays}${item.lawUnit && item.lawUnit !== "workingDay" ? ` (${item.lawUnit})` : ""}; shorten it.`,
            ),
          ]
        : []),
      ...(isNoInstant(item)
        ? [
            source.problem(
              ["items", i, "promisedDays"],
              "An instant item is done within a working day; write 0 or 1, or kind: promised.",
            ),
          ]
        : []),
      ...(lacksBasis(item)
        ? [
            source.problem(
              ["items", i, "lawDays"],
              "The law gives a permit 20 working days unless another law says otherwise; name that law in lawNote or legalBasis, or shorten it.",
            ),
          ]
        : []),
    ]),
  ];
}

export function checkParts(parts: PartsFile, source: YamlSource, items: ItemsFile): HallProblem[] {
  const [domains, categories, kinds] = [idsOf(items.domains), idsOf(items.categories), idsOf(parts.kinds)];
  const withoutDays = parts.kinds.flatMap((kind, i) =>
    kind.actions.flatMap((action, j) =>
      action.kind === "promised" && action.lawDays < 1
        ? [
            source.problem(
              ["kinds", i, "actions", j, "lawDays"],
              "A promise takes at least one day, which is longer than the law's 0; give it days, or write kind: instant.",
            ),
          ]
        : [],
    ),
  );
  const unknown = parts.departments.flatMap((department, i) => [
    ...checkKnown(source, "domain", domains, ["departments", i, "domain"], department.domain),
    ...checkKnown(source, "category", categories, ["departments", i, "category"], department.category),
    ...Object.keys(department.subjects).flatMap((kind) =>
      checkKnown(source, "kind", kinds, ["departments", i, "subjects", kind], kind),
    ),
  ]);
  return [...withoutDays, ...unknown];
}

/** The hall's rules against the items file. */
export function checkRules(file: HallFile, source: YamlSource, items: ItemsFile): HallProblem[] {
  const queues = [...idsOf(file.queues), ownQueue];
  const categories = idsOf(items.categories);
  const owners = file.queues.flatMap((queue, i) =>
    queue.categories.map((id, j) => ({ id, path: ["queues", i, "categories", j] as PathStep[] })),
  );
  return [
    ...owners.flatMap(({ id, path }) => checkKnown(source, "category", categories, path, id)),
    ...(file.queues.some((queue) => queue.id === ownQueue)
      ? [source.problem(["queues"], "“own” has a meaning in routing rules; give that queue another id.")]
      : []),
    ...(file.items.offer ?? []).flatMap((rule, i) =>
      checkMatcher(source, items, ["items", "offer", i], rule),
    ),
    ...file.items.routing.flatMap((rule, i) => [
      ...checkMatcher(source, items, ["items", "routing", i], rule),
      ...rule.to.flatMap((id, j) =>
        checkKnown(source, "queue", queues, ["items", "routing", i, "to", j], id),
      ),
    ]),
  ];
}

/** What units decide and chains consist of; a chain may only have items that this hall offers. */
export function checkIntake(
  { offices, intake }: HallFile,
  source: YamlSource,
  items: ItemsFile,
  offered: readonly string[],
): HallProblem[] {
  const domains = idsOf(items.domains);
  return [
    ...offices.flatMap((office, i) =>
      office.units.flatMap((unit, j) =>
        unit.domains.flatMap((id, k) =>
          checkKnown(source, "domain", domains, ["offices", i, "units", j, "domains", k], id),
        ),
      ),
    ),
    ...intake.chains.flatMap((chain, i) =>
      chain.items.flatMap((id, j) => {
        const path: PathStep[] = ["intake", "chains", i, "items", j];
        const twice = `“${id}” stands twice in this chain; a step is taken once.`;
        return [
          ...checkKnown(source, "item", offered, path, id),
          ...(chain.items.indexOf(id) < j ? [source.problem(path, twice)] : []),
        ];
      }),
    ),
  ];
}

function checkMatcher(source: YamlSource, items: ItemsFile, path: PathStep[], rule: Matcher): HallProblem[] {
  const each = (key: "items" | "category" | "domain", what: string, known: readonly string[]) =>
    (rule[key] ?? []).flatMap((id, i) => checkKnown(source, what, known, [...path, key, i], id));
  return [
    ...each("items", "item", idsOf(items.items)),
    ...each("category", "category", idsOf(items.categories)),
    ...each("domain", "domain", idsOf(items.domains)),
  ];
}

export function checkResolution(source: YamlSource, resolution: CatalogResolution): HallProblem[] {
  const { unrouted, unfilled, catalog } = resolution;
  const problems = unfilled.map(({ level, wanted, reached }) =>
    source.problem(
      ["items", "generate", level],
      `Only ${reached} of ${wanted} items can be made for level ${level}; lower the number or add subjects to the parts file.`,
    ),
  );
  if (unrouted.length > 0) {
    const names = unrouted.slice(0, 3).join(", ");
    const more = unrouted.length > 3 ? ` and ${unrouted.length - 3} more` : "";
    problems.push(
      source.problem(
        ["items", "routing"],
        `No rule gives a queue to ${names}${more}; end the list with a rule for everything else, e.g. “- { to: all-round }”.`,
      ),
    );
  }
  if (catalog.items.length === 0)
    problems.push(
      source.problem(["items", "offer"], "No item fits these rules; the hall would offer nothing."),
    );
  return problems;
}
