/** Five faces, alike in size and colour so as not to coach: only the mouth differs. Level 5 is the best. */
const mouths: Record<1 | 2 | 3 | 4 | 5, { d: string; isFilled: boolean }> = {
  5: { d: "M30 56h40c0 14-9 23-20 23s-20-9-20-23z", isFilled: true },
  4: { d: "M31 59c8 12 30 12 38 0", isFilled: false },
  3: { d: "M32 64h36", isFilled: false },
  2: { d: "M31 70c8-12 30-12 38 0", isFilled: false },
  1: { d: "M30 78c0-13 9-21 20-21s20 8 20 21z", isFilled: true },
};

export function Face({ level }: { level: 1 | 2 | 3 | 4 | 5 }) {
  const mouth = mouths[level];
  return (
    <svg viewBox="0 0 100 100" className="face" aria-hidden="true" focusable="false">
      <circle cx="50" cy="50" r="45" fill="none" stroke="currentColor" strokeWidth="6" />
      <circle cx="34" cy="40" r="6" fill="currentColor" />
      <circle cx="66" cy="40" r="6" fill="currentColor" />
      <path
        d={mouth.d}
        fill={mouth.isFilled ? "currentColor" : "none"}
        stroke={mouth.isFilled ? "none" : "currentColor"}
        strokeWidth="6"
        strokeLinecap="round"
      />
    </svg>
  );
}
