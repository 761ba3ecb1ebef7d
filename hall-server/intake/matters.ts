/** 一件事 and 并联: several items of one person under one parent. */
import type { HallError } from "../contract/errors.ts";
import type { Matter } from "../contract/intake.ts";
import { accept, type Deciding, type Handlers, refuse } from "../deciding.ts";
import { type Admitting, atOwnCounter, maySee, seesAll } from "./admission.ts";
import { after } from "./dues.ts";
import { isGivenUp } from "./life-cycle.ts";
import type { ApplicationRecord } from "./record.ts";
import type { IntakeTables, MatterRecord } from "./tables.ts";

export const matterCommands: Handlers<"matter:open"> = {
  "matter:open": (deciding, input) => {
    const { config, state } = deciding;
    const chain = config.intake.chains.find((one) => one.id === input.chainId);
    if (!chain) return refuse("not-found", { what: "chain", id: input.chainId });
    const there = input.ticketId === undefined ? null : atOwnCounter(deciding, input.ticketId);
    if (there && "code" in there) return there;
    const matterId = deciding.newId("m");
    const personId = state.queueing.tickets.get(input.ticketId ?? "")?.personId ?? null;
    return accept(
      [
        {
          name: "matter-opened",
          data: {
            matterId,
            chainId: chain.id,
            kind: chain.kind,
            name: chain.name.zh,
            itemIds: chain.items,
            ticketId: input.ticketId ?? null,
            personId,
            by: deciding.principal.id,
          },
        },
      ],
      () => {
        const opened = deciding.intake.matter(matterId);
        if (!opened) throw new Error("a matter that was just written is not there");
        return { matter: drawMatter(deciding, opened) };
      },
    );
  },
};

/** Whether an item may be begun under a matter now, and by which rules its time runs. */
export function stepOfMatter(
  deciding: Deciding,
  matterId: string | undefined,
  itemId: string,
): { parallel: { silenceIsConsent: boolean } | null } | HallError {
  if (matterId === undefined) return { parallel: null };
  const matter = deciding.intake.matter(matterId);
  if (!matter) return refuse("not-found", { what: "matter" });
  const at = matter.itemIds.indexOf(itemId);
  if (at === -1) return refuse("invalid-input", { field: "matterId", because: "other-item" });
  const children = deciding.intake.ofMatter(matterId);
  const begun = children.filter((one) => !isGivenUp(one.state)).map((one) => one.terms.itemId);
  if (begun.includes(itemId)) return refuse("wrong-state", { what: "matter", because: "begun-before" });
  if (matter.kind === "parallel") {
    const chain = deciding.config.intake.chains.find((one) => one.id === matter.chainId);
    return { parallel: { silenceIsConsent: chain?.silenceIsConsent ?? false } };
  }
  // An item that was withdrawn meanwhile keeps nobody from what comes after it.
  const isWaitedFor = (id: string) => !begun.includes(id) && deciding.items.inForce(id) !== null;
  const earlier = matter.itemIds.slice(0, at).find(isWaitedFor);
  if (earlier !== undefined)
    return refuse("wrong-state", { what: "matter", because: "earlier-step", itemId: earlier });
  return { parallel: null };
}

/** The one that counts where an item was begun more than once: the newest. */
export function childOf(
  children: readonly ApplicationRecord[],
  itemId: string,
): ApplicationRecord | undefined {
  return children.findLast((one) => one.terms.itemId === itemId);
}

/** Of several applications that belong together, whoever may see one sees how the others stand. */
export function hasPartIn(intake: IntakeTables, admitting: Admitting, matterId: string): boolean {
  if (seesAll(admitting.principal)) return true;
  return intake.ofMatter(matterId).some((child) => maySee(admitting, child));
}

export function drawMatter(
  { intake, config }: { intake: IntakeTables; config: Deciding["config"] },
  matter: MatterRecord,
): Matter {
  const all = intake.ofMatter(matter.id);
  const children = all.filter((one) => !isGivenUp(one.state));
  const dues = children.flatMap((one) => one.dueOn ?? []);
  const first = children.flatMap((one) => one.acceptedOn ?? []).toSorted()[0];
  const { parallelDays, parallelExtensionDays } = config.intake;
  const isExtended = children.some((one) => one.extension?.isApproved);
  const most = parallelDays + (isExtended ? parallelExtensionDays : 0);
  const latest = dues.toSorted().at(-1) ?? null;
  // By law all of it together is decided within this time, whatever each of them was given.
  const limit = matter.kind === "parallel" && first ? after(config, first, most) : null;
  return {
    id: matter.id,
    kind: matter.kind,
    chainId: matter.chainId,
    name: matter.name,
    ticketId: matter.ticketId,
    dueOn: latest !== null && limit !== null && limit < latest ? limit : latest,
    steps: matter.itemIds.map((itemId) => {
      const child = childOf(all, itemId);
      return { itemId, applicationId: child?.id ?? null, state: child?.state ?? null };
    }),
  };
}
