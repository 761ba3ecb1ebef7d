import { type PointerEvent, useEffect, useRef, useState } from "react";
import { Button } from "../../kit/button.tsx";
import { useUnkept } from "../../kit/desk/unkept.tsx";
import { counterIntakeDialogWords } from "../../words/counter-intake-dialogs.ts";
import { useWords } from "../../words/words.ts";

interface SignaturePadProps {
  /** PNG, black on transparent. */
  onSigned: (png: Uint8Array) => void;
  disabledBecause: string | null;
}

const size = { width: 1200, height: 400 };
const lineWidth = 6;

/** A signature by pen, finger or mouse. Nothing of it leaves the page before somebody says that it is good. */
export function SignaturePad({ onSigned, disabledBecause }: SignaturePadProps) {
  const { say } = useWords(counterIntakeDialogWords);
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<{ pointer: number; x: number; y: number } | null>(null);
  const [strokes, setStrokes] = useState(0);
  useUnkept(strokes > 0);

  // A tablet must not scroll the page under the pen; React's own touch listeners cannot stop it.
  useEffect(() => {
    const pad = canvas.current;
    const stop = (event: TouchEvent) => event.preventDefault();
    pad?.addEventListener("touchstart", stop, { passive: false });
    return () => pad?.removeEventListener("touchstart", stop);
  }, []);

  const at = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * size.width,
      y: ((event.clientY - box.top) / box.height) * size.height,
    };
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const from = last.current;
    const pen = event.currentTarget.getContext("2d");
    if (!from || from.pointer !== event.pointerId || !pen) return;
    const to = at(event);
    pen.lineWidth = event.pressure > 0 ? lineWidth * (0.6 + event.pressure * 0.8) : lineWidth;
    pen.lineCap = "round";
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(to.x, to.y);
    pen.stroke();
    last.current = { pointer: event.pointerId, ...to };
  };
  const clear = () => {
    canvas.current?.getContext("2d")?.clearRect(0, 0, size.width, size.height);
    setStrokes(0);
  };
  const use = () => {
    canvas.current?.toBlob((blob) => {
      if (blob) void blob.arrayBuffer().then((bytes) => onSigned(new Uint8Array(bytes)));
    }, "image/png");
  };
  return (
    <div className="intake-signature">
      <canvas
        ref={canvas}
        className="intake-signature__pad"
        {...size}
        role="img"
        aria-label={say("sign.pad")}
        onPointerDown={(event) => {
          if (last.current) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          last.current = { pointer: event.pointerId, ...at(event) };
          draw(event);
          setStrokes((count) => count + 1);
        }}
        onPointerMove={draw}
        onPointerUp={() => {
          last.current = null;
        }}
        onPointerCancel={() => {
          last.current = null;
        }}
      />
      <div className="intake-signature__keys">
        <Button onPress={clear}>{say("sign.clear")}</Button>
        <Button
          kind="next"
          disabledBecause={disabledBecause ?? (strokes === 0 ? say("sign.empty") : null)}
          onPress={use}
        >
          {say("sign.use")}
        </Button>
      </div>
    </div>
  );
}
