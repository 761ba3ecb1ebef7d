import { Dock } from "../dock/dock.tsx";
import { mountPage } from "../kit/mount.tsx";
import { CounterPage } from "./counter-page.tsx";

void mountPage({
  page: "counter",
  entry: "staff",
  draw: ({ devices, shell }) => (
    <>
      <CounterPage devices={devices} />
      {shell?.dockUrl ? <Dock dockUrl={shell.dockUrl} /> : null}
    </>
  ),
});
