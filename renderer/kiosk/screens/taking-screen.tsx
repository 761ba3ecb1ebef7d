import { useKiosk, useKioskWords } from "../kiosk-context.tsx";
import { Page } from "../parts/page.tsx";

/** Between the press and the number: usually too short to be read. */
export function TakingScreen({ isReprint = false }: { isReprint?: boolean }) {
  const { isStale } = useKiosk();
  const { say } = useKioskWords();
  return (
    <Page className="taking" lead={null}>
      <div className="taking__words" role="status">
        <h1>{say(isStale ? "slowTitle" : isReprint ? "reprinting" : "takingTitle")}</h1>
        <p>{say("takingMore")}</p>
        <span className="taking__bar" />
      </div>
    </Page>
  );
}
