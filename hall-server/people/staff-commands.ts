import type { HallConfig } from "../catalog/config.ts";
import { accept, type Handlers, refuse } from "../deciding.ts";
import { allUnitIds } from "../intake/units.ts";
import { passwordProblem } from "./password-rules.ts";
import { hashPasswordNow } from "./passwords.ts";

/** Names and passwords go to the vault's tables; facts say who was added by whom. */
export const staffCommands: Handlers<
  "staff:add" | "staff:setSite" | "staff:setUnits" | "staff:setPassword" | "staff:deactivate"
> = {
  "staff:add": (deciding, input) => {
    const { registry, principal, config } = deciding;
    if (registry.staff(input.user)) return refuse("invalid-input", { field: "user", because: "taken" });
    if (registry.hasStaffNumber(input.staffNumber)) {
      return refuse("invalid-input", { field: "staffNumber", because: "taken" });
    }
    const problem = passwordProblem(input.password, input.user);
    if (problem) return refuse("invalid-input", { field: "password", because: problem });
    const { user: staffId, staffNumber, role, name, unitIds = [] } = input;
    const unknown = unknownUnit(config, unitIds);
    if (unknown !== undefined) return refuse("not-found", { what: "unit", id: unknown });
    const passwordHash = hashPasswordNow(input.password);
    return accept(
      [{ name: "staff-added", data: { staffId, staffNumber, role, by: principal.id } }],
      () => ({}),
      { keep: () => registry.addStaff({ staffId, staffNumber, role, name, passwordHash, unitIds }) },
    );
  },

  "staff:setSite": ({ registry, principal, config }, { user: staffId, siteId }) => {
    if (registry.staff(staffId)?.role !== "agent") return refuse("not-found", { what: "staff", id: staffId });
    if (!config.sites.some((site) => site.id === siteId))
      return refuse("not-found", { what: "site", id: siteId });
    return accept([{ name: "staff-site-set", data: { staffId, siteId, by: principal.id } }], () => ({}), {
      keep: () => registry.setSite(staffId, siteId),
    });
  },

  "staff:setUnits": ({ registry, principal, config }, { user: staffId, unitIds }) => {
    if (!registry.staff(staffId)) return refuse("not-found", { what: "staff", id: staffId });
    const unknown = unknownUnit(config, unitIds);
    if (unknown !== undefined) return refuse("not-found", { what: "unit", id: unknown });
    return accept([{ name: "staff-units-set", data: { staffId, unitIds, by: principal.id } }], () => ({}), {
      keep: () => registry.setUnits(staffId, unitIds),
    });
  },

  "staff:setPassword": (deciding, input) => {
    const { registry, principal } = deciding;
    if (!registry.staff(input.user)) return refuse("not-found", { what: "staff", id: input.user });
    const problem = passwordProblem(input.password, input.user);
    if (problem) return refuse("invalid-input", { field: "password", because: problem });
    const passwordHash = hashPasswordNow(input.password);
    return accept(
      [{ name: "staff-password-set", data: { staffId: input.user, by: principal.id } }],
      () => ({}),
      { keep: () => registry.setPassword(input.user, passwordHash) },
    );
  },

  "staff:deactivate": (deciding, input) => {
    const { registry, principal } = deciding;
    const member = registry.staff(input.user);
    if (!member?.isActive) return refuse("not-found", { what: "staff", id: input.user });
    if (input.user === principal.name) return refuse("not-allowed", { what: "staff", because: "yourself" });
    return accept(
      [{ name: "staff-deactivated", data: { staffId: input.user, by: principal.id } }],
      () => ({}),
      { keep: () => registry.deactivate(input.user) },
    );
  },
};

function unknownUnit(config: HallConfig, unitIds: readonly string[]): string | undefined {
  const known = new Set(allUnitIds(config));
  return unitIds.find((id) => !known.has(id));
}
