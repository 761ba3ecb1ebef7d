import { Dock } from "../dock/dock.tsx";
import { mountPage } from "../kit/mount.tsx";
import { KioskPage } from "./kiosk-page.tsx";

void mountPage({
  page: "kiosk",
  entry: "device",
  draw: (tools) => (
    <>
      <KioskPage {...tools} />
      {tools.shell?.dockUrl ? <Dock dockUrl={tools.shell.dockUrl} /> : null}
    </>
  ),
});
