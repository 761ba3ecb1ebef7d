import type { Devices } from "../../../drivers/contract/devices.ts";
import { materialWords } from "../../words/materials.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { CapturePanel } from "../capture/capture-panel.tsx";
import { KeptBy, useKeeper } from "../desk/unkept.tsx";

interface AttachingPanelProps {
  title: string;
  devices: Devices;
  look: "desk" | "touch";
  /** So many pages still find room. */
  most: number;
  onPictures: (jpegs: readonly Uint8Array[]) => void;
  onCancel: () => void;
}

/** Camera and scanner for one material; its pages go on as soon as they are finished with. */
export function AttachingPanel({ title, devices, look, most, onPictures, onCancel }: AttachingPanelProps) {
  const { say } = useWords(materialWords);
  const keeper = useKeeper();
  // A kiosk has no room for a desk's question; what is around it goes nowhere while there are photos.
  const cancel = () => (look === "touch" ? onCancel() : keeper.leave(onCancel));
  return (
    <section className="attached-capture" aria-label={say("capture.of", { title })}>
      <header className="attached-capture__head">
        <h3>{say("capture.of", { title })}</h3>
        <Button onPress={cancel}>{say("capture.cancel")}</Button>
      </header>
      <KeptBy keeper={keeper}>
        <CapturePanel
          devices={devices}
          look={look}
          title={title}
          finishLabel={say("capture.finish")}
          isPagesOnly
          onFinish={async ({ jpegs }) => {
            if (jpegs.length > most) return { trouble: say("capture.tooMany", { most }) };
            onPictures(jpegs);
            return "done";
          }}
        />
      </KeptBy>
    </section>
  );
}
