import { Checkbox, Input, Segmented } from "antd";
import { useEffect, useState } from "react";
import type { Devices } from "../../../../drivers/contract/devices.ts";
import type { IdCard } from "../../../../drivers/contract/id-card.ts";
import { Button } from "../../../kit/button.tsx";
import { Dialog } from "../../../kit/desk/dialog.tsx";
import { KeptBy, Unkept, useKeeper } from "../../../kit/desk/unkept.tsx";
import { useAct } from "../../../kit/desk/use-act.ts";
import { useHall } from "../../../kit/hall-context.tsx";
import { MaterialPages } from "../../../kit/materials/material-pages.tsx";
import type { MaterialPage } from "../../../kit/materials/pages.ts";
import { Notice } from "../../../kit/notice.tsx";
import type { Delivery } from "../../../kit/results/result-cells.tsx";
import { deliveryWords } from "../../../words/delivery.ts";
import { useDeliveryTroubles } from "../../../words/delivery-troubles.ts";
import { useWords } from "../../../words/words.ts";
import { SignaturePad } from "../../intake/signature-pad.tsx";

interface HandOverDialogProps {
  row: Delivery;
  /** The card by which they were found. */
  card: IdCard | null;
  devices: Devices;
  onClose: () => void;
  onDone: () => void;
}

/** Who it is, what proves it, a signature: then it is handed over and stands in the register. */
export function HandOverDialog({ row, card: first, devices, onClose, onDone }: HandOverDialogProps) {
  const { say } = useWords(deliveryWords);
  const explain = useDeliveryTroubles();
  const hall = useHall();
  const { act, isBusy, trouble } = useAct("delivery:handOver");
  const [who, setWho] = useState<"applicant" | "agent">("applicant");
  const [card, setCard] = useState<IdCard | null>(first);
  const [isOtherPaper, setOtherPaper] = useState(false);
  const [agent, setAgent] = useState({ name: "", idNumber: "" });
  const [proxy, setProxy] = useState<readonly MaterialPage[]>([]);
  const [way, setWay] = useState<"pad" | "paper">("pad");
  const [signature, setSignature] = useState<string | null>(null);
  const [paper, setPaper] = useState<readonly MaterialPage[]>([]);
  const [withOriginals, setWithOriginals] = useState(true);
  const [notKept, setNotKept] = useState<string | null>(null);
  const keeper = useKeeper();
  const collectorKeeper = useKeeper();
  const signatureKeeper = useKeeper();
  const close = () => keeper.leave(onClose);
  const isTyped = who === "agent" && (agent.name !== "" || agent.idNumber !== "");

  useEffect(
    () =>
      devices.listen((event) => {
        if (event.event !== "card-laid") return;
        setCard(event.card);
        setAgent({ name: event.card.name, idNumber: event.card.idNumber });
      }),
    [devices],
  );

  const proof = way === "pad" ? signature : (paper[0]?.blobId ?? null);
  const missing = missingOf();
  function missingOf(): string | null {
    if (isBusy) return say("busy");
    if (who === "applicant" && !isOtherPaper && !card) return say("sign.needCard");
    if (who === "agent" && (agent.name.trim() === "" || agent.idNumber.trim() === ""))
      return say("sign.needAgent");
    return proof === null ? say("sign.needSignature") : null;
  }
  const sign = async (png: Uint8Array) => {
    const kept = await hall.keep(png, "image/png");
    if (kept.ok) setSignature(kept.value.blobId);
    setNotKept(kept.ok ? null : explain(kept.error));
  };
  const handOver = async () => {
    if (proof === null) return;
    const proxyBlobId = proxy[0]?.blobId;
    const answer = await act({
      applicationId: row.applicationId,
      withOriginals,
      checkedBy: who === "applicant" && isOtherPaper ? "paper" : "card",
      ...(way === "pad" ? { signatureBlobId: proof } : { signedPaperBlobId: proof }),
      collector:
        who === "applicant"
          ? {
              kind: "applicant",
              ...(card && !isOtherPaper ? { holder: { name: card.name, idNumber: card.idNumber } } : {}),
            }
          : {
              kind: "agent",
              holder: { name: agent.name.trim(), idNumber: agent.idNumber.trim() },
              ...(proxyBlobId === undefined ? {} : { proxyBlobId }),
            },
    });
    if (answer.ok) onDone();
  };
  return (
    <Dialog
      title={say("sign.title", { number: row.number })}
      isWide
      onClose={close}
      isBusy={isBusy}
      actions={
        <>
          <Button onPress={close}>{say("cancel")}</Button>
          <Button kind="next" disabledBecause={missing} onPress={() => void handOver()}>
            {say("sign.done")}
          </Button>
        </>
      }
    >
      <KeptBy keeper={keeper}>
        <Unkept is={signature !== null || paper.length > 0 || proxy.length > 0 || isTyped} />
        <p className="delivery__about">
          <strong>{row.itemName}</strong> {row.applicant} {row.certificateNumber}
        </p>
        {trouble ? <Notice kind="wrong" what={explain(trouble)} /> : null}
        {notKept ? <Notice kind="wrong" what={notKept} /> : null}
        <div className="delivery__columns">
          <section className="delivery__who" aria-label={say("sign.who")}>
            <h3>{say("sign.who")}</h3>
            <Segmented
              value={who}
              onChange={(chosen) => collectorKeeper.leave(() => setWho(chosen))}
              options={(["applicant", "agent"] as const).map((value) => ({
                value,
                label: say(`sign.${value}`),
              }))}
            />
            <KeptBy keeper={collectorKeeper}>
              {who === "applicant" ? (
                <>
                  <p role="status">
                    {card && !isOtherPaper ? say("sign.cardRead", { name: card.name }) : say("sign.cardWait")}
                  </p>
                  <Checkbox checked={isOtherPaper} onChange={({ target }) => setOtherPaper(target.checked)}>
                    {say("sign.paper")}
                  </Checkbox>
                </>
              ) : (
                <>
                  {(["name", "idNumber"] as const).map((field) => (
                    <div key={field} className="dialog__field">
                      <label htmlFor={`agent-${field}`}>{say(`sign.${field}`)}</label>
                      <Input
                        id={`agent-${field}`}
                        value={agent[field]}
                        maxLength={60}
                        autoComplete="off"
                        onChange={({ target }) => setAgent((now) => ({ ...now, [field]: target.value }))}
                      />
                    </div>
                  ))}
                  <p className="sheet__note">{say("sign.proxyNote")}</p>
                  <MaterialPages
                    title={say("sign.proxy")}
                    pages={proxy}
                    onChange={setProxy}
                    devices={devices}
                    most={1}
                  />
                </>
              )}
            </KeptBy>
            {row.originalsHere > 0 ? (
              <Checkbox checked={withOriginals} onChange={({ target }) => setWithOriginals(target.checked)}>
                {say("sign.originals", { count: row.originalsHere })}
              </Checkbox>
            ) : null}
          </section>
          <section className="delivery__sign" aria-label={say("sign.how")}>
            <h3>{say("sign.how")}</h3>
            <Segmented
              value={way}
              onChange={(chosen) => signatureKeeper.leave(() => setWay(chosen))}
              options={[
                { value: "pad" as const, label: say("sign.onPad") },
                { value: "paper" as const, label: say("sign.onPaper") },
              ]}
            />
            <KeptBy keeper={signatureKeeper}>
              {way === "paper" ? (
                <MaterialPages
                  title={say("sign.scan")}
                  pages={paper}
                  onChange={setPaper}
                  devices={devices}
                  most={1}
                />
              ) : signature === null ? (
                <SignaturePad disabledBecause={null} onSigned={(png) => void sign(png)} />
              ) : (
                <div className="delivery__signed">
                  <Notice kind="said" what={say("sign.signed")} />
                  <Button onPress={() => setSignature(null)}>{say("sign.again")}</Button>
                </div>
              )}
            </KeptBy>
          </section>
        </div>
      </KeptBy>
    </Dialog>
  );
}
