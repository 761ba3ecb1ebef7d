import type { HallDescription } from "../../hall-server/contract/hall.ts";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import { Button } from "../kit/button.tsx";
import { Face } from "../kit/faces.tsx";
import { useCatalog } from "../kit/hall-context.tsx";
import { padWords } from "../words/pad.ts";
import { useWords } from "../words/words.ts";

interface AskPageProps {
  pad: ViewValue<"pad">;
  levels: HallDescription["ratingLevels"];
  onLevel: (level: number) => void;
  onDecline: () => void;
}

/** Five faces, alike in size and colour so as not to coach; refusing is a button like any other. */
export function AskPage({ pad, levels, onLevel, onDecline }: AskPageProps) {
  const { say, pick, language, setLanguage } = useWords(padWords);
  return (
    <>
      <h1 className="pad__ask">{say("ask")}</h1>
      <p className="pad__about">
        <About pad={pad} />
      </p>
      <p className="pad__free">{say("free")}</p>
      <div className="pad__faces">
        {levels
          .toSorted((a, b) => b.level - a.level)
          .map(({ level, name }) => (
            <Button key={level} onPress={() => onLevel(level)} className="pad__face">
              <Face level={level as 1 | 2 | 3 | 4 | 5} />
              <span>{pick(name)}</span>
            </Button>
          ))}
      </div>
      <div className="pad__actions">
        <Button onPress={onDecline}>{say("decline")}</Button>
        <Button onPress={() => setLanguage(language === "zh" ? "en" : "zh")}>{say("language")}</Button>
        <p className="pad__closes">{say("closesItself")}</p>
      </div>
    </>
  );
}

function About({ pad }: { pad: ViewValue<"pad"> }) {
  const { say, pick } = useWords(padWords);
  const catalog = useCatalog();
  const names = (pad.invitation?.itemIds ?? []).flatMap((itemId) => {
    const item = catalog?.items.find((one) => one.id === itemId);
    return item ? [pick(item.name)] : [];
  });
  const what = names.length > 0 ? names.join(say("and")) : (pad.invitation?.number ?? "");
  const { staff } = pad;
  if (!staff) return <strong>{what}</strong>;
  const { number, name } = staff;
  return (
    <>
      <strong>{what}</strong>
      {say("about", { what: "", who: name ? say("staffNamed", { name, number }) : say("staff", { number }) })}
    </>
  );
}
