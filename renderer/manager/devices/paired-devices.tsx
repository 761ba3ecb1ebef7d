import { Checkbox, Select, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import type { ViewValue } from "../../../hall-server/contract/views.ts";
import { Button } from "../../kit/button.tsx";
import { clockOf } from "../../kit/clock.ts";
import { ConfirmDialog } from "../../kit/desk/confirm-dialog.tsx";
import { useAsked } from "../../kit/desk/use-asked.ts";
import { Icon } from "../../kit/icon.tsx";
import { managerWords } from "../../words/manager.ts";
import { deviceWords } from "../../words/manager-devices.ts";
import { useWords } from "../../words/words.ts";
import { useNames } from "../hall-names.tsx";
import { useDeviceWords } from "./device-said.ts";

type Display = ViewValue<"hall">["displays"][number];

interface PairedDevicesProps {
  displays: Display[];
  isStale: boolean;
}

const refreshMs = 30_000;

/** Away first: it was here and is gone. One that was never here today may simply not be in use. */
const orderOf = (display: Display) => (display.isConnected ? 1 : display.since === null ? 2 : 0);

export function PairedDevices({ displays, isStale }: PairedDevicesProps) {
  const { say } = useWords(deviceWords);
  const frame = useWords(managerWords);
  const words = useDeviceWords();
  const names = useNames();
  const [kind, setKind] = useState("");
  const [isOnlyAway, setIsOnlyAway] = useState(false);
  const [revoking, setRevoking] = useState<Display | null>(null);
  const paired = useAsked("devices:list", {}, refreshMs).value?.paired ?? [];
  const pairedAt = new Map(paired.map((device) => [device.deviceId, device.pairedAt]));
  const kinds = [...new Set(displays.map((display) => display.kind))];
  const shown = displays
    .filter((display) => (kind === "" || display.kind === kind) && !(isOnlyAway && display.isConnected))
    .toSorted((a, b) => orderOf(a) - orderOf(b) || a.name.localeCompare(b.name, "zh-CN", { numeric: true }));
  const columns: TableColumnsType<Display> = [
    {
      title: say("connection"),
      key: "connection",
      width: 220,
      render: (_, display) => <Connection display={display} />,
    },
    { title: say("name"), key: "name", render: (_, display) => names.asNamed(display.name) },
    { title: say("kind"), key: "kind", width: 220, render: (_, display) => words.kind(display.kind) },
    {
      title: say("since"),
      key: "since",
      width: 180,
      render: (_, display) => (display.since === null ? "–" : clockOf(display.since)),
    },
    {
      title: say("pairedAt"),
      key: "pairedAt",
      width: 220,
      render: (_, display) => {
        const at = pairedAt.get(display.deviceId);
        return at ? `${at.slice(0, 10)} ${clockOf(at)}` : "–";
      },
    },
    {
      title: <span className="unseen">{say("revoke")}</span>,
      key: "revoke",
      width: 180,
      align: "right",
      render: (_, display) => (
        <Button
          className="sheet__quiet"
          {...(isStale
            ? { disabledBecause: frame.say("staleBecause") }
            : { label: say("revokeOf", { name: display.name }) })}
          onPress={() => setRevoking(display)}
        >
          {say("revoke")}
        </Button>
      ),
    },
  ];
  return (
    <section aria-labelledby="paired-title">
      <div className="sheet__head sheet__head--table">
        <h2 id="paired-title">{say("paired")}</h2>
        <p className="sheet__note">
          {say("connectedOf", {
            part: displays.filter((display) => display.isConnected).length,
            whole: displays.length,
          })}
        </p>
        <div className="sheet__field sheet__end">
          <Checkbox checked={isOnlyAway} onChange={(event) => setIsOnlyAway(event.target.checked)}>
            {say("onlyAway")}
          </Checkbox>
          <Select
            aria-label={say("kind")}
            style={{ width: 220 }}
            value={kind}
            onChange={setKind}
            options={[
              { value: "", label: say("allKinds") },
              ...kinds.map((one) => ({ value: one, label: words.kind(one) })),
            ]}
          />
        </div>
      </div>
      <Table<Display>
        rowKey="deviceId"
        columns={columns}
        dataSource={shown}
        pagination={shown.length > 12 ? { pageSize: 12, showSizeChanger: false } : false}
      />
      {revoking ? (
        <ConfirmDialog
          title={say("revokeAsk", { name: revoking.name })}
          yes={say("revoke")}
          no={frame.say("cancel")}
          isDanger
          command="device:revoke"
          input={{ deviceId: revoking.deviceId }}
          onClose={() => setRevoking(null)}
        >
          <p>{say("revokeEffect")}</p>
        </ConfirmDialog>
      ) : null}
    </section>
  );
}

function Connection({ display }: { display: Display }) {
  const { say } = useWords(deviceWords);
  if (display.isConnected) {
    return (
      <span className="sheet__sign sheet__sign--green">
        <Icon name="checkCircle" /> {say("connected")}
      </span>
    );
  }
  if (display.since === null) return <span className="sheet__note">{say("never")}</span>;
  return (
    <span className="sheet__sign sheet__sign--amber">
      <Icon name="triangle" /> {say("away")}
    </span>
  );
}
