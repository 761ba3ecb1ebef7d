import type { CardFault, IdCard } from "../contract/id-card.ts";
import { err, ok, type Result, unreachable } from "../result.ts";
import { decodeAddress } from "./address.ts";
import type { Asking } from "./asking.ts";
import { decodeBaseData } from "./base-data.ts";
import { decodeCardText } from "./card.ts";
import { commands, type ReaderStatusName } from "./commands.ts";

export interface ReadCard {
  card: IdCard;
  /** 1024 bytes of WLT, for a decoder. */
  photo: Uint8Array;
}

/**
 * Reads the card that was found. Also when selecting failed: a card whose "selected" got lost on the line refuses to be
 * selected again, and would have to be taken away and laid on anew.
 */
export async function selectAndRead(asking: Asking): Promise<Result<ReadCard, CardFault>> {
  const selected = await asking.ask(commands.selectCard);
  const read = await asking.askToRead(commands.readBase);
  if (read.status !== "ok") {
    const fault = cardFaultOf(read.status);
    return err(fault === "read-failed" ? cardFaultOf(selected.status) : fault);
  }
  const data = decodeBaseData(read.data);
  const card = data ? decodeCardText(data.text) : err("bad-text");
  if (data && card.ok) return ok({ card: card.value, photo: data.photo });
  return err(!card.ok && card.error === "unknown-kind" ? "not-an-id-card" : "read-failed");
}

/** The additional address of the card that was just read; most have none, and some readers do not know the question. */
export async function readNewAddress(asking: Asking): Promise<string | null> {
  const reply = await asking.askOnce(commands.readNewAddress);
  return reply?.status === "ok" ? decodeAddress(reply.data) : null;
}

/** Codes that need nothing more than "please lay it on again" are `read-failed`. */
function cardFaultOf(status: ReaderStatusName): CardFault {
  switch (status) {
    case "unknownCardType":
      return "not-an-id-card";
    case "cardRejectsSam":
    case "samRejectsCard":
    case "verificationFailed":
    case "samUnauthorised":
      return "sam-refused";
    case "badCommand":
    case "notPermitted":
    case "unknownError":
    case "selfTestFailed":
      return "reader-fault";
    case "ok":
    case "itemAbsent":
    case "cardFound":
    case "hostCheckWrong":
    case "hostLengthWrong":
    case "readFailed":
    case "randomNumberFailed":
    case "findFailed":
    case "selectFailed":
      return "read-failed";
    default:
      return unreachable(status);
  }
}
