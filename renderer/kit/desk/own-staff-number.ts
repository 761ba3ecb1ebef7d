/** Who sits here: the sign-in form keeps who came in, without the token. */
export function ownStaffNumber(): string | null {
  try {
    const me = JSON.parse(window.sessionStorage.getItem("yichuang me") ?? "null") as unknown;
    if (typeof me !== "object" || me === null || !("staffNumber" in me)) return null;
    return typeof me.staffNumber === "string" ? me.staffNumber : null;
  } catch {
    return null;
  }
}
