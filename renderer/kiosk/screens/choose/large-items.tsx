import { Button } from "../../../kit/button.tsx";
import { pageOf } from "../../../kit/page-of.ts";
import type { Choosing } from "../../flow/state.ts";
import { useKiosk, useKioskWords } from "../../kiosk-context.tsx";
import { Pager } from "../../parts/pager.tsx";
import { useIsLandscape } from "../../parts/use-is-landscape.ts";
import { useOffered } from "../../parts/use-offered.ts";

/** In large type nobody searches: what can be handed in here is few, and is read through page by page. */
export function LargeItems({ screen }: { screen: Choosing }) {
  const { dispatch } = useKiosk();
  const { pick } = useKioskWords();
  const { items } = useOffered(screen.purpose);
  const shown = pageOf(items, screen.page, useIsLandscape() ? 3 : 4);
  return (
    <>
      {shown.rows.map((item) => (
        <Button
          key={item.id}
          className="wide-button"
          onPress={() => dispatch({ event: "choose", choice: { kind: "item", itemId: item.id } })}
        >
          {pick(item.name)}
        </Button>
      ))}
      <Pager page={shown.page} pages={shown.pages} />
    </>
  );
}
