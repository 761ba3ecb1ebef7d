import "./materials.css";
import { useState } from "react";
import type { Devices } from "../../../drivers/contract/devices.ts";
import { materialWords } from "../../words/materials.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { useUnkept } from "../desk/unkept.tsx";
import { Notice } from "../notice.tsx";
import { AttachingPanel } from "./attaching-panel.tsx";
import { ChooseFiles, mayChooseFiles } from "./choose-files.tsx";
import { MaterialViewer } from "./material-viewer.tsx";
import { OnTheWay } from "./on-the-way.tsx";
import { PageCards } from "./page-cards.tsx";
import type { MaterialPage } from "./pages.ts";
import { useAttaching } from "./use-attaching.ts";

export interface MaterialPagesProps {
  /** The material's name, in the page's language: 身份证. Never a person's. */
  title: string;
  pages: readonly MaterialPage[];
  /** Every page in it is kept by the hall already. */
  onChange: (pages: readonly MaterialPage[]) => void;
  /** Of this place, for the document camera and scanners; `noDevices` where there are none: the page's own camera still works. */
  devices: Devices;
  /** `touch`: a kiosk, text from 24 px and targets from 72 px; no files are chosen there. */
  look?: "desk" | "touch";
  /** A command takes at most 60 pages of a material. */
  most?: number;
  /** Something is on its way: whatever goes on from here should wait. */
  onBusy?: (isBusy: boolean) => void;
  /** Nothing may be changed at the moment, and why. */
  disabledBecause?: string | null;
  /** Opens with the camera on: a kiosk's step is nothing else. */
  startsWithCamera?: boolean;
}

/** Attaches pages to one material, and shows, orders, turns and removes them. Remembers nothing by itself but what is on its way. */
export function MaterialPages(props: MaterialPagesProps) {
  const { title, pages, onChange, devices, look = "desk", most = 60, disabledBecause = null } = props;
  const { say } = useWords(materialWords);
  const attaching = useAttaching(pages, onChange, { most, onBusy: props.onBusy });
  useUnkept(attaching.items.length > 0);
  const [isCapturing, setCapturing] = useState(props.startsWithCamera ?? false);
  const [shown, setShown] = useState<string | null>(null);
  const cannotAdd = disabledBecause ?? (pages.length >= most ? say("add.full", { most }) : null);
  const takesFiles = look === "desk" && mayChooseFiles();

  if (isCapturing && !cannotAdd) {
    return (
      <div className={`attached attached--${look}`}>
        <AttachingPanel
          title={title}
          devices={devices}
          look={look}
          most={most - pages.length}
          onPictures={(jpegs) => {
            attaching.attach(jpegs.map((content) => ({ content, type: "image/jpeg" })));
            setCapturing(false);
          }}
          onCancel={() => setCapturing(false)}
        />
      </div>
    );
  }
  return (
    <div className={`attached attached--${look}`}>
      {pages.length === 0 && attaching.items.length === 0 ? (
        <p className="attached__none">{say("none")}</p>
      ) : null}
      <PageCards
        pages={pages}
        title={title}
        isTurning={attaching.isTurning}
        cannotChange={disabledBecause}
        onLook={setShown}
        onTurn={attaching.turn}
        onMove={attaching.move}
        onRemove={attaching.remove}
      />
      <OnTheWay items={attaching.items} onAgain={attaching.again} onForget={attaching.forget} />
      {attaching.trouble ? (
        <Notice kind="attention" what={attaching.trouble.what} todo={attaching.trouble.todo} />
      ) : null}
      <div className="attached__add">
        <Button kind="soft" disabledBecause={cannotAdd} onPress={() => setCapturing(true)}>
          {say(pages.length === 0 ? "add.camera" : "add.cameraMore")}
        </Button>
        {takesFiles ? (
          <ChooseFiles title={title} disabledBecause={cannotAdd} onFiles={attaching.attachFiles} />
        ) : null}
      </div>
      {shown ? (
        <MaterialViewer
          title={title}
          pages={pages}
          first={shown}
          look={look}
          onClose={() => setShown(null)}
        />
      ) : null}
    </div>
  );
}
