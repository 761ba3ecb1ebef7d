// Small things that several scripts need.

/**
 * Tells a person what to do, in both languages, and ends with code 1: no stack trace, it would help nobody.
 * @param {string} chinese
 * @param {string} english
 * @returns {never}
 */
export function sayAndExit(chinese, english) {
  process.stderr.write(`${chinese}\n${english}\n`);
  process.exit(1);
}

/** @param {number} ms */
export function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** @param {number} pid */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
