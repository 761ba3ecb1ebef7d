import { expect, test } from "vitest";
import type { ViewMessage } from "../contract/views.ts";
import { HandClock, openTestHall } from "../testing.ts";
import { ask, connectTo, openTestGateway } from "./testing.ts";

test("in a hall with several kiosks each learns its own name and hours; who may not ask for one gets none", async () => {
  const test = openTestHall({ hall: "city", time: new HandClock("2026-03-06T11:50:00+08:00") });
  const gateway = await openTestGateway(test);
  const paired = (kind: "kiosk" | "host" | "screen", place: string | null) => {
    const deviceId = `${kind}-at-${place}`;
    test.hall.registry.addDevice({ deviceId, kind, place, name: "", pairedAt: 0 }, `token-${deviceId}`);
    return connectTo(gateway.url, `token-${deviceId}`);
  };
  const open = async (socket: Awaited<ReturnType<typeof paired>>, params: object = {}) => {
    const { value, error } = await ask(socket, "view:open", { name: "kiosk", params });
    return value ? (value as unknown as ViewMessage<"kiosk">) : error?.code;
  };
  const kiosk = (answer: Awaited<ReturnType<typeof open>>) =>
    typeof answer === "object" ? answer.value.kiosk : answer;

  const night = await paired("kiosk", "5");
  const shown = await open(night);
  expect(shown).toMatchObject({
    params: { kioskId: "5" },
    value: { kiosk: { id: "5", name: { zh: "5号自助机（24小时）" }, isRoundTheClock: true } },
  });
  expect(kiosk(await open(await paired("kiosk", "1")))).toMatchObject({ id: "1", isRoundTheClock: false });
  expect(typeof shown === "object" && shown.value.hours.slice(0, 3)).toEqual([
    {
      opensAt: "2026-03-06T08:30:00.000+08:00",
      ticketsUntil: "2026-03-06T11:45:00.000+08:00",
      closesAt: "2026-03-06T12:00:00.000+08:00",
    },
    {
      opensAt: "2026-03-06T14:30:00.000+08:00",
      ticketsUntil: "2026-03-06T17:15:00.000+08:00",
      closesAt: "2026-03-06T18:00:00.000+08:00",
    },
    {
      opensAt: "2026-03-09T08:30:00.000+08:00",
      ticketsUntil: "2026-03-09T11:45:00.000+08:00",
      closesAt: "2026-03-09T12:00:00.000+08:00",
    },
  ]);

  // Paired for a place that is no longer in the hall's file: it goes on, without a name.
  expect(kiosk(await open(await paired("kiosk", "77")))).toBeNull();
  expect(kiosk(await open(await paired("host", null)))).toBeNull();
  expect(await open(night, { kioskId: "99" })).toBe("not-found");
  expect(await open(await paired("screen", "1"))).toBe("not-allowed");
  await gateway.stop();
  test.hall.stop();
});
