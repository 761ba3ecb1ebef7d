import { useEffect, useState } from "react";
import { useFile } from "../../kit/materials/use-file.ts";

/** Shown to managers alone, who keep it. */
export function SealPicture({ blobId, name }: { blobId: string; name: string }) {
  const state = useFile(blobId, "whole");
  const file = state.kind === "here" ? state.file : null;
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return;
    const made = URL.createObjectURL(new Blob([file.content.slice()], { type: file.type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address === null ? null : <img className="seal__picture" src={address} alt={name} />;
}
