/** A sheet's numbers hold fifteen digits: of a longer code that was typed as a number the last ones are gone for good. */
const fromHereOn = 1e15;

export const hasLostDigits = (cell: unknown) => typeof cell === "number" && Math.abs(cell) >= fromHereOn;
