import { materialWords } from "../../words/materials.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { usePicture } from "../capture/use-picture.ts";
import type { OnItsWay } from "./use-attaching.ts";

interface OnTheWayProps {
  items: readonly OnItsWay[];
  onAgain: (key: string) => void;
  onForget: (key: string) => void;
}

/** What is not kept yet, with how far it is, or why it was not taken. */
export function OnTheWay({ items, onAgain, onForget }: OnTheWayProps) {
  const { say } = useWords(materialWords);
  if (items.length === 0) return null;
  const sending = items.filter(({ state }) => state.kind === "sending").length;
  return (
    <>
      {sending > 0 ? (
        <p className="attached-way__sum" role="status">
          {say("way.sending", { left: sending })}
        </p>
      ) : null}
      <ul className="attached-way" aria-label={say("way")}>
        {items.map((item) => (
          <Waiting key={item.key} item={item} onAgain={onAgain} onForget={onForget} />
        ))}
      </ul>
    </>
  );
}

interface WaitingProps extends Omit<OnTheWayProps, "items"> {
  item: OnItsWay;
}

function Waiting({ item, onAgain, onForget }: WaitingProps) {
  const { say } = useWords(materialWords);
  const { file, state, key } = item;
  const address = usePicture(file.type === "image/jpeg" ? file.content : null);
  return (
    <li className={`attached-way__item attached-way__item--${state.kind}`} data-state={state.kind}>
      <span className="attached-way__picture">{address ? <img src={address} alt="" /> : null}</span>
      <span className="attached-way__what">
        {file.name ? <strong>{file.name}</strong> : null}
        {state.kind === "failed" ? (
          <span role="alert">{state.what}</span>
        ) : (
          <span className="attached-way__bar" role="progressbar" aria-label={say("way.one")} />
        )}
      </span>
      {state.kind === "failed" ? (
        <span className="attached-way__actions">
          {state.mayTryAgain ? <Button onPress={() => onAgain(key)}>{say("way.again")}</Button> : null}
          <Button onPress={() => onForget(key)}>{say("way.forget")}</Button>
        </span>
      ) : null}
    </li>
  );
}
