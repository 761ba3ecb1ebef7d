/** What a new password may not be. Shared by the manager's page and by the command that makes the first manager. */

/** Sign-in takes no longer one, so that nobody makes the hall hash megabytes. */
export const passwordLength = { min: 10, max: 200 } as const;

export type PasswordProblem = "too-short" | "too-long" | "too-simple" | "has-user-name";

const fewestDifferent = 5;
/** A user name of two letters stands in many a good password. */
const shortestTelling = 4;
const rows = ["01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/**
 * Length is what counts (NIST SP 800-63B, 5.1.1.2); refused besides are what guessers try first: the person's own user
 * name, runs of the keyboard or the alphabet, a few signs over and over.
 */
export function passwordProblem(password: string, user: string): PasswordProblem | null {
  if (password.length < passwordLength.min) return "too-short";
  if (password.length > passwordLength.max) return "too-long";
  const plain = password.toLowerCase();
  if (user.length >= shortestTelling && plain.includes(user.toLowerCase())) return "has-user-name";
  const isSimple = new Set(plain).size < fewestDifferent || isRun(plain);
  return isSimple ? "too-simple" : null;
}

function isRun(plain: string): boolean {
  const backwards = [...plain].reverse().join("");
  return rows.some((row) => row.repeat(2).includes(plain) || row.repeat(2).includes(backwards));
}
