import type { ReactNode } from "react";
import { Button } from "../../kit/button.tsx";
import { clockOf } from "../../kit/clock.ts";
import { Dialog } from "../../kit/desk/dialog.tsx";
import { useHallTime } from "../../kit/hall-context.tsx";
import { commonWords } from "../../words/common.ts";
import { shellWords } from "../../words/manager-shells.ts";
import { useWords } from "../../words/words.ts";
import { useDeviceWords } from "../devices/device-said.ts";
import { useNames } from "../hall-names.tsx";
import { ScreenPicture } from "./screen-picture.tsx";
import { type Shell, useShellWords } from "./shell-said.ts";

interface ShellDialogProps {
  shell: Shell;
  isStale: boolean;
  onClose: () => void;
}

/** One terminal looked at closely. */
export function ShellDialog({ shell, isStale, onClose }: ShellDialogProps) {
  const { say } = useWords(shellWords);
  const common = useWords(commonWords);
  const words = useShellWords();
  const devices = useDeviceWords();
  const names = useNames();
  const now = useHallTime();
  const { state, todo } = words.condition(shell);
  const heard = shell.heardAt === null ? "–" : clockOf(shell.heardAt);
  return (
    <Dialog
      title={names.asNamed(shell.name)}
      isWide
      onClose={onClose}
      actions={<Button onPress={onClose}>{common.say("close")}</Button>}
    >
      <dl className="shells__facts">
        <Fact name={say("state")}>{todo === "" ? state : `${state}：${todo}`}</Fact>
        <Fact name={say("page")}>
          {shell.windows.length === 0 ? "–" : <Lines of={shell.windows.map(words.window)} />}
        </Fact>
        <Fact name={say("devices")}>
          {shell.devices.length === 0 ? (
            say("noDevices")
          ) : (
            <Lines
              of={shell.devices.map(
                ({ kind, status }) => `${devices.kind(kind)} · ${devices.status(status)}`,
              )}
            />
          )}
        </Fact>
        <Fact name={say("program")}>{`${shell.version} · ${shell.platform}`}</Fact>
        <Fact name={say("running")}>{`${words.running(shell, now)} · ${say("heard")} ${heard}`}</Fact>
        <Fact name={say("happened")}>
          {shell.happened.length === 0 ? say("happenedNone") : <Happened happened={shell.happened} />}
        </Fact>
      </dl>
      <ScreenPicture shell={shell} isStale={isStale} />
    </Dialog>
  );
}

function Happened({ happened }: Pick<Shell, "happened">) {
  const { say } = useWords(shellWords);
  return (
    <Lines
      of={happened.map(({ what, times, at }) => {
        const said = { what: say(`event.${what}`), time: `${at.slice(5, 10)} ${clockOf(at)}`, times };
        return say(times > 1 ? "happenedTimes" : "happenedAt", said);
      })}
    />
  );
}

function Lines({ of: lines }: { of: string[] }) {
  return (
    <ul className="shells__lines">
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same line may come twice, and none is ever moved.
        <li key={i}>{line}</li>
      ))}
    </ul>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
