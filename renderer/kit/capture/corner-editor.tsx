import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { type Corners, type Point, wholePicture } from "../../../drivers/document-images/raster.ts";
import { captureWords } from "../../words/capture.ts";
import { useWords } from "../../words/words.ts";
import { Button } from "../button.tsx";
import { outlinePoints } from "./outline-points.ts";
import { usePicture } from "./use-picture.ts";

interface CornerEditorProps {
  picture: Uint8Array;
  corners: Corners | null;
  onDone: (corners: Corners) => void;
  onCancel: () => void;
}

const names = ["topLeft", "topRight", "bottomRight", "bottomLeft"] as const;
const steps: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The four corners by hand: dragged, or moved with the arrow keys (with Shift in larger steps). */
export function CornerEditor({ picture, corners, onDone, onCancel }: CornerEditorProps) {
  const { say } = useWords(captureWords);
  const address = usePicture(picture);
  const image = useRef<HTMLImageElement>(null);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const [moved, setMoved] = useState<Corners | null>(corners);
  const shown = moved ?? (size ? inset(size) : null);

  const move = (index: number, to: Point) => {
    if (!shown || !size) return;
    const inside = {
      x: Math.round(Math.min(size.width, Math.max(0, to.x))),
      y: Math.round(Math.min(size.height, Math.max(0, to.y))),
    };
    setMoved(shown.map((corner, i) => (i === index ? inside : corner)) as unknown as Corners);
  };
  const drag = (index: number) => (event: PointerEvent<HTMLButtonElement>) => {
    const box = image.current?.getBoundingClientRect();
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !box || !size) return;
    move(index, {
      x: ((event.clientX - box.left) / box.width) * size.width,
      y: ((event.clientY - box.top) / box.height) * size.height,
    });
  };
  const hear = (index: number) => (event: KeyboardEvent) => {
    const step = steps[event.key];
    const corner = shown?.[index];
    if (!step || !corner || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    const by = event.shiftKey ? 40 : 6;
    move(index, { x: corner.x + step.x * by, y: corner.y + step.y * by });
  };

  return (
    <div className="capture-corners">
      <p className="capture-corners__todo">{say("corners.todo")}</p>
      <div className="capture-corners__picture">
        {address ? (
          <img
            ref={image}
            src={address}
            alt={say("corners.picture")}
            onLoad={({ currentTarget }) =>
              setSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
            }
          />
        ) : null}
        {size && shown ? (
          <>
            <svg className="capture-outline" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
              <polygon points={outlinePoints(shown)} />
            </svg>
            {shown.map((corner, index) => (
              <button
                key={names[index]}
                type="button"
                className="capture-corner"
                aria-label={say(`corners.${names[index] ?? "topLeft"}`)}
                style={{
                  left: `${(corner.x / size.width) * 100}%`,
                  top: `${(corner.y / size.height) * 100}%`,
                }}
                onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
                onPointerMove={drag(index)}
                onKeyDown={hear(index)}
              />
            ))}
          </>
        ) : null}
      </div>
      <div className="capture-actions">
        <Button kind="next" onPress={() => shown && onDone(shown)}>
          {say("corners.done")}
        </Button>
        <Button onPress={() => size && setMoved(wholePicture(size))}>{say("corners.whole")}</Button>
        <Button onPress={onCancel}>{say("corners.cancel")}</Button>
      </div>
    </div>
  );
}

/** Where nothing was found: near the picture's own corners, so that each can be seen and taken hold of. */
function inset({ width, height }: { width: number; height: number }): Corners {
  const [x, y] = [Math.round(width * 0.1), Math.round(height * 0.1)];
  return [
    { x, y },
    { x: width - x, y },
    { x: width - x, y: height - y },
    { x, y: height - y },
  ];
}
