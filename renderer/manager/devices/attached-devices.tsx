import { Table, type TableColumnsType } from "antd";
import type { ViewValue } from "../../../hall-server/contract/views.ts";
import { clockOf } from "../../kit/clock.ts";
import { Icon } from "../../kit/icon.tsx";
import { deviceWords } from "../../words/manager-devices.ts";
import { useWords } from "../../words/words.ts";
import { useNames } from "../hall-names.tsx";
import { useDeviceWords } from "./device-said.ts";

type Device = ViewValue<"hall">["devices"][number];

const weight = { down: 0, attention: 1, ok: 2 };

interface AttachedDevicesProps {
  devices: Device[];
  /** Tell where those who report stand. */
  displays: ViewValue<"hall">["displays"];
}

export function AttachedDevices({ devices, displays }: AttachedDevicesProps) {
  const { say } = useWords(deviceWords);
  const words = useDeviceWords();
  const names = useNames();
  const sorted = devices.toSorted(
    (a, b) => weight[a.health] - weight[b.health] || (a.since < b.since ? 1 : -1),
  );
  const troubled = devices.filter((device) => device.health !== "ok").length;
  const columns: TableColumnsType<Device> = [
    {
      title: say("status"),
      key: "status",
      width: 220,
      render: (_, device) => <Health health={device.health}>{words.status(device.status)}</Health>,
    },
    { title: say("kind"), key: "kind", width: 220, render: (_, device) => words.kind(device.kind) },
    {
      title: say("where"),
      key: "where",
      width: 260,
      render: (_, device) => names.whoReports(device.reportedBy, displays),
    },
    { title: say("todo"), key: "todo", render: (_, device) => words.todo(device.status, device.kind) || "–" },
    { title: say("since"), key: "since", width: 160, render: (_, device) => clockOf(device.since) },
  ];
  return (
    <section aria-labelledby="attached-title">
      <div className="sheet__head">
        <h2 id="attached-title">{say("attached")}</h2>
        {devices.length > 0 ? (
          <p className="sheet__note">
            {troubled > 0 ? say("troubled", { count: troubled }) : say("untroubled")}
          </p>
        ) : null}
      </div>
      {devices.length === 0 ? (
        <p className="sheet__note">{say("attachedNone")}</p>
      ) : (
        <Table<Device>
          rowKey="deviceId"
          columns={columns}
          dataSource={sorted}
          pagination={sorted.length > 12 ? { pageSize: 12, showSizeChanger: false } : false}
        />
      )}
    </section>
  );
}

function Health({ health, children }: { health: Device["health"]; children: string }) {
  const look = { ok: "green", attention: "amber", down: "red" } as const;
  const icon = { ok: "checkCircle", attention: "triangle", down: "octagon" } as const;
  return (
    <span className={`sheet__sign sheet__sign--${look[health]}`}>
      <Icon name={icon[health]} /> {children}
    </span>
  );
}
