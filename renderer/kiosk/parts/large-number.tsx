import { TicketNumber } from "../../kit/number.tsx";

/** As large as four characters can be; longer numbers keep within the same width. */
const roomFor = 4;

export function LargeNumber({ value }: { value: string }) {
  const scale = Math.min(1, roomFor / value.length);
  return (
    <h1 className="ticket__number">
      <span style={{ fontSize: `${scale}em` }}>
        <TicketNumber value={value} />
      </span>
    </h1>
  );
}
