import { Table, type TableColumnsType } from "antd";
import { Button } from "../../kit/button.tsx";
import { clockOf } from "../../kit/clock.ts";
import { useHallTime } from "../../kit/hall-context.tsx";
import { Icon } from "../../kit/icon.tsx";
import { shellWords } from "../../words/manager-shells.ts";
import { useWords } from "../../words/words.ts";
import { useNames } from "../hall-names.tsx";
import { type Shell, useShellWords } from "./shell-said.ts";

interface ShellsTableProps {
  /** Troubles first, as the hall sorted them. */
  shells: Shell[];
  open: (deviceId: string) => void;
}

export function ShellsTable({ shells, open }: ShellsTableProps) {
  const { say } = useWords(shellWords);
  const words = useShellWords();
  const names = useNames();
  const now = useHallTime();
  if (shells.length === 0) return <p className="sheet__note">{say("none")}</p>;
  const troubled = shells.filter((shell) => words.condition(shell).look !== "green").length;
  const columns: TableColumnsType<Shell> = [
    { title: say("name"), key: "name", width: 190, render: (_, shell) => names.asNamed(shell.name) },
    { title: say("state"), key: "state", render: (_, shell) => <Condition shell={shell} /> },
    {
      title: say("page"),
      key: "page",
      width: 160,
      render: (_, shell) => shell.windows.map(({ role }) => say(`role.${role}`)).join("、") || "–",
    },
    { title: say("devices"), key: "devices", width: 180, render: (_, shell) => <Devices shell={shell} /> },
    {
      title: say("program"),
      key: "program",
      width: 120,
      render: (_, shell) => (
        <>
          {shell.version}
          {shell.memoryMegabytes === null ? null : (
            <div className="shells__small">{say("memory", { megabytes: shell.memoryMegabytes })}</div>
          )}
        </>
      ),
    },
    {
      title: say("running"),
      key: "running",
      width: 150,
      render: (_, shell) => words.running(shell, now),
    },
    {
      title: say("heard"),
      key: "heard",
      width: 120,
      render: (_, shell) => (shell.heardAt === null ? "–" : clockOf(shell.heardAt)),
    },
    {
      title: <span className="unseen">{say("details")}</span>,
      key: "details",
      width: 110,
      align: "right",
      render: (_, shell) => (
        <Button
          className="sheet__small"
          label={say("detailsOf", { name: names.asNamed(shell.name) })}
          onPress={() => open(shell.deviceId)}
        >
          {say("details")}
        </Button>
      ),
    },
  ];
  return (
    <>
      <p className="sheet__note">{troubled > 0 ? say("troubled", { count: troubled }) : say("well")}</p>
      <Table<Shell>
        rowKey="deviceId"
        columns={columns}
        dataSource={shells}
        rowClassName={(shell) => (shell.silentSince === null ? "" : "row--bad")}
        pagination={shells.length > 12 ? { pageSize: 12, showSizeChanger: false } : false}
      />
    </>
  );
}

function Condition({ shell }: { shell: Shell }) {
  const { look, state, todo } = useShellWords().condition(shell);
  const icon = { green: "checkCircle", amber: "triangle", red: "octagon" } as const;
  return (
    <div className="shells__state">
      <span className={`sheet__sign sheet__sign--${look}`}>
        <Icon name={icon[look]} /> {state}
      </span>
      {todo === "" ? null : <span>{todo}</span>}
    </div>
  );
}

function Devices({ shell }: { shell: Shell }) {
  const { say } = useWords(shellWords);
  const bad = shell.devices.filter(({ health }) => health !== "ok").length;
  if (shell.devices.length === 0) return say("noDevices");
  if (bad === 0) return say("devicesWell", { count: shell.devices.length });
  return (
    <span className="sheet__sign sheet__sign--amber">
      <Icon name="triangle" /> {say("devicesBad", { bad })}
    </span>
  );
}
