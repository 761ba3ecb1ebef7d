import { Input } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Devices } from "../../../../drivers/contract/devices.ts";
import type { IdCard } from "../../../../drivers/contract/id-card.ts";
import { Button } from "../../../kit/button.tsx";
import { useAsked } from "../../../kit/desk/use-asked.ts";
import type { PageError } from "../../../kit/hall.ts";
import { useHall } from "../../../kit/hall-context.tsx";
import { Notice } from "../../../kit/notice.tsx";
import type { Delivery } from "../../../kit/results/result-cells.tsx";
import { Unclaimed } from "../../../kit/results/unclaimed.tsx";
import { isWorking, useDevices } from "../../../kit/use-devices.ts";
import { deliveryWords } from "../../../words/delivery.ts";
import { useDeliveryTroubles } from "../../../words/delivery-troubles.ts";
import { useWords } from "../../../words/words.ts";
import { HandOverDialog } from "./hand-over-dialog.tsx";
import { ResultsTable } from "./results-table.tsx";

interface HandOutProps {
  devices: Devices;
  isStale: boolean;
}

const refreshMs = 10_000;
const pageSize = 50;

/** Who stands here is found by card, number or pickup code; below them what nobody has come for. */
export function HandOut({ devices, isStale }: HandOutProps) {
  const { say } = useWords(deliveryWords);
  const explain = useDeliveryTroubles();
  const hall = useHall();
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<Delivery[] | null>(null);
  const [trouble, setTrouble] = useState<PageError | null>(null);
  const [card, setCard] = useState<IdCard | null>(null);
  const [opened, setOpened] = useState<Delivery | null>(null);
  const [told, setTold] = useState<string | null>(null);
  /** Which question was asked last: an earlier answer would show one person's results beside another's card. */
  const turn = useRef(0);
  const isOpen = useRef(false);
  isOpen.current = opened !== null;
  const unclaimed = useAsked("deliveries:list", { isUnclaimed: true, limit: pageSize }, refreshMs);
  const reader = useDevices(devices, "id-card-reader").find(isWorking);

  const find = useCallback(
    async (asked: { number?: string; pickupCode?: string; card?: IdCard }) => {
      turn.current += 1;
      const own = turn.current;
      setTrouble(null);
      setFound(null);
      const { card: laid, ...rest } = asked;
      const holder = laid ? { holder: { name: laid.name, idNumber: laid.idNumber } } : {};
      const answer = await hall.ask("delivery:find", { ...rest, ...holder });
      if (own !== turn.current) return;
      if (answer.ok) setFound(answer.value.deliveries);
      else setTrouble(answer.error);
    },
    [hall],
  );
  useEffect(
    () =>
      devices.listen((event) => {
        if (event.event !== "card-laid" || isOpen.current) return;
        setCard(event.card);
        setTold(null);
        void find({ card: event.card });
      }),
    [devices, find],
  );
  const search = () => {
    const text = typed.trim().toUpperCase();
    if (text === "") return;
    setCard(null);
    setTold(null);
    void find(/^\d{6}$/.test(text) ? { pickupCode: text } : { number: text });
  };
  return (
    <>
      <div className="sheet">
        <div className="sheet__head">
          <h1>{say("find")}</h1>
          <p className="sheet__note">{say(reader ? "find.card" : "find.noReader")}</p>
        </div>
        {told ? <Notice kind="said" what={told} /> : null}
        <form
          className="delivery__find"
          onSubmit={(event) => {
            event.preventDefault();
            search();
          }}
        >
          <label htmlFor="delivery-find">{say("find.field")}</label>
          <Input
            id="delivery-find"
            value={typed}
            maxLength={32}
            autoComplete="off"
            autoFocus
            onChange={({ target }) => setTyped(target.value)}
          />
          <Button kind="next" onPress={search}>
            {say("find.go")}
          </Button>
          {card ? <span className="sheet__note">{say("find.ofCard", { name: card.name })}</span> : null}
        </form>
        {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
        {found?.length === 0 ? <Notice kind="attention" what={say("find.none")} /> : null}
        {found && found.length > 0 ? <ResultsTable rows={found} isStale={isStale} open={setOpened} /> : null}
      </div>
      <div className="sheet">
        <div className="sheet__head">
          <h2>{say("unclaimed.sign")}</h2>
        </div>
        <Unclaimed
          deliveries={unclaimed.value?.deliveries ?? []}
          isStale={isStale}
          mayRemind
          onReminded={unclaimed.again}
        />
      </div>
      {opened ? (
        <HandOverDialog
          row={opened}
          card={card}
          devices={devices}
          onClose={() => setOpened(null)}
          onDone={() => {
            setTold(say("done", { number: opened.number }));
            setOpened(null);
            setFound(null);
            setCard(null);
            setTyped("");
            unclaimed.again();
          }}
        />
      ) : null}
    </>
  );
}
