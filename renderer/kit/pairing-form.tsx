import { type FormEvent, useState } from "react";
import { commonWords } from "../words/common.ts";
import { useDoorWords } from "../words/door.ts";
import { useWords } from "../words/words.ts";
import type { Door } from "./door.ts";
import { Notice } from "./notice.tsx";

/** Whoever installs a device types the code that the manager's page shows. */
export function PairingForm({ door }: { door: Door }) {
  const { say } = useWords(commonWords);
  const explain = useDoorWords();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setIsBusy(true);
    setTrouble(null);
    const answer = await door.pair(String(fields.get("code")), String(fields.get("name")));
    if (!answer.ok) setTrouble(answer.error.code === "not-found" ? say("pairWrong") : explain(answer.error));
    setIsBusy(false);
  };

  return (
    <main className="door">
      <form className="door__form" onSubmit={submit}>
        <h1>{say("pairTitle")}</h1>
        <p>{say("pairTodo")}</p>
        <label>
          {say("pairCode")}
          <input
            name="code"
            className="digits"
            inputMode="numeric"
            pattern="[0-9]{6}"
            maxLength={6}
            required
          />
        </label>
        <label>
          {say("pairName")}
          <input name="name" maxLength={64} required />
        </label>
        {trouble ? <Notice kind="wrong" what={trouble} /> : null}
        <button type="submit" className="button button--next" disabled={isBusy}>
          {say("pair")}
        </button>
      </form>
    </main>
  );
}
