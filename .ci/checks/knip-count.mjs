// A reporter for knip that says how much it looked at, which none of its own does.

/** @param {{ counters: { processed: number } }} result */
export default function sayCount({ counters }) {
  console.log(`knip looked at ${counters.processed} files`);
}
