import type { IdCard } from "../../../drivers/contract/id-card.ts";
import type { Holder } from "../../../hall-server/contract/ticket.ts";
import { nameOnCard } from "../../kit/form/card-value.ts";
import type { MaskedPerson } from "../flow/state.ts";

/** 张*: the first character and a star, as the hall itself masks. A whole name never reaches the page. */
export function maskPerson(card: IdCard): MaskedPerson {
  const [first = "", ...more] = nameOnCard(card).trim();
  return {
    name: more.length === 0 ? "*" : `${first}*`,
    sex: card.sex === "male" || card.sex === "female" ? card.sex : null,
  };
}

/** What goes to the hall with the wish for a number, and nowhere else. */
export function holderOf(card: IdCard): Holder {
  return { name: nameOnCard(card).slice(0, 60), idNumber: card.idNumber };
}
