/** From the card on the reader to the bytes on the printer's wire: the paper carries a masked name and nothing more. */
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import type { IdCard } from "../../drivers/contract/id-card.ts";
import { encodeJob } from "../../drivers/ticket-printer/encode.ts";
import { describeHall } from "../../hall-server/catalog/describe.ts";
import { device, openTestHall } from "../../hall-server/testing.ts";
import { holderOf, maskPerson } from "../../renderer/kiosk/devices/person.ts";
import { layOutTicket } from "../../renderer/kiosk/paper/ticket-layout.ts";
import { plantedPeople, scannerFor, secretsOf } from "./secrets.ts";

const kiosk = device("kiosk-1", "kiosk", "1");
const people = plantedPeople(8);
const scanner = scannerFor(people.flatMap((person, n) => secretsOf(person, `person ${n}`)));

function cardOf({ name, idNumber }: (typeof people)[number]): IdCard {
  return {
    cardKind: "resident",
    name,
    sex: "female",
    nationCode: "01",
    birth: idNumber.slice(6, 14).replace(/(....)(..)(..)/, "$1-$2-$3"),
    address: "示例省示例市1号",
    idNumber,
    issuer: "示例市公安局",
    validFrom: "2020-01-01",
    validTo: null,
  };
}

test.each(["zh", "en"] as const)("the ticket and its copy, in %s", async (language) => {
  const { hall, done } = openTestHall({ isDemonstration: true });
  const description = describeHall(hall.config);
  for (const person of people) {
    const card = cardOf(person);
    const taken = await done(kiosk, "ticket:take", { queueId: "all-round", holder: holderOf(card) });
    const copy = await done(kiosk, "ticket:reprint", { holder: holderOf(card) });
    for (const isReprint of [false, true]) {
      const { ticket, token } = isReprint ? copy : taken;
      const job = layOutTicket({
        jobId: `${ticket.id}-${isReprint}`,
        ticket: {
          ...ticket,
          ticketId: ticket.id,
          classId: ticket.class,
          isOffline: false,
          token,
          ahead: taken.ahead,
          wait: taken.wait,
          counterIds: taken.counters,
          counterId: null,
        },
        person: maskPerson(card),
        isReprint,
        hall: description,
        item: null,
        kioskName: { zh: "自助机", en: "Kiosk" },
        phoneUrl: `http://127.0.0.1/phone/#t=${token}`,
        picture: { widthDots: 8, heightDots: 1, bits: "AA==" },
        language,
      });
      const encoded = encodeJob(job);
      if (!encoded.ok) throw new Error(encoded.error);
      expect(scanner.find(JSON.stringify(job))).toEqual([]);
      expect(scanner.find(Buffer.concat(encoded.value.pieces))).toEqual([]);
      const onPaper = iconv.decode(Buffer.concat(encoded.value.pieces), "gb18030");
      expect(onPaper).toContain(`${[...person.name][0]}*`);
    }
  }
  hall.stop();
});

test("the scanner would find a name on the paper", () => {
  const [person] = people;
  const job = encodeJob({
    jobId: "1",
    blocks: [{ block: "text", text: `${person?.name} ${person?.idNumber}` }],
  });
  if (!job.ok) throw new Error(job.error);
  const found = scanner.find(Buffer.concat(job.value.pieces));
  expect(found).toContain("the name of person 0, in GBK");
  expect(found).toContain("the ID number of person 0, in UTF-8");
});

test("a name of one character is a star alone", () => {
  const [person] = people;
  if (!person) throw new Error("nobody");
  expect(maskPerson(cardOf({ ...person, name: "鹓" })).name).toBe("*");
});
