import { type FormEvent, useState } from "react";
import type { PairAnswer } from "../../hall-server/contract/session.ts";
import { commonWords } from "../words/common.ts";
import { useErrorWords } from "../words/errors.ts";
import { useWords } from "../words/words.ts";
import { Notice } from "./notice.tsx";

interface PairingFormProps {
  hallUrl: string;
  onPaired: (token: string) => void;
}

export function PairingForm({ hallUrl, onPaired }: PairingFormProps) {
  const { say } = useWords(commonWords);
  const explain = useErrorWords();
  const [trouble, setTrouble] = useState<string | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setTrouble(null);
    try {
      const response = await fetch(`${hallUrl}/api/devices/pair`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ code: fields.get("code"), name: fields.get("name") }),
      });
      if (response.ok) return onPaired(((await response.json()) as PairAnswer).token);
      setTrouble(response.status === 404 ? say("pairWrong") : explain((await response.json()).error));
    } catch {
      setTrouble(explain({ code: "server-away", params: {} }));
    }
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
        <button type="submit" className="button button--next">
          {say("pair")}
        </button>
      </form>
    </main>
  );
}
