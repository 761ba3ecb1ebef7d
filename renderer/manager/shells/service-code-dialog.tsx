import { Input } from "antd";
import { useRef, useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/desk/dialog.tsx";
import { useAct } from "../../kit/desk/use-act.ts";
import type { PageError } from "../../kit/hall.ts";
import { Icon } from "../../kit/icon.tsx";
import { managerWords } from "../../words/manager.ts";
import { shellWords } from "../../words/manager-shells.ts";
import { useWords } from "../../words/words.ts";

interface ServiceCodeDialogProps {
  onClose: () => void;
  onSet: () => void;
}

type Fault = "form" | "differs" | "easy";

/** A new code, typed twice; what it changes is said before it is set. */
export function ServiceCodeDialog({ onClose, onSet }: ServiceCodeDialogProps) {
  const { say } = useWords(shellWords);
  const frame = useWords(managerWords);
  const { act, isBusy, trouble } = useAct("shell:setServiceCode");
  const [fault, setFault] = useState<Fault | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const set = async () => {
    if (isBusy || !form.current) return;
    const typed = new FormData(form.current);
    const code = String(typed.get("code") ?? "");
    const found = faultOf(code, String(typed.get("again") ?? ""));
    setFault(found);
    if (found) return;
    const answer = await act({ code });
    if (answer.ok) onSet();
    else if (isTooEasy(answer.error)) setFault("easy");
  };
  return (
    <Dialog
      title={say("codeTitle")}
      onClose={onClose}
      trouble={trouble && isTooEasy(trouble) ? null : trouble}
      actions={
        <>
          <Button onPress={onClose}>{frame.say("cancel")}</Button>
          <Button kind="next" onPress={() => void set()}>
            {say("codeYes")}
          </Button>
        </>
      }
    >
      <p>{say("codeEffect")}</p>
      <form
        ref={form}
        className="shells__form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void set();
        }}
      >
        {(["code", "again"] as const).map((field) => (
          <div key={field} className="dialog__field">
            <label htmlFor={`service-${field}`}>{say(field === "code" ? "codeField" : "codeAgain")}</label>
            <Input
              id={`service-${field}`}
              name={field}
              type="password"
              inputMode="numeric"
              autoComplete="new-password"
              maxLength={8}
              status={fault ? "error" : ""}
              aria-invalid={fault !== null}
              {...(fault ? { "aria-describedby": "service-fault" } : {})}
            />
          </div>
        ))}
        {fault ? (
          <p id="service-fault" className="shells__fault" role="alert">
            <Icon name="octagon" /> {say(`codeFault.${fault}`)}
          </p>
        ) : null}
        {/* The Enter key in a field presses this one. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

function faultOf(code: string, again: string): Fault | null {
  if (!/^\d{6,8}$/.test(code)) return "form";
  return code === again ? null : "differs";
}

function isTooEasy({ params }: PageError): boolean {
  return params.because === "too-easy";
}
