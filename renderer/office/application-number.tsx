/** An application's number: its place code small, its day, and the digits by which people in one office tell them apart. */
export function ApplicationNumber({ value }: { value: string }) {
  const [, place, day, rest] = /^(\d{6})(\d{6})(\d{5}.?)$/.exec(value) ?? [];
  if (place === undefined || day === undefined || rest === undefined)
    return <span className="case-number digits">{value}</span>;
  return (
    <span className="case-number digits">
      <span className="case-number__place">{place}</span>
      <span className="case-number__place">{day}</span>
      <span className="case-number__own">{rest}</span>
    </span>
  );
}
