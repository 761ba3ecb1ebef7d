import { useRef, useState } from "react";
import type { ItemFile } from "../../../hall-server/contract/items.ts";
import { Button } from "../../kit/button.tsx";
import { useHall } from "../../kit/hall-context.tsx";
import { managerItemWords } from "../../words/manager-items.ts";
import { useWords } from "../../words/words.ts";

interface FileInputProps {
  id: string;
  value: unknown;
  onChange: (value: ItemFile | null) => void;
}

const types = ["application/pdf", "image/jpeg", "image/png"] as const;

/** A blank form or a sample: kept by the hall at once, published with the version that names it. */
export function FileInput({ id, value, onChange }: FileInputProps) {
  const { say } = useWords(managerItemWords);
  const hall = useHall();
  const input = useRef<HTMLInputElement>(null);
  const [isWrong, setIsWrong] = useState(false);
  const file = value as ItemFile | null;
  const keep = async (chosen: File) => {
    const type = types.find((one) => one === chosen.type);
    const content = new Uint8Array(await chosen.arrayBuffer());
    const kept = type ? await hall.keep(content, type) : null;
    setIsWrong(!kept?.ok);
    if (type && kept?.ok) onChange({ blobId: kept.value.blobId, name: chosen.name.slice(0, 120), type });
  };
  return (
    <div className="item-field__file">
      <input
        id={id}
        ref={input}
        type="file"
        hidden
        accept={types.join(",")}
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen) void keep(chosen);
          target.value = "";
        }}
      />
      <Button className="sheet__small" onPress={() => input.current?.click()}>
        {file ? say("fileKept", { name: file.name }) : say("chooseFile")}
      </Button>
      {file ? (
        <Button className="sheet__quiet" onPress={() => onChange(null)}>
          {say("removeFile")}
        </Button>
      ) : null}
      {isWrong ? (
        <p className="item-field__wrong" role="alert">
          {say("fileWrong")}
        </p>
      ) : null}
    </div>
  );
}
