import { useState } from "react";
import { Brand } from "../kit/brand.tsx";
import { Button } from "../kit/button.tsx";
import { clockOf, useLocalTime } from "../kit/clock.ts";
import { useHall } from "../kit/hall-context.tsx";
import { Icon } from "../kit/icon.tsx";
import { commonWords } from "../words/common.ts";
import { declareWords } from "../words/declare.ts";
import { useOpeningSentence } from "../words/opening.ts";
import { useWords } from "../words/words.ts";
import { useDeclare } from "./declare-context.tsx";
import { isUsed } from "./place.ts";

/** Whose computer this is, whether the hall is open, and what is at the same place on every page. */
export function DeclareHead({ onLeave }: { onLeave: () => void }) {
  const { hall, view, place } = useDeclare();
  const { say, pick, language, setLanguage } = useWords(declareWords);
  const { say: sayCommon } = useWords(commonWords);
  const { date, time } = useLocalTime(hall.timeZone);
  const other = language === "zh" ? "en" : "zh";
  return (
    <header className="declare__head">
      <Brand
        name={pick(hall.name)}
        demonstration={hall.isDemonstration ? sayCommon("demonstration") : undefined}
      />
      <p className="declare__state">
        <Opening />
      </p>
      <p className="declare__time">
        {date} <strong className="digits">{time}</strong>
      </p>
      {view?.hall.isOpen ? <Help /> : null}
      <Button onPress={() => setLanguage(other)}>
        <Icon name="translate" />
        <span lang={other === "zh" ? "zh-CN" : "en"}>{say("otherLanguage")}</span>
      </Button>
      {isUsed(place) ? (
        <Button onPress={onLeave}>
          <Icon name="house" />
          {say("home")}
        </Button>
      ) : null}
    </header>
  );
}

function Opening() {
  const { view } = useDeclare();
  const { say } = useWords(declareWords);
  const openingSentence = useOpeningSentence();
  if (!view) return null;
  const { isOpen, changesAt } = view.hall;
  if (!isOpen) return `${say("closed")} ${openingSentence(changesAt)}`;
  return changesAt === null ? say("openAlways") : say("open", { time: clockOf(changesAt) });
}

/** 请人帮忙: rings at the guide desk. */
function Help() {
  const hall = useHall();
  const { say } = useWords(declareWords);
  const [said, setSaid] = useState<"helpCalled" | "helpFailed" | null>(null);
  const call = async () => {
    const answer = await hall.send("help:call", { page: "declare" });
    setSaid(answer.ok ? "helpCalled" : "helpFailed");
    setTimeout(() => setSaid(null), 15_000);
  };
  return said ? (
    <p className="declare__said" role="status">
      {say(said)}
    </p>
  ) : (
    <Button onPress={() => void call()}>
      <Icon name="bell" />
      {say("help")}
    </Button>
  );
}
