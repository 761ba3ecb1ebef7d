import { Button } from "../../../kit/button.tsx";
import { Icon } from "../../../kit/icon.tsx";
import { useKiosk, useKioskWords } from "../../kiosk-context.tsx";

/** Who may go earlier because of something that a card does not say; the counter looks at the proof. */
export function Claims({ claim }: { claim: string | null }) {
  const { dispatch, hall } = useKiosk();
  const { say, pick } = useKioskWords();
  return (
    <section className="claims">
      <h2>{say("claimsMore")}</h2>
      <div className="claims__list">
        {hall.classes
          .filter((one) => one.mayBeClaimed)
          .map(({ id, name, headStartMinutes }) => (
            <button
              key={id}
              type="button"
              className={`claim ${id === claim ? "claim--chosen" : ""}`}
              aria-pressed={id === claim}
              onClick={() => dispatch({ event: "claim", claim: id })}
            >
              <span className="claim__box">{id === claim ? <Icon name="check" /> : null}</span>
              <span>
                <span className="claim__name">{pick(name)}</span>
                <span className="claim__more">{say("headStart", { minutes: headStartMinutes })}</span>
              </span>
            </button>
          ))}
      </div>
      {claim === null ? (
        <Button className="wide-button" onPress={() => dispatch({ event: "open-claims" })}>
          {say("claimsClose")}
        </Button>
      ) : null}
    </section>
  );
}
