import { type FormEvent, useState } from "react";
import { commonWords } from "../words/common.ts";
import { useDoorWords } from "../words/door.ts";
import { useWords } from "../words/words.ts";
import { Brand } from "./brand.tsx";
import type { Door } from "./door.ts";
import { Notice } from "./notice.tsx";
import { useHead } from "./use-head.ts";

interface SignInFormProps {
  page: string;
  door: Door;
}

/** The user whom a demonstration suggests for a page. */
const demonstrationUser: Record<string, string> = {
  counter: "clerk-01",
  manager: "manager",
  office: "reviewer-01",
  agent: "agent-01",
};

export function SignInForm({ page, door }: SignInFormProps) {
  const { say, pick } = useWords(commonWords);
  const explain = useDoorWords();
  const head = useHead(door);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setIsBusy(true);
    setTrouble(null);
    const answer = await door.signIn(String(fields.get("user")), String(fields.get("password")));
    setIsBusy(false);
    if (answer.ok) return;
    setTrouble(answer.error.code === "not-signed-in" ? say("signInWrong") : explain(answer.error));
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
