import "./rating.css";
import { useState } from "react";
import type { HallDescription } from "../../hall-server/contract/hall.ts";
import { Button } from "../kit/button.tsx";
import { Face } from "../kit/faces.tsx";
import { useCatalog, useHall, useHallDescription } from "../kit/hall-context.tsx";
import { Icon } from "../kit/icon.tsx";
import { Notice } from "../kit/notice.tsx";
import { UnbrokenWords } from "../kit/unbroken-words.tsx";
import { useErrorWords } from "../words/errors.ts";
import { phoneWords } from "../words/phone.ts";
import { useWords } from "../words/words.ts";
import type { Ticket } from "./alarm.ts";
import { whatFor } from "./places.ts";

/** As the hall takes it. */
const longestComment = 150;

interface RatePageProps {
  ticket: Ticket;
  token: string;
  startLevel?: number;
}

export function RatePage({ ticket, token, startLevel }: RatePageProps) {
  const { say, pick } = useWords(phoneWords);
  const description = useHallDescription();
  const catalog = useCatalog();
  const [chosen, setChosen] = useState<number | null>(startLevel ?? null);
  const levels = description?.ratingLevels ?? [];
  const level = levels.find((one) => one.level === chosen);
  return (
    <main className="phone__main">
      <h1 className="phone__what">{say("rate")}</h1>
      <p className="phone__rated">
        <strong>{ticket.ticket.number}</strong> {whatFor(ticket, catalog?.items ?? [], pick, "、")}
      </p>
      <p className="phone__updated">{say("rateFree")}</p>
      {level ? (
        <Reasons key={level.level} level={level} token={token} onBack={() => setChosen(null)} />
      ) : (
        <div className="phone__faces">
          {levels
            .toSorted((a, b) => b.level - a.level)
            .map((one) => (
              <Button key={one.level} onPress={() => setChosen(one.level)} className="phone__face">
                <Face level={one.level as 1 | 2 | 3 | 4 | 5} />
                <span>{pick(one.name)}</span>
              </Button>
            ))}
        </div>
      )}
    </main>
  );
}

interface ReasonsProps {
  level: HallDescription["ratingLevels"][number];
  token: string;
  onBack: () => void;
}

function Reasons({ level, token, onBack }: ReasonsProps) {
  const { say, pick } = useWords(phoneWords);
  const explain = useErrorWords();
  const hall = useHall();
  const [tags, setTags] = useState<readonly string[]>([]);
  const [comment, setComment] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const needsReason = level.isBad && tags.length === 0 && comment.trim() === "";

  const send = async () => {
    setIsBusy(true);
    setTrouble(null);
    const written = comment.trim();
    const answer = await hall.send("rating:submit", {
      token,
      level: level.level,
      tags: [...tags],
      ...(written === "" ? {} : { comment: written }),
    });
    setIsBusy(false);
    if (answer.ok) return;
    setTrouble(answer.error.code === "wrong-state" ? say("rateClosed") : explain(answer.error));
  };
  const turn = (code: string) =>
    setTags(tags.includes(code) ? tags.filter((one) => one !== code) : [...tags, code]);

  return (
    <>
      <h2 className="phone__level">
        <Face level={level.level as 1 | 2 | 3 | 4 | 5} />
        <span>{pick(level.name)}</span>
      </h2>
      <p>{say(level.isBad ? "whyBad" : "whyGood")}</p>
      <div className="phone__tags">
        {level.tags.map((tag) => (
          <label key={tag.code} className="phone__tag">
            <input
              type="checkbox"
              className="unseen"
              checked={tags.includes(tag.code)}
              onChange={() => turn(tag.code)}
            />
            <span className="phone__box">
              <Icon name="check" />
            </span>
            <span>
              <UnbrokenWords text={pick(tag.name)} />
            </span>
          </label>
        ))}
      </div>
      <label className="phone__comment">
        <span>{say("comment")}</span>
        <textarea
          rows={3}
          maxLength={longestComment}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <span className="phone__updated">
          {say("commentLeft", { count: longestComment - comment.length })}
        </span>
      </label>
      {trouble ? <Notice kind="wrong" what={trouble} /> : null}
      <div className="phone__pair phone__pair--send">
        <Button onPress={onBack}>{say("again")}</Button>
        <Button
          kind="next"
          onPress={send}
          disabledBecause={isBusy ? say("sending") : needsReason ? say("chooseFirst") : null}
        >
          {say("send")}
        </Button>
      </div>
    </>
  );
}
