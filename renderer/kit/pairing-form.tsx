import { type FormEvent, useState } from "react";
import type { WindowRole } from "../../electron/contract/bridge.ts";
import { commonWords } from "../words/common.ts";
import { doorWords, useDoorWords } from "../words/door.ts";
import { useWords } from "../words/words.ts";
import { DigitKeys } from "./digit-keys.tsx";
import type { Door } from "./door.ts";
import { Notice } from "./notice.tsx";

interface PairingFormProps {
  door: Door;
  /** In the shell, which may stand in a kiosk without a keyboard: keys to touch, and a name to go on with. */
  role?: WindowRole;
}

const codeDigits = 6;

/** Whoever installs a device types the code that the manager's page shows. */
export function PairingForm({ door, role }: PairingFormProps) {
  const { say } = useWords(commonWords);
  const { say: sayDoor } = useWords(doorWords);
  const explain = useDoorWords();
  const [code, setCode] = useState("");
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
            value={code}
            onChange={({ target }) => setCode(target.value)}
            inputMode="numeric"
            pattern="[0-9]{6}"
            maxLength={codeDigits}
            required
          />
        </label>
        {role ? (
          <DigitKeys
            onDigit={(digit) => setCode((typed) => (typed + digit).slice(0, codeDigits))}
            onErase={() => setCode((typed) => typed.slice(0, -1))}
            erase={sayDoor("erase")}
          />
        ) : null}
        <label>
          {say("pairName")}
          <input name="name" maxLength={64} required defaultValue={role ? sayDoor(role) : ""} />
        </label>
        {trouble ? <Notice kind="wrong" what={trouble} /> : null}
        <button type="submit" className="button button--next" disabled={isBusy}>
          {say("pair")}
        </button>
      </form>
    </main>
  );
}
