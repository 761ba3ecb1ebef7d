/** A key, drawn on the button that it presses. */
export function KeyCap({ cap }: { cap: string }) {
  return (
    <span className="cap" aria-hidden="true">
      {cap}
    </span>
  );
}
