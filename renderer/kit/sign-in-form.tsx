import { type FormEvent, useState } from "react";
import type { SignInAnswer } from "../../hall-server/contract/session.ts";
import { commonWords } from "../words/common.ts";
import { useErrorWords } from "../words/errors.ts";
import { useWords } from "../words/words.ts";
import { Brand } from "./brand.tsx";
import { Notice } from "./notice.tsx";
import { useHead } from "./use-head.ts";

interface SignInFormProps {
  page: string;
  hallUrl: string;
  onSignedIn: (token: string) => void;
}

/** The user whom a demonstration suggests for a page. */
const demonstrationUser: Record<string, string> = { counter: "clerk-01", manager: "manager" };

export function SignInForm({ page, hallUrl, onSignedIn }: SignInFormProps) {
  const { say, pick } = useWords(commonWords);
  const explain = useErrorWords();
  const head = useHead(hallUrl);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setIsBusy(true);
    setTrouble(null);
    try {
      const response = await fetch(`${hallUrl}/api/sessions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ user: fields.get("user"), password: fields.get("password") }),
      });
      if (response.ok) {
        const answer = (await response.json()) as SignInAnswer;
        window.sessionStorage.setItem("yichuang me", JSON.stringify({ ...answer, token: "" }));
        return onSignedIn(answer.token);
      }
      setTrouble(response.status === 401 ? say("signInWrong") : explain((await response.json()).error));
    } catch {
      setTrouble(explain({ code: "server-away", params: {} }));
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <main className="door">
      <form className="door__form" onSubmit={submit}>
        {head ? (
          <Brand
            name={pick(head.name)}
            demonstration={head.isDemonstration ? say("demonstration") : undefined}
          />
        ) : null}
        <h1>{say("signInTitle")}</h1>
        <label>
          {say("user")}
          <input name="user" autoComplete="username" required />
        </label>
        <label>
          {say("password")}
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        {trouble ? <Notice kind="wrong" what={trouble} /> : null}
        <button type="submit" className="button button--next" disabled={isBusy}>
          {say("signIn")}
        </button>
        {head?.isDemonstration ? (
          <p>{say("signInDemo", { user: demonstrationUser[page] ?? "manager" })}</p>
        ) : null}
      </form>
    </main>
  );
}
