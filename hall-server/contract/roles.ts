/** Who sends. `anonymous` has no sign-in: a phone page, whose proof is the ticket's token in the input. */
export const staffRoles = ["clerk", "reviewer", "head", "guide", "agent", "manager", "supervisor"] as const;
export const deviceRoles = ["kiosk", "screen", "sign", "pad", "host"] as const;

export type StaffRole = (typeof staffRoles)[number];
export type DeviceRole = (typeof deviceRoles)[number];
export type Role = StaffRole | DeviceRole | "anonymous";

export const everyone: readonly Role[] = [...staffRoles, ...deviceRoles, "anonymous"];
export const signedIn: readonly Role[] = [...staffRoles, ...deviceRoles];
