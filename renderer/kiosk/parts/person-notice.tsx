import { Icon } from "../../kit/icon.tsx";
import { useKiosk, useKioskWords } from "../kiosk-context.tsx";

/** “Keep your card” first; without a card, that this is fine too. */
export function PersonNotice() {
  const { state } = useKiosk();
  const { say, address } = useKioskWords();
  const { person } = state;
  return (
    <div className="notice notice--said person-notice" role="status">
      <span className="notice__icon">
        <Icon name="card" />
      </span>
      <p>
        {person ? say("cardKept", { person: address(person) }) : say("noCard")}
        <strong>{person ? say("keepCard") : say("noCardMore")}</strong>
      </p>
    </div>
  );
}
