const codes = ["ENOSPC", "EDQUOT", "EROFS", "EIO", "EACCES", "EPERM", "EMFILE", "EFBIG"];

/** The disk is full, read-only, broken or closed to us: nothing that the program did wrong. */
export function isDiskTrouble(error: unknown): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
